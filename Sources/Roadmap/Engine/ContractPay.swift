import Kernel

/// The least that a contract pays: a share of the SMIC by year of contract and by age.
///
/// A new age counts from the first day of the month that follows the birthday, so a year of contract may hold two pays.
struct ContractPay {
  struct Stretch: Equatable {
    /// The year of the contract by which it is paid: a licence pro in one year is paid as a second one.
    let year: Int
    let from: CivilDate
    let to: CivilDate
    /// Gross, a month.
    let gross: Money
    /// Percent of the SMIC.
    let percent: Quantity
    let age: Int
    let sources: [String]
    /// What must be said of these figures: a value taken from another date.
    let notice: String?
  }

  let knowledge: RoadmapKnowledge
  let birth: CivilDate?
  let hasProfessionalBac: Bool

  init(_ knowledge: RoadmapKnowledge, _ facts: Facts) {
    self.knowledge = knowledge
    birth = facts.date("birthDate")
    let series = facts.choice("bacSeries")
    let level = facts.number("diplomaLevel")?.whole ?? 0
    hasProfessionalBac = level >= 5 || (level >= 4 && series != nil && series != "general" && series != "none")
  }

  /// In order; empty for what is no contract, and where the age or the grid is unknown.
  func stretches(of offer: Offer, from start: CivilDate) -> [Stretch] {
    guard let birth, let grid = grid(offer) else { return [] }
    let months = offer.months ?? 12
    let first = offer.firstPaidYear ?? 1
    var found: [Stretch] = []
    for month in 0..<months {
      let day = start.adding(months: month)
      let year = min(3, first + month / 12)
      // The age that counts this month: reached before its first day.
      let monthStart = CivilDate(year: day.year, month: day.month, day: 1) ?? day
      let age = max(birth < monthStart ? monthStart.adding(days: -1).age(bornOn: birth) : 0, 0)
      guard let paid = grid(year, age, day) else { continue }
      let end = start.adding(months: month + 1)
      if let last = found.last, last.year == year, last.gross == paid.gross, last.to == day {
        found[found.count - 1] = Stretch(
          year: year, from: last.from, to: end, gross: last.gross, percent: last.percent, age: last.age,
          sources: last.sources, notice: last.notice)
      } else {
        found.append(
          Stretch(
            year: year, from: day, to: end, gross: paid.gross, percent: paid.percent, age: age,
            sources: paid.sources, notice: paid.notice))
      }
    }
    return found
  }

  private typealias Paid = (gross: Money, percent: Quantity, sources: [String], notice: String?)

  /// The pay by year of contract, age and day, for this kind of contract.
  private func grid(_ offer: Offer) -> ((Int, Int, CivilDate) -> Paid?)? {
    let kind: Funding.Kind
    switch offer.mode {
    case .apprenticeship: kind = .apprenticeship
    case .professionalisation: kind = .professionalisation
    default: return nil
    }
    guard let funding = knowledge.fundings.first(where: { $0.kind == kind }),
      let smicScheme = knowledge.fundings.first(where: { $0.kind == .apprenticeship })
    else { return nil }
    return { year, age, day in
      let wage = funding.wages.first { wage in
        wage.year == (kind == .apprenticeship ? year : 1) && (wage.fromAge...wage.toAge).contains(age)
          && wage.professionalBac.map { $0 == hasProfessionalBac } ?? true
      }
      guard let wage, let percent = wage.percent.at(day), let smic = smicScheme.amount("smicGross", on: day) else {
        return nil
      }
      let gross = Money(
        cents: (smic.value.millionths / 10_000 * (percent.value.millionths / 10_000) + 5_000) / 10_000)
      var sources = smic.period.sources
      for id in percent.period.sources where !sources.contains(id) { sources.append(id) }
      return (gross, percent.value, sources, (smic.notice ?? percent.notice)?.inFrench)
    }
  }
}
