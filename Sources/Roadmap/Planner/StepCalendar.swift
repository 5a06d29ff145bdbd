import Kernel

/// When a step begins and ends, given the day when it could begin; worked out once, then asked a million times.
///
/// Days are numbers here (`daysSinceEpoch`). Whatever the schedule, `end(from:)` never decreases: beginning to wait
/// earlier never makes one end later. The exactness of the whole search rests on that.
///
/// Never changed once worked out: a class, which problems, cores and tables of days share.
final class StepCalendar: Sendable {
  /// Each annual start with the first day when it is open: once open, its later years are open too.
  private struct OpenStart: Sendable {
    var day: MonthDay
    var applyBefore: MonthDay?
    var first: Int
  }

  private enum Rule: Sendable {
    case anyDay
    case annual([OpenStart])
    case listed
  }

  private let rule: Rule
  /// Today at least.
  private let notBefore: Int
  private let notAfter: Int
  private let isFromToday: Bool
  private let duration: StepDuration
  /// The starts of the next years, or all of them when they are listed.
  let starts: [Int]
  let ends: [Int]

  /// How many years of annual starts are listed in advance; later ones are worked out when they are asked for.
  private static let listedYears = 6

  init(_ step: PlannerStep, today: CivilDate) {
    duration = step.duration
    let earliest = max(today, step.notBefore ?? today)
    notBefore = earliest.daysSinceEpoch
    isFromToday = earliest == today
    notAfter = step.notAfter?.daysSinceEpoch ?? Int.max
    var starts: [Int] = []
    switch step.schedule {
    case .anyDay:
      rule = .anyDay
    case .never:
      rule = .listed
    case .dates(let dates):
      rule = .listed
      starts.reserveCapacity(dates.count)
      var isSorted = true
      for date in dates {
        let day = date.daysSinceEpoch
        guard day >= notBefore, day <= notAfter else { continue }
        if let last = starts.last, last > day { isSorted = false }
        starts.append(day)
      }
      if !isSorted { starts.sort() }
    case .annual(let annual):
      let open = annual.map {
        OpenStart(day: $0.day, applyBefore: $0.applyBefore, first: StepCalendar.firstOpen($0, today, earliest))
      }
      rule = open.isEmpty ? .listed : .annual(open)
      let horizon = earliest.year + StepCalendar.listedYears
      let last = notAfter
      for start in open {
        for year in earliest.year...horizon {
          guard let day = start.day.date(in: year)?.daysSinceEpoch, day >= start.first, day <= last else { continue }
          starts.append(day)
        }
      }
      starts.sort()
    }
    self.starts = starts
    ends = starts.map { StepCalendar.end($0, step.duration) }
  }

  /// Of a step that cannot be taken.
  static let never = StepCalendar(
    PlannerStep(gives: [], schedule: .never, duration: .days(0), weights: []), today: CivilDate(daysSinceEpoch: 0))

  /// The first day of that start, from the earliest on, for which one can still apply today.
  private static func firstOpen(_ start: AnnualStart, _ today: CivilDate, _ earliest: CivilDate) -> Int {
    var day = start.day.next(onOrAfter: earliest)
    while let applyBefore = start.applyBefore, applyBefore.last(onOrBefore: day) < today {
      day = start.day.next(onOrAfter: day.adding(days: 1))
    }
    return day.daysSinceEpoch
  }

  private static func end(_ start: Int, _ duration: StepDuration) -> Int {
    switch duration {
    case .days(let days): start + days
    case .months(0): start
    case .months(let months): CivilDate(daysSinceEpoch: start).adding(months: months).daysSinceEpoch
    }
  }

  /// True when the step may begin on any day, whatever the year.
  var isFree: Bool {
    if case .anyDay = rule { isFromToday && notAfter == Int.max } else { false }
  }

  /// True when it may begin on any day, at least from some first one up to some last one.
  var isAnyDay: Bool {
    if case .anyDay = rule { true } else { false }
  }

  /// True when it begins on the listed days and no other.
  var isListed: Bool {
    if case .listed = rule { true } else { false }
  }

  /// The first start on or after that day.
  func start(from day: Int) -> Int? {
    switch rule {
    case .anyDay: max(day, notBefore) <= notAfter ? max(day, notBefore) : nil
    case .listed: firstListed(day).map { starts[$0] }
    case .annual(let open): firstListed(day).map { starts[$0] } ?? laterStart(from: day, open)
    }
  }

  /// The end, when one is ready on that day.
  @inline(__always)
  func end(from day: Int) -> Int? {
    switch rule {
    case .anyDay:
      let start = max(day, notBefore)
      return start <= notAfter ? StepCalendar.end(start, duration) : nil
    case .listed:
      return firstListed(day).map { ends[$0] }
    case .annual(let open):
      if let listed = firstListed(day) { return ends[listed] }
      return laterStart(from: day, open).map { StepCalendar.end($0, duration) }
    }
  }

  private func firstListed(_ day: Int) -> Int? {
    starts.firstIndex { $0 >= day }
  }

  /// Beyond the listed years. A listed year is complete, so nothing before its end can be missed.
  private func laterStart(from day: Int, _ open: [OpenStart]) -> Int? {
    var best = Int.max
    for start in open {
      best = min(best, start.day.next(onOrAfter: CivilDate(daysSinceEpoch: max(day, start.first))).daysSinceEpoch)
    }
    return best <= notAfter ? best : nil
  }
}

// MARK: - Comparing two steps

extension StepCalendar {
  /// True when, ready on the same day, one never ends this step later than the other.
  func isNeverLater(than other: StepCalendar) -> Bool {
    StepCalendar.neverLonger(duration, other.duration) && allows(everyStartOf: other)
  }

  private func allows(everyStartOf other: StepCalendar) -> Bool {
    if case .listed = other.rule {
      return other.starts.allSatisfy { start(from: $0) == $0 }
    }
    guard notAfter >= other.notAfter else { return false }
    switch (rule, other.rule) {
    case (.anyDay, .annual(let others)):
      return others.allSatisfy { notBefore <= $0.first }
    case (.anyDay, _):
      return notBefore <= other.notBefore
    case (.annual(let open), .annual(let others)):
      return others.allSatisfy { start in open.contains { $0.day == start.day && $0.first <= start.first } }
    default:
      return false
    }
  }

  private static func neverLonger(_ a: StepDuration, _ b: StepDuration) -> Bool {
    switch (a, b) {
    case (.days(let a), .days(let b)): a <= b
    case (.months(let a), .months(let b)): a <= b
    case (.days(let a), .months): a <= b.leastDays
    case (.months(let a), .days(let b)): a * 31 <= b
    }
  }

  var length: StepDuration { duration }

  /// The fewest days that the step can last.
  var leastDays: Int { duration.leastDays }

  /// The length in the unit of its duration.
  var amount: Int {
    switch duration {
    case .days(let days): days
    case .months(let months): months
    }
  }

  /// True when, ready on a 28th or before, it always ends on a 28th or before.
  var keepsToThe28th: Bool {
    switch duration {
    case .months, .days(0): break
    case .days: return false
    }
    switch rule {
    case .anyDay: return isFromToday || CivilDate(daysSinceEpoch: notBefore).day <= 28
    case .listed: return starts.allSatisfy { CivilDate(daysSinceEpoch: $0).day <= 28 }
    case .annual(let open): return open.allSatisfy { $0.day.day <= 28 }
    }
  }

  /// How free steps commute, if they do.
  var commutation: Commutation {
    guard isFree else { return .none }
    switch duration {
    case .months(0): return .always
    case .days: return .withDays
    case .months: return .withMonths
    }
  }
}

/// With what a step can be swapped in a route without changing any day after the two of them.
enum Commutation: Sendable {
  /// It has its own days: nothing can be said.
  case none
  /// It takes no time.
  case always
  /// It lasts days: with the like. (31 January + 1 month + 1 day is not 31 January + 1 day + 1 month.)
  case withDays
  /// It lasts months: with the like, as long as the day of the month exists in every month (28 at most).
  case withMonths
}

extension StepDuration {
  /// The fewest days of 0…11 whole months in a row: a run that holds a common February.
  private static let leastDaysOfMonths = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334]

  /// The fewest days that it can come to, whenever it begins.
  var leastDays: Int {
    switch self {
    case .days(let days): days
    case .months(let months): months / 12 * 365 + StepDuration.leastDaysOfMonths[months % 12]
    }
  }
}
