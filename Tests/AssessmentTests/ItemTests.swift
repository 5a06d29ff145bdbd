import Assessment
import Conversation
import Kernel
import Testing

/// Each kind accepts its key and rejects what is not.
@Suite struct ItemTests {
  static let common =
    #""competence":"k0","level":2,"nuance":"moyen","prompt":"Quoi ?","explanation":"Parce que c’est ainsi, et pas autrement.""#

  private func ask(_ body: String, seed: UInt64 = 1) throws -> (prompt: Prompt, item: Item) {
    let item = Bank.item("{\"id\":\"q\",\(Self.common),\(body)}")
    let knowledge = AssessmentKnowledge(competences: [Bank.competence("k0")], items: [item], aims: [], remedies: [])
    var conversation = Conversation(Sitting(knowledge, Bank.setting(seed: seed)))
    try conversation.answer("non")
    try conversation.answer("2")
    return (try #require(conversation.prompt), item)
  }

  private func mark(_ body: String, _ typed: String, seed: UInt64 = 1) throws -> SkillEstimator.Mark? {
    let item = Bank.item("{\"id\":\"q\",\(Self.common),\(body)}")
    let knowledge = AssessmentKnowledge(competences: [Bank.competence("k0")], items: [item], aims: [], remedies: [])
    var conversation = Conversation(Sitting(knowledge, Bank.setting(seed: seed)))
    try conversation.answer("non")
    try conversation.answer("2")
    try conversation.answer(typed)
    return conversation.outcome?.answers.first?.mark
  }

  /// The letters of stored options, as they are shown.
  private func letters(_ body: String, _ stored: [Int], seed: UInt64) throws -> String {
    let options = try ask(body, seed: seed).prompt.kind.options
    return stored.map { id in ReplyReader.letter(options.firstIndex { $0.id == "\(id)" } ?? 0) }.joined(separator: " ")
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func letteredKinds(seed: UInt64) throws {
    let single = #""kind":"single","options":[{"text":"A"},{"text":"B","right":true},{"text":"C"}]"#
    let several =
      #""kind":"multiple","options":[{"text":"A","right":true},{"text":"B"},{"text":"C","right":true},{"text":"D"}]"#
    let judged =
      #""kind":"judgement","options":[{"text":"A"},{"text":"B","best":true},{"text":"C","worst":true},{"text":"D"}]"#
    let order = #""kind":"order","sequence":["un","deux","trois","quatre"]"#
    let cases: [(String, [Int], [[Int]])] = [
      (single, [1], [[0], [2]]), (several, [2, 0], [[0], [0, 1], [0, 1, 2], [1, 3]]),
      (judged, [1, 2], [[2, 1], [1, 0], [0, 2]]), (order, [0, 1, 2, 3], [[0, 1, 3, 2], [3, 2, 1, 0]]),
    ]
    for (body, key, others) in cases {
      #expect(try mark(body, letters(body, key, seed: seed), seed: seed) == .right)
      for other in others { #expect(try mark(body, letters(body, other, seed: seed), seed: seed) == .wrong) }
    }
    // Shown in the right order, it would be its own answer.
    #expect(try letters(order, [0, 1, 2, 3], seed: seed) != "a b c d")
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func pairsInAnyOrder(seed: UInt64) throws {
    let body =
      #""kind":"match","left":[{"text":"L1","with":"x"},{"text":"L2","with":"y"}],"right":[{"id":"x","text":"R1"},{"id":"y","text":"R2"},{"id":"z","text":"R3"}]"#
    let two = try letters(body, [0, 1], seed: seed).split(separator: " ")
    #expect(try mark(body, "1\(two[0]) 2\(two[1])", seed: seed) == .right)
    #expect(try mark(body, "2\(two[1]),1\(two[0])", seed: seed) == .right)
    #expect(try mark(body, "1\(two[1]) 2\(two[0])", seed: seed) == .wrong)
  }

  @Test(arguments: [
    ("4", true), ("4,04", true), ("4.05", true), ("4,06", false), ("4 %", true), (" 4,0%", true), ("-4", false),
    ("400", false),
  ])
  func numbers(typed: String, right: Bool) throws {
    let body = #""kind":"numeric","answer":{"value":4,"tolerance":0.05,"unit":"%"}"#
    #expect(try mark(body, typed) == (right ? .right : .wrong))
  }

  @Test(arguments: [("1 250,5 €", true), ("1250.5", true), ("−30", false), ("1\u{202F}250,50 euros", true)])
  func amounts(typed: String, right: Bool) throws {
    let body = #""kind":"numeric","answer":{"value":1250.5,"tolerance":0,"unit":"€"}"#
    #expect(try mark(body, typed) == (right ? .right : .wrong))
  }

  @Test(arguments: [
    ("appel à l’action", true), ("Un appel a l'action.", true), ("APPEL À L'ACTION !", true), ("CTA", true),
    ("appel à l’actoin", true), ("appel", false), ("slogan", false), ("utm", false), ("cto", false), ("code utm", true),
  ])
  func shortTexts(typed: String, right: Bool) throws {
    let body =
      #""kind":"text","accept":["appel à l’action","CTA"],"pattern":"^(codes?|balises?) utm$","reject":["slogan"]"#
    #expect(try mark(body, typed) == (right ? .right : .wrong))
  }

  @Test(arguments: [("2 4", true), ("4,2", true), ("2", nil), ("1 2", false), ("2 4 4", true), ("2 9", nil)])
  func segments(typed: String, right: Bool?) throws {
    let body =
      #""kind":"spot","segments":[{"text":"a"},{"text":"b","wrong":true},{"text":"c"},{"text":"d","wrong":true},{"text":"e"}]"#
    if let right {
      #expect(try mark(body, typed) == (right ? .right : .wrong))
    } else {
      #expect(throws: ReplyProblem.self) { try mark(body, typed) }
    }
  }

  @Test(arguments: [
    "", "   ", "z", "ab", "1", "\u{1B}[31ma", "a\u{0}", String(repeating: "a", count: 5_000), "🙂", "?", "réponse",
  ])
  func wrongRepliesChangeNothing(typed: String) throws {
    let body = #""kind":"single","options":[{"text":"A"},{"text":"B","right":true},{"text":"C"}]"#
    #expect(throws: ReplyProblem.self) { try mark(body, typed) }
  }

  // MARK: Luck and difficulty

  /// A body, and one chance in how many; 0 for none.
  static let forms: [(String, Double)] = [
    (#""kind":"single","options":[{"text":"A"},{"text":"B","right":true},{"text":"C"}]"#, 3),
    (
      #""kind":"multiple","options":[{"text":"A","right":true},{"text":"B","right":true},{"text":"C"},{"text":"D"}]"#,
      15
    ),
    (
      #""kind":"judgement","options":[{"text":"A","best":true},{"text":"B","worst":true},{"text":"C"},{"text":"D"}]"#,
      12
    ),
    (#""kind":"order","sequence":["a","b","c","d"]"#, 24),
    (
      #""kind":"match","left":[{"text":"L","with":"x"},{"text":"M","with":"y"}],"right":[{"id":"x","text":"R"},{"id":"y","text":"S"},{"id":"z","text":"T"}]"#,
      6
    ),
    (#""kind":"numeric","answer":{"value":4}"#, 0),
    (#""kind":"text","accept":["a"]"#, 0),
    (
      #""kind":"spot","segments":[{"text":"a","wrong":true},{"text":"b","wrong":true},{"text":"c"},{"text":"d"},{"text":"e"}]"#,
      10
    ),
  ]

  @Test(arguments: forms)
  func luckOfEachForm(body: String, chances: Double) {
    let luck = chances == 0 ? 0 : 1 / chances
    #expect(abs(Bank.item("{\"id\":\"q\",\(Self.common),\(body)}").guessing - luck) < 1e-12)
  }

  @Test(arguments: [
    (1, "facile", -1.8), (1, "moyen", -1.5), (2, "difficile", -0.2), (3, "moyen", 0.5), (4, "difficile", 1.8),
  ])
  func difficultyByLevelAndShade(level: Int, shade: String, b: Double) {
    #expect(abs(Bank.single("q", level: level, shade: shade).difficulty - b) < 1e-12)
  }

  // MARK: What the verifier refuses

  static let faults: [(String, Problem.Kind)] = [
    (#""kind":"single","options":[{"text":"A"},{"text":"B"},{"text":"C"}]"#, .missingKey),
    (#""kind":"single","options":[{"text":"A","right":true},{"text":"B","right":true},{"text":"C"}]"#, .contradiction),
    (#""kind":"single","options":[{"text":"Été","right":true},{"text":"ete"},{"text":"C"}]"#, .contradiction),
    (
      #""kind":"single","options":[{"text":"A","right":true},{"text":"Toutes les réponses"},{"text":"C"}]"#, .wrongValue
    ),
    (
      #""kind":"multiple","options":[{"text":"A","right":true},{"text":"B"},{"text":"C"},{"text":"D"}]"#, .contradiction
    ),
    (
      #""kind":"judgement","options":[{"text":"A","right":true},{"text":"B","worst":true},{"text":"C"},{"text":"D"}]"#,
      .contradiction
    ),
    (
      #""kind":"match","left":[{"text":"L","with":"q"},{"text":"M","with":"x"}],"right":[{"id":"x","text":"R"},{"id":"y","text":"S"}]"#,
      .unknownReference
    ),
    (#""kind":"numeric","answer":{"value":4,"tolerance":-1}"#, .outOfRange),
    (#""kind":"numeric","answer":{"value":4,"tolerance":1},"reject":[4.5]"#, .contradiction),
    (#""kind":"text","accept":["un"],"reject":["Un."]"#, .contradiction),
    (#""kind":"text","accept":["un"],"pattern":"(un""#, .wrongValue), (#""kind":"text""#, .missingKey),
    (#""kind":"numeric","answer":{"value":4},"c":0.2"#, .missingKey),
    (#""kind":"numeric","answer":{"value":4},"c":1,"cReason":"x""#, .outOfRange),
    (#""kind":"numeric","answer":{"value":4},"a":0"#, .outOfRange),
    (#""kind":"numeric","answer":{"value":4},"fact":true"#, .missingKey),
    (#""kind":"spot","segments":[{"text":"a"},{"text":"b"},{"text":"c"}]"#, .contradiction),
  ]

  @Test(arguments: faults)
  func refusesWhatIsWrong(body: String, kind: Problem.Kind) {
    let reading = Reading()
    let _: Item = reading.read(Bank.node("{\"id\":\"q\",\(Self.common),\(body)}"))
    #expect(reading.problems.problems.contains { $0.kind == kind }, "\(reading.problems.problems)")
  }
}

@Suite struct ItemLinterTests {
  private func warnings(_ items: [Item]) -> [String] {
    ItemLinter(items).warnings(on: Bank.today).map(\.message)
  }

  @Test func theSameQuestionTwiceIsAnError() {
    let twin = Bank.item(
      #"{"id":"b","competence":"k0","kind":"numeric","level":1,"nuance":"moyen","prompt":"question  A ?","answer":{"value":1},"explanation":"e"}"#
    )
    #expect(ItemLinter([Bank.single("a"), twin]).errors.map(\.item) == ["b"])
    #expect(ItemLinter([Bank.single("a"), Bank.single("c")]).errors.isEmpty)
  }

  @Test func lengthsThatTellTheAnswerAreSeen() {
    let items = (0..<24).map { Bank.single("question-\($0)") }
    #expect(warnings(items).contains { $0.contains("la plus longue") })
    #expect(warnings(items).contains { $0.contains("position 1") })
  }

  @Test func thinLevelsAreSeen() {
    #expect(warnings([Bank.single("a")]).contains { $0.contains("1 questions seulement") })
    #expect(!warnings(Bank.knowledge(competences: 1, items: 12).items).contains { $0.contains("niveau") })
  }

  @Test func staleOnesAreSeen() {
    let items = [
      Bank.single("old", extra: #","validUntil":"2026-11-22""#),
      Bank.single("soon", extra: #","reviewBy":"2027-01-10""#),
      Bank.single("later", extra: #","reviewBy":"2027-06-10""#),
    ]
    let found = ItemLinter(items).warnings(on: Bank.today)
    #expect(found.contains { $0.item == "old" })
    #expect(found.contains { $0.item == "soon" })
    #expect(!found.contains { $0.item == "later" })
  }
}
