import Kernel

extension RoadmapBuild {
  /// Weekly hours from which a step leaves no room for an ordinary job beside it. An editorial threshold.
  static let nearlyFullTime = 30

  /// The person needs an income while learning: says what a step leaves of it.
  func incomeWarning(_ candidate: Candidate, from start: CivilDate) -> String? {
    guard let income = engine.facts.money("incomeToKeep"), income > .zero else { return nil }
    let offer = candidate.offer
    switch offer.mode {
    case .apprenticeship:
      let birth = engine.facts.date("birthDate")
      guard let wage = ApprenticeWage(offer, from: start, bornOn: birth, engine.knowledge), wage.gross < income else {
        return nil
      }
      return
        "Au minimum légal, la paie de la première année (\(wage.gross.inFrench) brut par mois) serait au-dessous des \(income.inFrench) que vous voulez garder."
    case .professionalisation: return nil
    default:
      guard let weekly = offer.weeklyHours, weekly >= RoadmapBuild.nearlyFullTime else { return nil }
      let sentence =
        "Cette étape prend \(weekly) h par semaine sans vous payer, et vous voulez garder \(income.inFrench) par mois"
      guard let hours = weeklyHoursToEarn(income, on: start) else { return sentence + "." }
      return sentence + " : au SMIC, il faudrait travailler environ \(hours) h par semaine en plus."
    }
  }

  /// Weekly hours at the net minimum wage that bring in this much a month, rounded up.
  private func weeklyHoursToEarn(_ income: Money, on day: CivilDate) -> Int? {
    let scheme = engine.knowledge.fundings.first { $0.kind == .apprenticeship }
    guard let net = scheme?.amount("smicNet", on: day), net.value.millionths > 0 else { return nil }
    let fullTime = net.value.millionths / 10_000
    return (income.cents * 35 + fullTime - 1) / fullTime
  }
}
