import Kernel

/// What a goal asks: thresholds of competence, rungs to have climbed, recognition. Editorial choices, shown as such.
public final class Goal: Record {
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
