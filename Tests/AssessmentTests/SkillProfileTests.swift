import Assessment
import Conversation
import Document
import Kernel
import Testing

@Suite struct SkillProfileTests {
  private let facts = Facts(["goal": .choice("freelance")])

  private func result(
    _ knowledge: AssessmentKnowledge, on day: CivilDate = Bank.today, seed: UInt64 = 1, rating: String? = nil,
    history: AnswerHistory = AnswerHistory(), right: (Item) -> Bool
  ) throws -> Node {
    var conversation = Conversation(
      Sitting(knowledge, Bank.setting(seed: seed, .normal, on: day), history: history))
    if let rating {
      try conversation.answer("oui")
      while let prompt = conversation.prompt, prompt.id.hasPrefix("self.") { try conversation.answer(rating) }
    }
    try Bank.run(&conversation, right: right)
    return Bank.node(try #require(conversation.outcome).json.text)
  }

  /// Without the line breaks of the screen.
  private func text(_ document: Document) -> String {
    render(document, RenderOptions(width: 100)).split { $0 == " " || $0 == "\n" }.joined(separator: " ")
  }

  @Test func whatIsStoredReadsBack() throws {
    let knowledge = Bank.knowledge(aim: [2, 1, 2])
    let profile = SkillProfile(
      knowledge, results: [try result(knowledge) { $0.level < 2 }], facts: facts, today: Bank.today)
    #expect(profile.measured.count == 3)
    #expect(profile.aim?.id == "aim")
    #expect(profile.history["k0"]?.count == 1)
    #expect(profile.answers.answers.count >= 6)
  }

  @Test func gapsNameTheShortestRemedy() throws {
    let knowledge = Bank.knowledge(aim: [2, 1, 2])
    let profile = SkillProfile(
      knowledge, results: [try result(knowledge) { _ in false }], facts: facts, today: Bank.today)
    let gaps = profile.gaps
    #expect(gaps.map(\.competence.id) == ["k0", "k2", "k1"] || gaps.map(\.competence.id) == ["k2", "k0", "k1"])
    #expect(gaps.first { $0.competence.id == "k0" }?.remedy?.id == "court")
    #expect(gaps.allSatisfy { $0.size > 0 })
    let screen = text(SkillProfileView(profile).document)
    #expect(screen.contains("parcours voir court"))
    #expect(screen.contains("pas encore étalonnés sur un public"))
    #expect(screen.contains("pas encore"))
  }

  @Test func aReachedAimHasNoGap() throws {
    let knowledge = Bank.knowledge(aim: [1, 1, 1])
    let profile = SkillProfile(
      knowledge, results: [try result(knowledge) { _ in true }], facts: facts, today: Bank.today)
    #expect(profile.gaps.isEmpty)
  }

  @Test func theOwnViewIsShownKindly() throws {
    let knowledge = Bank.knowledge()
    let high = SkillProfile(
      knowledge, results: [try result(knowledge, rating: "5") { _ in false }], facts: Facts(), today: Bank.today)
    #expect(high.ownView("k0") == .higher)
    #expect(text(SkillProfileView(high).document).contains("plus avancé·e"))
    let low = SkillProfile(
      knowledge, results: [try result(knowledge, rating: "1") { _ in true }], facts: Facts(), today: Bank.today)
    #expect(low.ownView("k0") == .lower)
    #expect(text(SkillProfileView(low).document).contains("plus que vous ne le dites"))
    for word in ["biais", "incompétent", "surestim"] {
      #expect(!text(SkillProfileView(high).document).contains(word))
    }
  }

  @Test func progressIsNamedOnlyPastTheDoubt() throws {
    let knowledge = Bank.knowledge(competences: 1, items: 12)
    let first = try result(knowledge, on: Bank.today.adding(days: -400)) { _ in false }
    let second = try result(knowledge) { _ in true }
    let clear = SkillProfile(knowledge, results: [first, second], facts: Facts(), today: Bank.today)
    #expect(text(SkillProfileView(clear).document).contains("progrès net"))
    let same = SkillProfile(knowledge, results: [second, second], facts: Facts(), today: Bank.today)
    #expect(text(SkillProfileView(same).document).contains("marge d’incertitude"))
  }

  @Test func oldMeasuresAreSaidToBeOld() throws {
    let knowledge = Bank.knowledge(competences: 1, items: 12)
    let old = try result(knowledge, on: Bank.today.adding(months: -13)) { _ in true }
    let profile = SkillProfile(knowledge, results: [old], facts: Facts(), today: Bank.today)
    #expect(text(SkillProfileView(profile).document).contains("ces mesures datent"))
  }

  @Test func nothingMeasuredIsNotZero() {
    let profile = SkillProfile(Bank.knowledge(), results: [], facts: Facts(), today: Bank.today)
    #expect(text(SkillProfileView(profile).document).contains("Rien n’est encore mesuré"))
    #expect(text(SkillProfileView(profile).page(of: Bank.competence("k0"))).contains("Pas encore mesurée"))
    #expect(profile.json.text.contains("\"measure\":null"))
  }

  @Test func factsCarryTheDoubt() throws {
    let knowledge = Bank.knowledge(competences: 1, items: 12)
    let profile = SkillProfile(
      knowledge, results: [try result(knowledge) { $0.level < 3 }], facts: Facts(), today: Bank.today)
    let measure = try #require(profile.latest["k0"])
    let names = measure.facts(catalogKey: "clé").map(\.0)
    #expect(
      names
        == ["", ".sd", ".low", ".high", ".answers", ".measuredOn", ".catalog", ".p2", ".p3"].map {
          "competence.k0" + $0
        })
  }
}
