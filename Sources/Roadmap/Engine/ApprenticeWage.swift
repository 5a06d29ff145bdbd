import Kernel

/// The least that an apprentice is paid in the first year of a contract: a share of the SMIC by age.
struct ApprenticeWage {
  /// Gross, a month.
  let gross: Money
  /// Percent of the SMIC.
  let percent: DatedValue<Quantity>.Answer
  let smic: DatedValue<Quantity>.Answer

  /// Nil for what is no apprenticeship, and where the age is unknown.
  init?(_ offer: Offer, from start: CivilDate, bornOn birth: CivilDate?, _ knowledge: RoadmapKnowledge) {
    guard offer.mode == .apprenticeship, let birth,
      let funding = knowledge.fundings.first(where: { $0.kind == .apprenticeship }),
      let smic = funding.amount("smicGross", on: start)
    else { return nil }
    let age = start.age(bornOn: birth)
    let year = offer.firstPaidYear ?? 1
    guard let wage = funding.wages.first(where: { $0.year == year && ($0.fromAge...$0.toAge).contains(age) }),
      let percent = wage.percent.at(start)
    else { return nil }
    gross = Money(cents: smic.value.millionths / 10_000 * (percent.value.millionths / 10_000) / 10_000)
    self.percent = percent
    self.smic = smic
  }
}
