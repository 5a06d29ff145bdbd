import Document
import Kernel

extension RoadmapView {
  /// Figures of a route on one line, then its timeline.
  @BlockBuilder func full(_ route: Route) -> [Block] {
    Block.definitions(summary(route))
    if route.steps.contains(where: { !($0.why.isEmpty) }) {
      Inline.muted("Les compétences vont de 0 (tout à apprendre) à 4 (expert·e) ; 2, c’est être autonome.")
    }
    Block.timeline(
      route.steps.enumerated().map { number, step in
        TimelineItem(
          Inline(step.title), from: step.start.inFrenchDigits, to: step.end.inFrenchDigits,
          days: step.start.daysSinceEpoch...max(step.start.daysSinceEpoch, step.end.daysSinceEpoch), nil,
          deadline: step.applyBefore?.daysSinceEpoch, details: details(step))
      })
  }

  @BlockBuilder func brief(_ route: Route) -> [Block] {
    Block.definitions(summary(route))
    Block.numbered(
      route.steps.map { step in
        Inline(
          "\(step.title)\(way(step)) : \(French.period(from: step.start.inFrenchDigits, to: step.end.inFrenchDigits))")
          + (step.cost > .zero ? Inline(", \(step.cost.inFrench)") : Inline())
      })
  }

  /// « (En apprentissage, deux ans) », without which the price of a school makes no sense.
  private func way(_ step: RouteStep) -> String {
    guard let formation = knowledge.formation(step.id), formation.recognition >= 3, formation.offers.count > 1,
      let offer = offer(step)
    else { return "" }
    return " (\(offer.label))"
  }

  private func summary(_ route: Route) -> [Definition] {
    let isHeld =
      route.recognition >= 3
      && !route.steps.contains { step in
        knowledge.formation(step.id)?.recognition == route.recognition
      }
    let isSupposed = facts["diplomaLevel"] == nil && (facts.choices("diplomas") ?? []).isEmpty
    var rows = [
      Definition("Fin prévue", Inline("le \(route.end.inFrench) (dans \(duration(today.days(until: route.end))))")),
      Definition("Reste à payer", Inline(route.cost == .zero ? "rien" : route.cost.inFrench)),
      Definition("Votre temps", Inline("\(French.number(route.hours)) heures en tout")),
      Definition(
        "Reconnaissance",
        Inline(
          Recognition.words(route.recognition)
            + (isHeld ? ", \(isSupposed ? "que Tremplin suppose acquis" : "que vous avez déjà")" : ""))),
    ]
    if let wanted = facts.date("firstClientWanted") {
      let late = wanted.days(until: route.end)
      rows.append(
        Definition(
          "Votre date",
          late <= 0
            ? "tenue : vous vouliez le \(wanted.inFrench)"
            : .warning("dépassée de \(duration(late)) : vous vouliez le \(wanted.inFrench)")))
    }
    return rows
  }

  private func duration(_ days: Int) -> String {
    if days < 60 { return French.plural(days, "jour", "jours") }
    let months = (days * 12 + 182) / 365
    if months < 24 { return "\(months) mois environ" }
    let years = months / 12
    let rest = months % 12
    return French.plural(years, "an", "ans") + (rest == 0 ? "" : " et \(rest) mois") + " environ"
  }

  private func details(_ step: RouteStep) -> [Inline] {
    var lines: [Inline] = []
    let offer = offer(step)
    if let offer, offer.mode != .practice, offer.mode != .selfPaced { lines.append(Inline("Voie : \(offer.label).")) }
    lines.append(
      Inline("\(French.plural(step.hours, "heure", "heures"))\(pace(step)) — ")
        + (step.price == .zero
          ? "rien à payer"
          : Inline("\(step.price.inFrench)\(step.cpf > .zero ? ", dont \(step.cpf.inFrench) par le CPF" : "")"))
        + .cite(step.lines.flatMap(\.sources)))
    lines += step.lines.filter { $0.low != $0.high || $0.note != nil }.map(price)
    if let deadline = step.applyBefore {
      lines.append(
        .strong(Inline("Candidater avant le \(deadline.inFrench)"))
          + (step.applyBeforeIsProjected ? " (projection)" : ""))
    }
    if let search = step.searchFrom {
      let day = search <= today ? "dès maintenant" : "dès le \(search.inFrench)"
      lines.append(.strong(Inline("Cherchez un employeur \(day)")) + Inline(" : sans contrat, pas d’entrée."))
    }
    lines += step.why.map { Inline(markup: $0) }
    lines += step.aids.map(aid)
    lines += paidWay(step)
    lines += step.warnings.map { .warning("Attention : ") + Inline(markup: $0) }
    if let without = step.without { lines.append(Inline(without.text)) }
    lines.append(.muted("Fiche : tremplin parcours voir \(step.id)") + .cite(step.sources))
    return lines
  }

  private func offer(_ step: RouteStep) -> Offer? {
    knowledge.formation(step.id)?.offers.first { $0.id == step.offer }
  }

  /// « , environ 8 h par semaine », or in days where a week would say nothing.
  private func pace(_ step: RouteStep) -> String {
    let days = step.start.days(until: step.end)
    return days < 7
      ? " en \(French.plural(max(1, days), "jour", "jours"))" : ", environ \(step.weeklyHours) h par semaine"
  }

  private func price(_ line: CostLine) -> Inline {
    let amount = line.low == line.high ? line.high.inFrench : "de \(line.low.inFrench) à \(line.high.inFrench)"
    let note = line.note.map { " (\($0))" } ?? ""
    return Inline("\(line.label) : \(amount)\(note)") + .cite(line.sources)
  }

  private func aid(_ aid: Aid) -> Inline {
    var text = Inline("\(aid.title) : ") + Inline(markup: aid.text)
    if let day = aid.askBefore {
      text += day < today ? " ; c’est trop tard pour cette entrée" : Inline(" ; à demander avant le \(day.inFrench)")
    }
    return text + (aid.mustBeChecked ? .uncertain() : "") + "." + .cite(aid.sources)
  }

  /// The same diploma as an apprentice, for who said that it interests them: a wage counts for nothing in the front.
  private func paidWay(_ step: RouteStep) -> [Inline] {
    guard facts.flag("apprenticeshipWanted") == true, let formation = knowledge.formation(step.id),
      offer(step)?.mode == .publicInitial || offer(step)?.mode == .privateInitial,
      knowledge.fundings.first(where: { $0.kind == .apprenticeship })?.when?
        .evaluate(FactContext(facts, knowledge.dictionary, today: step.start)) == .yes,
      let paid = formation.offers.first(where: { $0.mode == .apprenticeship }),
      let pay = ContractPay(knowledge, facts).stretches(of: paid, from: step.start).first
    else { return [] }
    return [
      Inline(
        "Existe aussi en apprentissage : vous seriez payé·e au moins \(pay.gross.inFrench) brut par mois la première année "
      )
        + share(pay) + ", si vous trouvez un employeur."
    ]
  }

  private func share(_ pay: ContractPay.Stretch) -> Inline {
    Inline("(\(pay.percent.inFrench(unit: "%")) du SMIC)") + (pay.notice.map { Inline(" ; \($0)") } ?? "")
      + .cite(pay.sources)
  }
}
