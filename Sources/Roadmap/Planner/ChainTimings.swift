import Kernel

/// The days on which the steps of a chain can begin: as early as they can, or with some of them an intake later, where
/// free work fills the longer wait.
///
/// Within one timing every wait has its length. What fits into none of them comes after the chain, where it adds up.
struct ChainTimings<Bits: AtomBits> {
  struct Timing {
    /// The start of each step; of one that begins any day, the earliest.
    var starts: [Int]
    /// The last day of the chain.
    var end: Int
  }

  /// One timing, with what follows from it for free steps.
  struct Outlook {
    var end: Int
    /// How much free work the waits can hold at most.
    var room: Int
    /// Days of waiting before steps of any day at the end of the chain: work in them delays nothing.
    var slack: Int
    var gaps: Gaps
    /// The day of each atom that the chain gives, as a mark.
    var atomDay: [Int]
  }

  /// Where free steps can go, as marks: the waits before steps with days of their own, and what comes after the last.
  struct Gaps {
    var today: Int
    var waits: [(begin: Int, start: Int)] = []
    /// The end of the last step with days of its own.
    var tail: Int

    /// The first mark from which work of that length finds room.
    @inline(__always)
    func begin(_ stride: Int, from first: Int) -> Int {
      for wait in waits where max(first, wait.begin) + stride <= wait.start { return max(first, wait.begin) }
      return max(first, tail)
    }
  }

  private let core: PlannerCore<Bits>
  private let free: FreeSteps<Bits>
  private var found: [Timing] = []
  private var isCut = false

  init(_ core: PlannerCore<Bits>, _ free: FreeSteps<Bits>) {
    self.core = core
    self.free = free
  }

  /// The last day of the chain when every step begins as early as it can.
  func earliestEnd(_ chain: [Int]) -> Int? {
    var day = core.today
    for step in chain {
      guard let end = core.steps[step].calendar.end(from: day) else { return nil }
      day = end
    }
    return day
  }

  /// Every timing that ends before the limit (a day), with at most so much free work, the earliest first; and whether
  /// there are more than `most`.
  mutating func list(_ chain: [Int], before limit: Int, work: Int, most: Int) -> (timings: [Timing], isCut: Bool) {
    found.removeAll(keepingCapacity: true)
    isCut = false
    var starts: [Int] = []
    let days = free.inMonths ? 31 * work : work
    extend(chain[...], core.today, &starts, limit, days, most)
    if found.count > 1 { found.sort { $0.end < $1.end } }
    return (found, isCut)
  }

  private mutating func extend(
    _ rest: ArraySlice<Int>, _ day: Int, _ starts: inout [Int], _ limit: Int, _ work: Int, _ most: Int
  ) {
    guard let step = rest.first else {
      if found.count >= most { isCut = true } else { found.append(Timing(starts: starts, end: day)) }
      return
    }
    var ready = day
    while !isCut, let start = core.steps[step].calendar.start(from: ready),
      let end = core.steps[step].calendar.end(from: ready), end < limit
    {
      starts.append(start)
      extend(rest.dropFirst(), end, &starts, limit, work, most)
      starts.removeLast()
      // A later start is of use when more work comes before it than the wait for this one holds.
      if core.steps[step].calendar.isAnyDay || start - day >= work { return }
      ready = start + 1
    }
  }

  /// How much free work the waits can hold at most, and the slack at the end (`Outlook`).
  func room(_ chain: [Int], _ timing: Timing) -> (room: Int, slack: Int) {
    var (room, slack) = (0, 0)
    var (day, tail) = (core.today, free.mark(core.today))
    for place in chain.indices {
      let (step, start) = (chain[place], timing.starts[place])
      let isAnyDay = core.steps[step].calendar.isAnyDay
      if isAnyDay {
        slack += slackOf(step, from: day, to: start)
      } else {
        room += free.room(from: tail, to: free.mark(start))
        slack = 0
      }
      day = core.steps[step].calendar.end(from: start) ?? start
      if !isAnyDay { tail = free.mark(day) }
    }
    return (room, slack)
  }

  private func slackOf(_ step: Int, from day: Int, to start: Int) -> Int {
    // Pushed from one month into a shorter one, months can end up to three days nearer.
    if case .months(1...) = core.steps[step].calendar.length { return start - day + 3 }
    return start - day
  }

  func outlook(_ chain: [Int], _ timing: Timing) -> Outlook {
    var atomDay = [Int](repeating: GoalStaircase.open, count: core.atomCount)
    let today = free.mark(core.today)
    var gaps = Gaps(today: today, tail: today)
    var (room, slack) = (0, 0)
    var day = core.today
    for (step, start) in zip(chain, timing.starts) {
      if core.steps[step].calendar.isAnyDay {
        slack += slackOf(step, from: day, to: start)
      } else {
        let mark = free.mark(start)
        gaps.waits.append((gaps.tail, mark))
        room += free.room(from: gaps.tail, to: mark)
        slack = 0
      }
      day = core.steps[step].calendar.end(from: start) ?? start
      let mark = free.mark(day)
      if !core.steps[step].calendar.isAnyDay { gaps.tail = mark }
      for atom in core.steps[step].givenAtoms where mark < atomDay[atom] { atomDay[atom] = mark }
    }
    return Outlook(end: timing.end, room: room, slack: slack, gaps: gaps, atomDay: atomDay)
  }
}

extension ChainTimings.Outlook {
  /// The end, when this much free work comes after the waits for certain.
  func end(_ free: FreeSteps<Bits>, late: Int) -> Int {
    if late <= 0 { return end }
    if slack > 0 { return free.inMonths ? end : max(end, end + late - slack) }
    return free.day(end, after: late)
  }
}
