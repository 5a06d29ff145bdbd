import Kernel

/// One threshold against the turnover of one year, or against the part of it that the threshold looks at.
public struct ThresholdReading: Sendable {
  public enum State: String, Sendable { case below, near, above }

  /// What a mixed activity is compared by: the whole against the bound of sales, services alone against their own.
  public enum Part: String, Sendable {
    case all, services

    var activities: Set<Activity>? {
      switch self {
      case .all: nil
      case .services: [.liberalBNC, .servicesBIC]
      }
    }
  }

  public let threshold: Threshold
  public let part: Part
  /// Whether the year has both sales and services, so that the threshold is read in two parts.
  public let isMixed: Bool
  public let year: Int
  /// The bound of the law that year.
  public let bound: Money
  /// The bound that the person's turnover is compared with, cut down in a first year where the law does so.
  public let limit: Money
  public let total: Money
  public let state: State
  /// Whether the year before was above as well, in one part or the other (nil where nothing was told of it).
  public let aboveBefore: Bool?
  /// Whether crossing it in the years before holds since 1 January of this one.
  public let hasTakenEffect: Bool
  public let answer: DatedValue<Quantity>.Answer

  /// Whether crossing it asks for something now: not what is only due years later, nor a first year of two.
  public var isUrgent: Bool {
    switch threshold.effect {
    case .atOnce, .nextJanuary: true
    case .twoYears: aboveBefore == true
    case .twoYearsLater: false
    }
  }

  public var left: Money { Money(cents: max(0, limit.cents - total.cents)) }

  /// « Franchise de TVA, seuil de base, part services ».
  public var title: String {
    guard isMixed else { return threshold.title }
    return threshold.title + (part == .all ? ", ventes comprises" : ", part services")
  }

  /// The readings of one threshold: one, or two where sales and services are mixed and their bounds differ.
  ///
  /// - Parameter start: the first day of activity; nil counts a whole year.
  public static func all(
    _ threshold: Threshold, _ ledger: TurnoverLedger, year: Int, start: CivilDate?, _ knowledge: RegistrationKnowledge
  ) -> [ThresholdReading] {
    /// Whether one part or the other was above in a year; nil where nothing was told of it.
    func wasAbove(_ year: Int) -> Bool? {
      guard ledger.years.contains(year) else { return nil }
      return parts(threshold, ledger, year, start, nil, false, knowledge).contains { $0.state == .above }
    }
    let before = wasAbove(year - 1)
    let hasTakenEffect =
      switch threshold.effect {
      case .nextJanuary, .atOnce: before == true
      case .twoYears: before == true && wasAbove(year - 2) == true
      case .twoYearsLater: false
      }
    return parts(threshold, ledger, year, start, before, hasTakenEffect, knowledge)
  }

  private static func parts(
    _ threshold: Threshold, _ ledger: TurnoverLedger, _ year: Int, _ start: CivilDate?, _ before: Bool?,
    _ hasTakenEffect: Bool, _ knowledge: RegistrationKnowledge
  ) -> [ThresholdReading] {
    let activities = ledger.activities(year)
    let sells = activities.contains(.salesBIC)
    let isMixed = sells && activities.count > 1 && threshold.sales != nil
    let parts: [(Part, String)] =
      isMixed
      ? [(.all, threshold.sales ?? threshold.services), (.services, threshold.services)]
      : [(.all, sells ? threshold.sales ?? threshold.services : threshold.services)]
    return parts.compactMap { part, figure in
      ThresholdReading(threshold, part, figure, isMixed, ledger, year, start, before, hasTakenEffect, knowledge)
    }
  }

  private init?(
    _ threshold: Threshold, _ part: Part, _ figure: String, _ isMixed: Bool, _ ledger: TurnoverLedger, _ year: Int,
    _ start: CivilDate?, _ before: Bool?, _ hasTakenEffect: Bool, _ knowledge: RegistrationKnowledge
  ) {
    guard let newYear = CivilDate(year: year, month: 12, day: 31), let found = knowledge.money(figure, on: newYear)
    else { return nil }
    (self.threshold, self.part, self.isMixed, self.year) = (threshold, part, isMixed, year)
    (aboveBefore, self.hasTakenEffect) = (before, hasTakenEffect)
    (bound, answer) = found
    limit = threshold.basis == .proRata ? ThresholdReading.proRata(bound, year, start) : bound
    total = ledger.total(year, of: part.activities)
    state = total > limit ? .above : total.cents * 10 >= limit.cents * 8 ? .near : .below
  }

  /// The 1 January on which the regime ended, by what was told of the years before; nil while it holds.
  static func regimeEnd(
    _ ledger: TurnoverLedger, start: CivilDate?, _ knowledge: RegistrationKnowledge
  ) -> CivilDate? {
    // What took effect shows in the year after the last one told at the latest.
    let years = ledger.years.flatMap { [$0, $0 + 1] }.sorted()
    for threshold in knowledge.thresholds where threshold.endsRegime {
      let year = years.first { year in
        all(threshold, ledger, year: year, start: start, knowledge).contains(where: \.hasTakenEffect)
      }
      if let year { return CivilDate(year: year, month: 1, day: 1) }
    }
    return nil
  }

  /// The bound × days of activity ÷ 365 in the year of the start, to the nearest euro; whole in the others.
  public static func proRata(_ bound: Money, _ year: Int, _ start: CivilDate?) -> Money {
    guard let start, start.year == year else { return bound }
    let days = min(365, start.days(until: start.endOfYear) + 1)
    let euros = (2 * bound.cents * days / 365 / 100 + 1) / 2
    return .euros(euros)
  }
}
