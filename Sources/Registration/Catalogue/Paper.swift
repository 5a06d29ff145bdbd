import Kernel

/// A document ready to fill: a quote, an invoice, a contract outline, a letter. Its legal mentions are those of a day.
public struct Paper: Record {
  /// A mention that the law asks, in the words of the day.
  public struct Mention: Record {
    public static var recordName: String { "PaperMention" }
    public let id: String
    /// What it is, for the notes at the end of the model.
    public let label: String
    public let text: DatedValue<String>
    /// The day before which it did not exist.
    public let introduced: CivilDate?
    public let when: Condition?

    public init(_ fields: Fields) {
      id = fields.value("id")
      label = fields.value("label")
      text = fields.dated("text")
      introduced = fields.optional("introduced")
      when = fields.optionalRecord("when")
    }
  }

  public struct Section: Record {
    public static var recordName: String { "PaperSection" }
    public let heading: String?
    public let text: String?
    /// Rows « what stands there » → « what to write », to be filled in.
    public let fields: [Field]
    public let bullets: [String]
    /// Mentions, by id, in their place.
    public let mentions: [String]
    public let columns: [String]
    public let when: Condition?

    public init(_ fields: Fields) {
      heading = fields.optional("heading")
      text = fields.optional("text")
      self.fields = fields.records("fields")
      bullets = fields.values("bullets")
      mentions = fields.values("mentions")
      columns = fields.values("columns")
      when = fields.optionalRecord("when")
    }
  }

  public struct Field: Record {
    public static var recordName: String { "PaperField" }
    public let label: String
    /// Known from the notebook: a fact whose value is written in.
    public let fact: String?
    public let example: String?

    public init(_ fields: Fields) {
      label = fields.value("label")
      fact = fields.optionalReference("fact", to: "fact")
      example = fields.optional("example")
    }
  }

  public let id: String
  public let title: String
  public let aliases: [String]
  public let summary: String
  public let sections: [Section]
  public let mentions: [Mention]
  public let warnings: [String]
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    aliases = fields.values("aliases")
    summary = fields.value("summary")
    sections = fields.records("sections")
    mentions = fields.records("mentions")
    warnings = fields.values("warnings")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .memory, required: true)
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    for section in sections {
      for id in section.mentions where !mentions.contains(where: { $0.id == id }) {
        fields.problem(.unknownReference, key: "sections", "« \(self.id) » : la mention « \(id) » n’est pas déclarée.")
      }
    }
  }
}
