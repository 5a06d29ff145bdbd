/// What an entry says. Open: a kind that this version does not know is kept and reported, never dropped.
///
///     EntryKind.facts == "facts"
public struct EntryKind: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public var description: String { rawValue }

  // Replies: replayed only while their conversation is unfinished.
  public static let reply: EntryKind = "reply"

  // Markers of a conversation.
  public static let conversationStarted: EntryKind = "conversationStarted"
  public static let conversationFinished: EntryKind = "conversationFinished"
  public static let conversationAbandoned: EntryKind = "conversationAbandoned"
  public static let replyWithdrawn: EntryKind = "replyWithdrawn"

  // Turning back. The payload names the deed: {"deed": 12}.
  public static let undo: EntryKind = "undo"
  public static let redo: EntryKind = "redo"

  // Conclusions, stored once and never recomputed. A capability may add its own.
  public static let facts: EntryKind = "facts"
  public static let plan: EntryKind = "plan"
  public static let step: EntryKind = "step"
  public static let result: EntryKind = "result"
  public static let score: EntryKind = "score"
  /// What was said of a step of registration.
  public static let registration: EntryKind = "registration"

  // Memos: what the program notes for itself. Kept and read again, but no deed of the person: never undone.
  /// Which events the last calendar file held.
  public static let calendarExport: EntryKind = "calendarExport"

  /// The kinds that this version gives a meaning to; the others are reported.
  public static let known: Set<EntryKind> = [
    .reply, .conversationStarted, .conversationFinished, .conversationAbandoned, .replyWithdrawn, .undo, .redo, .facts,
    .plan, .step, .result, .score, .registration, .calendarExport,
  ]

  enum Family { case reply, marker, turning, memo, conclusion }

  var family: Family {
    switch self {
    case .reply: .reply
    case .conversationStarted, .conversationFinished, .conversationAbandoned, .replyWithdrawn: .marker
    case .undo, .redo: .turning
    case .calendarExport: .memo
    default: .conclusion
    }
  }
}
