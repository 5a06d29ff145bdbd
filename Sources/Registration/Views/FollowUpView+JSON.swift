import Kernel

extension FollowUpView {
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
    case .done, .implied: "done"
    case .lapsed: "lapsed"
    case .postponed: "postponed"
    case .notConcerned: "notConcerned"
    case .unsure: "unknown"
    case .excluded: "excluded"
    }
  }
}
