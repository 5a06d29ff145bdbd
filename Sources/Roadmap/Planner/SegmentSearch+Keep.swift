/// A label of `SegmentSearch` that is about to be made, beside its sums and bounds.
struct Move<Bits: AtomBits> {
  var segments: Segments<Bits>
  var done: UInt64
  /// The dated step aimed at, -1 when none is left, nil when it is still to be chosen.
  var aim: Int?
  var parent: Int
  var step: Int
  var place: Int
}

extension SegmentSearch {
  /// Makes the label, once for each dated step that can be next, unless nothing worth having follows from it.
  mutating func enter(_ candidate: inout Candidate, _ made: Move<Bits>) {
    var move = made
    candidate.sums[0] = move.segments.day - core.today
    let pending = set.dated.indices.filter { !move.segments.dated.contains(set.dated[$0]) }
    let isThere = core.goal.isSubset(of: move.segments.held[move.segments.held.count - 1])
    if pending.isEmpty, isThere {
      guard staircase.welcomes(candidate.sums) else { return }
      let label = append(candidate, move, bucket: 0)
      staircase.insert(candidate.sums, route: ~routes.count)
      routes.append(walk(to: label, move.segments))
      return
    }
    settle(&move, pending)
    // Dated steps that come after the goal are needless: the smaller set has that route.
    if isThere || !isWorthwhile(&candidate, pending, move.segments.waited) { return }
    if let aim = move.aim { return keep(candidate, move, aim) }
    if pending.isEmpty { return keep(candidate, move, -1) }
    for aim in pending { keep(candidate, move, aim) }
  }

  /// Takes as held, segment by segment, the atoms that no step still worth taking there leads on from to the goal.
  private func settle(_ move: inout Move<Bits>, _ pending: [Int]) {
    let atoms = move.segments.held[move.segments.held.count - 1]
    var wanted = core.goal.subtracting(atoms)
    for index in pending { wanted = wanted.union(core.steps[set.dated[index]].requires.subtracting(atoms)) }
    for place in move.segments.held.indices { move.segments.settle(place, wanted, free, core, all) }
  }

  private mutating func append(_ candidate: borrowing Candidate, _ move: Move<Bits>, bucket: Int) -> Int {
    segments.append(move.segments)
    places.append(move.place)
    return labels.append(candidate, parent: move.parent, step: move.step, bucket: bucket)
  }

  /// True when some completion may still be worth having.
  private func isWorthwhile(_ candidate: inout Candidate, _ pending: [Int], _ waited: Int) -> Bool {
    let criteria = core.criteria
    guard let chainEnd = core.chainEnd(pending.map { set.dated[$0] }, from: candidate.sums[0]) else { return false }
    var day = candidate.sums[0] - waited
    for index in pending { day += core.steps[set.dated[index]].adds[0] }
    let waits = set.dated.count
    candidate.least[0] = max(chainEnd, day + set.span.days(candidate.rest[0], waits: waits))
    if waits == 0 {
      candidate.least[0] = set.span.end(candidate.rest[0], from: core.today + candidate.sums[0]) - core.today
    }
    day -= set.span.slack(waits: waits)
    for index in 1..<criteria { candidate.least[index] = candidate.sums[index] + candidate.rest[index] }
    for (place, mix) in staircase.mixes.enumerated() {
      var together = mix[0] * day + candidate.rest[criteria + place]
      var apart = mix[0] * candidate.least[0]
      for index in 1..<criteria {
        together += mix[index] * candidate.sums[index]
        apart += mix[index] * candidate.least[index]
      }
      candidate.least[criteria + place] = max(together, apart)
    }
    return staircase.reaches(candidate.least)
  }

  /// Puts the label into its bucket and the queue, unless one there is at least as good; drops those that it beats.
  private mutating func keep(_ candidate: borrowing Candidate, _ move: Move<Bits>, _ aim: Int) {
    let key = Key(atoms: move.segments.held[move.segments.held.count - 1], done: move.done, aim: aim)
    let bucket = states.number(of: key)
    while buckets.count <= bucket { buckets.append([]) }
    for label in buckets[bucket]
    where labels.covers(Int(label), candidate.sums) && segments[Int(label)].serves(move.segments) {
      return
    }
    var beaten = false
    for label in buckets[bucket]
    where labels.isCovered(Int(label), by: candidate.sums) && move.segments.serves(segments[Int(label)]) {
      labels.isDead[Int(label)] = true
      beaten = true
    }
    if beaten { buckets[bucket].removeAll { labels.isDead[Int($0)] } }
    let label = append(candidate, move, bucket: bucket)
    buckets[bucket].append(Int32(label))
    labels.push(label)
  }

  /// True when a label with other atoms, expanded before, is at least as good; else notes it among the expanded ones.
  mutating func isOutdone(_ label: Int) -> Bool {
    let key = states.keys[Int(labels.bucket[label])]
    var group = 0
    while group < expanded.count, expanded[group].done != key.done || expanded[group].aim != key.aim { group += 1 }
    if group == expanded.count { expanded.append((key.done, key.aim, [], [])) }
    let criteria = core.criteria
    let mine = label * criteria
    var place = expanded[group].atoms.count
    while place > 0 {
      place -= 1
      guard key.atoms.isSubset(of: expanded[group].atoms[place]) else { continue }
      let other = Int(expanded[group].labels[place])
      var index = 1
      while index < criteria, labels.sums[other * criteria + index] <= labels.sums[mine + index] { index += 1 }
      if index == criteria, segments[other].serves(segments[label]) { return true }
    }
    expanded[group].atoms.append(key.atoms)
    expanded[group].labels.append(Int32(label))
    return false
  }

  /// The steps of a label's route in the order in which they are walked, as indices of the problem's steps.
  private func walk(to last: Int, _ laid: Segments<Bits>) -> [Int] {
    var free = [[Int]](repeating: [], count: laid.dated.count + 1)
    var label = last
    while label >= 0, labels.step[label] >= 0 {
      let step = Int(labels.step[label])
      if core.steps[step].isFree { free[places[label]].append(step) }
      label = Int(labels.parent[label])
    }
    var route: [Int] = []
    for (place, segment) in free.enumerated() {
      route += segment.reversed()
      if place < laid.dated.count { route.append(laid.dated[place]) }
    }
    return route.map { core.steps[$0].index }
  }
}
