import GRDB

extension Notebook {
  /// Writes the entries of one command, all or none: one deed when they conclude something. On disk on return.
  ///
  /// Markers, replies, undo and redo have their own methods.
  @discardableResult
  public func append(_ drafts: [Draft], in context: EntryContext) throws(NotebookError) -> [Entry] {
    try Notebook.checkConclusions(drafts)
    guard !drafts.isEmpty else { return [] }
    return try writing { try self.insert(drafts, in: context, $0) }
  }

  /// Writes what the program notes for itself: kept, never undone. On disk on return.
  public func note(_ memo: Draft, in context: EntryContext) throws(NotebookError) {
    guard memo.kind.family == .memo else { throw .invalidEntry("« \(memo.kind) » n’est pas une note du programme") }
    _ = try writing { try self.insert([memo], in: context, $0) }
  }

  static func checkConclusions(_ drafts: [Draft]) throws(NotebookError) {
    for draft in drafts where draft.kind.family != .conclusion {
      throw .invalidEntry("« \(draft.kind) » a sa propre méthode")
    }
  }

  /// The entries as they will be read back, written in the caller's transaction.
  func insert(_ drafts: [Draft], in context: EntryContext, _ db: Database) throws -> [Entry] {
    let first = try Schema.lastSeq(db) + 1
    let now = clock()
    var entries: [Entry] = []
    for (offset, draft) in drafts.enumerated() {
      let entry = Entry(
        seq: first + offset, formatVersion: draft.formatVersion, kind: draft.kind, recordedAt: now, asOf: context.asOf,
        catalogKey: context.catalogKey, conversation: draft.conversation, deed: first, payload: draft.payload)
      if let fault = entry.fault { throw NotebookError.invalidEntry(fault) }
      do {
        _ = try JSONReader.read(draft.payload)
      } catch {
        throw NotebookError.invalidEntry("contenu qui n’est pas du JSON, ligne \(error.line) : \(error.what)")
      }
      try Schema.insert(entry, db)
      entries.append(entry)
    }
    return entries
  }
}
