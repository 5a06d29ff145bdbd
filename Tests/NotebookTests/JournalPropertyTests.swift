import Testing

@testable import Notebook

/// The law: replaying the journal gives what the live session had, and both give what a naive model says.
struct JournalPropertyTests {
  /// What a person would say that undo and redo do: two stacks, and lists of replies.
  struct Model {
    var done: [[String]] = []
    var undone: [[String]] = []
    var replies: [(id: String, texts: [String])] = []

    mutating func deed(_ payloads: [String]) {
      done.append(payloads)
      undone = []
    }
  }

  @Test(arguments: 1...20)
  func replayEqualsLive(seed: Int) throws {
    let scratch = try Scratch()
    let live = try scratch.notebook()
    var dice = Dice(state: UInt64(seed))
    var model = Model()
    for number in 0..<30 {
      try step(number, live, &model, &dice)
      if number % 10 == 9 { try compare(live, scratch, model) }
    }
  }

  private func step(_ number: Int, _ live: Notebook, _ model: inout Model, _ dice: inout Dice) throws {
    let text = "{\"n\": \(number)}"
    let chosen = model.replies.indices.randomElement(using: &dice)
    switch (Int.random(in: 0..<10, using: &dice), chosen) {
    case (0...1, _):
      try live.append([facts(number), facts(number)], in: today)
      model.deed([text, text])
    case (2, _), (4...7, nil):
      model.replies.append((try live.startConversation("profile", in: today), []))
    case (3, _):
      #expect(try live.undo(in: today)?.conclusions.map(\.payload) == model.done.last)
      if let last = model.done.popLast() { model.undone.append(last) }
    case (8, _):
      #expect(try live.redo(in: today)?.conclusions.map(\.payload) == model.undone.last)
      if let last = model.undone.popLast() { model.done.append(last) }
    case (4...5, let at?):
      try live.reply(text, to: model.replies[at].id, in: today, expecting: model.replies[at].texts.count)
      model.replies[at].texts.append(text)
    case (6, let at?):
      #expect(try live.withdrawReply(from: model.replies[at].id, in: today)?.payload == model.replies[at].texts.last)
      _ = model.replies[at].texts.popLast()
    case (7, let at?):
      try live.finishConversation(model.replies.remove(at: at).id, with: [facts(number)], in: today)
      model.deed([text])
    case (_, let at?): try live.abandonConversation(model.replies.remove(at: at).id, in: today)
    case (_, nil): break
    }
  }

  private func compare(_ live: Notebook, _ scratch: Scratch, _ model: Model) throws {
    let state = try live.state()
    let entries = try scratch.notebook(.readOnlyIfExists).entries()
    #expect(state == JournalState(entries: entries))
    #expect(entries.map(\.seq) == Array(1..<(entries.count + 1)))
    #expect(state.oddities.isEmpty)
    #expect(state.activeConclusions.map(\.payload) == model.done.flatMap { $0 })
    #expect(state.lastUndoable?.conclusions.map(\.payload) == model.done.last)
    #expect(state.lastRedoable?.conclusions.map(\.payload) == model.undone.last)
    #expect(state.unfinishedConversations.map(\.id) == model.replies.map(\.id))
    #expect(state.unfinishedConversations.map { $0.replies.map(\.payload) } == model.replies.map(\.texts))
  }
}
