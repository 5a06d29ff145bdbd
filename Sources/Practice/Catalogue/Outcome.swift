import Kernel

/// What a reply brings: an option, a band of numbers or of scores.
///
/// Everything is optional but the feedback: one reason, said without sarcasm.
public struct Outcome: Sendable {
  /// Meters that change, by name (`trust: 4`, `hours: -2`); clamped after.
  public let effects: [(fact: String, by: Double)]
  /// Facts and levers that are written; nil stands for the number that was replied.
  public let set: [(fact: String, to: ScenarioValue?)]
  /// Hidden facts that open.
  public let reveals: [String]
  /// −2…+2 by dimension or by competence.
  public let evidence: [(id: String, points: Int)]
  public let later: Later?
  /// A fault that no score makes up for.
  public let redLine: Bool
  /// The tempting mistake: never shown.
  public let lure: Bool
  public let ends: String?
  public let feedback: String

  init(_ fields: Fields) {
    effects = fields.numbers("effects").map { ($0.key, $0.value) }
    set = fields.assignments("set")
    reveals = fields.values("reveals")
    evidence = fields.numbers("evidence").map { entry in
      if entry.value != entry.value.rounded() || abs(entry.value) > 2 {
        fields.problem(.outOfRange, key: "evidence", "« \(entry.key) » : il faut un entier de −2 à 2.")
      }
      return (entry.key, Int(max(-2, min(2, entry.value.rounded()))))
    }
    later = fields.optionalRecord("later")
    redLine = fields.optional("redLine") ?? false
    lure = fields.optional("lure") ?? false
    ends = fields.optional("ends")
    feedback = fields.value("feedback")
    if !fields.isDescribing, !fields.reading.trusted, feedback.split(separator: " ").count > 60 {
      fields.problem(.outOfRange, key: "feedback", "le retour est trop long : 60 mots au plus, une seule raison.")
    }
  }
}

/// What comes back some weeks after, and is told then.
public struct Later: Record {
  public let weeks: Int
  public let effects: [(fact: String, by: Double)]
  public let set: [(fact: String, to: ScenarioValue?)]
  /// Cancels it, when it holds on that day.
  public let unless: ScenarioCondition?
  public let text: String

  public init(_ fields: Fields) {
    weeks = fields.integer("weeks", in: 1...13)
    effects = fields.numbers("effects").map { ($0.key, $0.value) }
    set = fields.assignments("set")
    unless = fields.optionalRecord("unless")
    text = fields.value("text")
  }
}

extension Fields {
  /// A group of free keys with numbers: `{ trust: 4, hours: 12 }`.
  func numbers(_ key: String) -> [(key: String, value: Double)] {
    describe(key, ["type": "object", "additionalProperties": ["type": "number"]], required: false)
    guard let node = take(key) else { return [] }
    return pairs(node, key).compactMap { entry in
      let number: Quantity? = scalar(entry.value, key: key)
      return number.map { (entry.key, $0.double) }
    }
  }

  /// A group of free keys with words, numbers or yes and no; the word `value` stands for the number replied.
  func assignments(_ key: String) -> [(fact: String, to: ScenarioValue?)] {
    describe(key, ["type": "object", "additionalProperties": ScenarioValue.jsonSchema], required: false)
    guard let node = take(key) else { return [] }
    return pairs(node, key).compactMap { entry in
      let value: ScenarioValue? = scalar(entry.value, key: key)
      return value.map { (entry.key, $0 == .word("value") ? nil : $0) }
    }
  }

  private func pairs(_ node: Node, _ key: String) -> [Node.Entry] {
    if case .map(let entries) = node.value { return entries }
    problem(.wrongType, at: node, key: key, "« \(key) » : il fallait un groupe de clés (clé: valeur).")
    return []
  }
}
