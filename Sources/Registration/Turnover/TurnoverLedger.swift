import Kernel

/// The turnover that a person told, month by month or quarter by quarter.
public struct TurnoverLedger: Sendable {
  public struct Line: Sendable, Equatable {
    public let period: TurnoverPeriod
    public let amount: Money
  }

  /// In the order of time.
  public let lines: [Line]

  public init(_ facts: Facts) {
    lines = facts.names.compactMap { name in
      guard let period = TurnoverPeriod(fact: name), let amount = facts.money(name) else { return nil }
      return Line(period: period, amount: amount)
    }.sorted { $0.period.range.lowerBound < $1.period.range.lowerBound }
  }

  public subscript(period: TurnoverPeriod) -> Money? { lines.first { $0.period == period }?.amount }

  public func total(_ year: Int) -> Money {
    lines.filter { $0.period.range.lowerBound.year == year }.reduce(.zero) { $0 + $1.amount }
  }

  public var years: [Int] { Set(lines.map(\.period.range.lowerBound.year)).sorted() }

  /// Whether every month that the days touch is told.
  public func covers(_ days: ClosedRange<CivilDate>) -> Bool {
    let told = Set(lines.flatMap(\.period.months))
    var month = days.lowerBound.startOfMonth
    while month <= days.upperBound {
      guard told.contains(.month(year: month.year, month: month.month)) else { return false }
      month = month.adding(months: 1)
    }
    return true
  }

  /// Lines that tell part of the same time as a period that is not told yet: a month of a quarter, or the other way.
  public func overlapping(_ period: TurnoverPeriod) -> [Line] {
    lines.filter { $0.period != period && $0.period.range.overlaps(period.range) }
  }

  /// The months in a row, up to the last one told, in which nothing came in.
  public var emptyMonthsInARow: Int {
    var count = 0
    var next: CivilDate?
    for line in lines.reversed() {
      guard line.amount == .zero, next == nil || line.period.range.upperBound.adding(days: 1) == next else { break }
      count += line.period.months.count
      next = line.period.range.lowerBound
    }
    return count
  }

  /// What a month brings on average over the last months told, at most `count` of them; nil when none is told.
  public func rhythm(last count: Int = 3) -> (perMonth: Money, months: Int)? {
    var total = 0
    var months = 0
    for line in lines.reversed() where months < count {
      total += line.amount.cents
      months += line.period.months.count
    }
    return months == 0 ? nil : (Money(cents: total / months), months)
  }

  /// The last day told.
  public var last: CivilDate? { lines.last?.period.range.upperBound }
}
