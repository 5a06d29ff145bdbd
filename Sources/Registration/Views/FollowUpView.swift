import Document
import Kernel

/// `demarches liste` and `demarches echeances`: where one stands on one screen, then by phase.
public struct FollowUpView {
  let knowledge: RegistrationKnowledge
  let followUp: FollowUp

  public init(_ knowledge: RegistrationKnowledge, _ followUp: FollowUp) {
    (self.knowledge, self.followUp) = (knowledge, followUp)
  }

  private var today: CivilDate { followUp.today }

  // MARK: The list

  /// - Parameter opening: what another capability says of the moment, before the steps.
  public func list(opening: [Block] = []) -> Document {
    let own = followUp.items.filter { $0.state != .excluded && $0.step.phase != .change }
    let done = own.filter { if case .done = $0.state { true } else { false } }.count
    return Document("Vos démarches") {
      Inline(
        "S’immatriculer est gratuit et se fait en ligne. \(French.plural(done, "étape faite", "étapes faites")) sur \(own.count)."
      )
      opening
      startHint
      late
      for phase in RegistrationStep.Phase.allCases { block(phase) }
      excluded
      Block.commands(nextCommands)
    }
  }

  @BlockBuilder private var startHint: [Block] {
    if followUp.context.facts.date("registration.startDate") == nil {
      Block.callout(
        .info,
        "Aucune date de début d’activité n’est notée : les échéances qui en dépendent n’apparaissent pas encore.")
    }
  }

  @BlockBuilder private var late: [Block] {
    let late = followUp.deadlines.filter(\.isLate)
    if !late.isEmpty {
      Block.callout(.warning) {
        Inline("\(French.plural(late.count, "échéance passée", "échéances passées")) :")
        Block.bullets(
          late.prefix(6).map { Inline("\(DeadlineWords.title($0)) : ") + DeadlineWords.until($0, today) })
        Inline("Ce qu’il faut faire maintenant : ") + .command("tremplin demarches echeances")
      }
    }
  }

  @BlockBuilder private func block(_ phase: RegistrationStep.Phase) -> [Block] {
    let all = followUp.items.filter { $0.step.phase == phase && $0.state != .excluded }
    let items = all.filter { !$0.isUnsure }
    let unsure = all.filter(\.isUnsure)
    if !all.isEmpty {
      Block.subheading(Inline(phase.inFrench))
      Block.checklist(
        items.map { item in
          var details: [Inline] = []
          switch item.state {
          case .postponed, .notConcerned: details.append(Inline(item.stateSentence(knowledge)))
          default: break
          }
          if item.isOpen, let next = item.next, next.due != nil {
            details.append(DeadlineWords.until(next, today).withoutCitations)
          }
          return ChecklistItem(
            item.checklistState, Inline(item.step.title) + .muted(Inline(" (\(item.step.id))")), word: item.word,
            details: details + item.details)
        })
      if !unsure.isEmpty {
        Inline("Selon votre situation : ")
          + Inline(French.list(unsure.map { "\($0.step.title.lowercasedFirstLetter) (\($0.step.id))" })) + "."
      }
    }
  }

  @BlockBuilder private var excluded: [Block] {
    let count = followUp.items.filter { $0.state == .excluded }.count
    if count > 0 {
      let words = French.plural(count, "étape ne vous concerne pas", "étapes ne vous concernent pas")
      Block.paragraph(.muted(Inline("\(words), d’après vos réponses.")))
    }
  }

  private var nextCommands: [CommandHint] {
    var hints: [CommandHint] = []
    if let next = followUp.items.first(where: { $0.state == .late || $0.state == .todo }) {
      hints.append(CommandHint("tremplin demarches voir \(next.step.id)", Inline("la suite : \(next.step.title)")))
    }
    let asked = followUp.items.contains { if case .unsure = $0.state { true } else { false } }
    if asked || followUp.context.facts.date("registration.startDate") == nil {
      hints.append(CommandHint("tremplin demarches situation", "dire ce qui vous concerne, en quelques questions"))
    }
    hints.append(CommandHint("tremplin demarches echeances", "toutes les dates, dans l’ordre"))
    return hints
  }

  // MARK: The deadlines

  public func deadlines() -> Document {
    let late = followUp.deadlines.filter(\.isLate)
    let coming = followUp.deadlines.filter { $0.due.map { $0 >= today } ?? false && $0.status != .done }
    let undated = followUp.deadlines.filter { $0.due == nil && $0.status != .done }
    let lost = followUp.deadlines.filter { $0.status == .overdue && $0.optional }
    return Document("Vos échéances") {
      if followUp.deadlines.isEmpty || followUp.context.facts.date("registration.startDate") == nil {
        Block.callout(.info) {
          Inline("Sans date de début d’activité, la plupart des échéances ne peuvent pas être calculées.")
          Block.commands(["tremplin demarches situation registration.startDate": "donner cette date, même prévue"])
        }
      }
      if !late.isEmpty {
        Block.subheading("En retard : à faire maintenant")
        for step in steps(of: late) {
          // What to do is said once, however many periods are late.
          let own = late.filter { $0.step == step }
          Block.checklist(
            own.map {
              ChecklistItem(.late, Inline(DeadlineWords.title($0)), details: [DeadlineWords.until($0, today)])
            })
          Block.bullets(what(own))
          Block.commands(["tremplin demarches voir \(step)": "comment faire"])
        }
      }
      if !coming.isEmpty {
        Block.subheading("À venir")
        Block.checklist(
          coming.map { deadline in
            ChecklistItem(
              .todo, Inline(DeadlineWords.title(deadline)), word: deadline.optional ? "possible" : nil,
              details: [DeadlineWords.until(deadline, today)])
          })
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
      Block.commands([
        "tremplin exporter --format ics --vers tremplin.ics": "mettre ces dates dans votre agenda",
        "tremplin demarches voir ÉTAPE": "savoir comment faire",
      ])
    }
  }

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

  // MARK: One glance

  /// For the overview of everything: how far, what is late, what comes next, what came in.
  @BlockBuilder public func glance() -> [Block] {
    let own = followUp.items.filter { $0.state != .excluded && $0.step.phase != .change }
    let done = own.filter { if case .done = $0.state { true } else { false } }.count
    let late = followUp.deadlines.filter(\.isLate)
    let next = followUp.deadlines.first { ($0.due.map { $0 >= today } ?? false) && $0.status != .done && !$0.optional }
    if done == 0, next == nil {
      Inline("Pas encore commencées. S’immatriculer est gratuit.")
    } else {
      Inline("\(French.plural(done, "étape faite", "étapes faites")) sur \(own.count).")
      if !late.isEmpty {
        Inline.warning(Inline("\(French.plural(late.count, "échéance passée", "échéances passées")).")) + " "
          + .command("tremplin demarches echeances")
      }
      if let next, let due = next.due {
        Inline("Prochaine date : \(DeadlineWords.title(next).lowercasedFirstLetter), le ")
          + .strong(Inline(due.inFrench))
          + Inline(" (\(DeadlineWords.distance(today, to: due))).")
      }
      let ledger = TurnoverLedger(followUp.context.facts)
      if let year = ledger.years.last {
        Inline("Recettes notées en \(year) : \(ledger.total(year).inFrench).")
      }
    }
    Block.commands(["tremplin demarches": "vos démarches"])
  }

  // MARK: JSON

  public func json() -> JSON {
    [
      "date": .date(today), "deadlines": .array(followUp.deadlines.map(\.json)),
      "steps": .array(
        followUp.items.map { item in
          [
            "id": .string(item.step.id), "title": .string(item.step.title), "phase": .string(item.step.phase.rawValue),
            "state": .string(item.stateName), "sentence": .string(item.stateSentence(knowledge)),
            "next": .optional(item.next?.due) { .date($0) }, "note": .optional(item.note) { .string($0) },
          ]
        }),
    ]
  }
}

extension FollowUp.Item {
  /// A stable name of the state, for programs.
  var stateName: String {
    switch state {
    case .todo: "todo"
    case .late: "late"
    case .waiting: "waiting"
    case .done: "done"
    case .postponed: "postponed"
    case .notConcerned: "notConcerned"
    case .unsure: "unknown"
    case .excluded: "excluded"
    }
  }
}

extension Inline {
  /// For a list, where the numbers of sources would be noise.
  var withoutCitations: Inline {
    Inline(spans: spans.filter { if case .cite = $0 { false } else { true } })
  }
}

extension String {
  var lowercasedFirstLetter: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }
}
