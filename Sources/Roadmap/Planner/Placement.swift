import Kernel

/// The best layout of a route.
struct Layout {
  /// The earliest end, a day, and the steps in the order in which they are walked; nil when none ends before the limit.
  var found: (end: Int, order: [Int])?
  /// How many layouts were looked at.
  var looked: Int
  /// The day before which no layout can end, when not all of them were looked at.
  var unsettled: Int?
}

/// The earliest end of a route whose steps are all known: before or after which dated step does each free one go?
///
/// Timing by timing (`ChainTimings`), in the order of time: which free steps fill this wait, then which the next. What is in
/// no wait comes at the end, where it adds up. Since it is known what holds at each moment, a step is only ever tried where
/// it can begin.
///
/// Four things keep the tree small. A wait before a fixed start is filled as far as it goes (one more step there costs
/// nothing). A step that opens any day begins as soon as it can (what would come before it can as well come after). Steps
/// that differ in nothing that matters are taken in one order. And the best sums that are left bound what can be hidden.
struct Placement<Bits: AtomBits, Steps: AtomBits> {
  private let core: PlannerCore<Bits>
  private let free: FreeSteps<Bits>
  private var chain: [Int] = []
  /// What each dated step requires, gives, and whether it begins any day.
  private var asks: [Bits] = []
  private var brings: [Bits] = []
  private var isAnyDay: [Bool] = []
  /// The free steps of the route, as indices of `free`, and what the search asks of each.
  private var chosen: [Int] = []
  private var amount: [Int] = []
  private var requires: [Bits] = []
  private var gives: [Bits] = []
  private var total = 0
  /// For each step, those after it that can take its place.
  private var twins: [Steps] = []
  /// For each dated step that begins any day, what may lead to all that it requires.
  private var helpers: [Steps] = []

  // One timing.
  private var starts: [Int] = []
  /// The day after each dated step, and how much the waits from each one on hold at most.
  private var ends: [Int] = []
  private var roomFrom: [Int] = []
  private var chainEnd = 0
  private var slack = 0
  private var late = Steps()
  private var lateAmount = 0

  // The search.
  private var limit = 0
  private var lowest = 0
  private var place: [Int] = []
  private var best: (end: Int, place: [Int])?
  private var timings: ChainTimings<Bits>
  private var outlook = ChainTimings<Bits>.Outlook()
  private let atomDay: Cells<Int>
  private let begins: Cells<Int>
  private let isStale: Cells<Bool>
  private var seen: [Visit] = []
  private var looked = 0
  /// How many layouts may be looked at.
  private var layouts = 0
  private var unsettled: Int?

  private struct Visit {
    var segment: Int
    var day: Int
    var done: Steps
  }

  init(_ core: PlannerCore<Bits>, _ free: FreeSteps<Bits>) {
    self.core = core
    self.free = free
    timings = ChainTimings(core, free)
    atomDay = Cells(0, count: core.atomCount)
    begins = Cells(0, count: free.count)
    isStale = Cells(false, count: free.count)
  }

  /// Takes up a route: these dated steps in this order, and these free ones.
  private mutating func take(_ chain: [Int], _ chosen: [Int]) {
    self.chain = chain
    (asks, brings, isAnyDay) = ([], [], [])
    var asked = Bits()
    for step in chain {
      asks.append(core.steps[step].requires)
      brings.append(core.steps[step].gives)
      isAnyDay.append(core.steps[step].calendar.isAnyDay)
      asked = asked.union(core.steps[step].requires)
    }
    // The longest first: a wait is soon full.
    self.chosen = chosen.sorted { (free.amount[$1], $0) < (free.amount[$0], $1) }
    amount.removeAll(keepingCapacity: true)
    requires.removeAll(keepingCapacity: true)
    gives.removeAll(keepingCapacity: true)
    place.removeAll(keepingCapacity: true)
    twins.removeAll(keepingCapacity: true)
    helpers.removeAll(keepingCapacity: true)
    total = 0
    for step in self.chosen {
      amount.append(free.amount[step])
      requires.append(free.requires[step])
      gives.append(free.gives[step])
      place.append(chain.count)
      total += free.amount[step]
      asked = asked.union(free.requires[step])
    }
    for one in amount.indices {
      var twin = Steps()
      for other in amount.indices.dropFirst(one + 1)
      where amount[one] == amount[other] && requires[one] == requires[other]
        && gives[one].intersection(asked) == gives[other].intersection(asked)
      {
        twin.insert(other)
      }
      twins.append(twin)
    }
    for (segment, asks) in asks.enumerated() {
      var helping = Steps()
      guard isAnyDay[segment] else {
        helpers.append(helping)
        continue
      }
      var wanted = asks
      var grew = true
      while grew {
        grew = false
        for index in amount.indices
        where !helping.contains(index) && gives[index].intersects(wanted) {
          helping.insert(index)
          wanted = wanted.union(requires[index])
          grew = true
        }
      }
      helpers.append(helping)
    }
  }

  /// The earliest end, a day, if it comes before the limit, and the steps in the order in which they are walked.
  ///
  /// After so many layouts it gives the best one so far, and says so in `unsettled`.
  ///
  /// - Parameter known: outlooks of the chain, the soonest first: of all its timings that end before `laterEnd`.
  mutating func best(
    _ chain: [Int], _ chosen: [Int], before limit: Int, layouts: Int, _ known: [ChainTimings<Bits>.Outlook],
    count: Int, laterEnd: Int
  ) -> Layout {
    take(chain, chosen)
    self.limit = limit
    self.layouts = layouts
    best = nil
    looked = 0
    unsettled = nil
    if chain.isEmpty {
      let end = free.day(core.today, after: total)
      return Layout(
        found: end < limit ? walk(place).map { (end, $0) } : nil, looked: 0, unsettled: nil)
    }
    // The timings that end soonest come first: what they give leaves few of the others worth a look.
    for place in 0..<count where known[place].end < self.limit {
      looked += 1
      search(known[place])
    }
    guard let first = timings.earliestEnd(chain) else {
      return Layout(found: nil, looked: 0, unsettled: nil)
    }
    var (settled, days) = (laterEnd, Placement.firstDays)
    while settled < self.limit {
      let upTo = days > Placement.lastDays ? self.limit : min(self.limit, first + days)
      days *= 4
      if upTo <= settled { continue }
      let most = max(1, layouts - looked)
      timings.list(chain, before: upTo, work: total, most: most)
      for timing in timings.listed where timing.end >= settled && timing.end < self.limit {
        looked += 1
        timings.look(chain, timing, into: &outlook)
        search(outlook)
      }
      if timings.isCut {
        // Some of those listed were looked at before: what is left may be too little all the same.
        looked = max(looked, layouts + 1)
        unsettled = min(unsettled ?? Int.max, first)
        break
      }
      settled = upTo
    }
    var found: (end: Int, order: [Int])?
    if let best, let order = walk(best.place) { found = (best.end, order) }
    return Layout(found: found, looked: looked, unsettled: unsettled)
  }

  /// How many days past the soonest timing are looked at first, and how many before all of them.
  private static var firstDays: Int { 400 }
  private static var lastDays: Int { 5_000 }

  private mutating func search(_ outlook: ChainTimings<Bits>.Outlook) {
    atomDay.copy(outlook.atomDay)
    free.settle(chosen, in: outlook.gaps, atomDay, begins, isStale)
    late = Steps()
    lateAmount = 0
    for (index, step) in chosen.enumerated() where begins[step] >= outlook.gaps.tail {
      late.insert(index)
      lateAmount += amount[index]
    }
    slack = outlook.slack
    chainEnd = outlook.end
    lowest = max(outlook.end(free, late: lateAmount), end(hiding: outlook.room))
    if lowest >= limit { return }
    prepare(outlook.starts)
    enter(0, Steps(), Bits(), core.today, total)
  }

  private mutating func prepare(_ starts: [Int]) {
    self.starts = starts
    ends.removeAll(keepingCapacity: true)
    roomFrom.removeAll(keepingCapacity: true)
    var begin = free.mark(core.today)
    for (segment, step) in chain.enumerated() {
      let end = core.days.end(step, from: starts[segment])
      ends.append(end)
      // What steps of any day take from a wait is left out: a bound may be too good.
      if isAnyDay[segment] {
        roomFrom.append(0)
      } else {
        roomFrom.append(free.room(from: begin, to: free.mark(starts[segment])))
        begin = free.mark(end)
      }
    }
    roomFrom.append(0)
    for segment in chain.indices.reversed() { roomFrom[segment] += roomFrom[segment + 1] }
    seen.removeAll(keepingCapacity: true)
  }

  /// The end when the waits hide so much, and late steps come after.
  private mutating func end(hiding room: Int) -> Int {
    let after = max(lateAmount, total - room)
    if after <= 0 { return chainEnd }
    if slack > 0 { return free.inMonths ? chainEnd : max(chainEnd, chainEnd + after - slack) }
    return free.day(chainEnd, after: after)
  }

  // MARK: The search

  /// Begins the wait before a dated step, or what comes after the last one.
  private mutating func enter(_ segment: Int, _ done: Steps, _ held: Bits, _ day: Int, _ left: Int) {
    if segment == chain.count {
      let end = free.day(day, after: left)
      if end < limit {
        limit = end
        best = (end, place)
      }
      return
    }
    for visit in seen where visit.segment == segment && visit.day <= day && done.isSubset(of: visit.done) { return }
    if seen.count < 4096 { seen.append(Visit(segment: segment, day: day, done: done)) }
    if isAnyDay[segment] {
      guard let start = core.steps[chain[segment]].calendar.start(from: day) else { return }
      fill(segment, done, Steps(), held, day, start, 0, 0, left)
    } else {
      let room = free.room(from: free.mark(day), to: free.mark(starts[segment]))
      if day > starts[segment] { return }
      if end(hiding: total - left + room + roomFrom[segment + 1]) >= limit { return }
      var purse = Purse()
      for index in chosen.indices where !done.contains(index) && !late.contains(index) { purse.add(amount[index]) }
      let hidden = purse.greatest(upTo: room)
      if end(hiding: total - left + hidden + roomFrom[segment + 1]) >= limit { return }
      fill(segment, done, Steps(), held, day, starts[segment], 0, room, left)
    }
  }

  /// Takes or leaves, one after another, the free steps that can go before this dated one.
  private mutating func fill(
    _ segment: Int, _ done: Steps, _ skipped: Steps, _ held: Bits, _ day: Int, _ start: Int, _ used: Int, _ room: Int,
    _ left: Int
  ) {
    looked += 1
    if looked > layouts {
      unsettled = min(unsettled ?? Int.max, lowest)
      return
    }
    if lowest >= limit { return }
    let isAnyDay = isAnyDay[segment]
    if !isAnyDay, end(hiding: total - left + room + roomFrom[segment + 1]) >= limit { return }
    let isReady = asks[segment].isSubset(of: held)
    let hasSlack = isAnyDay && free.day(day, after: used) < start
    if !isAnyDay || hasSlack || !isReady {
      for index in amount.indices
      where !done.contains(index) && !skipped.contains(index) && requires[index].isSubset(of: held) {
        if isAnyDay ? !hasSlack && !helpers[segment].contains(index) : amount[index] > room {
          continue
        }
        var with = done
        with.insert(index)
        place[index] = segment
        fill(
          segment, with, skipped, held.union(gives[index]), day, start, used + amount[index],
          isAnyDay ? room : room - amount[index], left - amount[index])
        place[index] = chain.count
        var without = skipped.union(twins[index])
        without.insert(index)
        fill(segment, done, without, held, day, start, used, room, left)
        return
      }
    }
    guard isReady else { return }
    let next = held.union(brings[segment])
    if isAnyDay {
      guard let after = core.steps[chain[segment]].calendar.end(from: free.day(day, after: used))
      else { return }
      enter(segment + 1, done, next, after, left)
    } else {
      // One more step would have cost nothing.
      for index in chosen.indices
      where !done.contains(index) && amount[index] <= room && requires[index].isSubset(of: held) { return }
      enter(segment + 1, done, next, ends[segment], left)
    }
  }

  /// The steps in an order that can be walked, each free one in its segment; nil when there is none.
  private mutating func walk(_ place: [Int]) -> [Int]? {
    var (held, walked) = (Bits(), Steps())
    var order: [Int] = []
    order.reserveCapacity(chain.count + chosen.count)
    for segment in 0...chain.count {
      var (left, grew) = (true, true)
      while grew {
        (left, grew) = (false, false)
        for index in chosen.indices where place[index] == segment && !walked.contains(index) {
          guard requires[index].isSubset(of: held) else {
            left = true
            continue
          }
          held = held.union(gives[index])
          walked.insert(index)
          order.append(free.core[chosen[index]])
          grew = true
        }
      }
      if left { return nil }
      if segment < chain.count {
        guard asks[segment].isSubset(of: held) else { return nil }
        held = held.union(brings[segment])
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
    let count = words.count
    while words.count * 64 <= total { words.append(0) }
    let (shift, bits) = (amount / 64, UInt64(amount % 64))
    // From the top down: no word is changed before it is read.
    for index in (0..<count).reversed() {
      let word = words[index]
      if bits > 0, index + shift + 1 < words.count { words[index + shift + 1] |= word >> (64 - bits) }
      words[index + shift] |= word << bits
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
