import Kernel

/// A page about the trade: `metier missions`, `metier prix`…
public struct Topic: Record {
  public let id: String
  public let title: String
  /// Words that people type for it.
  public let aliases: [String]
  public let summary: String
  /// Order in the table of contents.
  public let order: Int
  public let sections: [Section]
  public let see: [String]
  public let commands: [CommandHint]
  public let unknown: [Gap]
  public let sources: [String]
  public let confidence: Confidence

  /// The ids of the dated figures that the page shows.
  public var figures: Set<String> { Set(sections.flatMap(\.figures)) }

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    aliases = fields.values("aliases")
    summary = fields.value("summary")
    order = fields.integer("order", in: 1...99)
    sections = fields.records("sections")
    see = fields.references("see", to: "topic")
    commands = fields.records("commands")
    unknown = fields.records("unknown")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
  }

  public struct Section: Record {
    public static var recordName: String { "TopicSection" }
    public let title: String
    public let text: String?
    public let points: [String]
    public let figures: [String]
    public let cautions: [String]

    public init(_ fields: Fields) {
      title = fields.value("title")
      text = fields.optional("text")
      points = fields.values("points")
      figures = fields.references("figures", to: "figure")
      cautions = fields.values("cautions")
    }
  }

  public struct CommandHint: Record {
    public static var recordName: String { "TopicCommand" }
    public let command: String
    public let what: String

    public init(_ fields: Fields) {
      command = fields.value("command")
      what = fields.value("what")
    }
  }
}

/// A figure of the market (pay, day rate, package) or of the law (rate, ceiling, delay). Always dated.
public struct Figure: Record {
  public enum SetBy: String, CaseIterable, Sendable {
    /// Read in a survey or an article: of its year.
    case market
    /// In force from a day until a day.
    case law
  }

  public let id: String
  public let label: String
  /// Such as « € brut par mois ».
  public let unit: String
  public let setBy: SetBy
  public let low: DatedValue<Quantity>
  public let high: DatedValue<Quantity>?
  /// « plus de », « autour de »…, before the figure.
  public let qualifier: String?
  public let note: String?

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    unit = fields.unit("unit", of: "low", "high")
    setBy = fields.choice("setBy", default: .market)
    low = fields.dated("low")
    high = fields.isDescribing || fields.has("high") ? fields.dated("high") : nil
    qualifier = fields.optional("qualifier")
    note = fields.optional("note")
  }
}

/// A word of the trade, of training, of the law or of tax.
public struct Term: Record {
  public let id: String
  public let term: String
  public let aliases: [String]
  public let domain: String
  public let text: String
  public let see: [String]
  /// The dated figures that the law attaches to the word.
  public let figures: [String]
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    term = fields.value("term")
    aliases = fields.values("aliases")
    domain = fields.value("domain")
    text = fields.value("text")
    see = fields.references("see", to: "term")
    figures = fields.references("figures", to: "figure")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource)
  }
}
