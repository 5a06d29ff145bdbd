import Kernel

/// A turnover that changes something: which dated figure bounds it, how a first year counts, what crossing it means.
public struct Threshold: Record {
  /// What the turnover of a year is compared as.
  public enum Basis: String, CaseIterable, Sendable {
    /// As it is.
    case year
    /// The bound is cut down to the days of activity in the first year.
    case proRata
  }

  /// From when crossing counts.
  public enum Effect: String, CaseIterable, Sendable {
    /// Two calendar years in a row.
    case twoYears
    /// The following 1 January.
    case nextJanuary
    /// The very day.
    case atOnce
    /// Two years later, by the turnover of the year.
    case twoYearsLater
  }

  public let id: String
  public let title: String
  /// The figure that bounds services, liberal or commercial.
  public let services: String
  /// The figure that bounds sales; nil where it is the same.
  public let sales: String?
  public let basis: Basis
  public let effect: Effect
  /// What crossing means, and what to do.
  public let above: String
  /// What holds from the 1 January on which crossing took effect.
  public let since: String?
  /// Whether crossing it, once it takes effect, ends the regime that this program follows.
  public let endsRegime: Bool
  /// A lower threshold whose effect this one overtakes.
  public let replaces: String?
  /// What staying below means.
  public let below: String
  /// How the bounds of sales and of services count together, for a mixed activity.
  public let mixed: String?
  /// The step to read.
  public let step: String?
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    services = fields.reference("services", to: "figure")
    sales = fields.optionalReference("sales", to: "figure")
    basis = fields.choice("basis", default: .year, required: true)
    effect = fields.choice("effect", default: .twoYears, required: true)
    above = fields.value("above")
    below = fields.value("below")
    since = fields.optional("since")
    replaces = fields.optional("replaces")
    endsRegime = fields.optional("endsRegime") ?? false
    mixed = fields.optional("mixed")
    step = fields.optionalReference("step", to: "step")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
  }
}
