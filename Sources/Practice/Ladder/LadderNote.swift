import Kernel

/// One entry of the practice log: what was done, with its proof.
public struct LadderNote: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    case week, volunteer, feedback, change, goal, file

    public var inFrench: String {
      switch self {
      case .week: "Une semaine sur mes comptes"
      case .volunteer: "Une mission bénévole"
      case .feedback: "Un avis reçu"
      case .change: "Un changement après une remarque"
      case .goal: "Un objectif pour la semaine"
      case .file: "Mon dossier : devis, assurance"
      }
    }
  }

  public let kind: Kind
  public let notedOn: CivilDate
  /// By the names of the questions: date, what, link, posts, hours, figures, who…
  public let values: [String: FactValue]

  public init(_ kind: Kind, notedOn: CivilDate, values: [String: FactValue]) {
    (self.kind, self.notedOn, self.values) = (kind, notedOn, values)
  }

  public var json: JSON {
    [
      "capability": "practice", "note": .string(kind.rawValue), "notedOn": .date(notedOn),
      "values": .object(
        values.keys.sorted().compactMap { key in
          values[key].map { (key, ["type": .string($0.typeNameForNotes), "value": $0.json]) }
        }),
    ]
  }

  public init?(_ node: Node, reading: (Node) -> FactValue?) {
    guard node["capability"]?.text == "practice", let kind = node["note"]?.text.flatMap({ Kind(rawValue: $0) }),
      let day = node["notedOn"]?.text.flatMap({ CivilDate(iso: $0) }), case .map(let entries)? = node["values"]?.value
    else { return nil }
    self.init(
      kind, notedOn: day,
      values: Dictionary(
        entries.compactMap { entry in reading(entry.value).map { (entry.key, $0) } }, uniquingKeysWith: { a, _ in a }))
  }

  public var day: CivilDate { if case .date(let day)? = values["date"] { day } else { notedOn } }
  func text(_ name: String) -> String? { if case .text(let text)? = values[name] { text } else { nil } }
  func flag(_ name: String) -> Bool { if case .flag(true)? = values[name] { true } else { false } }
  func number(_ name: String) -> Quantity? { if case .number(let n)? = values[name] { n } else { nil } }
  func choice(_ name: String) -> String? { if case .choice(let id)? = values[name] { id } else { nil } }
}

extension FactValue {
  fileprivate var typeNameForNotes: String {
    switch self {
    case .choice: "choice"
    case .choices: "choices"
    case .flag: "flag"
    case .number: "number"
    case .money: "money"
    case .date: "date"
    case .text: "text"
    }
  }
}
