import Kernel

/// What is done before the search: a first staircase, the landmark bounds, and the steps that they rule out.
struct PlannerOpening<Bits: AtomBits> {
  private(set) var core: PlannerCore<Bits>
  private(set) var staircase: GoalStaircase
  private(set) var landmarks: [LandmarkBound] = []
  /// The ready routes of the staircase, as indices in the problem: route `~n` of an entry is `routes[n]`.
  private(set) var routes: [[Int]] = []
  private let ceilings: [Int]

  init(_ core: PlannerCore<Bits>, ceilings: [Int]) {
    self.core = core
    self.ceilings = ceilings
    staircase = GoalStaircase(ceilings: ceilings, mixes: [])
  }

  /// Finds routes, bounds the rest by them, and drops steps, as long as that drops many.
  mutating func narrow() {
    let units = (0..<core.criteria).map { unit in (0..<core.criteria).map { $0 == unit ? 1 : 0 } }
    seek(units)
    let mixes = balancedMixes()
    staircase = staircase.remade(ceilings: ceilings, mixes: mixes)
    while true {
      seek(mixes)
      landmarks = (units + mixes).map { LandmarkBound(core, adds: adds($0)) }
      let before = core.steps.count
      let kept = core.steps.indices.map { isWorthTaking($0) }
      if kept.allSatisfy({ $0 }) { return }
      core.keep { kept[$0] }
      if core.steps.count * 8 > before * 7 { break }
    }
    landmarks = (units + mixes).map { LandmarkBound(core, adds: adds($0)) }
  }

  private func adds(_ mix: [Int]) -> [Int] {
    core.steps.map { step in
      var sum = 0
      for index in mix.indices { sum += mix[index] * step.adds[index] }
      return sum
    }
  }

  /// Greedy routes for these mixes, with every step, then with free steps only.
  private mutating func seek(_ mixes: [[Int]]) {
    let greedy = GreedyRoutes(core: core)
    let hasDated = core.steps.contains { !$0.isFree }
    for mix in mixes {
      let adds = adds(mix)
      for freeOnly in hasDated ? [false, true] : [false] {
        guard let route = greedy.route(adds: adds, allowing: { !freeOnly || core.steps[$0].isFree }),
          let (order, vector) = greedy.schedule(route), staircase.welcomes(vector)
        else { continue }
        staircase.insert(vector, route: ~routes.count)
        routes.append(order.map { core.steps[$0].index })
      }
    }
  }

  /// Mixes in which the spread of each criterion over the first routes weighs the same; none where that would overflow.
  private func balancedMixes() -> [[Int]] {
    let vectors = staircase.entries.map(\.vector)
    guard core.criteria > 1, !vectors.isEmpty else { return [] }
    let spreads = (0..<core.criteria).map { index in
      let values = vectors.map { $0[index] }
      return max(1, (values.max() ?? 0) - (values.min() ?? 0))
    }
    let scale = max(1 << 16, spreads.max() ?? 1)
    let balanced = spreads.map { max(1, scale / $0) }
    for index in balanced.indices {
      var total = 40_000 + 3_000 * core.steps.count  // room for the days of waiting, which no step adds
      for step in core.steps {
        let (sum, overflow) = total.addingReportingOverflow(step.adds[index])
        if overflow { return [] }
        total = sum
      }
      let (product, overflow) = total.multipliedReportingOverflow(by: balanced[index])
      if overflow || product >= 1 << 58 { return [] }
    }
    var mixes = [balanced]
    if core.criteria > 2 {
      for a in 0..<core.criteria {
        for b in 0..<a { mixes.append(balanced.indices.map { $0 == a || $0 == b ? balanced[$0] : 0 }) }
      }
    }
    return mixes
  }

  /// False when no route through that step comes below the staircase.
  private func isWorthTaking(_ step: Int) -> Bool {
    let units = (0..<core.criteria).map { index in
      landmarks[index].total - landmarks[index].price(of: landmarks[index].member[step])
    }
    var least = core.criteria == 0 ? [] : units.indices.map { units[$0] + core.steps[step].adds[$0] }
    // The step itself cannot end before its earliest end, and what it does not help with comes on top or was done before.
    least[0] = max(least[0], core.steps[step].earliestEnd)
    for (place, mix) in staircase.mixes.enumerated() {
      let landmark = landmarks[core.criteria + place]
      var sum = landmark.total - landmark.price(of: landmark.member[step])
      for index in mix.indices { sum += mix[index] * core.steps[step].adds[index] }
      least.append(sum)
    }
    return staircase.reaches(least)
  }

  /// Settles the front: set by set of dated steps, or all at once when there are too many sets.
  ///
  /// Returns the day before which all is settled, since today, when the limit cut it short.
  mutating func search(labelLimit: Int) -> Int? {
    if core.commutation == .none { return searchAtOnce(labelLimit: labelLimit) }
    let sets = DatedSets(core, staircase, most: debugCap)
    if debugPlanner { print("sets", sets.members.count, sets.overflowed, sets.members.map { ($0.dated.count) }) }
    if sets.overflowed { return searchAtOnce(labelLimit: labelLimit) }
    var made = 0
    var settledBefore: Int?
    for set in sets.members where staircase.reaches(set.least) {
      if made >= labelLimit {
        settledBefore = min(settledBefore ?? Int.max, set.least[0])
        continue
      }
      var search = SegmentSearch(core, set, staircase, routes: routes)
      let stopped = search.run(labelLimit: labelLimit - made)
      made += search.labels.count
      if debugPlanner { print("set", set.dated, set.least, "free", search.free.count, "labels", search.labels.count) }
      if debugPlanner && search.labels.count > 3000 {
        var alive: [Int] = []
        for l in 0..<min(search.labels.count, 20000) where !search.labels.isDead[l] && !core.goal.isSubset(of: search.segments[l].held.last!) { alive.append(l) }
        var dom = 0
        for a in alive {
          let k = search.states.keys[Int(search.labels.bucket[a])]
          let v = Array(search.labels.sums[a*core.criteria..<(a+1)*core.criteria])
          if alive.contains(where: { b in b != a && search.labels.covers(b, v) && search.labels.bucket[b] != search.labels.bucket[a] && { let k2 = search.states.keys[Int(search.labels.bucket[b])]; return k2.done == k.done && k2.aim == k.aim && search.segments[b].serves(search.segments[a]) }() }) { dom += 1 }
        }
        print("states", search.states.keys.count, "alive", alive.count, "crossdominated", dom)
      }
      staircase = search.staircase
      routes = search.routes
      if let stopped { settledBefore = min(settledBefore ?? Int.max, max(stopped, set.least[0])) }
    }
    return settledBefore
  }

  private mutating func searchAtOnce(labelLimit: Int) -> Int? {
    var search = LabelSearch(core, staircase, landmarks)
    let stopped = search.run(labelLimit: labelLimit)
    staircase = search.staircase.remade { entry in
      if entry.route < 0 { return entry.route }
      routes.append(search.labels.route(to: entry.route).map { core.steps[$0].index })
      return ~(routes.count - 1)
    }
    return stopped
  }
}
