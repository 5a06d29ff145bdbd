import Kernel

/// One step of the life of a micro-entreprise: what to do, why, where, with what, until when.
public struct RegistrationStep: Record {
  public enum Phase: String, CaseIterable, Sendable {
    case before, registering, after, yearly, change

    public var inFrench: String {
      switch self {
      case .before: "Avant de vous lancer"
      case .registering: "S’immatriculer"
      case .after: "Juste après"
      case .yearly: "Tout au long de l’activité"
      case .change: "Quand quelque chose change"
      }
    }
  }

  /// What the step asks once it is done, and where the answer goes.
  public struct Ask: Record {
    public static var recordName: String { "RegistrationAsk" }
    public let fact: String
    public let text: String
    public let help: [String]
    /// For a date: whether it can only be past.
    public let past: Bool
    /// For a date: a fact whose day it cannot precede.
    public let notBefore: String?
    /// Whether the step is not done without it.
    public let needed: Bool

    public init(_ fields: Fields) {
      fact = fields.reference("fact", to: "fact")
      text = fields.value("text")
      help = fields.values("help")
      past = fields.optional("past") ?? false
      notBefore = fields.optionalReference("notBefore", to: "fact")
      needed = fields.optional("needed") ?? false
    }
  }

  /// An office, a site.
  public struct Place: Record, Equatable {
    public static var recordName: String { "RegistrationPlace" }
    public let label: String
    public let url: String?

    public init(_ fields: Fields) {
      label = fields.value("label")
      url = fields.optional("url")
      if let url, !url.hasPrefix("https://"), !fields.isDescribing {
        fields.problem(.wrongValue, key: "url", "« url » doit commencer par https:// (« \(url.prefix(60)) »).")
      }
    }
  }

  /// A point on which the sources disagree, or that none settles, and whom to ask.
  public struct Doubt: Record, Equatable {
    public static var recordName: String { "RegistrationDoubt" }
    public let what: String
    public let ask: String

    public init(_ fields: Fields) {
      what = fields.value("what")
      ask = fields.value("ask")
    }
  }

  public let id: String
  public let title: String
  /// Other words that people type for it.
  public let aliases: [String]
  public let phase: Phase
  /// Its place within the phase, where dependencies leave the choice.
  public let order: Int
  public let why: String
  public let gestures: [String]
  public let places: [Place]
  public let papers: [String]
  public let cost: String
  public let duration: Known<String>
  public let mistakes: [String]
  /// Fraud that is met at this moment.
  public let scams: [String]
  /// What to do once the deadline is past, penalties included.
  public let late: String?
  /// For whom; nil is for everybody.
  public let when: Condition?
  /// Holds when what is known already shows that the step is done.
  public let settled: Condition?
  /// Whether it still holds once the activity has closed.
  public let outlivesClosing: Bool
  /// Steps that come first.
  public let after: [String]
  public let deadline: DeadlineRule?
  public let asks: [Ask]
  /// A flag that being done makes true.
  public let marks: String?
  /// Dated figures to show with it.
  public let figures: [String]
  public let doubts: [Doubt]
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    aliases = fields.values("aliases")
    phase = fields.choice("phase", default: .before, required: true)
    order = fields.integer("order", in: 1...999)
    why = fields.value("why")
    gestures = fields.values("gestures")
    places = fields.records("places")
    papers = fields.values("papers")
    cost = fields.value("cost")
    duration = fields.known("duration")
    mistakes = fields.values("mistakes")
    scams = fields.values("scams")
    late = fields.optional("late")
    when = fields.optionalRecord("when")
    settled = fields.optionalRecord("settled")
    outlivesClosing = fields.optional("outlivesClosing") ?? false
    after = fields.references("after", to: "step")
    deadline = fields.optionalRecord("deadline")
    asks = fields.records("asks")
    marks = fields.optionalReference("marks", to: "fact")
    figures = fields.references("figures", to: "figure")
    doubts = fields.records("doubts")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    for (key, items) in [("gestures", gestures.count), ("places", places.count), ("mistakes", mistakes.count)]
    where items == 0 {
      fields.problem(
        .missingKey, key: key, "« \(id) » : il manque « \(key) » : une étape dit comment faire, où, et ce qui rate.")
    }
    if let deadline, !deadline.optional, !deadline.landmark, late == nil {
      fields.problem(
        .missingKey, key: "late",
        "« \(id) » a une échéance : écrivez « late », ce qu’il faut faire une fois la date passée.")
    }
    if sources.isEmpty, confidence != .memory, confidence != .editorial {
      fields.problem(
        .missingKey, key: "sources", "« \(id) » : citez une source, ou écrivez « confidence: memory » ou « editorial »."
      )
    }
  }

  /// All that a person may type for it.
  public var names: [String] { [id, title] + aliases + (deadline.map { [$0.id, $0.title] } ?? []) }
}
