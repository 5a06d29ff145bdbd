import Assessment
import Conversation
import Kernel
import Testing

@Suite struct SittingTests {
  @Test func endsWithMeasuresWithinItsLength() throws {
    var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    try Bank.run(&conversation) { $0.level <= 2 }
    let outcome = try #require(conversation.outcome)
    #expect(outcome.answers.count <= 28 && outcome.answers.count >= 6)
    #expect(outcome.measures.count == 3)
    for measure in outcome.measures {
      #expect(measure.answers == measure.asked)
      #expect(measure.low <= measure.level && measure.level <= measure.high)
      #expect(measure.reached == measure.reached.sorted(by: >))
    }
    #expect(Set(outcome.answers.map(\.item)).count == outcome.answers.count)
  }

  @Test func knowingMoreIsMeasuredHigher() throws {
    var levels: [Double] = []
    for known in 0...4 {
      var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting(.normal)))
      try Bank.run(&conversation) { $0.level <= known }
      levels.append(try #require(conversation.outcome).measures.map(\.level.double).reduce(0, +))
    }
    #expect(levels == levels.sorted())
    #expect(levels[4] - levels[0] > 4)
  }

  /// Two each first, then where the verdict for the aim is least sure; what the aim does not need is not asked.
  @Test func servesTheAim() throws {
    let knowledge = Bank.knowledge(aim: [2, 0, 1])
    var conversation = Conversation(Sitting(knowledge, Bank.setting(.normal, aim: "aim")))
    try Bank.run(&conversation) { _ in true }
    let asked = try #require(conversation.outcome).answers.map { $0.item.prefix(2) }
    #expect(Set(asked) == ["k0", "k2"])
    #expect(asked.prefix(4).filter { $0 == "k0" }.count == 2)
    #expect(asked.count < 16, "decided competences are not asked further")
  }

  @Test func beginsGently() throws {
    for seed in 1...20 as ClosedRange<UInt64> {
      var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting(seed: seed)))
      try conversation.answer("non")
      try conversation.answer("1")
      let item = try #require(conversation.prompt.flatMap { Bank.item(of: $0, conversation.script.knowledge) })
      #expect(item.level <= 2)
    }
  }

  @Test func oneSeedOneSitting() throws {
    func run(_ seed: UInt64) throws -> [String] {
      var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting(seed: seed)))
      try Bank.run(&conversation) { $0.level < 3 }
      return try #require(conversation.outcome).answers.map(\.item)
    }
    #expect(try run(4) == run(4))
    #expect(try run(4) != run(5))
  }

  /// Cut at every answer and replayed from the journal: the same screen, and the same end.
  @Test(arguments: ["1", "2"])
  func replayIsLive(feedback: String) throws {
    let script = Sitting(Bank.knowledge(competences: 2), Bank.setting(seed: 3))
    var live = Conversation(script)
    try Bank.run(&live, feedback: feedback) { $0.level <= 2 }
    let whole = live.replies
    for cut in 0...whole.count {
      // Through the journal's own text.
      var stored = whole.prefix(cut).compactMap { Reply(Bank.node($0.json.text)) }
      #expect(stored.count == cut)
      var again = Conversation(script)
      again.replay(&stored)
      #expect(stored.isEmpty)
      var fresh = Conversation(script)
      for reply in whole.prefix(cut) {
        var one = [reply]
        fresh.replay(&one)
      }
      #expect(again.prompt == fresh.prompt)
      try Bank.run(&again, feedback: feedback) { $0.level <= 2 }
      #expect(again.outcome?.json == live.outcome?.json)
    }
  }

  // MARK: Replies

  @Test func explainsAtOnceAndTakesNothingBack() throws {
    var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    try conversation.answer("non")
    try conversation.answer("1")
    let first = try #require(conversation.prompt)
    #expect(first.backRefusal == nil)
    try conversation.answer(Bank.typed(first, right: false))
    let second = try #require(conversation.prompt)
    #expect(second.preamble.contains { $0.contains("À revoir") })
    #expect(second.preamble.contains { $0.contains("explication") })
    #expect(second.backRefusal != nil)
  }

  @Test func atTheEndEverythingCanBeTakenBack() throws {
    var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    try conversation.answer("non")
    try conversation.answer("2")
    let first = try #require(conversation.prompt)
    try conversation.answer(Bank.typed(first, right: false))
    #expect(conversation.prompt?.backRefusal == nil)
    #expect(conversation.prompt?.preamble.isEmpty == true)
    conversation.back()
    #expect(conversation.prompt == first)
  }

  @Test(arguments: ["nsp", "je ne sais pas", "Je sais pas.", "NSP"])
  func ignoranceIsAnAnswer(typed: String) throws {
    var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    try conversation.answer("non")
    try conversation.answer("1")
    try conversation.answer(typed)
    #expect(conversation.replies.last?.value == .unknown)
    #expect(conversation.prompt?.preamble.first?.contains("Noté") == true)
  }

  @Test func puttingAsideIsNoAnswer() throws {
    var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    try conversation.answer("non")
    try conversation.answer("1")
    let first = try #require(conversation.prompt)
    _ = try conversation.skip()
    #expect(conversation.prompt?.id != first.id)
    #expect(conversation.prompt?.progress?.number == 1)
    _ = try conversation.stop()
    #expect(try #require(conversation.outcome).answers.isEmpty)
  }

  @Test func enoughGivesAPartialResult() throws {
    var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    try Bank.run(&conversation, atMost: 4) { _ in true }
    _ = try conversation.stop()
    let outcome = try #require(conversation.outcome)
    #expect(outcome.answers.count == 4)
    #expect(!outcome.measures.isEmpty)
  }

  @Test func theOwnViewStaysApart() throws {
    var high = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    var low = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    for (answer, conversation) in [("5", 0), ("1", 1)] {
      var one = conversation == 0 ? high : low
      try one.answer("oui")
      while let prompt = one.prompt, prompt.id.hasPrefix("self.") { try one.answer(answer) }
      try Bank.run(&one) { $0.level <= 2 }
      if conversation == 0 { high = one } else { low = one }
    }
    let (a, b) = (try #require(high.outcome), try #require(low.outcome))
    #expect(a.ratings == ["k0": 4, "k1": 4, "k2": 4])
    #expect(b.ratings == ["k0": 0, "k1": 0, "k2": 0])
    #expect(a.measures == b.measures)
    #expect(a.answers == b.answers)
  }

  @Test func offersAPauseEveryFourteen() throws {
    var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    try Bank.run(&conversation, atMost: 14) { $0.level <= 2 }
    #expect(conversation.prompt?.preamble.contains { $0.contains("pause") } == true)
  }

  @Test func saysHowManyAtMost() throws {
    var conversation = Conversation(Sitting(Bank.knowledge(), Bank.setting()))
    try Bank.run(&conversation, atMost: 5) { $0.level <= 2 }
    #expect(conversation.prompt?.progress == .init(number: 6, about: 28, isMost: true))
  }

  // MARK: Small and odd banks

  @Test func anEmptyBankAsksNothing() throws {
    let sitting = Sitting(Bank.knowledge(items: 0), Bank.setting())
    #expect(!sitting.hasQuestions)
    let outcome = try #require(Conversation(sitting).outcome)
    #expect(outcome.answers.isEmpty && outcome.measures.isEmpty)
  }

  @Test func aBankOfOneEndsAfterOne() throws {
    var conversation = Conversation(Sitting(Bank.knowledge(competences: 1, items: 1), Bank.setting()))
    try Bank.run(&conversation) { _ in true }
    let outcome = try #require(conversation.outcome)
    #expect(outcome.answers.count == 1)
    #expect(outcome.measures[0].verdict(forLevel: 2) == .undecided)
  }

  @Test func enemiesNeverMeet() throws {
    let items = [
      Bank.single("a", extra: #","enemies":["b"]"#), Bank.single("b"), Bank.single("c"), Bank.single("d"),
    ]
    let knowledge = AssessmentKnowledge(
      competences: [Bank.competence("k0")], items: items, aims: [], remedies: [])
    for seed in 1...10 as ClosedRange<UInt64> {
      var conversation = Conversation(Sitting(knowledge, Bank.setting(seed: seed, .complet, only: "k0")))
      try Bank.run(&conversation) { _ in true }
      let asked = Set(try #require(conversation.outcome).answers.map(\.item))
      #expect(asked.count == 3 && !asked.isSuperset(of: ["a", "b"]))
    }
  }

  @Test func expiredQuestionsAreNotAsked() throws {
    let items = [Bank.single("old", extra: #","validUntil":"2026-11-22""#), Bank.single("new")]
    let knowledge = AssessmentKnowledge(
      competences: [Bank.competence("k0")], items: items, aims: [], remedies: [])
    var conversation = Conversation(Sitting(knowledge, Bank.setting()))
    try Bank.run(&conversation) { _ in true }
    #expect(try #require(conversation.outcome).answers.map(\.item) == ["new"])
  }

  // MARK: Coming back

  private func answer(_ item: Item, _ mark: SkillEstimator.Mark, daysAgo: Int, explained: Bool = true) -> GivenAnswer {
    GivenAnswer(
      item: item.id, fingerprint: item.fingerprint, mark: mark, on: Bank.today.adding(days: -daysAgo),
      explained: explained)
  }

  @Test func seenQuestionsRest() throws {
    let knowledge = Bank.knowledge(competences: 1, items: 12)
    let seen = knowledge.items.prefix(6)
    for (days, explained, rests) in [(89, false, true), (91, false, false), (179, true, true), (181, true, false)] {
      let history = AnswerHistory(seen.map { answer($0, .right, daysAgo: days, explained: explained) })
      var conversation = Conversation(Sitting(knowledge, Bank.setting(.complet, only: "k0"), history: history))
      try Bank.run(&conversation) { _ in true }
      let asked = Set(try #require(conversation.outcome).answers.map(\.item))
      #expect(asked.isDisjoint(with: seen.map(\.id)) == rests, "\(days) days, explained \(explained)")
    }
  }

  @Test func withFewNewOnesTheSeenComeBackAndItIsSaid() throws {
    let knowledge = Bank.knowledge(competences: 1, items: 8)
    let history = AnswerHistory(knowledge.items.prefix(5).map { answer($0, .right, daysAgo: 20) })
    let sitting = Sitting(knowledge, Bank.setting(.complet, only: "k0"), history: history)
    #expect(sitting.repeating == ["k0"])
    #expect(Conversation(sitting).prompt?.preamble.contains { $0.contains("peu de questions nouvelles") } == true)
  }

  @Test func tooSoonIsSaid() throws {
    let knowledge = Bank.knowledge(competences: 1, items: 12)
    func preamble(_ days: Int) -> [String] {
      let history = AnswerHistory([answer(knowledge.items[0], .right, daysAgo: days)])
      return Conversation(Sitting(knowledge, Bank.setting(), history: history)).prompt?.preamble ?? []
    }
    #expect(preamble(13).contains { $0.contains("un peu tôt") })
    #expect(!preamble(14).contains { $0.contains("un peu tôt") })
  }

  @Test func twelveMonthsMeasureAndTheNewestCounts() {
    let items = Bank.knowledge(competences: 1, items: 4).items
    let history = AnswerHistory([
      answer(items[0], .wrong, daysAgo: 400), answer(items[1], .wrong, daysAgo: 300),
      answer(items[1], .right, daysAgo: 10),
      GivenAnswer(item: items[2].id, fingerprint: "autre", mark: .right, on: Bank.today, explained: false),
    ])
    let measuring = history.measuring(items, on: Bank.today)
    #expect(measuring.map(\.item) == [1])
    #expect(measuring.map(\.mark) == [.right])
  }

  /// The bank changed in the middle: what is the same is kept, the rest is dropped.
  @Test func aChangedBankKeepsWhatIsTheSame() throws {
    let before = Bank.knowledge(competences: 1, items: 8)
    var live = Conversation(Sitting(before, Bank.setting(seed: 2)))
    try Bank.run(&live, atMost: 5) { _ in true }
    let asked = live.replies.suffix(5).map(\.prompt)
    // One of the five has another right answer now.
    let items = before.items.map { item in
      asked[2].hasPrefix("item.\(item.id).")
        ? Bank.item(
          #"{"id":"\#(item.id)","competence":"k0","kind":"single","level":2,"nuance":"moyen","prompt":"Question \#(item.id) ?","options":[{"text":"Faux un"},{"text":"Faux deux"},{"text":"Juste \#(item.id)","right":true}],"explanation":"Une autre explication, tout aussi longue que l’ancienne."}"#
        ) : item
    }
    let after = AssessmentKnowledge(competences: before.competences, items: items, aims: [], remedies: [])
    var again = Conversation(Sitting(after, Bank.setting(seed: 2)))
    var stored = live.replies
    again.replay(&stored)
    #expect(again.replies.count == 6)
    #expect(stored.map(\.prompt).contains(asked[2]))
    #expect(again.prompt != nil)
  }
}
