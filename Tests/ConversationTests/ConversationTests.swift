import Conversation
import Kernel
import Testing

/// A tiny script: a number, then that many yes/no questions.
private struct Counting: Script {
  struct State: Sendable {
    var count: Int?
    var answers: [Bool?] = []
  }
  let start = State()

  func turn(at state: State) -> Turn<[Bool?]> {
    guard let count = state.count else {
      return .prompt(Prompt(id: "count", text: "Combien ?", kind: .integer(0...5, unit: nil), canSkip: false))
    }
    if state.answers.count == count { return .finished(state.answers) }
    return .prompt(Prompt(id: "q\(state.answers.count)", text: "Oui ?", kind: .yesNo))
  }

  func advance(_ state: State, with reply: Reply) -> State {
    var next = state
    switch reply.value {
    case .fact(.number(let n)): next.count = n.whole
    case .fact(.flag(let flag)): next.answers.append(flag)
    default: next.answers.append(nil)
    }
    return next
  }
}

@Suite struct ConversationTests {
  @Test func goesOnToItsOutcome() throws {
    var conversation = Conversation(Counting())
    try conversation.answer("2")
    try conversation.answer("oui")
    _ = try conversation.skip()
    #expect(conversation.outcome == [true, nil])
  }

  @Test func aWrongReplyChangesNothing() {
    var conversation = Conversation(Counting())
    #expect(throws: ReplyProblem.self) { try conversation.answer("douze") }
    #expect(throws: ReplyProblem.self) { try conversation.skip() }
    #expect(conversation.replies.isEmpty)
    #expect(conversation.prompt?.id == "count")
  }

  /// Replay of the stored replies = the live conversation, whatever mixture of answers, skips and backs led there.
  @Test func replayEqualsLive() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      var live = Conversation(Counting())
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        switch Int.random(in: 0...3, using: &generator) {
        case 0: live.back()
        case 1: _ = try? live.skip()
        default: _ = try? live.answer(["0", "3", "5", "oui", "n", "?"].randomElement(using: &generator) ?? "1")
        }
      }
      var stored = try live.replies.map { try #require(Reply(try JSONReader.read(Array($0.json.text.utf8)))) }
      #expect(stored == live.replies)
      var replayed = Conversation(Counting())
      replayed.replay(&stored)
      #expect(stored.isEmpty)
      #expect(replayed.replies == live.replies)
      #expect(replayed.prompt == live.prompt)
      #expect(replayed.outcome == live.outcome)
    }
  }

  @Test func repliesThatNoLongerFitAreLeftOut() {
    var stored = [Reply(prompt: "count", value: .fact(.number(99))), Reply(prompt: "gone", value: .skipped)]
    var conversation = Conversation(Counting())
    conversation.replay(&stored)
    #expect(conversation.replies.isEmpty)
    #expect(stored.map(\.prompt) == ["gone"])
  }
}
