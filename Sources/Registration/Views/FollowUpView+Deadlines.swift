import Document
import Kernel

/// `demarches echeances`: what is late and what to do about it, what comes, what was possible.
extension FollowUpView {
  public func deadlines() -> Document {
    let late = followUp.deadlines.filter(\.isLate)
    let coming = followUp.deadlines.filter { $0.due.map { $0 >= today } ?? false && $0.status != .done }
    // Three declarations ahead are enough to see the rhythm: the calendar file has them all.
    let declarations = coming.filter { $0.period != nil }
    let far = Set(declarations.dropFirst(3).map(\.key))
    let undated = followUp.deadlines.filter { $0.due == nil && $0.status != .done }
    // What was lost long ago is not told for ever.
    let recent = today.adding(months: -6)
    let past = followUp.deadlines.filter { $0.status == .overdue && $0.due.map { $0 >= recent } ?? false }
    let lost = past.filter { $0.isSure && ($0.optional || $0.isLost) }
    let unsure = past.filter { !$0.isSure }
    return Document("Vos échéances") {
      if followUp.deadlines.isEmpty || followUp.context.facts.date("registration.startDate") == nil {
        Block.callout(.info) {
          Inline("Sans date de début d’activité, la plupart des échéances ne peuvent pas être calculées.")
          Block.commands(["tremplin demarches situation registration.startDate": "donner cette date, même prévue"])
        }
      }
      regimeEnded
      if !late.isEmpty {
        Block.subheading("En retard : à faire maintenant")
        for step in steps(of: late) {
          // What to do is said once, however many periods are late.
          let own = late.filter { $0.step == step }
          Block.checklist(
            own.prefix(6).map {
              ChecklistItem(.late, Inline(DeadlineWords.title($0)), details: [DeadlineWords.until($0, today)])
            })
          if own.count > 6 {
            Inline(
              "Et \(own.count - 6) de plus, jusqu’à celle-ci : \(DeadlineWords.title(own[own.count - 1]).lowercasedFirstLetter)."
            )
          }
          Block.bullets(what(own))
          Block.commands(["tremplin demarches voir \(step)": "comment faire"])
        }
      }
      if !coming.isEmpty {
        Block.subheading("À venir")
        Block.checklist(
          coming.filter { !far.contains($0.key) }.map { deadline in
            ChecklistItem(
              .todo, Inline(DeadlineWords.title(deadline)),
              word: deadline.landmark
                ? "à savoir" : !deadline.isSure ? "selon vous" : deadline.optional ? "possible" : nil,
              details: [DeadlineWords.until(deadline, today)])
          })
        if let last = declarations.last, let due = last.due, !far.isEmpty {
          Inline(
            "Puis une déclaration \(isQuarterly ? "chaque trimestre" : "chaque mois"), la fin du mois qui suit : \(far.count) de plus d’ici au \(due.inFrench)."
          )
        }
      }
      if !undated.isEmpty {
        Block.subheading("Sans date connue")
        Block.bullets(
          undated.map { deadline in
            var text = Inline("\(deadline.title) : ") + DeadlineWords.until(deadline, today)
            if let note = deadline.note { text += Inline(". ") + Inline(markup: note) }
            return text
          })
      }
      if !lost.isEmpty {
        let names = lost.map { "\($0.title.lowercasedFirstLetter) (\($0.due?.inFrenchDigits ?? ""))" }
        Block.paragraph(.muted(Inline("Possibilités passées : \(French.list(names)).")))
      }
      if !unsure.isEmpty {
        let names = unsure.map { "\($0.title.lowercasedFirstLetter) (\($0.due?.inFrenchDigits ?? ""))" }
        Inline("Passées, si cela vous concernait : \(French.list(names)). ")
        Block.commands(["tremplin demarches situation": "dire ce qui vous concerne"])
      }
      Block.commands([
        "tremplin exporter --format ics --vers tremplin.ics": "mettre ces dates dans votre agenda",
        "tremplin demarches voir ÉTAPE": "savoir comment faire",
      ])
    }
  }

  private var isQuarterly: Bool { followUp.context.facts.choice("registration.declarationPeriod") == "quarter" }

  /// Each step once, in the order of its oldest date.
  private func steps(of deadlines: [Deadline]) -> [String] {
    deadlines.reduce(into: []) { steps, deadline in
      if !steps.contains(deadline.step) { steps.append(deadline.step) }
    }
  }

  /// What to do now, and the penalty of the law on the day when the last one fell due.
  private func what(_ late: [Deadline]) -> [Inline] {
    guard let last = late.last, let step = knowledge.step(last.step) else { return [] }
    var lines = step.late.map { [Inline(markup: $0)] } ?? []
    for figure in step.figures.compactMap({ knowledge.figure($0) }) where figure.id.hasPrefix("penalite") {
      guard let day = last.due, let answer = figure.values.at(day) else { continue }
      var text = Inline("\(figure.label) : \(answer.value.inFrench(unit: figure.unit))")
      if answer.period.confidence.mustBeChecked || answer.notice != nil { text += .uncertain() }
      lines.append(text + .cite(answer.period.sources))
    }
    return lines
  }
}
