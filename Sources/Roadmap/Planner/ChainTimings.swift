import Kernel

/// The days on which the steps of a chain can begin: as early as they can, or with some of them an intake later, where
/// free work fills the longer wait.
///
/// Within one timing every wait has its length. What fits into none of them comes after the chain, where it adds up.
struct ChainTimings<Bits: AtomBits> {
  struct Timing {
    /// The place of the first of its starts in `starts`.
    fileprivate let first: Int
    /// The last day of the chain.
    let end: Int
  }

  /// One timing, with what follows from it for free steps.
  struct Outlook {
    /// The start of each step; of one that begins any day, the earliest.
    var starts: [Int] = []
    var end = 0
    /// How much free work the waits can hold at most.
    var room = 0
    /// Days of waiting before steps of any day at the end of the chain: work in them delays nothing.
    var slack = 0
    var gaps = Gaps()
    /// The day of each atom that the chain gives, as a mark.
    var atomDay: [Int] = []
  }

  /// Where free steps can go, as marks: the waits before steps with days of their own, and what comes after the last.
  struct Gaps {
    var today = 0
    var waits: [(begin: Int, start: Int)] = []
    /// The end of the last step with days of its own.
    var tail = 0

    /// The first mark from which work of that length finds room.
    @inline(__always)
    func begin(_ stride: Int, from first: Int) -> Int {
      for wait in waits where max(first, wait.begin) + stride <= wait.start { return max(first, wait.begin) }
      return max(first, tail)
    }
  }

  private let core: PlannerCore<Bits>
  private let free: FreeSteps<Bits>
  /// The timings of the chain listed last, the soonest first, and whether there are more.
  private(set) var listed: [Timing] = []
  private(set) var isCut = false
  /// The starts of each listed timing; the end of the list is the timing at hand.
  private var starts: [Int] = []
  /// What is listed: how many at most, before which day, for how much free work in days.
  private var most = 0
  private var limit = 0
  private var work = 0

  init(_ core: PlannerCore<Bits>, _ free: FreeSteps<Bits>) {
    self.core = core
    self.free = free
  }

  /// The last day of the chain when every step begins as early as it can.
  func earliestEnd(_ chain: [Int]) -> Int? {
    var day = core.today
    for step in chain {
      day = core.days.end(step, from: day)
      if day >= DayTable.never { return nil }
    }
    return day
  }

  @inline(__always)
  private func start(_ timing: Timing, _ place: Int) -> Int { starts[timing.first + place] }

  /// Lists the timings that end before the limit (a day), with at most so much free work; no more than `most`.
  mutating func list(_ chain: [Int], before limit: Int, work: Int, most: Int) {
    listed.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    isCut = false
    (self.most, self.limit) = (most, min(limit, DayTable.never))
    self.work = free.inMonths ? 31 * work : work
    extend(chain, 0, core.today)
    if listed.count > 1 { listed.sort { ($0.end, $0.first) < ($1.end, $1.first) } }
  }

  private mutating func extend(_ chain: [Int], _ place: Int, _ day: Int) {
    if place == chain.count {
      if listed.count >= most {
        isCut = true
      } else {
        // The starts of the timing at hand become those of this one; what follows goes on with a copy.
        let first = starts.count - chain.count
        listed.append(Timing(first: first, end: day))
        for place in first..<first + chain.count { starts.append(starts[place]) }
      }
      return
    }
    let step = chain[place]
    var ready = day
    while !isCut {
      let (start, end) = (core.days.start(step, from: ready), core.days.end(step, from: ready))
      if end >= limit { return }
      starts.append(start)
      extend(chain, place + 1, end)
      starts.removeLast()
      // A later start is of use when more work comes before it than the wait for this one holds.
      if core.days.isAnyDay(step) || start - day >= work { return }
      ready = start + 1
    }
  }

  /// How much free work the waits can hold at most, and the slack at the end (`Outlook`).
  func room(_ chain: [Int], _ timing: Timing) -> (room: Int, slack: Int) {
    var (room, slack) = (0, 0)
    var (day, tail) = (core.today, free.mark(core.today))
    for place in chain.indices {
      let (step, start) = (chain[place], start(timing, place))
      let isAnyDay = core.days.isAnyDay(step)
      if isAnyDay {
        slack += slackOf(step, from: day, to: start)
      } else {
        room += free.room(from: tail, to: free.mark(start))
        slack = 0
      }
      day = core.days.end(step, from: start)
      if !isAnyDay { tail = free.mark(day) }
    }
    return (room, slack)
  }

  private func slackOf(_ step: Int, from day: Int, to start: Int) -> Int {
    // Pushed from one month into a shorter one, months can end up to three days nearer.
    if case .months(1...) = core.steps[step].calendar.length { return start - day + 3 }
    return start - day
  }

  /// Says what follows from a timing; in place of an outlook that is needed no more.
  func look(_ chain: [Int], _ timing: Timing, into outlook: inout Outlook) {
    outlook.starts.removeAll(keepingCapacity: true)
    outlook.atomDay.removeAll(keepingCapacity: true)
    for _ in 0..<core.atomCount { outlook.atomDay.append(GoalStaircase.open) }
    let today = free.mark(core.today)
    outlook.gaps.waits.removeAll(keepingCapacity: true)
    outlook.gaps.today = today
    outlook.gaps.tail = today
    var (room, slack) = (0, 0)
    var day = core.today
    for place in chain.indices {
      let (step, start) = (chain[place], start(timing, place))
      outlook.starts.append(start)
      let isAnyDay = core.days.isAnyDay(step)
      if isAnyDay {
        slack += slackOf(step, from: day, to: start)
      } else {
        let mark = free.mark(start)
        outlook.gaps.waits.append((outlook.gaps.tail, mark))
        room += free.room(from: outlook.gaps.tail, to: mark)
        slack = 0
      }
      day = core.days.end(step, from: start)
      let mark = free.mark(day)
      if !isAnyDay { outlook.gaps.tail = mark }
      for atom in core.steps[step].givenAtoms where mark < outlook.atomDay[atom] { outlook.atomDay[atom] = mark }
    }
    (outlook.end, outlook.room, outlook.slack) = (timing.end, room, slack)
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
