/// When the steps of a core begin and end, side by side: what their calendars say, without a look at one after another.
struct DayTable {
  private let calendars: [StepCalendar]
  private let starts: Cells<Int>
  private let ends: Cells<Int>
  /// Step by step, the place after its last listed start.
  private let last: Cells<Int>
  private let kinds: Cells<Kind>

  private enum Kind {
    /// On the days listed and no other, or on later ones as well, which the calendar works out.
    case listed, listedFirst
    case anyDay
  }

  /// Later than any day: never.
  static let never = GoalStaircase.open

  init(_ calendars: [StepCalendar]) {
    self.calendars = calendars
    var (starts, ends, last): ([Int], [Int], [Int]) = ([], [], [])
    var kinds: [Kind] = []
    last.reserveCapacity(calendars.count)
    kinds.reserveCapacity(calendars.count)
    for calendar in calendars {
      starts += calendar.starts
      ends += calendar.ends
      last.append(starts.count)
      kinds.append(calendar.isAnyDay ? .anyDay : calendar.isListed ? .listed : .listedFirst)
    }
    (self.starts, self.ends, self.last, self.kinds) = (Cells(starts), Cells(ends), Cells(last), Cells(kinds))
  }

  /// The first start of a step on or after that day; `never` when there is none.
  @inline(__always)
  func start(_ step: Int, from day: Int) -> Int {
    if let place = place(step, day) { return starts[place] }
    return kinds[step] == .listed ? DayTable.never : calendars[step].start(from: day) ?? DayTable.never
  }

  /// Its end, when one is ready on that day; `never` when it does not begin any more.
  @inline(__always)
  func end(_ step: Int, from day: Int) -> Int {
    if let place = place(step, day) { return ends[place] }
    return kinds[step] == .listed ? DayTable.never : calendars[step].end(from: day) ?? DayTable.never
  }

  @inline(__always)
  private func place(_ step: Int, _ day: Int) -> Int? {
    var place = step == 0 ? 0 : last[step - 1]
    let end = last[step]
    while place < end {
      if starts[place] >= day { return place }
      place += 1
    }
    return nil
  }

  @inline(__always)
  func isAnyDay(_ step: Int) -> Bool { kinds[step] == .anyDay }
}
