import GRDB

extension Notebook {
  /// Opens a conversation and returns its id, which is unique in this notebook.
  ///
  /// `input` is what the conversation needs to be built again (a scenario id, a seed, …): its author's own text.
  public func startConversation(
    _ kind: String, input: String? = nil, in context: EntryContext
  ) throws(NotebookError) -> String {
    try writing { db in
      let id = "c\(try Schema.lastSeq(db) + 1)"
      let start = StartPayload(kind: kind, input: input)
      _ = try self.insert([Draft(.conversationStarted, payload: start.json, conversation: id)], in: context, db)
      return id
    }
  }

  /// Writes one reply. On disk on return: only then may the next question be shown.
  ///
  /// `expecting` is the number of replies that the caller has replayed. Where another session has answered meanwhile,
  /// nothing is written and ``NotebookError/conversationMoved(id:)`` is thrown, rather than two interviews being mixed.
  @discardableResult
  public func reply(
    _ payload: String, formatVersion: Int = 1, to id: String, in context: EntryContext, expecting: Int? = nil
  ) throws(NotebookError) -> Entry {
    try writing { db in
      let running = try self.running(id, db)
      if let expecting, running.replies.count != expecting { throw NotebookError.conversationMoved(id: id) }
      let draft = Draft(.reply, payload: payload, formatVersion: formatVersion, conversation: id)
      guard let entry = try self.insert([draft], in: context, db).first else {
        throw NotebookError.conversationMoved(id: id)
      }
      return entry
    }
  }

  /// « Retour »: takes back the last reply and returns it, or nil where there is none.
  @discardableResult
  public func withdrawReply(from id: String, in context: EntryContext) throws(NotebookError) -> Entry? {
    try writing { db -> [Entry] in
      guard let last = try self.running(id, db).replies.last else { return [] }
      _ = try self.insert([Draft(.replyWithdrawn, payload: "{}", conversation: id)], in: context, db)
      return [last]
    }.first
  }

  /// Ends a conversation with what it concluded, in one transaction: one deed.
  @discardableResult
  public func finishConversation(
    _ id: String, with conclusions: [Draft], in context: EntryContext
  ) throws(NotebookError) -> [Entry] {
    try Notebook.checkConclusions(conclusions)
    return try writing { db in
      _ = try self.running(id, db)
      var drafts = [Draft(.conversationFinished, payload: "{}", conversation: id)]
      for var draft in conclusions {
        draft.conversation = id
        drafts.append(draft)
      }
      return try self.insert(drafts, in: context, db)
    }
  }

  /// Gives a conversation up: it is not offered to `reprendre` any more. Its replies stay in the journal.
  public func abandonConversation(_ id: String, in context: EntryContext) throws(NotebookError) {
    try writing { db in
      _ = try self.running(id, db)
      _ = try self.insert([Draft(.conversationAbandoned, payload: "{}", conversation: id)], in: context, db)
    }
  }

  private func running(_ id: String, _ db: Database) throws -> UnfinishedConversation {
    guard let running = try refreshedState(db).unfinishedConversation(id) else {
      throw NotebookError.conversationMoved(id: id)
    }
    return running
  }
}
