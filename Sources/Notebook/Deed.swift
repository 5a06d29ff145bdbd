import Kernel

/// What one command or one finished conversation changed: the unit of `annuler` and `refaire`.
///
/// Replies are not deeds on their own; the conclusions of the finished conversation are.
public struct Deed: Hashable, Sendable, Identifiable {
  /// The `seq` of its first entry.
  public let id: Int
  public let recordedAt: String
  public let asOf: CivilDate
  /// The conversation that it finished, if it did.
  public internal(set) var conversation: String?
  /// Its conclusions, in order, read through the upcasters. What cannot be read is in ``JournalState/unread``.
  public internal(set) var conclusions: [Entry]
  public internal(set) var isUndone: Bool
}

/// A conversation that was begun and neither finished nor abandoned: `reprendre` replays it.
public struct UnfinishedConversation: Hashable, Sendable, Identifiable {
  public let id: String
  /// Which conversation: `profile`, `assessment`, `practice`, … as its author called it.
  public let kind: String
  /// What it was started with (a scenario id and a seed, …): the author's own text.
  public let input: String?
  /// The catalogue in force when it began. Each reply carries its own too.
  public let catalogKey: String
  public let startedAt: String
  public let asOf: CivilDate
  /// Its replies, in order, without those withdrawn by « retour ».
  public internal(set) var replies: [Entry]
}
