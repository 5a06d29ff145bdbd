import Kernel

/// A rule of the writing check, as data: what it looks for, for whom, and what to write instead.
public struct PostRule: Record {
  public enum Severity: String, CaseIterable, Sendable {
    /// The platform would refuse, or the law is clearly breached.
    case error
    case warning
    case advice

    public var inFrench: String {
      switch self {
      case .error: "À corriger"
      case .warning: "À revoir"
      case .advice: "Conseil"
      }
    }
  }

  /// What a rule looks for, beside words.
  public enum Detector: String, CaseIterable, Sendable {
    /// Any of the expressions of `anyOf`.
    case words
    /// Longer than the platform takes; {n} signs, {limit}, {checked} the day it was read.
    case platformLength
    /// Longer or shorter than the task asks.
    case taskLength, tooShort
    case hashtagCount, hashtagCase, emojiCount, fancyLetters
    /// What this task must say, what this client's red list forbids.
    case mustMention, banned
    /// Asked by the task (`checks`).
    case altTextAsked, mention, price, callToAction, noPersonalData
    case capitals, punctuation
    /// The first line is longer than what shows before « plus ».
    case hook
    case greeting
    /// A link where it cannot be followed.
    case deadLink
  }

  public let id: String
  public let detector: Detector
  public let severity: Severity
  /// Empty: every trade.
  public let sectors: [String]
  /// Empty: every platform.
  public let platforms: [String]
  /// Empty: posts, replies and messages.
  public let genres: [WritingTask.Genre]
  public let anyOf: [String]
  /// Expressions that make it acceptable.
  public let unless: [String]
  /// `{mot}` stands for what was found, `{n}` for how many, `{limite}` and `{verifie}` for a limit and the day it was read.
  public let text: String
  public let mend: String
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    detector = fields.choice("detector", default: .words)
    severity = fields.choice("severity", default: .warning, required: true)
    sectors = fields.references("sectors", to: "sector")
    platforms = fields.references("platforms", to: "platform")
    genres = fields.choices("genres")
    anyOf = fields.values("anyOf")
    unless = fields.values("unless")
    text = fields.value("text")
    mend = fields.value("mend")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .memory, required: true)
    if !fields.isDescribing, !fields.reading.trusted, anyOf.isEmpty, detector == .words || detector == .mention {
      fields.problem(.missingKey, key: "anyOf", "« \(id) » ne cherche rien : ajoutez « anyOf ».")
    }
  }
}
