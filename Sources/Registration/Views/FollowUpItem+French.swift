import Document
import Kernel

/// The state of a step in words, for every screen.
extension FollowUp.Item {
  var checklistState: ChecklistItem.State {
    switch state {
    case .done: .done
    case .implied: .done
    case .late: .late
    case .waiting: .blocked
    default: .todo
    }
  }

  /// Whether its date matters no more.
  var isOver: Bool {
    switch state {
    case .done, .implied: step.deadline?.recurs != true
    case .excluded, .notConcerned: true
    default: false
    }
  }

  /// Whether it is to be shown among the first: it can be done now, or falls due within two months.
  func isPressing(_ today: CivilDate) -> Bool {
    // What one wrote something about is looked for.
    if note != nil, isOpen { return true }
    return switch state {
    case .late: true
    case .todo: word(today) == "à faire"
    case .waiting: next.map { !$0.optional && ($0.due.map { $0 <= today.adding(months: 2) } ?? false) } ?? false
    default: false
    }
  }

  /// The word that a checklist shows.
  func word(_ today: CivilDate) -> String {
    switch state {
    case .todo where step.phase == .change: "au besoin"
    case .todo:
      // What comes back is not to be done all year long.
      step.deadline?.comesByItself == true && next.map { $0.status == .future && $0.due != nil } ?? false
        ? "à venir" : "à faire"
    case .late: "en retard"
    case .waiting: "attend"
    case .done, .implied: "fait"
    case .lapsed: "passé"
    case .postponed: "reportée"
    case .notConcerned: "écartée"
    case .unsure: "selon vous"
    case .excluded: "pas pour vous"
    }
  }

  func stateSentence(_ knowledge: RegistrationKnowledge) -> String {
    switch state {
    case .todo where step.phase == .change: "À lire le jour où cela arrive."
    case .todo: lastDone.map { "Faite pour la dernière fois le \($0.inFrench)." } ?? "Rien n’est encore noté."
    case .late: "En retard."
    case .waiting(let ids):
      "D’abord : \(French.list(ids.map { "« \(knowledge.step($0)?.title ?? $0) »" }))."
    case .done(let day?): "Notée faite le \(day.inFrench)."
    case .implied(let id): "Faite, puisque « \(knowledge.step(id)?.title ?? id) » l’est."
    case .lapsed(let day):
      next == nil && (step.deadline?.optional == true || deadlines.contains(where: \.isLost))
        ? "C’était possible jusqu’au \(day.inFrench)." : "Passé depuis le \(day.inFrench)."
    case .done(nil): "Faite, d’après ce que dit votre carnet."
    case .postponed(let day): "Reportée au \(day.inFrench)."
    case .notConcerned(let reason): "Écartée : \(reason)."
    case .unsure(let facts): knowledge.dictionary.dependsSentence(facts)
    case .excluded: "D’après vos réponses, cette étape ne vous concerne pas."
    }
  }

  var details: [Inline] { note.map { [Inline("Note : \($0)")] } ?? [] }
}
