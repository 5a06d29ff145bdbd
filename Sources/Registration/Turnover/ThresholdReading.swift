import Kernel

/// One threshold against the turnover of one year.
public struct ThresholdReading: Sendable {
  public enum State: String, Sendable { case below, near, above }

  public let threshold: Threshold
  public let year: Int
  /// The bound of the law that year.
  public let bound: Money
  /// The bound that the person's turnover is compared with, cut down in a first year where the law does so.
  public let limit: Money
  public let total: Money
  public let state: State
  /// Whether the year before was above as well (nil where nothing was told of it).
  public let aboveBefore: Bool?
  public let answer: DatedValue<Quantity>.Answer

  public var left: Money { Money(cents: max(0, limit.cents - total.cents)) }

  /// - Parameter start: the first day of activity; nil counts a whole year.
  public init?(
    _ threshold: Threshold, _ ledger: TurnoverLedger, year: Int, start: CivilDate?, isSales: Bool,
    _ knowledge: RegistrationKnowledge
  ) {
    let figure = isSales ? threshold.sales ?? threshold.services : threshold.services
    guard let newYear = CivilDate(year: year, month: 12, day: 31), let found = knowledge.money(figure, on: newYear)
    else { return nil }
    self.threshold = threshold
    self.year = year
    (bound, answer) = found
    limit = threshold.basis == .proRata ? ThresholdReading.proRata(bound, year, start) : bound
    total = ledger.total(year)
    state = total > limit ? .above : total.cents * 10 >= limit.cents * 8 ? .near : .below
    let before = ledger.years.contains(year - 1) ? ledger.total(year - 1) : nil
    let limitBefore = CivilDate(year: year - 1, month: 12, day: 31).flatMap { knowledge.money(figure, on: $0)?.value }
      .map { threshold.basis == .proRata ? ThresholdReading.proRata($0, year - 1, start) : $0 }
    aboveBefore = before.flatMap { total in limitBefore.map { total > $0 } }
  }

  /// The bound × days of activity ÷ 365 in the year of the start, to the nearest euro; whole in the others.
  public static func proRata(_ bound: Money, _ year: Int, _ start: CivilDate?) -> Money {
    guard let start, start.year == year else { return bound }
    let days = min(365, start.days(until: start.endOfYear) + 1)
    let euros = (2 * bound.cents * days / 365 / 100 + 1) / 2
    return .euros(euros)
  }
}

/// Quarters of pension that a turnover validates: revenue after the flat abatement, by the revenue that one quarter asks.
public struct PensionQuarters: Sendable, Equatable {
  public let count: Int
  /// The turnover that the next one asks; nil at four.
  public let next: Money?

  public init?(turnover: Money, year: Int, activity: String, _ knowledge: RegistrationKnowledge) {
    let abatements = ["liberalBNC": "abattement-liberal", "servicesBIC": "abattement-services"]
    guard let end = CivilDate(year: year, month: 12, day: 31),
      let one = knowledge.money("retraite-revenu-par-trimestre", on: end)?.value,
      let abatement = knowledge.figure(abatements[activity] ?? "abattement-vente")?.values.at(end)?.value,
      abatement.millionths < 100_000_000
    else { return nil }
    let kept = 100_000_000 - abatement.millionths
    let revenue = turnover.cents * kept / 100_000_000
    count = min(4, revenue / one.cents)
    let wanted = ((count + 1) * one.cents * 100_000_000 + kept - 1) / kept
    next = count == 4 ? nil : .euros((wanted + 99) / 100)
  }
}
