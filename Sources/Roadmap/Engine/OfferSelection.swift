import Kernel

extension RoadmapBuild {
  /// Why a formation as a whole is not open; nil where its offers decide.
  func refusal(_ formation: Formation, _ standing: Standing) -> Refusal? {
    if engine.hypothesis.without.contains(formation.id) { return Refusal(.setAside, "laissée de côté pour comparer.") }
    if engine.progress.abandoned.contains(formation.id) { return Refusal(.abandoned, "vous l’avez abandonnée.") }
    if held.contains(formation.id), !isWorthRepeating(formation) {
      let isOngoing = engine.ongoing?.id == formation.id
      return Refusal(.held, isOngoing ? "vous la suivez en ce moment." : "vous l’avez déjà.")
    }
    switch standing {
    case .open: return nil
    case .closed(let day): return Refusal(.closed, "n’est plus ouverte depuis le \(day.inFrenchDigits).")
    case .closing(let day):
      return Refusal(
        .closed, "ferme le \(day.inFrenchDigits) ; ses voies d’accès d’avant ne sont pas connues de Tremplin.")
    case .inactive(let sheet):
      return Refusal(
        .registerInactive,
        "la fiche \(sheet) est inactive et aucune remplaçante n’est connue : à vérifier avant toute inscription.")
    case .expired(let day):
      return Refusal(
        .expired, "l’enregistrement au répertoire a pris fin le \(day.inFrenchDigits) : on ne peut plus y entrer.")
    }
  }

  /// Practice and self-study can be taken up again, where a later measure says that they did not bring all that they may.
  func isWorthRepeating(_ formation: Formation) -> Bool {
    guard [.practice, .selfStudy, .course].contains(formation.family),
      engine.ongoing?.id != formation.id
    else { return false }
    return formation.trains.contains { $0.to > levels[$0.competence] }
  }

  /// The offer as candidates, one a price regime; or why it is not open.
  func candidates(_ formation: Formation, _ offer: Offer, lastEntry: CivilDate?) -> Result<[Candidate], Refusal> {
    let eligibility: OfferOpenings.Eligibility
    switch engine.openings.eligibilities.value(offer, { self.eligibility(offer) }) {
    case .success(let found): eligibility = found
    case .failure(let refusal): return .failure(refusal)
    }
    if let refusal = refusedByLimits(offer) { return .failure(refusal) }
    let way: OfferOpenings.Way
    switch engine.openings.ways.value(offer, { self.way(formation, offer, eligibility, lastEntry: lastEntry) }) {
    case .success(let found): way = found
    case .failure(let refusal): return .failure(refusal)
    }
    let length = length(offer, dated: way.entries != nil)
    let affordable = way.regimes.filter { isAffordable($0.cost) }
    guard !affordable.isEmpty else {
      let least = way.regimes.map { leastToPay($0.cost) }.min() ?? 0
      return .failure(
        Refusal(
          .overBudget, "laisserait \(Money(cents: least).inFrench) à payer, plus que votre budget", offer: offer.label))
    }
    return .success(
      affordable.map { regime in
        Candidate(
          formation: formation, offer: offer, cost: regime.cost, entries: regime.entries, days: length.days,
          weeklyHours: length.weekly, isUnsure: eligibility.isUnsure,
          notBefore: [regime.notBefore, way.entries == nil ? way.opening : nil].compactMap { $0 }.max(),
          notAfter: [regime.notAfter, way.last].compactMap { $0 }.min())
      })
  }

  private func eligibility(_ offer: Offer) -> Result<OfferOpenings.Eligibility, Refusal> {
    var eligibility = OfferOpenings.Eligibility(truth: offer.when?.evaluate(engine.context) ?? .yes)
    // Who begins on a date must fit the conditions on that date: one may be too young today, or too old then.
    switch eligibility.truth {
    case .no where !offer.dependsOnAge: return .failure(notForYou(offer))
    case .unknown: eligibility.isUnsure = true
    case .yes, .no: break
    }
    if offer.intake.anyDay, offer.dependsOnAge, !eligibility.isUnsure, let condition = offer.when {
      eligibility.window = AgeWindow(condition, engine.facts, engine.knowledge.dictionary, from: start)
      if eligibility.window == nil { return .failure(notForYou(offer)) }
    }
    return .success(eligibility)
  }

  private func way(
    _ formation: Formation, _ offer: Offer, _ eligibility: OfferOpenings.Eligibility, lastEntry: CivilDate?
  ) -> Result<OfferOpenings.Way, Refusal> {
    guard case .known = offer.price else {
      return .failure(
        Refusal(.priceUnknown, "n’a pas de prix connu" + (offer.price.reason?.bracketed ?? ""), offer: offer.label))
    }
    let postponed = engine.progress.postponed[formation.id]
    var truth = offer.dependsOnAge ? TruthByAge(offer, engine.facts, engine.knowledge.dictionary) : nil
    let entries = calendar.entries(of: offer.intake, formation: formation.id) { day in
      day >= start && day <= lastEntry ?? day && day >= postponed ?? day
        && isOpen(truth?(on: day) ?? .yes, eligibility.truth)
    }
    if entries?.isEmpty == true {
      if eligibility.truth == .no { return .failure(notForYou(offer)) }
      let until = lastEntry.map { " avant le \($0.inFrench), dernier jour où l’on peut y entrer" } ?? " possible"
      return .failure(Refusal(.noIntake, "n’a plus d’entrée" + until, offer: offer.label))
    }
    let last = [lastEntry, eligibility.window?.to].compactMap { $0 }.min()
    // What opens on a birthday, or is put off, waits for that day.
    let opening = [postponed, eligibility.window?.from].compactMap { $0 }.max()
    if let opening, let last, opening > last { return .failure(notForYou(offer)) }
    let regimes = PriceRegimes(pricing, offer, formation, entries, from: max(start, opening ?? start), to: last)
    return .success(OfferOpenings.Way(entries: entries, opening: opening, last: last, regimes: regimes.regimes))
  }

  /// The condition is told: « not for you » alone cannot be argued with.
  private func notForYou(_ offer: Offer) -> Refusal {
    let condition = offer.when.map { " (" + engine.openings.words($0, engine.knowledge.dictionary) + ")" } ?? ""
    return Refusal(.notForYou, "ne s’ouvre pas à votre situation" + condition, offer: offer.label)
  }

  /// Whether one may enter, by what the conditions say on that day, when the age is the one of that day. What holds today
  /// and is no longer sure then is not counted on.
  private func isOpen(_ then: Truth, _ today: Truth) -> Bool {
    switch then {
    case .yes: return true
    case .no: return false
    case .unknown: if case .unknown = today { return true } else { return false }
    }
  }

  private func refusedByLimits(_ offer: Offer) -> Refusal? {
    let limits = engine.constraints
    if !limits.apprenticeship, offer.mode == .apprenticeship || offer.mode == .professionalisation {
      return Refusal(.apprenticeshipRefused, "vous ne souhaitez pas d’alternance")
    }
    if limits.distanceOnly, !offer.distance {
      return Refusal(.onSite, "se suit sur place, et vous voulez tout à distance", offer: offer.label)
    }
    if limits.weeklyHoursKnown, let needed = offer.weeklyHours, needed > limits.weeklyHours {
      return Refusal(
        .tooManyHours, "demande \(needed) h par semaine, et vous en avez \(limits.weeklyHours)", offer: offer.label)
    }
    if let reason = incomeRefusal(offer) { return Refusal(.incomeTooLow, reason, offer: offer.label) }
    return nil
  }

  /// The least that could be left to pay: all that the account may pay, within its balance.
  private func leastToPay(_ cost: OfferCost) -> Int {
    max(cost.gross - engine.constraints.cpfBalance.cents, cost.gross - cost.savable)
  }

  private func isAffordable(_ cost: OfferCost) -> Bool {
    engine.constraints.budget.map { leastToPay(cost) <= $0.cents } ?? true
  }

  /// Days where it begins any day, and hours a week. Self-paced hours take the weeks that the person's free hours
  /// allow; a timetable cannot be hurried.
  private func length(_ offer: Offer, dated: Bool) -> (days: Int?, weekly: Int) {
    let limit = engine.constraints.weeklyHours
    if let months = offer.months {
      // Without a date of its own it is counted in days, like all that begins any day: such steps can then be swapped,
      // which the planner's search rests on.
      let days = dated ? nil : (months * 365 + 11) / 12
      return (days, offer.weeklyHours ?? max(1, offer.hours * 12 / (months * 52)))
    }
    let atOwnPace = (offer.hours * 7 + limit - 1) / limit
    let days = max(atOwnPace, (offer.weeks ?? 0) * 7)
    let length = max(1, days)
    return (days, min(limit, (offer.hours * 7 + length - 1) / length))
  }
}
