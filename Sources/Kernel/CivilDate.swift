/// A day of the Gregorian calendar, without time or time zone.
///
///     CivilDate(year: 2027, month: 1, day: 31)!.adding(months: 1)   // 2027-02-28
///
/// - Important: nothing here reads a clock. « Today » is always handed in.
public struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01 (negative before).
  public let daysSinceEpoch: Int

  public init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// The day, or nil where the calendar has no such day (31 February) or the year is outside 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.length(ofMonth: month, year: year)
    else { return nil }
    daysSinceEpoch = CivilDate.days(year, month, day)
  }

  /// Any year: for arithmetic that must not stop at the year 9999. Nil where the month has no such day.
  init?(unboundedYear year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.length(ofMonth: month, year: year) else { return nil }
    daysSinceEpoch = CivilDate.days(year, month, day)
  }

  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.daysSinceEpoch < b.daysSinceEpoch }

  public static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // Howard Hinnant's days_from_civil: the year starts in March so that the leap day comes last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month (1…12) and day (1…31) together: cheaper than asking for the three one by one.
  public var components: (year: Int, month: Int, day: Int) {
    let z = daysSinceEpoch + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * mp + 2) / 5 + 1
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  public var year: Int { components.year }
  public var month: Int { components.month }
  public var day: Int { components.day }

  /// 1 = Monday … 7 = Sunday (ISO 8601).
  public var weekday: Int {
    let fromMonday = (daysSinceEpoch + 3) % 7
    return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
  }

  public func adding(days: Int) -> CivilDate { CivilDate(daysSinceEpoch: daysSinceEpoch + days) }

  /// The same day so many whole months later, or the last day of that month where the day does not exist.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = components
    let index = year * 12 + (month - 1) + months
    let y = index >= 0 ? index / 12 : (index - 11) / 12
    let m = index - y * 12 + 1
    let d = min(day, CivilDate.length(ofMonth: m, year: y))
    return CivilDate(daysSinceEpoch: CivilDate.days(y, m, d))
  }

  public var endOfMonth: CivilDate {
    let (year, month, _) = components
    return CivilDate(daysSinceEpoch: CivilDate.days(year, month, CivilDate.length(ofMonth: month, year: year)))
  }

  /// Whole years between a birth and this day: the age that the law means.
  public func age(bornOn birth: CivilDate) -> Int {
    let (y, m, d) = components
    let (by, bm, bd) = birth.components
    return y - by - ((m, d) < (bm, bd) ? 1 : 0)
  }

  public func days(until other: CivilDate) -> Int { other.daysSinceEpoch - daysSinceEpoch }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601: `2026-11-23`.
  public var description: String {
    let (y, m, d) = components
    return "\(pad(y, 4))-\(pad(m, 2))-\(pad(d, 2))"
  }

  /// Reads `2026-11-23` and nothing else.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45,
      let y = number(bytes[0..<4]), let m = number(bytes[5..<7]), let d = number(bytes[8..<10])
    else { return nil }
    self.init(year: y, month: m, day: d)
  }
}

/// A day that comes back each year, such as `09-01`. 29 February comes back in leap years only.
public struct MonthDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let month: Int
  public let day: Int

  public init?(month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.length(ofMonth: month, year: 2000) else { return nil }
    (self.month, self.day) = (month, day)
  }

  static let firstOfJanuary = MonthDay(known: 1, 1)
  private init(known month: Int, _ day: Int) { (self.month, self.day) = (month, day) }

  /// Reads `09-01`.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == 45, let m = number(bytes[0..<2]), let d = number(bytes[3..<5]) else {
      return nil
    }
    self.init(month: m, day: d)
  }

  public static func < (a: MonthDay, b: MonthDay) -> Bool { (a.month, a.day) < (b.month, b.day) }

  public var description: String { "\(pad(month, 2))-\(pad(day, 2))" }

  /// The day in that year, or nil (29 February of a common year).
  public func date(in year: Int) -> CivilDate? {
    CivilDate(unboundedYear: year, month: month, day: day)
  }

  /// The first such day on or after `date`.
  public func next(onOrAfter date: CivilDate) -> CivilDate {
    var year = date.year
    while true {
      if let candidate = self.date(in: year), candidate >= date { return candidate }
      year += 1
    }
  }

  /// The last such day on or before `date`.
  public func last(onOrBefore date: CivilDate) -> CivilDate {
    var year = date.year
    while true {
      if let candidate = self.date(in: year), candidate <= date { return candidate }
      year -= 1
    }
  }
}

private func number(_ digits: ArraySlice<UInt8>) -> Int? {
  var value = 0
  for digit in digits {
    guard (48...57).contains(digit) else { return nil }
    value = value * 10 + Int(digit - 48)
  }
  return value
}

func pad(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
