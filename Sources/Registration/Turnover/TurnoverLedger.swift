import Kernel

/// The turnover that a person told, month by month or quarter by quarter, line by line where the activity is mixed.
///
/// `turnover.2027-02` is the whole of a period. Only what does not belong to the main line is told apart, under
/// `turnover.2027-02.salesBIC`: somebody with one activity has one fact a period.
public struct TurnoverLedger: Sendable {
  public struct Line: Sendable, Equatable {
    public let period: TurnoverPeriod
    public let amount: Money
    /// The same amount by line of the declaration, without the empty ones.
    public let parts: [Activity: Money]
  }

  /// In the order of time.
  public let lines: [Line]
  /// The line of whatever is not told apart.
  public let main: Activity

  public init(_ facts: Facts) {
    let main = Activity(facts)
    self.main = main
    lines = facts.names.compactMap { name in
      guard let period = TurnoverPeriod(fact: name), let amount = facts.money(name) else { return nil }
      var parts: [Activity: Money] = [:]
      var rest = amount.cents
      for activity in Activity.allCases {
        guard let part = facts.money(period.fact(of: activity)), part > .zero else { continue }
        parts[activity] = part
        rest -= part.cents
      }
      if rest > 0 { parts[main, default: .zero] = Money(cents: (parts[main]?.cents ?? 0) + rest) }
      return Line(period: period, amount: amount, parts: parts)
    }.sorted { $0.period.range.lowerBound < $1.period.range.lowerBound }
  }

  public subscript(period: TurnoverPeriod) -> Line? { lines.first { $0.period == period } }

  /// What came in during a year, on all lines or on some.
  public func total(_ year: Int, of activities: Set<Activity>? = nil) -> Money {
    TurnoverLedger.sum(lines.filter { $0.period.range.lowerBound.year == year }, activities)
  }

  static func sum(_ lines: [Line], _ activities: Set<Activity>?) -> Money {
    lines.reduce(.zero) { $0 + $1.amount(of: activities) }
  }

  public var years: [Int] { Set(lines.map(\.period.range.lowerBound.year)).sorted() }

  /// The lines of the declaration that brought something in that year, in their order; the main one where none did.
  public func activities(_ year: Int) -> [Activity] {
    let found = Activity.allCases.filter { total(year, of: [$0]) > .zero }
    return found.isEmpty ? [main] : found
  }

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
  public func rhythm(last count: Int = 3, of activities: Set<Activity>? = nil) -> (perMonth: Money, months: Int)? {
    var total = 0
    var months = 0
    for line in lines.reversed() where months < count {
      total += line.amount(of: activities).cents
      months += line.period.months.count
    }
    return months == 0 ? nil : (Money(cents: total / months), months)
  }

  /// The last day told.
  public var last: CivilDate? { lines.last?.period.range.upperBound }
}

extension TurnoverLedger.Line {
  /// What stands on some lines of the declaration; on all of them for nil.
  public func amount(of activities: Set<Activity>?) -> Money {
    guard let activities else { return amount }
    return activities.reduce(.zero) { $0 + (parts[$1] ?? .zero) }
  }
}

extension Facts {
  /// The same facts with the turnover of a period told anew, line by line: nothing of what was told before stays.
  ///
  /// What stands on the main line is not told apart, so that one activity has one fact a period.
  public func declaring(_ parts: [Activity: Money], in period: TurnoverPeriod) -> Facts {
    var facts = self
    let main = Activity(self)
    for activity in Activity.allCases {
      let part = parts[activity] ?? .zero
      facts[period.fact(of: activity)] = activity == main || part == .zero ? nil : .money(part)
    }
    facts[period.fact] = .money(parts.values.reduce(.zero, +))
    return facts
  }
}
