extension Notebook {
  /// Undoes the last deed by writing one more entry. Nil where there is nothing to undo; nothing is created then.
  @discardableResult
  public func undo(in context: EntryContext) throws(NotebookError) -> Deed? {
    try turn(.undo, in: context) { $0.lastUndoable }
  }

  /// Does again the deed undone last, as long as no new deed came after. Nil where there is none.
  @discardableResult
  public func redo(in context: EntryContext) throws(NotebookError) -> Deed? {
    try turn(.redo, in: context) { $0.lastRedoable }
  }

  private func turn(
    _ kind: EntryKind, in context: EntryContext, choosing deed: (JournalState) -> Deed?
  ) throws(NotebookError) -> Deed? {
    guard try deed(state()) != nil else { return nil }
    // Chosen again under the lock: another session may have turned first.
    return try writing { db -> [Deed] in
      guard let chosen = deed(try self.refreshedState(db)) else { return [] }
      _ = try self.insert([Draft(kind, payload: TurnPayload(deed: chosen.id).json)], in: context, db)
      return [chosen]
    }.first
  }
}
