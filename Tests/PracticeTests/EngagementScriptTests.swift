import Conversation
import Kernel
import Testing

@testable import Practice

/// A mission as a conversation: the same fold as the engine, whatever the way in.
struct EngagementScriptTests {
  /// Types a fitting reply to a prompt: by number, by letters, by words.
  static func typed(_ prompt: Prompt, _ cases: inout Cases) -> String {
    switch prompt.kind {
    case .choice(let options): "\(cases.integer(1...options.count))"
    case .choices(let options, _): "\(cases.integer(1...options.count)), \(cases.integer(1...options.count))"
    case .letters(let options, _): options.indices.map { ReplyReader.letter($0) }.joined()
    case .integer(let range, _): "\(cases.integer(range))"
    default: "Samedi 14 mars dès 9 h, venez goûter : qui vient avec nous ?\\nAlt : la place un jour de marché"
    }
  }

  static func play(_ script: EngagementScript, seed: UInt64, skipping: Bool = false) throws -> Conversation<
    EngagementScript
  > {
    var conversation = Conversation(script)
    var cases = Cases(seed)
    var count = 0
    while let prompt = conversation.prompt {
      count += 1
      try #require(count < 80)
      if skipping, cases.unit() < 0.3 {
        _ = try conversation.skip()
      } else {
        try #require(try conversation.answer(typed(prompt, &cases)) != nil)
      }
    }
    return conversation
  }

  @Test(arguments: Worlds.ids)
  func storedRepliesReplayToTheSameEnd(id: String) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let script = try #require(Worlds.script(id, seed: seed))
      let live = try Self.play(script, seed: seed, skipping: seed.isMultiple(of: 2))
      // Through the journal's form, cut anywhere.
      let stored = try live.replies.map { reply in
        try #require(Reply(try JSONReader.read(Array(reply.json.text.utf8))))
      }
      #expect(stored == live.replies)
      for cut in [0, 3, stored.count / 2, stored.count] {
        var first = Array(stored.prefix(cut))
        var again = Conversation(script)
        again.replay(&first)
        #expect(again.replies.count == cut)
        var rest = Array(stored.dropFirst(cut))
        again.replay(&rest)
        #expect(rest.isEmpty)
        let (a, b) = (try #require(again.outcome), try #require(live.outcome))
        #expect(script.run(a).digestText == script.run(b).digestText)
        #expect(script.news(a) == script.news(b))
      }
    }
  }

  /// What `lot` plays from the stored replies is what was lived.
  @Test(arguments: Worlds.ids)
  func theRunIsTheLivedOne(id: String) throws {
    let script = try #require(Worlds.script(id, seed: 11))
    let state = try #require(try Self.play(script, seed: 11).outcome)
    let run = script.run(state)
    #expect(run.pending == nil && run.ending != nil)
    #expect(run.turns.map(\.id) == state.given.map(\.id))
    #expect(run.engagement.log.entries == state.engagement.log.entries)
    let given = GivenReply(script.world, Worlds.desk)
    let node = try JSONReader.read(Array(run.repliesJSON.text.utf8))
    guard case .map(let entries) = node.value else {
      Issue.record("not a group")
      return
    }
    var answers: [String: PracticeRun.Answer] = [:]
    for entry in entries {
      let index = try #require(given.decision(entry.key))
      answers[entry.key] = try given.read(entry.value, to: index)
    }
    #expect(PracticeRun(script.world, seed: 11, replaying: answers).digestText == run.digestText)
  }

  @Test func theSameSeedShufflesTheSameWay() throws {
    let id = try #require(Worlds.ids.first)
    let kinds = { (seed: UInt64) throws -> [ReplyKind] in
      var kinds: [ReplyKind] = []
      var conversation = Conversation(try #require(Worlds.script(id, seed: seed)))
      while let prompt = conversation.prompt {
        kinds.append(prompt.kind)
        _ = try conversation.skip()
      }
      return kinds
    }
    #expect(try kinds(1) == kinds(1))
    #expect(try Set((1...6).map { try "\(kinds(UInt64($0)))" }).count > 1)
  }

  /// Everything left aside: it ends, nothing is observed, nothing breaks.
  @Test(arguments: Worlds.ids)
  func aMissionOfSkipsEnds(id: String) throws {
    let script = try #require(Worlds.script(id, seed: 5))
    var conversation = Conversation(script)
    while conversation.prompt != nil { _ = try conversation.skip() }
    let debrief = Debrief(script.run(try #require(conversation.outcome)))
    #expect(debrief.evidence.isEmpty && !debrief.isPassed || debrief.score.total < Debrief.pass)
    #expect(debrief.lines.contains { $0.score == nil })
  }

  @Test func whatIsReadCannotBeTakenBack() throws {
    let id = try #require(Worlds.ids.first)
    var conversation = Conversation(try #require(Worlds.script(id, seed: 5)))
    #expect(conversation.prompt?.backRefusal == nil)
    _ = try conversation.skip()
    #expect(conversation.prompt?.backRefusal != nil)
  }

  /// A text that the rules would have otherwise may be written again, once; Entrée sends it as it is.
  @Test func aDraftMayBeWrittenAgainOnce() throws {
    let script = try #require(Worlds.script("boulangerie-margaux", seed: 5))
    func toTheText() throws -> Conversation<EngagementScript> {
      var conversation = Conversation(script)
      while let prompt = conversation.prompt, !prompt.kind.isProse { _ = try conversation.skip() }
      return conversation
    }
    var sent = try toTheText()
    let id = try #require(sent.prompt?.id)
    _ = try sent.answer("trop court")
    #expect(sent.prompt?.id == id + ".envoi" && sent.state.given.last?.id != id)
    #expect(try #require(sent.prompt).preamble.contains { $0.hasPrefix("Contrôle par règles") })
    #expect(!(try #require(sent.prompt).preamble.contains { $0.hasPrefix("Une réponse possible") }))
    var again = sent
    _ = try sent.skip()
    let kept = try #require(sent.state.given.last)
    #expect(kept.id == id && kept.answer.text == "trop court")
    #expect(script.news(sent.state).contains { $0.hasPrefix("Une réponse possible") })
    _ = try again.answer(
      "Samedi dès 9 h, qui pétrit votre pain au fournil ? Venez voir.\\nAlt : des mains dans la pâte")
    let better = try #require(again.state.given.last)
    guard case .score(let low) = kept.answer.reply, case .score(let high) = better.answer.reply else {
      Issue.record("no scores")
      return
    }
    #expect(high > low && again.prompt?.id != id + ".envoi")
  }

  /// More questions than the time allows are refused, not cut in silence.
  @Test func tooManyQuestionsAreRefused() throws {
    var conversation = Conversation(try #require(Worlds.script("boulangerie-margaux", seed: 5)))
    #expect(throws: ReplyProblem.self) { try conversation.answer("1, 2, 3, 4, 5") }
    _ = try conversation.answer("1, 2")
    let news = conversation.script.news(conversation.state)
    #expect(news.count { $0.hasPrefix("**") && $0.contains("? **") || $0.contains("?**") } == 2)
  }

  /// How far one is, told at each decision, never running out before the end.
  @Test(arguments: Worlds.ids)
  func progressIsTold(id: String) throws {
    var conversation = Conversation(try #require(Worlds.script(id, seed: 3)))
    var number = 0
    while let prompt = conversation.prompt {
      number += 1
      let scene = try #require(prompt.preamble.first { $0.contains("(décision \(number) sur ") })
      let about = try #require(scene.split(separator: " ").last { Int($0) != nil }.flatMap { Int($0) })
      #expect(about >= number && about < 40)
      _ = try conversation.skip()
    }
  }

  @Test func proseTakesSeveralLines() throws {
    let kind = ReplyKind.prose(longest: 100)
    #expect(try ReplyReader.read("un\\ndeux", as: kind) == .text("un\ndeux"))
    #expect(try ReplyReader.read("un\ndeux\n", as: kind) == .text("un\ndeux"))
    #expect(throws: ReplyProblem.self) { try ReplyReader.read("un\u{1B}[31m", as: kind) }
    #expect(throws: ReplyProblem.self) { try ReplyReader.read("un\ndeux", as: .text(longest: 100)) }
  }
}
