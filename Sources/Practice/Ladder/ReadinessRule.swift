import Kernel

/// One condition between practice and a first paying client.
public struct ReadinessRule: Record {
  public enum Stage: String, CaseIterable, Sendable {
    /// Before saying yes to a client.
    case practice
    /// Before the first invoice.
    case invoice
  }

  /// About how much it asks, so that the shortest way can be told: an order of magnitude, editorial like the thresholds.
  public struct Effort: Record {
    public static var recordName: String { "ReadinessEffort" }
    /// For each unit that is missing (a week, a volunteer), or once where nothing is counted.
    public let hoursEach: Double
    public let weeksEach: Double
    /// Weeks that pass whatever the number: units that can be led side by side.
    public let weeks: Double
    /// The rule that must be met before this one can begin.
    public let after: String?

    public init(_ fields: Fields) {
      hoursEach = fields.value("hoursEach", Quantity.self).double
      weeksEach = fields.optional("weeksEach", Quantity.self)?.double ?? 0
      weeks = fields.optional("weeks", Quantity.self)?.double ?? 0
      after = fields.optionalReference("after", to: "readinessRule")
    }
  }

  public let id: String
  public let label: String
  public let stage: Stage
  /// Whom it concerns; nil for everybody.
  public let applies: Condition?
  public let when: Condition
  /// The shortest way to meet it.
  public let way: String
  public let command: String
  public let effort: Effort
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    stage = fields.choice("stage", default: .practice, required: true)
    applies = fields.optionalRecord("applies")
    when = fields.record("when")
    way = fields.value("way")
    command = fields.value("command")
    effort = fields.record("effort")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .editorial, required: true)
  }
}
