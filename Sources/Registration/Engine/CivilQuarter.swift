import Kernel

/// A civil quarter: January to March is the first.
public struct CivilQuarter: Hashable, Comparable, Sendable {
  public let year: Int
  /// 1…4.
  public let number: Int

  public init(year: Int, number: Int) { (self.year, self.number) = (year, number) }

  public init(of date: CivilDate) {
    let (year, month, _) = date.components
    self.init(year: year, number: (month - 1) / 3 + 1)
  }

  public func adding(_ count: Int) -> CivilQuarter {
    let index = year * 4 + number - 1 + count
    return CivilQuarter(year: index / 4, number: index % 4 + 1)
  }

  public var first: CivilDate { CivilDate(year: year, month: number * 3 - 2, day: 1) ?? .standIn }
  public var last: CivilDate { first.adding(months: 2).endOfMonth }

  public static func < (a: CivilQuarter, b: CivilQuarter) -> Bool { (a.year, a.number) < (b.year, b.number) }
}

extension CivilDate {
  public var startOfMonth: CivilDate { adding(days: 1 - day) }
  public var endOfYear: CivilDate { CivilDate(year: year, month: 12, day: 31) ?? self }
  public var startOfYear: CivilDate { CivilDate(year: year, month: 1, day: 1) ?? self }
}

/// How often turnover is declared.
public enum DeclarationPeriod: String, CaseIterable, Sendable {
  case month, quarter
}

/// One declaration of turnover: what it covers and the last day to make it.
public struct Declaration: Equatable, Sendable {
  public let from: CivilDate
  public let to: CivilDate
  public let due: CivilDate

  /// Every declaration of an activity, in order, due at the latest on `until`. The first one covers more than the others.
  public static func all(
    from start: CivilDate, _ period: DeclarationPeriod, _ rule: DeadlineRule.Declarations, until: CivilDate
  ) -> [Declaration] {
    var declarations: [Declaration] = []
    var from = start
    var to =
      switch period {
      case .month: start.startOfMonth.adding(months: rule.firstMonths).endOfMonth
      case .quarter: CivilQuarter(of: start).adding(rule.firstQuarters).last
      }
    while true {
      let due = to.startOfMonth.adding(months: rule.months).endOfMonth
      guard due <= until else { return declarations }
      declarations.append(Declaration(from: from, to: to, due: due))
      from = to.adding(days: 1)
      to = from.adding(months: period == .month ? 0 : 2).endOfMonth
    }
  }
}
