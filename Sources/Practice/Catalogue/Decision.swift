import Kernel

/// A moment of the engagement when the player must choose, count, put in order or write.
public struct Decision: Record {
  public enum Phase: String, CaseIterable, Sendable {
    case brief, devis, audit, strategie, calendrier, production, moderation, crise, bilan, suite

    public var inFrench: String {
      switch self {
      case .brief: "Premier entretien"
      case .devis: "Devis et contrat"
      case .audit: "Accès et état des lieux"
      case .strategie: "Stratégie"
      case .calendrier: "Calendrier éditorial"
      case .production: "Production"
      case .moderation: "Modération"
      case .crise: "Crise"
      case .bilan: "Bilan"
      case .suite: "Facture et suite"
      }
    }
  }

  public enum Kind: String, CaseIterable, Sendable {
    case choice, pick, number, order, text, info
  }

  /// Words that replace the prompt where their condition holds.
  public struct Variant: Record {
    public static var recordName: String { "PromptVariant" }
    public let when: ScenarioCondition
    public let prompt: String

    public init(_ fields: Fields) {
      when = fields.record("when")
      prompt = fields.value("prompt")
    }
  }

  public let id: String
  public let phase: Phase
  /// 0 before the twelve weeks, 13 after.
  public let week: Int
  public let kind: Kind
  public let when: ScenarioCondition?
  public let context: String?
  public let prompt: String
  public let variants: [Variant]
  /// The event of the pool that this decision is: it is not drawn again.
  public let event: String?
  public let law: LawNote?
  public let options: [Option]
  /// For `pick`: how many may be taken.
  public let max: Int
  public let number: NumberRange?
  public let bands: [Band]
  /// For `order`.
  public let items: [OrderItem]
  public let before: [(String, String)]
  /// For `text`.
  public let writing: WritingTask?

  public init(_ fields: Fields) {
    id = fields.value("id")
    phase = fields.choice("phase", default: .moderation, required: true)
    week = fields.integer("week", in: 0...13)
    kind = fields.choice("kind", default: .choice, required: true)
    when = fields.optionalRecord("when")
    context = fields.optional("context")
    prompt = fields.value("prompt")
    variants = fields.records("variants")
    event = fields.optionalReference("event", to: "event")
    law = fields.optionalRecord("law")
    options = fields.records("options")
    max = fields.optionalInteger("max", in: 1...8) ?? 1
    number = kind == .number || fields.isDescribing ? NumberRange(fields) : nil
    bands = fields.records("bands")
    items = fields.records("items")
    before = fields.orderedPairs("before")
    writing = kind == .text || fields.isDescribing ? WritingTask(fields) : nil
    if !fields.isDescribing, !fields.reading.trusted { check(fields) }
  }

  private func check(_ fields: Fields) {
    func need(_ holds: Bool, _ key: String, _ mend: String) {
      if !holds { fields.problem(.missingKey, key: key, "« \(id) » (\(kind.rawValue)) : \(mend)") }
    }
    if prompt.split(separator: " ").count > 80 {
      fields.problem(.outOfRange, key: "prompt", "« \(id) » : l’énoncé dépasse 80 mots. Raccourcissez-le.")
    }
    switch kind {
    case .choice:
      need((3...5).contains(options.count), "options", "il faut de trois à cinq options.")
      need(options.contains { $0.when == nil }, "options", "une option au moins doit rester ouverte (sans « when »).")
      need(options.contains(where: \.outcome.lure), "options", "il faut une erreur tentante (« lure: true »).")
    case .pick:
      need(options.count > max, "options", "il faut plus d’options que « max ».")
      need(options.count(where: { $0.when == nil }) >= max, "options", "trop peu d’options restent ouvertes.")
    case .number:
      need(!bands.isEmpty && bands.allSatisfy { $0.upTo != nil }, "bands", "il faut des tranches avec « upTo ».")
      need(
        bands.last.map { $0.when == nil && ($0.upTo ?? 0) >= (number?.max ?? 0) } ?? false, "bands",
        "la dernière tranche doit aller jusqu’au maximum, sans « when ».")
    case .order:
      need((3...6).contains(items.count), "items", "il faut de trois à six éléments.")
      need(!before.isEmpty, "before", "il faut au moins un couple [avant, après].")
      for (a, b) in before {
        for id in [a, b] { need(items.contains { $0.id == id }, "before", "« \(id) » n’est pas un élément.") }
      }
      needScores(need)
    case .text: needScores(need)
    case .info: need(options.isEmpty && bands.isEmpty, "kind", "une information n’attend pas de réponse.")
    }
    var seen = Set<String>()
    for option in options where !seen.insert(option.id).inserted {
      fields.problem(.duplicateID, key: "options", "« \(option.id) » existe déjà dans « \(id) ».")
    }
  }

  private func needScores(_ need: (Bool, String, String) -> Void) {
    need(
      bands.last.map { $0.when == nil && $0.atLeast == 0 } ?? false, "bands",
      "il faut des paliers « atLeast », le dernier à 0.")
  }
}

/// One of the replies to a choice or a pick.
public struct Option: Record {
  public static var recordName: String { "PracticeOption" }
  public let id: String
  public let text: String
  public let when: ScenarioCondition?
  public let outcome: Outcome

  public init(_ fields: Fields) {
    id = fields.value("id")
    text = fields.value("text")
    when = fields.optionalRecord("when")
    outcome = Outcome(fields)
  }
}

/// What a number (`upTo`) or a score (`atLeast`) brings: the first band that fits.
public struct Band: Record {
  public let upTo: Double?
  public let atLeast: Double?
  public let when: ScenarioCondition?
  public let outcome: Outcome

  public init(_ fields: Fields) {
    upTo = fields.optional("upTo", Quantity.self)?.double
    atLeast = fields.optional("atLeast", Quantity.self)?.double
    when = fields.optionalRecord("when")
    outcome = Outcome(fields)
  }
}

/// A piece to put in order.
public struct OrderItem: Record {
  public let id: String
  public let text: String

  public init(_ fields: Fields) {
    id = fields.value("id")
    text = fields.value("text")
  }
}

/// The numbers that a decision takes.
public struct NumberRange: Sendable, Equatable {
  public let unit: String
  public let min: Double
  public let max: Double
  public let step: Double

  struct Bounds: Record {
    static var recordName: String { "NumberBounds" }
    let min: Quantity
    let max: Quantity
    let step: Quantity
    init(_ fields: Fields) {
      min = fields.value("min")
      max = fields.value("max")
      step = fields.optional("step") ?? 1
    }
  }

  init(_ fields: Fields) {
    unit = fields.optional("unit") ?? ""
    let bounds: Bounds? = fields.optionalRecord("range")
    min = bounds?.min.double ?? 0
    max = bounds?.max.double ?? 0
    step = bounds?.step.double ?? 1
    if !fields.isDescribing, !fields.reading.trusted, max <= min || step <= 0 {
      fields.problem(.outOfRange, key: "range", "il faut « range: { min, max, step } », avec min < max.")
    }
  }
}

/// What the law says about a situation, and how sure that is.
public struct LawNote: Record {
  public let text: String
  public let confidence: Confidence
  public let sources: [String]

  public init(_ fields: Fields) {
    text = fields.value("text")
    confidence = fields.choice("confidence", default: .memory, required: true)
    sources = fields.references("sources", to: "source")
  }
}

extension Fields {
  /// `[[a, b], [c, d]]`.
  func orderedPairs(_ key: String) -> [(String, String)] {
    describe(
      key, ["type": "array", "items": ["type": "array", "items": String.jsonSchema, "minItems": 2, "maxItems": 2]],
      required: false)
    guard let node = take(key), case .list(let items) = node.value else { return [] }
    return items.compactMap { item in
      if case .list(let pair) = item.value, pair.count == 2, let a = pair[0].text, let b = pair[1].text {
        return (a, b)
      }
      problem(.wrongType, at: item, key: key, "« \(key) » : il fallait un couple [avant, après].")
      return nil
    }
  }
}
