import Kernel

/// One question as a conversation puts it: what is asked, what kind of reply it takes, what « ? » answers.
public struct Prompt: Sendable, Equatable {
  public let id: String
  public let text: String
  /// Why it is asked and what the answer changes: shown on « ? ».
  public let help: [String]
  public let kind: ReplyKind
  public let example: String?
  /// « question 4 sur 12 environ ».
  public let progress: Progress?
  public let canSkip: Bool
  /// The present answer, in words, where the question is asked again.
  public let present: String?
  /// Lines shown above the question, such as what the last answer was worth.
  public let preamble: [String]
  /// Lines shown under it each time that it is asked: what the answer must hold.
  public let notes: [String]
  public let isSensitive: Bool
  /// Whether « je ne sais pas » is an answer here.
  public let acceptsUnknown: Bool
  /// Whether the person may end it all here, with what was said so far for a result.
  public let canStop: Bool
  /// Why the last answer can no longer be taken back; nil where it can.
  public let backRefusal: String?
  /// Whether the person sees the options under numbers: elsewhere « 3 » is the level 3, and not the third option.
  public let isListShown: Bool

  public struct Progress: Sendable, Equatable {
    public let number: Int
    public let about: Int
    /// Whether `about` is a promise: never more than that.
    public let isMost: Bool
    public init(number: Int, about: Int, isMost: Bool = false) {
      (self.number, self.about, self.isMost) = (number, about, isMost)
    }
  }

  public init(
    id: String, text: String, help: [String] = [], kind: ReplyKind, example: String? = nil, progress: Progress? = nil,
    canSkip: Bool = true, present: String? = nil, preamble: [String] = [], notes: [String] = [],
    isSensitive: Bool = false,
    acceptsUnknown: Bool = false, canStop: Bool = false, backRefusal: String? = nil,
    isListShown: Bool = true
  ) {
    (self.id, self.text, self.help, self.kind, self.example) = (id, text, help, kind, example)
    (self.progress, self.canSkip, self.present, self.preamble) = (progress, canSkip, present, preamble)
    (self.notes, self.isSensitive) = (notes, isSensitive)
    (self.acceptsUnknown, self.canStop, self.backRefusal) = (acceptsUnknown, canStop, backRefusal)
    self.isListShown = isListShown
  }
}

/// What a reply may be.
public enum ReplyKind: Sendable, Equatable {
  case choice([Option])
  /// Several of them, `most` at most where there is a limit.
  case choices([Option], most: Int? = nil)
  case yesNo
  case integer(ClosedRange<Int>, unit: String?)
  case hours(ClosedRange<Int>)
  case money(ClosedRange<Money>)
  case date(ClosedRange<CivilDate>, DatePrecision = .day)
  case text(longest: Int)
  /// A text of several lines, such as a post: `\n` goes to the next line, and an editor may write it.
  case prose(longest: Int)
  /// A SIREN or a SIRET, checked.
  case companyNumber(CompanyNumber)
  /// Options under letters, for a test.
  case letters([Option], Pick)
  /// Numbered elements, each with the letter of what goes with it: `1b 2a`.
  case pairs([String], [Option])
  /// So many of numbered segments.
  case segments([String], count: Int)
  case decimal(unit: String?)

  /// How many letters, and what their order says.
  public enum Pick: Sendable, Equatable {
    case one, several, order
    /// The best reply, then the worst.
    case bestThenWorst
  }

  /// One of the answers that can be chosen, by number, by word or by unique beginning.
  public struct Option: Sendable, Equatable {
    public let id: String
    public let label: String
    public let aliases: [String]

    public init(id: String, label: String, aliases: [String] = []) {
      (self.id, self.label, self.aliases) = (id, label, aliases)
    }
  }

  public var options: [Option] {
    switch self {
    case .choice(let options), .choices(let options, _): options
    case .letters(let options, _), .pairs(_, let options): options
    default: []
    }
  }
}

/// What the person replied to one prompt.
public struct Reply: Sendable, Equatable {
  public let prompt: String
  public let value: ReplyValue

  public init(prompt: String, value: ReplyValue) { (self.prompt, self.value) = (prompt, value) }
}

public enum ReplyValue: Sendable, Equatable {
  case fact(FactValue)
  case skipped
  /// « Je ne sais pas », said and not punished.
  case unknown
  /// « Terminer » : enough, with what was said so far.
  case stopped
}

extension Reply {
  /// As the journal keeps it.
  public var json: JSON {
    switch value {
    case .skipped: ["prompt": .string(prompt), "skipped": true]
    case .unknown: ["prompt": .string(prompt), "unknown": true]
    case .stopped: ["prompt": .string(prompt), "stopped": true]
    case .fact(let fact): ["prompt": .string(prompt), "type": .string(fact.typeName), "value": fact.json]
    }
  }

  /// Nil where the journal holds something that this version cannot read.
  public init?(_ node: Node) {
    guard case .scalar(let prompt, _)? = node["prompt"]?.value else { return nil }
    for (key, value) in [("skipped", ReplyValue.skipped), ("unknown", .unknown), ("stopped", .stopped)]
    where node[key] != nil {
      self.init(prompt: prompt, value: value)
      return
    }
    guard let typed = FactValue(typed: node) else { return nil }
    self.init(prompt: prompt, value: .fact(typed))
  }
}

extension FactValue {
  /// A stable name of the type, so that a value is read back without its declaration.
  public var typeName: String {
    switch self {
    case .choice: "choice"
    case .choices: "choices"
    case .flag: "flag"
    case .number: "number"
    case .money: "money"
    case .date: "date"
    case .text: "text"
    }
  }

  /// Reads `{"type": …, "value": …}`.
  public init?(typed node: Node) {
    guard case .scalar(let type, _)? = node["type"]?.value, let value = node["value"] else { return nil }
    if type == "choices", case .list(let items) = value.value {
      self = .choices(
        items.compactMap { if case .scalar(let id, _) = $0.value { id } else { nil } })
      return
    }
    guard case .scalar(let text, let plain) = value.value else { return nil }
    switch type {
    case "choice": self = .choice(text)
    case "text": self = .text(text)
    case "flag":
      guard let flag = Bool.read(text, plain: plain) else { return nil }
      self = .flag(flag)
    case "number":
      guard let number = Quantity(text) else { return nil }
      self = .number(number)
    case "money":
      guard let money = Money.read(text, plain: plain) else { return nil }
      self = .money(money)
    case "date":
      guard let date = CivilDate(iso: text) else { return nil }
      self = .date(date)
    default: return nil
    }
  }
}
