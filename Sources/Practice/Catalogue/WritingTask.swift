import Kernel

/// A post, a reply or a message that the player writes, and what rules can check in it.
public struct WritingTask: Sendable, Equatable {
  public enum Genre: String, CaseIterable, Sendable { case post, reply, email }

  /// Checks that a scenario asks for beside those of the platform.
  public enum Check: String, CaseIterable, Sendable {
    /// An alternative text must be given (a line that begins with « Alt : »).
    case altTextAsked
    /// The commercial intent must be said (« publicité », « collaboration commerciale »).
    case mention
    /// No personal data about somebody.
    case noPersonalData
    /// A price must stand there, with its unit.
    case price
    /// A question or an action is proposed to the reader.
    case callToAction
  }

  public let genre: Genre
  public let platform: String?
  public let shortest: Int
  public let longest: Int
  /// Of each group, one expression at least must occur.
  public let mustMention: [[String]]
  /// Expressions that must not occur: this client's red list.
  public let banned: [String]
  public let checks: [Check]
  /// A whole answer that would do, shown after.
  public let model: String
  /// What rules cannot judge, asked for self-review.
  public let questions: [String]

  struct Length: Record {
    static var recordName: String { "TextLength" }
    let min: Int
    let max: Int
    init(_ fields: Fields) {
      min = fields.optionalInteger("min", in: 0...5_000) ?? 0
      max = fields.integer("max", in: 1...10_000)
    }
  }

  init(_ fields: Fields) {
    genre = fields.choice("task", default: .post)
    platform = fields.optionalReference("platform", to: "platform")
    let length: Length? = fields.optionalRecord("length")
    shortest = length?.min ?? 0
    longest = length?.max ?? 2_000
    mustMention = fields.groups("mustMention")
    banned = fields.values("banned")
    checks = fields.choices("checks")
    model = fields.optional("model") ?? ""
    questions = fields.values("questions")
    if !fields.isDescribing, !fields.reading.trusted {
      if model.isEmpty {
        fields.problem(.missingKey, key: "model", "un texte à écrire doit avoir une réponse modèle (« model »).")
      }
      if questions.count < 2 {
        fields.problem(
          .missingKey, key: "questions", "il faut de deux à quatre questions que les règles ne savent pas juger.")
      }
    }
  }
}

extension Fields {
  /// `[[a, b], [c]]`: groups of words.
  func groups(_ key: String) -> [[String]] {
    describe(
      key, ["type": "array", "items": ["type": "array", "items": String.jsonSchema]], required: false)
    guard let node = take(key), case .list(let items) = node.value else { return [] }
    return items.map { item in
      if case .list(let words) = item.value { return words.compactMap(\.text) }
      problem(.wrongType, at: item, key: key, "« \(key) » : il fallait une liste de listes ([[a, b], [c]]).")
      return []
    }
  }
}
