import Catalog
import Conversation
import Kernel
import Profile
import ShippedCatalog
import Testing

/// Laws of the interview on the shipped questions.
@Suite struct InterviewLawTests {
  static let catalog: Catalog? = {
    let shipped = ShippedCatalog.compiled
    return CompiledReader(UnsafeBufferPointer(start: shipped.utf8Start, count: shipped.utf8CodeUnitCount)).map(
      Catalog.init)
  }()

  private func interview(_ known: Facts = Facts()) throws -> Interview {
    let catalog = try #require(Self.catalog)
    return Interview(
      questions: catalog.questions, dictionary: catalog.factDictionary, known: known,
      today: try #require(CivilDate(iso: "2026-11-23")),
      formations: [ReplyKind.Option(id: "bts-communication", label: "BTS Communication")])
  }

  private let typed = [
    "1", "2", "3", "oui", "non", "10", "500", "5 mars 2001", "01/06/2027", "15/06/2026", "aucun", "2020", "bretagne",
    "terminer", "?!", "",
  ]

  /// Whatever is answered, skipped and taken back: replay = live, and the interview ends.
  @Test func replayEqualsLiveAndItEnds() throws {
    var generator = SeededGenerator(seed: 23)
    for _ in 0..<60 {
      var live = Conversation(try interview())
      var turns = 0
      while live.outcome == nil, turns < 400 {
        turns += 1
        switch Int.random(in: 0...9, using: &generator) {
        case 0: live.back()
        case 1, 2: _ = try? live.skip()
        default: _ = try? live.answer(typed.randomElement(using: &generator) ?? "1")
        }
        if turns > 200 { _ = try? live.answer("terminer") }
      }
      var stored = live.replies
      var replayed = Conversation(try interview())
      replayed.replay(&stored)
      #expect(stored.isEmpty)
      #expect(replayed.replies == live.replies)
      #expect(replayed.outcome == live.outcome)
      #expect(live.outcome != nil)
    }
  }

  /// The same question matters to one person and not to another: past 29, apprenticeship hangs on it; before, nothing does.
  @Test func aFactThatManyRulesWaitForIsAskedEarlier() throws {
    func order(bornOn birth: String) throws -> [String] {
      let catalog = try #require(Self.catalog)
      var known = Facts()
      known["birthDate"] = .date(try #require(CivilDate(iso: birth)))
      let interview = Interview(
        questions: catalog.questions, dictionary: catalog.factDictionary, known: known,
        today: try #require(CivilDate(iso: "2026-11-23")), formations: [], rules: catalog.eligibilityRules)
      var conversation = Conversation(interview)
      var asked: [String] = []
      while let prompt = conversation.prompt, prompt.id != Interview.reviewID, asked.count < 100 {
        asked.append(prompt.id)
        _ = try conversation.skip()
      }
      return asked
    }
    let older = try order(bornOn: "1980-02-03")
    let young = try order(bornOn: "2006-02-03")
    func place(_ id: String, _ list: [String]) throws -> Int { try #require(list.firstIndex(of: id)) }
    #expect(try place("disabled-worker", older) < place("digital-level", older))
    #expect(try place("disabled-worker", young) > place("region", young))
    #expect(older.first == "goal")
    #expect(young.first == "goal")
  }

  @Test func whatIsKnownIsNotAskedAgain() throws {
    var known = Facts()
    known["goal"] = .choice("employee")
    let conversation = Conversation(try interview(known))
    #expect(conversation.prompt?.id == "status")
    #expect(conversation.prompt?.help.count == 2)
  }

  @Test func anAnswerThatNoLongerConcernsThePersonIsDropped() throws {
    var conversation = Conversation(try interview())
    try conversation.answer("1")
    try conversation.answer("suivi")
    while let prompt = conversation.prompt, prompt.id != Interview.reviewID { _ = try conversation.skip() }
    try conversation.answer("objectif")
    try conversation.answer("salarié")
    try conversation.answer("terminer")
    let facts = try #require(conversation.outcome)
    #expect(facts.choice("goal") == "employee")
    #expect(facts["tier"] == nil)
  }

  @Test func theAgeDecidesWhetherApprenticeshipIsAsked() throws {
    for (birth, asked) in [("05/03/2007", true), ("05/03/1970", false)] {
      var conversation = Conversation(try interview())
      var seen: [String] = []
      while let prompt = conversation.prompt, prompt.id != Interview.reviewID {
        seen.append(prompt.id)
        switch prompt.id {
        case "birth-date": try conversation.answer(birth)
        case "disabled-worker": try conversation.answer("non")
        default: _ = try conversation.skip()
        }
      }
      #expect(seen.contains("apprenticeship-wanted") == asked)
    }
  }
}
