import Kernel

/// One question of the bank: what is asked, what is right, how hard an expert holds it to be, what it teaches.
///
/// Difficulty is set by level and shade, not measured: `b = level − 2.5 + (−0.3, 0, +0.3)`.
public struct Item: Record {
  public enum Shade: String, CaseIterable, Sendable {
    case facile, moyen, difficile

    /// Added to the difficulty of the level.
    public var shift: Double {
      switch self {
      case .facile: -0.3
      case .moyen: 0
      case .difficile: 0.3
      }
    }
  }

  /// Who decided which reply is right.
  public enum Keyed: String, CaseIterable, Sendable { case author, panel }

  public let id: String
  public let competence: String
  public let kind: ItemKind
  /// The level that the item helps to reach, 1 to 4.
  public let level: Int
  public let shade: Shade
  public let prompt: String
  public let body: ItemBody
  /// Why the answer is right, why the best wrong one is wrong, what to do.
  public let explanation: String
  /// Whether it states what a law, an office or a platform sets.
  public let isFact: Bool
  public let sources: [String]
  /// The day on which the fact was read.
  public let asOf: CivilDate?
  /// The last day on which it is true: the item leaves the bank by itself afterwards.
  public let validUntil: CivilDate?
  public let reviewBy: CivilDate?
  public let keyedBy: Keyed?
  /// Items that give this one away, or are given away by it: never asked in one sitting.
  public let enemies: [String]
  /// Discrimination, where it was estimated; 1.1 else.
  public let discrimination: Double
  /// The chance to be right by luck alone.
  public let guessing: Double

  public static let defaultDiscrimination = 1.1

  public init(_ fields: Fields) {
    id = fields.value("id")
    competence = fields.reference("competence", to: "competence")
    kind = fields.choice("kind", default: .single, required: true)
    level = fields.integer("level", in: 1...4)
    shade = fields.choice("nuance", default: .moyen, required: true)
    prompt = fields.value("prompt")
    body = ItemBody(kind, fields)
    explanation = fields.value("explanation")
    isFact = fields.optional("fact") ?? false
    sources = fields.references("sources", to: "source")
    asOf = fields.optional("asOf")
    validUntil = fields.optional("validUntil")
    reviewBy = fields.optional("reviewBy")
    keyedBy = fields.choice("keyedBy")
    enemies = fields.references("enemies", to: "item")
    let a: Quantity? = fields.optional("a")
    let c: Quantity? = fields.optional("c")
    let reason: String? = fields.optional("cReason")
    discrimination = a.map(\.double) ?? Item.defaultDiscrimination
    guessing = c.map(\.double) ?? body.luck
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    if discrimination <= 0 {
      fields.problem(.outOfRange, key: "a", "« a » doit être plus grand que 0 (ex. : 1.1).")
    }
    if !(0..<1).contains(guessing) {
      fields.problem(.outOfRange, key: "c", "« c » va de 0 (compris) à 1 (exclu).")
    }
    if c != nil, reason == nil, abs(guessing - body.luck) > 1e-6 {
      fields.problem(
        .missingKey, key: "cReason",
        "« c » n’est pas celui de la forme de la question : dites pourquoi dans « cReason », ou retirez « c ».")
    }
    if isFact, sources.isEmpty {
      fields.problem(.missingKey, key: "sources", "« \(id) » énonce un fait : il lui faut une source.")
    }
    if enemies.contains(id) {
      fields.problem(.contradiction, key: "enemies", "« \(id) » ne peut pas s’exclure elle-même.")
    }
  }

  /// On the scale of θ.
  public var difficulty: Double { Double(level) - 2.5 + shade.shift }

  /// Whether it may be asked, and scores, on a day.
  public func isValid(on day: CivilDate) -> Bool { validUntil.map { day <= $0 } ?? true }

  /// Changes when what is asked or what is right does: an answer given to another form of the question does not count.
  public var fingerprint: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in (prompt + "\u{0}" + body.canonical).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let hex = String(hash, radix: 16)
    return String((String(repeating: "0", count: 16 - hex.count) + hex).prefix(10))
  }
}

/// The eight forms of a question.
public enum ItemKind: String, CaseIterable, Sendable {
  case single, multiple, order, match, numeric, text, judgement, spot
}
