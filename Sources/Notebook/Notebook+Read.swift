extension Notebook {
  /// The journal as written, from just after a `seq`. Empty where there is no notebook.
  public func entries(after seq: Int = 0) throws(NotebookError) -> [Entry] {
    let file = location.file
    return try reading { try Schema.entries($0, after: seq, file: file) } ?? []
  }

  /// The fold over the whole journal, up to date with every session.
  public func state() throws(NotebookError) -> JournalState {
    try reading { try self.refreshedState($0) } ?? emptyState
  }

  /// The conclusions that stand.
  public func activeConclusions() throws(NotebookError) -> [Entry] { try state().activeConclusions }

  public func unfinishedConversations() throws(NotebookError) -> [UnfinishedConversation] {
    try state().unfinishedConversations
  }

  /// Every deed, undone ones included.
  public func history() throws(NotebookError) -> [Deed] { try state().history }
}
