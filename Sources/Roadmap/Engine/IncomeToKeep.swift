import Kernel

extension RoadmapBuild {
  /// Weekly hours from which a step leaves no room for an ordinary job beside it. An editorial threshold.
  static let nearlyFullTime = 30

  /// The person needs an income while learning: why this way in does not leave it, without the subject; nil where it
  /// may.
  ///
  /// A job seeker may keep an allowance during a training that France Travail agrees to: that is warned of, not refused.
  func incomeRefusal(_ offer: Offer) -> String? {
    guard let income = engine.constraints.incomeToKeep else { return nil }
    switch offer.mode {
    case .apprenticeship, .professionalisation:
      guard let wage = firstWage(offer, on: engine.today), wage < income else { return nil }
      return
        "paie au moins \(wage.inFrench) brut par mois la première année (minimum légal à votre âge), moins que les \(income.inFrench) à garder"
    default:
      guard let weekly = offer.weeklyHours, weekly >= RoadmapBuild.nearlyFullTime else { return nil }
      if engine.facts.choice("status") == "jobseeker" { return nil }
      return
        "prend \(weekly) h par semaine sans vous payer, et vous voulez garder \(income.inFrench) par mois"
    }
  }

  /// What a step under the person's allowance leaves to see to.
  func incomeWarning(_ candidate: Candidate, from start: CivilDate) -> String? {
    guard let income = engine.constraints.incomeToKeep, engine.facts.choice("status") == "jobseeker" else { return nil }
    let offer = candidate.offer
    guard offer.mode != .apprenticeship, offer.mode != .professionalisation, let weekly = offer.weeklyHours,
      weekly >= RoadmapBuild.nearlyFullTime
    else { return nil }
    let sentence =
      "Cette étape prend \(weekly) h par semaine sans vous payer, et vous voulez garder \(income.inFrench) par mois : faites écrire par France Travail ce que vous toucherez pendant la formation"
    guard let hours = weeklyHoursToEarn(income, on: start) else { return sentence + "." }
    return sentence + " (au SMIC, ce revenu demande environ \(hours) h par semaine)."
  }

  /// The least that a contract pays in its first months, begun on that day; nil where the age is unknown.
  private func firstWage(_ offer: Offer, on day: CivilDate) -> Money? {
    let pay = ContractPay(engine.knowledge, engine.facts)
    return pay.stretches(of: offer, from: day).first?.gross
  }

  /// Weekly hours at the net minimum wage that bring in this much a month, rounded up.
  private func weeklyHoursToEarn(_ income: Money, on day: CivilDate) -> Int? {
    let scheme = engine.knowledge.fundings.first { $0.kind == .apprenticeship }
    guard let net = scheme?.amount("smicNet", on: day), net.value.millionths > 0 else { return nil }
    let fullTime = net.value.millionths / 10_000
    return (income.cents * 35 + fullTime - 1) / fullTime
  }
}
