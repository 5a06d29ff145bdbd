import Kernel

/// A way to pay a formation: who may have it, what it pays, what to do and until when.
public struct Funding: Record {
  public enum Kind: String, CaseIterable, Sendable {
    /// Training account: pays up to the balance, less a mandatory share.
    case cpf
    /// No tuition, and a wage.
    case apprenticeship
    /// Help of France Travail, agreed with the adviser.
    case aif
    /// Shown, not reckoned.
    case other
  }

  /// A named dated figure of the scheme, such as the mandatory share of the CPF.
  public struct Amount: Record {
    public static var recordName: String { "FundingAmount" }
    public let id: String
    public let label: String
    public let unit: String
    public let values: DatedValue<Quantity>

    public init(_ fields: Fields) {
      id = fields.value("id")
      label = fields.value("label")
      unit = fields.value("unit")
      values = fields.dated("values")
    }
  }

  /// Minimum pay of an apprentice: share of the SMIC by year of contract and age.
  public struct Wage: Record {
    public static var recordName: String { "FundingWage" }
    public let year: Int
    public let fromAge: Int
    public let toAge: Int
    /// Percent of the SMIC.
    public let percent: Quantity

    public init(_ fields: Fields) {
      year = fields.integer("year", in: 1...3)
      fromAge = fields.integer("fromAge", in: 14...99)
      toAge = fields.integer("toAge", in: 14...99)
      percent = fields.value("percent")
    }
  }

  public let id: String
  public let title: String
  public let kind: Kind
  public let summary: String
  public let when: Condition?
  public let amounts: [Amount]
  public let wages: [Wage]
  public let askBeforeDays: Int?
  public let gestures: [String]
  public let warnings: [String]
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    kind = fields.choice("kind", default: .other, required: true)
    summary = fields.value("summary")
    when = fields.optionalRecord("when")
    amounts = fields.records("amounts")
    wages = fields.records("wages")
    askBeforeDays = fields.optionalInteger("askBeforeDays", in: 0...1000)
    gestures = fields.values("gestures")
    warnings = fields.values("warnings")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
  }

  public func amount(_ id: String, on date: CivilDate) -> DatedValue<Quantity>.Answer? {
    amounts.first { $0.id == id }?.values.at(date)
  }
}
