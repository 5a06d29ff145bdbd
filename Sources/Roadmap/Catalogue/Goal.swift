import Kernel

/// What a goal asks: thresholds of competence, rungs to have climbed, recognition. Editorial choices, shown as such.
public struct Goal: Record {
  public let id: String
  public let goal: String
  /// The tier of service a freelancer aims at; nil for the other goals.
  public let tier: String?
  public let label: String
  public let summary: String
  public let levels: [LevelNeeded]
  public let credentials: [String]
  public let recognition: Int
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    goal = fields.value("goal")
    tier = fields.optional("tier")
    label = fields.value("label")
    summary = fields.value("summary")
    levels = fields.records("levels")
    credentials = fields.references("credentials", to: "formation")
    recognition = fields.optionalInteger("recognition", in: 0...7) ?? 0
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .editorial)
  }
}

/// One of the fourteen competences: what it is, and what each of five levels looks like in the first person.
public struct Competence: Record {
  public let id: String
  public let title: String
  public let domain: String
  public let definition: String
  /// Five anchors, from 0 (novice) to 4 (expert).
  public let levels: [String]
  public let missions: [String]
  public let rome: [String]

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    domain = fields.value("domain")
    definition = fields.value("definition")
    levels = fields.values("levels")
    missions = fields.values("missions")
    rome = fields.references("rome", to: "rome")
    if !fields.isDescribing, !fields.reading.trusted, levels.count != 5 {
      fields.problem(
        .outOfRange, key: "levels", "« \(id) » : il faut cinq niveaux, de 0 à 4 (\(levels.count) trouvés).")
    }
  }

  /// Novice … Expert·e.
  public static let levelNames = ["Novice", "Débutant·e", "Autonome", "Confirmé·e", "Expert·e"]
}

/// A code of the ROME, the official index of occupations.
public struct RomeCode: Record {
  public let id: String
  public let title: String
  public let sources: [String]

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    sources = fields.references("sources", to: "source")
  }
}
