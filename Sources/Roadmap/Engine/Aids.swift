import Kernel

/// Help for which a step may be the reason: what it brings, on what condition, until when to ask, from which source.
public struct Aid: Sendable, Equatable {
  /// The funding scheme.
  public let id: String
  public let title: String
  public let text: String
  /// What it brings in all over the step, where that is known: a range.
  public let low: Money?
  public let high: Money?
  /// Whether the step's cost takes it into account.
  public let isCounted: Bool
  public let askBefore: CivilDate?
  public let sources: [String]
  public let mustBeChecked: Bool
}

extension RoadmapBuild {
  /// The schemes that may help with this step, counted ones first.
  func aids(_ candidate: Candidate, from start: CivilDate, covered: Int) -> [Aid] {
    let context = FactContext(engine.facts, engine.knowledge.dictionary, today: start)
    let offered = engine.knowledge.fundings.filter { funding in
      candidate.offer.fundings.contains(funding.id)
        || funding.at?.holds(candidate.offer, of: candidate.formation) ?? false
    }
    let aids = offered.compactMap { funding -> Aid? in
      let truth = funding.when?.evaluate(context) ?? .yes
      guard truth != .no, let amount = amount(funding, candidate, start, covered, isSure: truth == .yes) else {
        return nil
      }
      return Aid(
        id: funding.id, title: funding.title, text: amount.text, low: amount.low, high: amount.high,
        isCounted: amount.isCounted, askBefore: funding.askBefore(start), sources: amount.sources,
        mustBeChecked: funding.confidence.mustBeChecked)
    }
    return aids.filter(\.isCounted) + aids.filter { !$0.isCounted }
  }

  private typealias Amount = (text: String, low: Money?, high: Money?, isCounted: Bool, sources: [String])

  /// Nil where the scheme would bring nothing to this step.
  private func amount(
    _ funding: Funding, _ candidate: Candidate, _ start: CivilDate, _ covered: Int, isSure: Bool
  ) -> Amount? {
    let left = Money(cents: candidate.cost.gross - covered)
    switch funding.kind {
    case .cpf:
      guard covered > 0 else { return nil }
      let paid = Money(cents: covered)
      let share = pricing.share(funding, on: start)
      let rule = share > 0 ? " ; participation obligatoire de \(Money(cents: share).inFrench) à votre charge" : ""
      return (
        "Le CPF paierait \(paid.inFrench) sur votre solde d’aujourd’hui\(rule)", paid, paid, true, funding.sources
      )
    case .apprenticeship, .professionalisation: return pay(candidate, start)
    case .crous: return grant(funding, candidate, start)
    case .fifPl:
      guard left > .zero, let ceiling = funding.amount("ceiling", on: start)?.value else { return nil }
      let least = funding.amount("tier1To20", on: start)?.value ?? 20
      let high = min(left, Money(cents: ceiling.millionths / 10_000))
      let low = min(left, Money(cents: ceiling.millionths / 10_000 * (least.millionths / 10_000) / 10_000))
      return (
        "De \(low.inFrench) à \(high.inFrench), selon la contribution à la formation (CFP) que vous avez payée ; les grilles lues se contredisent entre 41 et 115 €. Rien n’est compté",
        low, high, false, funding.sources
      )
    case .aif:
      guard left > .zero, isSure else { return nil }
      return (
        "Peut payer ce qui reste (\(left.inFrench)), si votre conseiller·ère est d’accord. Rien n’est compté", .zero,
        left, false, funding.sources
      )
    case .other:
      guard isSure, let gesture = funding.gestures.first else { return nil }
      return (gesture.hasSuffix(".") ? String(gesture.dropLast()) : gesture, nil, nil, false, funding.sources)
    }
  }

  /// What a contract pays at least, year by year.
  private func pay(_ candidate: Candidate, _ start: CivilDate) -> Amount? {
    let stretches = ContractPay(engine.knowledge, engine.facts).stretches(of: candidate.offer, from: start)
    guard let first = stretches.first else {
      return ("Une paie, dont le minimum dépend de votre âge : dites votre date de naissance", nil, nil, false, [])
    }
    var parts: [String] = []
    for stretch in stretches {
      let share = stretch.percent.inFrench(unit: "%")
      parts.append(
        parts.isEmpty
          ? "Vous seriez payé·e au moins \(stretch.gross.inFrench) brut par mois (\(share) du SMIC)"
          : "\(stretch.gross.inFrench) dès le \(stretch.from.inFrenchDigits) (\(share))")
    }
    let notice = first.notice.map { " ; \($0)" } ?? ""
    var sources = first.sources
    for id in stretches.flatMap(\.sources) where !sources.contains(id) { sources.append(id) }
    return (parts.joined(separator: ", puis ") + notice, nil, nil, false, sources)
  }

  /// The grant on social criteria: by the known level, else the whole range.
  private func grant(_ funding: Funding, _ candidate: Candidate, _ start: CivilDate) -> Amount? {
    let level = engine.facts.choice("crousLevel")
    guard level != "none" else { return nil }
    let answers = funding.amounts.filter { level == nil || $0.id == level }.compactMap { $0.on(start) }
    guard let low = answers.map(\.value).min(), let high = answers.map(\.value).max(), let first = answers.first else {
      return nil
    }
    let years = max(1, ((candidate.offer.months ?? 12) + 11) / 12)
    func money(_ amount: Quantity) -> Money { Money(cents: amount.millionths / 10_000) }
    func inAll(_ amount: Quantity) -> Money { Money(cents: amount.millionths / 10_000 * years) }
    let notice = first.notice.map { " ; \($0.inFrench)" } ?? ""
    let text =
      low == high
      ? "Votre bourse : \(money(low).inFrench) par an, sur dix mois ; droits d’inscription et CVEC ne sont pas dus"
      : "De \(money(low).inFrench) à \(money(high).inFrench) par an selon les revenus du foyer, et ni droits d’inscription ni CVEC. Rien n’est compté"
    return (text + notice, inAll(low), inAll(high), false, first.period.sources)
  }

  /// From when on one looks for an employer: some months before the contract, where the step needs one.
  func searchFrom(_ candidate: Candidate, start: CivilDate) -> CivilDate? {
    let months = engine.knowledge.fundings.first { candidate.offer.fundings.contains($0.id) && $0.searchMonths != nil }?
      .searchMonths
    return months.map { max(engine.today, start.adding(months: -$0)) }
  }
}

extension Funding {
  /// The last day to ask for it, for a step that begins on that day.
  func askBefore(_ start: CivilDate) -> CivilDate? {
    if let askBeforeDays { return start.adding(days: -askBeforeDays) }
    guard var left = askBeforeWorkingDays else { return nil }
    var day = start
    while left > 0 {
      day = day.adding(days: -1)
      // Saturdays and Sundays; public holidays are not known here, hence a few days of caution in the data.
      if day.weekday <= 5 { left -= 1 }
    }
    return day
  }
}
