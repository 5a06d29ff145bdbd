import Kernel

/// One line of the journal: something that the person said or did, never changed afterwards.
///
///     Entry(seq: 7, kind: .facts, …, payload: #"{"age":31}"#)
///
/// - Important: `recordedAt` is what the clock said; `asOf` is the « today » that was told. Results depend on `asOf` only.
public struct Entry: Hashable, Sendable {
  /// Position in the journal, from 1, always growing.
  public let seq: Int
  /// Version of the payload's shape for this kind; older ones are read through ``Upcasters``.
  public let formatVersion: Int
  public let kind: EntryKind
  /// UTC instant, as text, from the injected clock.
  public let recordedAt: String
  public let asOf: CivilDate
  /// Which catalogue was in force.
  public let catalogKey: String
  /// The conversation that the entry belongs to, if any.
  public let conversation: String?
  /// The `seq` of the first entry of the same append: entries with one `deed` were written together.
  public let deed: Int
  /// JSON text, kept byte for byte.
  public let payload: String

  public init(
    seq: Int, formatVersion: Int = 1, kind: EntryKind, recordedAt: String, asOf: CivilDate, catalogKey: String,
    conversation: String? = nil, deed: Int, payload: String
  ) {
    (self.seq, self.formatVersion, self.kind) = (seq, formatVersion, kind)
    (self.recordedAt, self.asOf, self.catalogKey) = (recordedAt, asOf, catalogKey)
    (self.conversation, self.deed, self.payload) = (conversation, deed, payload)
  }

  func with(payload: String, formatVersion: Int) -> Entry {
    Entry(
      seq: seq, formatVersion: formatVersion, kind: kind, recordedAt: recordedAt, asOf: asOf, catalogKey: catalogKey,
      conversation: conversation, deed: deed, payload: payload)
  }

  /// What no stored entry may hold, or nil. SQLite would cut a text at its first NUL, hence no control character.
  var fault: String? {
    if seq < 1 || deed < 1 || deed > seq { return "numéro d’ordre impossible" }
    if formatVersion < 1 { return "version de format impossible" }
    if kind.rawValue.isEmpty { return "genre vide" }
    let texts = [kind.rawValue, recordedAt, catalogKey, conversation ?? "-"]
    if texts.contains(where: { $0.unicodeScalars.contains { $0.value < 32 } }) { return "caractère de contrôle" }
    if conversation?.isEmpty == true { return "conversation sans nom" }
    return nil
  }
}

/// What a caller wants written: the notebook adds `seq`, `recordedAt` and the deed.
public struct Draft: Hashable, Sendable {
  public var kind: EntryKind
  public var payload: String
  public var formatVersion: Int
  public var conversation: String?

  public init(_ kind: EntryKind, payload: String, formatVersion: Int = 1, conversation: String? = nil) {
    (self.kind, self.payload) = (kind, payload)
    (self.formatVersion, self.conversation) = (formatVersion, conversation)
  }
}

/// The day as told and the catalogue in force: what every entry is stamped with.
public struct EntryContext: Hashable, Sendable {
  public var asOf: CivilDate
  public var catalogKey: String

  public init(asOf: CivilDate, catalogKey: String) {
    (self.asOf, self.catalogKey) = (asOf, catalogKey)
  }
}
