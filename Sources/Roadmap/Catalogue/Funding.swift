import Kernel

/// A way to pay a formation: who may have it, what it pays, what to do and until when.
public final class Funding: Record {
  public enum Kind: String, CaseIterable, Sendable {
    /// Training account: pays up to the balance, less a mandatory share.
    case cpf
    /// No tuition, and a wage.
    case apprenticeship
    /// Help of France Travail, agreed with the adviser.
    case aif
    /// Contract with a training, also past 26: a wage.
    case professionalisation
    /// Grant on social criteria: a sum a year, and exemptions.
    case crous
    /// Fund of the liberal professions: pays up to a tier.
    case fifPl
    /// Shown, not reckoned.
    case other
  }

  /// A named dated figure of the scheme, such as the mandatory share of the CPF.
  public final class Amount: Record {
    public static var recordName: String { "FundingAmount" }
    public let id: String
    public let label: String
    public let unit: String
    /// The day from which the scheme has this figure at all: before it, nothing was asked or capped.
    public let introduced: CivilDate?
    public let values: DatedValue<Quantity>

    public init(_ fields: Fields) {
      id = fields.value("id")
      label = fields.value("label")
      unit = fields.unit("unit", of: "values")
      introduced = fields.optional("introduced")
      values = fields.dated("values")
      guard !fields.isDescribing, !fields.reading.trusted, let introduced else { return }
      if let first = values.periods.first, first.from != introduced {
        fields.problem(
          .period, key: "introduced",
          "« \(id) » existe depuis le \(introduced), mais sa première valeur connue commence le \(first.from). Corrigez l’une des deux dates."
        )
      }
    }
  }

  /// Minimum pay of an apprentice: share of the SMIC by year of contract and age.
  public final class Wage: Record {
    public static var recordName: String { "FundingWage" }
    public let year: Int
    public let fromAge: Int
    public let toAge: Int
    /// Only for holders of a professional or technological bac or more (true), or only for the others (false).
    public let professionalBac: Bool?
    /// Percent of the SMIC.
    public let percent: DatedValue<Quantity>

    public init(_ fields: Fields) {
      year = fields.integer("year", in: 1...3)
      fromAge = fields.integer("fromAge", in: 14...99)
      toAge = fields.integer("toAge", in: 14...99)
      professionalBac = fields.optional("professionalBac")
      percent = fields.dated("percent")
    }
  }

  public let id: String
  public let title: String
  public let kind: Kind
  public let summary: String
  public let when: Condition?
  public let amounts: [Amount]
  public let wages: [Wage]
  /// Steps that it may help with beyond those whose offers name it.
  public let at: Advice.Place?
  public let askBeforeDays: Int?
  /// The same, in working days.
  public let askBeforeWorkingDays: Int?
  /// How many months before the start one begins to look for an employer.
  public let searchMonths: Int?
  public let gestures: [String]
  public let warnings: [String]
  public let unknown: [Gap]
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
    at = fields.optionalRecord("at")
    askBeforeDays = fields.optionalInteger("askBeforeDays", in: 0...1000)
    askBeforeWorkingDays = fields.optionalInteger("askBeforeWorkingDays", in: 0...1000)
    searchMonths = fields.optionalInteger("searchMonths", in: 0...36)
    gestures = fields.values("gestures")
    warnings = fields.values("warnings")
    unknown = fields.records("unknown")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
  }

  /// A figure of the scheme on a day; nil where it has none by that name, or had none yet.
  public func amount(_ id: String, on date: CivilDate) -> DatedValue<Quantity>.Answer? {
    amounts.first { $0.id == id }?.on(date)
  }
}

extension Funding.Amount {
  /// What held on a day; nil before the figure was introduced.
  public func on(_ date: CivilDate) -> DatedValue<Quantity>.Answer? {
    if let introduced, date < introduced { return nil }
    return values.at(date)
  }
}
