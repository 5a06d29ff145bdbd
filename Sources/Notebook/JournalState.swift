/// What the journal says today: a pure fold over its entries.
///
///     var state = JournalState(entries: entries)
///     state.activeConclusions        // what was concluded and not undone
///
/// Applying entries one by one as they are written, or all at once after a restart, gives the same state.
public struct JournalState: Equatable, Sendable {
  public private(set) var lastSeq = 0
  /// Entries of a kind that this version does not know. They count as conclusions all the same.
  public private(set) var unknown: [Entry] = []
  /// Entries in a format that this version cannot read. They are kept, and take part in nothing.
  public private(set) var unread: [Entry] = []
  /// What does not hold together: reported by `carnet verifier`, ignored by the fold.
  public private(set) var oddities: [Oddity] = []

  /// What the program noted for itself, oldest first.
  public private(set) var memos: [Entry] = []

  private var deeds: [Int: Deed] = [:]
  private var order: [Int] = []
  private var done: [Int] = []
  private var undone: [Int] = []
  private var running: [String: UnfinishedConversation] = [:]
  private var started: [String] = []
  private let upcasters: Upcasters
  private let knownKinds: Set<EntryKind>

  public init(
    entries: [Entry] = [], upcasters: Upcasters = .none, knownKinds: Set<EntryKind> = EntryKind.known
  ) {
    self.upcasters = upcasters
    self.knownKinds = knownKinds
    for entry in entries { apply(entry) }
  }

  /// Every deed in order, undone ones included: what `carnet historique` shows.
  public var history: [Deed] { order.compactMap { deeds[$0] } }

  /// The conclusions of the deeds that stand, in the order of the journal.
  public var activeConclusions: [Entry] {
    history.filter { !$0.isUndone }.flatMap(\.conclusions)
  }

  /// What `annuler` would undo.
  public var lastUndoable: Deed? { done.last.flatMap { deeds[$0] } }

  /// What `refaire` would do again: only while no new deed came after the undo.
  public var lastRedoable: Deed? { undone.last.flatMap { deeds[$0] } }

  /// The conversations that can be resumed, oldest first.
  public var unfinishedConversations: [UnfinishedConversation] { started.compactMap { running[$0] } }

  public func unfinishedConversation(_ id: String) -> UnfinishedConversation? { running[id] }

  /// Takes one more entry into account.
  public mutating func apply(_ stored: Entry) {
    if stored.seq <= lastSeq { oddities.append(Oddity(seq: stored.seq, what: .outOfOrder)) }
    lastSeq = max(lastSeq, stored.seq)
    let readable = upcasters.read(stored)
    if readable == nil { unread.append(stored) }
    if !knownKinds.contains(stored.kind) { unknown.append(stored) }

    switch (stored.kind.family, readable) {
    case (.conclusion, _): conclude(stored, readable)
    case (_, nil): break
    case (.memo, let entry?): memos.append(entry)
    case (.turning, let entry?): turn(entry)
    case (.marker, let entry?): mark(entry)
    case (.reply, let entry?):
      guard let id = entry.conversation, running[id] != nil else { return odd(entry, .noSuchConversation) }
      running[id]?.replies.append(entry)
    }
  }

  private mutating func conclude(_ stored: Entry, _ readable: Entry?) {
    if deeds[stored.deed] == nil {
      deeds[stored.deed] = Deed(
        id: stored.deed, recordedAt: stored.recordedAt, asOf: stored.asOf, conversation: stored.conversation,
        conclusions: [], isUndone: false)
      order.append(stored.deed)
      done.append(stored.deed)
      undone.removeAll()
    }
    if let readable { deeds[stored.deed]?.conclusions.append(readable) }
  }

  private mutating func turn(_ entry: Entry) {
    guard let deed = TurnPayload(entry.payload)?.deed else { return odd(entry, .unreadablePayload) }
    if entry.kind == .undo {
      guard done.last == deed else { return odd(entry, .cannotTurn(deed: deed)) }
      undone.append(done.removeLast())
    } else {
      guard undone.last == deed else { return odd(entry, .cannotTurn(deed: deed)) }
      done.append(undone.removeLast())
    }
    deeds[deed]?.isUndone = entry.kind == .undo
  }

  private mutating func mark(_ entry: Entry) {
    guard let id = entry.conversation else { return odd(entry, .noSuchConversation) }
    guard entry.kind == .conversationStarted else {
      guard running[id] != nil else { return odd(entry, .noSuchConversation) }
      if entry.kind == .replyWithdrawn {
        if running[id]?.replies.popLast() == nil { odd(entry, .nothingToWithdraw) }
      } else {
        running[id] = nil
      }
      return
    }
    guard let start = StartPayload(entry.payload) else { return odd(entry, .unreadablePayload) }
    guard !started.contains(id) else { return odd(entry, .startedTwice) }
    started.append(id)
    running[id] = UnfinishedConversation(
      id: id, kind: start.kind, input: start.input, catalogKey: entry.catalogKey, startedAt: entry.recordedAt,
      asOf: entry.asOf, replies: [])
  }

  private mutating func odd(_ entry: Entry, _ what: Oddity.What) {
    oddities.append(Oddity(seq: entry.seq, what: what))
  }

  /// Two folds are equal when they say the same; the upcasters are how, not what.
  public static func == (a: JournalState, b: JournalState) -> Bool {
    a.lastSeq == b.lastSeq && a.unknown == b.unknown && a.unread == b.unread && a.oddities == b.oddities
      && a.memos == b.memos && a.history == b.history && a.done == b.done && a.undone == b.undone
      && a.running == b.running
      && a.started == b.started
  }
}
