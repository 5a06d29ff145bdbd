import Kernel

/// Which days are worked, in one area.
///
///     Holidays(known, in: .metropole).nextWorked(from: CivilDate(iso: "2027-02-28")!)   // 2027-03-01, a Monday
public struct Holidays: Sendable {
  private let fixed: Set<MonthDay>
  private let offsets: [Int]

  public init(_ holidays: [Holiday], in area: Area) {
    var fixed = Set<MonthDay>()
    var offsets: [Int] = []
    for holiday in holidays where holiday.areas.isEmpty || holiday.areas.contains(area) {
      switch holiday.rule {
      case .on(let day): fixed.insert(day)
      case .easter(let offset): offsets.append(offset)
      }
    }
    (self.fixed, self.offsets) = (fixed, offsets)
  }

  public func isHoliday(_ date: CivilDate) -> Bool {
    let (year, month, day) = date.components
    if let day = MonthDay(month: month, day: day), fixed.contains(day) { return true }
    let fromEaster = Holidays.easter(year).days(until: date)
    return offsets.contains(fromEaster)
  }

  /// Neither a Saturday, a Sunday nor a holiday.
  public func isWorked(_ date: CivilDate) -> Bool { date.weekday < 6 && !isHoliday(date) }

  /// The day itself when it is worked, else the next one that is.
  public func nextWorked(from date: CivilDate) -> CivilDate {
    var date = date
    while !isWorked(date) { date = date.adding(days: 1) }
    return date
  }

  /// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
  public static func easter(_ year: Int) -> CivilDate {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return CivilDate(year: year, month: n / 31, day: n % 31 + 1) ?? .standIn
  }
}
