import Kernel

/// Quarters of pension that a turnover validates: revenue after the flat abatement, by the revenue that one quarter asks.
public struct PensionQuarters: Sendable, Equatable {
  public let count: Int
  /// The turnover that the next one asks on the main line, on top of what the other lines bring; nil at four.
  public let next: Money?

  /// - Parameter parts: the turnover of the year, by line of the declaration.
  public init?(_ parts: [Activity: Money], year: Int, main: Activity, _ knowledge: RegistrationKnowledge) {
    guard let end = CivilDate(year: year, month: 12, day: 31),
      let one = knowledge.money("retraite-revenu-par-trimestre", on: end)?.value
    else { return nil }
    /// What is left of a euro, in hundred millionths.
    func kept(_ activity: Activity) -> Int? {
      knowledge.figure(activity.abatement)?.values.at(end).map { 100_000_000 - $0.value.millionths }
    }
    var revenue = 0
    for (activity, amount) in parts {
      guard let kept = kept(activity) else { return nil }
      revenue += amount.cents * kept / 100_000_000
    }
    guard let keptOfMain = kept(main), keptOfMain > 0 else { return nil }
    count = min(4, revenue / one.cents)
    let own = (parts[main]?.cents ?? 0) * keptOfMain / 100_000_000
    let wanted = (count + 1) * one.cents - (revenue - own)
    next = count == 4 ? nil : .euros(((wanted * 100_000_000 + keptOfMain - 1) / keptOfMain + 99) / 100)
  }
}
