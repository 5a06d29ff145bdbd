import Kernel

/// The earliest end of a route whose steps are all known: before or after which dated step does each free one go?
///
/// Only the amount of free work before each dated step counts for the days, so layouts are added up like the coins of a
/// purse: step by step, every combination of amounts that can be had, with what then holds in each segment. Steps come in
/// an order in which everything that may give what a step requires comes before it, so that each is judged once.
struct Placement<Bits: AtomBits> {
  private let core: PlannerCore<Bits>
  private let chain: [Int]
  private let inMonths: Bool
  /// The free steps, and for each its first segment when everything comes as early as it can.
  private var free: [Int] = []
  private var first: [Int] = []
  /// What the chain has given when each segment begins.
  private var given: [Bits]

  // The search: steps with a choice in the order in which they are judged, and what matters to those not judged yet.
  private var movable: [Int] = []
  private var wanted: [Bits] = []
  private var isSure = true
  private var amounts: [Int] = []
  private var held: [Bits] = []
  private var segments: [Int] = []
  private var rest = 0
  private var seen = StateTable<Way>()
  private var best: (end: Int, segments: [Int])?
  private var limit = 0
  private var lowest = 0
  private var hasFixedWaits = false
  /// The sums that the steps not judged yet can make, step by step.
  private var purses: [Purse] = []
  /// How many layouts were looked at, and how many may be.
  private(set) var looked = 0
  private var layouts = 0
  /// The day before which no layout can end, when not all of them were looked at.
  private(set) var unsettled: Int?

  init(_ core: PlannerCore<Bits>, chain: [Int], free: [Int], span: FreeSpan) {
    self.core = core
    self.chain = chain
    inMonths = span.inMonths
    given = [Bits()]
    for step in chain { given.append(given[given.count - 1].union(core.steps[step].gives)) }
    takeEarliest(free)
  }

  /// Walks the segments, taking each free step as soon as it is ready; those that never are fall away.
  private mutating func takeEarliest(_ steps: [Int]) {
    var held = Bits()
    var pending = steps
    for segment in given.indices {
      held = held.union(given[segment])
      var grew = true
      while grew {
        grew = false
        pending.removeAll { index in
          guard core.steps[index].requires.isSubset(of: held) else { return false }
          held = held.union(core.steps[index].gives)
          free.append(index)
          first.append(segment)
          grew = true
          return true
        }
      }
    }
  }

  /// The earliest end since today, if it comes before the limit, and the steps in the order in which they are walked.
  ///
  /// After so many layouts it gives the best one so far, and says so in `unsettled`.
  mutating func best(before limit: Int, layouts: Int) -> (end: Int, order: [Int])? {
    guard let bare = layout(Array(repeating: 0, count: given.count)), bare < limit else { return nil }
    if chain.isEmpty {
      let end = layout([free.reduce(0) { $0 + core.steps[$1].calendar.amount }]) ?? limit
      return end < limit ? (end, free) : nil
    }
    var limit = limit
    fillWaits()
    if let best {
      if best.end >= limit { self.best = nil } else { limit = best.end }
    }
    let waits = fixedWaits(limit)
    if let waits { delay(waits) }
    var soonest = [Int](repeating: 0, count: given.count)
    for place in free.indices { soonest[first[place]] += amount(place) }
    var forced = [Int](repeating: 0, count: given.count)
    forced[chain.count] = soonest[chain.count]
    guard let least = layout(forced), least < limit else { return result }
    // All as early as can be: never beaten when nothing waits for it.
    if let soon = layout(soonest), soon == least, let order = walk(first) { return (soon, order) }
    movable = free.indices.filter { first[$0] < chain.count }
    lowest = max(least, workBound(soonest), purseBound(waits, least))
    self.limit = limit
    if lowest >= limit { return result }
    self.layouts = layouts
    hasFixedWaits = waits != nil
    orderMovable()
    purses = [Purse()]
    for place in movable.reversed() {
      purses.append(purses[purses.count - 1])
      purses[purses.count - 1].add(amount(place))
    }
    purses.reverse()
    amounts = forced
    rest = movable.reduce(0) { $0 + amount($1) }
    segments = first
    held = given
    seen = StateTable()
    descend(0)
    return result
  }

  private var result: (end: Int, order: [Int])? {
    best.flatMap { found in walk(found.segments).map { (found.end, $0) } }
  }

  /// A good layout, quickly: each step where it is ready and the wait has room for it, else at the end.
  private mutating func fillWaits() {
    var held = given
    var amounts = [Int](repeating: 0, count: given.count)
    var segments = first
    for place in free.indices {
      let step = core.steps[free[place]]
      for segment in first[place]...chain.count where step.requires.isSubset(of: held[segment]) {
        let before = layout(amounts)
        amounts[segment] += amount(place)
        if segment < chain.count, layout(amounts) != before {
          amounts[segment] -= amount(place)
          continue
        }
        for later in segment...chain.count { held[later] = held[later].union(step.gives) }
        segments[place] = segment
        break
      }
    }
    if let end = layout(amounts), walk(segments) != nil { best = (end, segments) }
  }

  private func amount(_ place: Int) -> Int { core.steps[free[place]].calendar.amount }

  /// All the work of the route, without a wait.
  private func workBound(_ amounts: [Int]) -> Int {
    let total = amounts.reduce(0, +)
    var days = FreeSpan(inMonths: inMonths).days(inMonths ? 30 * total : total, waits: chain.count)
    for step in chain { days += core.steps[step].adds[0] }
    return days
  }

  /// The wait before each dated step, when each must have its first start: a later one would come after the limit.
  private func fixedWaits(_ limit: Int) -> [Int]? {
    if inMonths { return nil }
    var waits: [Int] = []
    var day = core.today
    for (segment, step) in chain.enumerated() {
      guard let start = core.steps[step].calendar.start(from: day), let end = core.steps[step].calendar.end(from: start)
      else { return nil }
      // One that opens at some point can be pushed by less than what is put before it: no wait of a fixed length.
      if core.steps[step].calendar.isAnyDay, start > day { return nil }
      if !core.steps[step].calendar.isAnyDay, let late = endAfterMissing(segment, start), late < limit { return nil }
      waits.append(start - day)
      day = end
    }
    return waits
  }

  /// A step comes after all that it cannot do without; so much work must fit into the waits up to its segment.
  private mutating func delay(_ waits: [Int]) {
    var needs = free.map { core.steps[$0].calendar.amount }
    for place in free.indices {
      for dependant in dependants(of: place) { needs[dependant] += amount(place) }
    }
    // What comes before a step of any day pushes it into the wait after it.
    var wait = waits
    var room = waits
    for segment in chain.indices.dropFirst() { room[segment] += room[segment - 1] }
    for segment in chain.indices.reversed() where core.steps[chain[segment]].calendar.isAnyDay {
      let isLast = segment + 1 == chain.count
      room[segment] = isLast ? Int.max : room[segment + 1]
      wait[segment] = isLast || wait[segment + 1] == Int.max ? Int.max : waits[segment] + wait[segment + 1]
    }
    for place in free.indices {
      while first[place] < chain.count, needs[place] > room[first[place]] || amount(place) > wait[first[place]] {
        first[place] += 1
      }
    }
  }

  /// The earliest end, were the steps that have a choice at liberty to fill the waits like coins one purse: those that
  /// cannot come before some segment, the waits from there on.
  private func purseBound(_ waits: [Int]?, _ least: Int) -> Int {
    guard let waits else { return 0 }
    var overflow = 0
    for segment in chain.indices {
      var purse = Purse()
      for place in movable where first[place] >= segment { purse.add(amount(place)) }
      overflow = max(overflow, purse.total - purse.greatest(upTo: waits[segment...].reduce(0, +)))
    }
    return least + overflow
  }

  /// The end of the chain when one of its steps misses this start.
  private func endAfterMissing(_ segment: Int, _ start: Int) -> Int? {
    var day = start + 1
    for step in chain[segment...] {
      guard let end = core.steps[step].calendar.end(from: day) else { return nil }
      day = end
    }
    return day - core.today
  }

  /// The end of a layout with these amounts of free work, segment by segment; nil when a dated step comes too late.
  private func layout(_ amounts: [Int]) -> Int? {
    var day = core.today
    for segment in amounts.indices {
      let amount = amounts[segment]
      if amount > 0 {
        day = inMonths ? CivilDate(daysSinceEpoch: day).adding(months: amount).daysSinceEpoch : day + amount
      }
      if segment < chain.count {
        guard let end = core.steps[chain[segment]].calendar.end(from: day) else { return nil }
        day = end
      }
    }
    return day - core.today
  }

  // MARK: The search

  /// Every amount before every dated step, with what holds there: two ways to the same are one.
  private struct Way: MixedKey {
    var index: Int
    var amounts: [Int]
    var held: [Bits]

    var mixed: UInt64 {
      var hash = UInt64(index)
      for amount in amounts { hash = mix(hash &* 31 &+ UInt64(amount)) }
      for atoms in held { hash = mix(hash &+ atoms.mixed) }
      return hash
    }
  }

  /// How many ways are remembered at most.
  private static var greatestMemory: Int { 1 << 20 }

  /// Puts this step, and those that are judged after it, in every segment where each can be.
  private mutating func descend(_ index: Int) {
    looked += 1
    if looked > layouts {
      unsettled = lowest
      return
    }
    guard let end = layout(amounts), end < limit, best?.end != lowest else { return }
    guard index < movable.count else {
      if isSure || walk(segments) != nil {
        best = (end, segments)
        limit = end
      }
      return
    }
    // What is still to be placed fills the waits at best.
    if !inMonths, end + max(0, rest - (hasFixedWaits ? usable(purses[index]) : waits(end))) >= limit { return }
    if isSure {
      let way = Way(index: index, amounts: amounts, held: held.map { $0.intersection(wanted[index]) })
      // Only a saving: forgetting it keeps the memory bounded.
      if seen.keys.count >= Placement.greatestMemory { seen = StateTable() }
      let known = seen.keys.count
      if seen.number(of: way) < known { return }
    }
    let place = movable[index]
    let step = core.steps[free[place]]
    let before = held
    rest -= amount(place)
    for segment in first[place]...chain.count {
      if isSure, !step.requires.isSubset(of: held[segment]) { continue }
      segments[place] = segment
      amounts[segment] += amount(place)
      for later in segment...chain.count { held[later] = held[later].union(step.gives) }
      if mayStillBegin(index + 1) { descend(index + 1) }
      amounts[segment] -= amount(place)
      held = before
    }
    rest += amount(place)
  }

  /// The days of this layout on which nothing is done, at most.
  private func waits(_ end: Int) -> Int {
    var work = amounts.reduce(0, +)
    for step in chain { work += core.steps[step].adds[0] }
    return end - work
  }

  /// How much of what is still to be placed the waits can hold, each start being fixed.
  private func usable(_ purse: Purse) -> Int {
    var day = core.today
    var sum = 0
    for segment in chain.indices {
      let ready = day + amounts[segment]
      guard let start = core.steps[chain[segment]].calendar.start(from: ready),
        let end = core.steps[chain[segment]].calendar.end(from: ready)
      else { return sum }
      sum += purse.greatest(upTo: start - ready)
      day = end
    }
    return sum
  }

  /// False when a dated step can no longer have what it requires.
  private func mayStillBegin(_ index: Int) -> Bool {
    if !isSure || index < movable.count { return true }
    for (segment, step) in chain.enumerated() where !core.steps[step].requires.isSubset(of: held[segment]) {
      return false
    }
    return true
  }

  /// The movable steps that are out of reach without this one.
  private func dependants(of place: Int) -> [Int] {
    var held = given[chain.count]
    var pending = free.indices.filter { $0 != place }
    var grew = true
    while grew {
      grew = false
      pending.removeAll { other in
        guard core.steps[free[other]].requires.isSubset(of: held) else { return false }
        held = held.union(core.steps[free[other]].gives)
        grew = true
        return true
      }
    }
    return pending
  }

  /// Puts each movable step after all that may give what it requires, and soon after. Where there is a circle that cannot
  /// be, and layouts are only judged once they are whole.
  private mutating func orderMovable() {
    var ordered: [Int] = []
    var pending = movable
    // A step that can only come after another gives that one nothing.
    let after = movable.map { Set(dependants(of: $0)) }
    let suppliers = zip(movable, after).map { place, dependants in
      movable.filter {
        $0 != place && !dependants.contains($0)
          && core.steps[free[$0]].gives.intersects(core.steps[free[place]].requires)
      }
    }
    let supply = Dictionary(uniqueKeysWithValues: zip(movable, suppliers))
    while !pending.isEmpty {
      let ready = pending.filter { place in supply[place]?.allSatisfy { !pending.contains($0) } ?? true }
      // One that requires something comes as soon as it can, so that what it required is soon forgotten.
      guard let next = ready.first(where: { !core.steps[free[$0]].requires.isEmpty }) ?? ready.first else { break }
      ordered.append(next)
      pending.removeAll { $0 == next }
    }
    isSure = pending.isEmpty
    movable = ordered + pending
    var later = Bits()
    for step in chain { later = later.union(core.steps[step].requires) }
    wanted = Array(repeating: later, count: movable.count)
    for index in movable.indices.reversed() {
      later = later.union(core.steps[free[movable[index]]].requires)
      wanted[index] = later
    }
  }

  /// The steps in an order that can be walked, each free one in its segment; nil when there is none.
  private func walk(_ segments: [Int]) -> [Int]? {
    var held = Bits()
    var order: [Int] = []
    for segment in given.indices {
      var pending = free.indices.filter { segments[$0] == segment }
      while !pending.isEmpty {
        let before = pending.count
        pending.removeAll { place in
          guard core.steps[free[place]].requires.isSubset(of: held) else { return false }
          held = held.union(core.steps[free[place]].gives)
          order.append(free[place])
          return true
        }
        if pending.count == before { return nil }
      }
      if segment < chain.count {
        guard core.steps[chain[segment]].requires.isSubset(of: held) else { return nil }
        held = held.union(core.steps[chain[segment]].gives)
        order.append(chain[segment])
      }
    }
    return order
  }
}

/// The sums that some of a few amounts can make.
struct Purse {
  private var words: [UInt64] = [1]
  private(set) var total = 0

  mutating func add(_ amount: Int) {
    total += amount
    let old = words
    while words.count * 64 <= total { words.append(0) }
    let (shift, bits) = (amount / 64, UInt64(amount % 64))
    for index in old.indices {
      words[index + shift] |= old[index] << bits
      if bits > 0, index + shift + 1 < words.count { words[index + shift + 1] |= old[index] >> (64 - bits) }
    }
  }

  /// The greatest sum up to this one.
  func greatest(upTo limit: Int) -> Int {
    var index = min(limit / 64, words.count - 1)
    var rest = words[index]
    if index == limit / 64, limit % 64 < 63 { rest &= (1 << UInt64(limit % 64 + 1)) - 1 }
    while rest == 0 {
      index -= 1
      rest = words[index]
    }
    return index * 64 + 63 - rest.leadingZeroBitCount
  }
}
