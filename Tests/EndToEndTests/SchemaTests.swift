import Kernel
import PseudoTerminal
import Testing

/// What `lot` really reads and writes fits the schemas that `catalogue schema` publishes.
@Suite struct SchemaTests {
  private func schema(_ name: String) throws -> SchemaValidator {
    let result = try Home().run("catalogue", "schema", name)
    #expect(result.status == 0, "\(result.stderr)")
    return try SchemaValidator(result.stdout)
  }

  static let good = [
    #"{"id":1,"engine":"roadmap","date":"2026-11-23","input":{"profile":{"goal":"freelance","competences":{"redaction":2},"practice":{"volunteersWithFeedback":2},"competence.mesure":1.5,"competence.redaction.sd":0.4,"budget":1200.50,"diplomas":["dut-mmi"],"equipment":["computer"],"distanceOnly":true,"region":null,"digitalLevel":"beginner","birthDate":"1999-02-28","registration":{"done":false}}}}"#,
    #"{"engine":"roadmap","date":"2026-11-23","input":{"explain":true,"profile":{"goal":"employee","weeklyHours":20,"budget":500,"diplomaLevel":5,"status":"jobseeker","cpfBalance":1500,"priorities":["money","time"],"competence.redaction":2.1,"competence.redaction.sd":0.6}}}"#,
    #"{"engine":"roadmap","input":{"profile":{"goal":"employee","weeklyHours":5,"budget":0,"distanceOnly":true,"apprenticeshipWanted":false}}}"#,
    #"{"id":"x","engine":"routeProblem","input":{"today":"2026-11-23","has":[],"levels":{"r":1},"goal":{"credentials":["d"],"levels":{"r":2.5}},"steps":[{"id":"a","gives":{"credentials":["d"],"levels":{"r":3}},"starts":["09-01","02-29"],"applyBefore":{"09-01":"03-12"},"months":10,"hours":1.5,"cost":10.25}]}}"#,
    #"{"id":[],"engine":"routeProblem","input":{"today":"2026-11-23","goal":{"credentials":["d"],"levels":{"r":1}},"steps":[{"id":"a","starts":[],"gives":{"credentials":["d"]},"months":1,"hours":1,"cost":1},{"id":"b","starts":null,"requires":{"levels":{"z":1}},"gives":{"levels":{"r":1}},"months":1,"hours":1,"cost":1}]}}"#,
  ]
  static let goodMissions = [
    #"{"id":1,"engine":"practice","date":"2026-11-23","input":{"scenario":"boulangerie-margaux","seed":7,"policy":"expert"}}"#,
    #"{"id":2,"engine":"practice","input":{"scenario":"boulangerie-margaux","seed":-1,"replies":{"questions":["objectif"],"perimetre":"tout","prix":200,"accord":null}}}"#,
  ]
  static let bad = [
    #"{"id":1,"engine":"practice","input":{"scenario":"boulangerie-margaux","policy":"expert"}}"#,
    #"{"id":1,"engine":"practice","input":{"scenario":"boulangerie-margaux","seed":7,"policy":"pirate"}}"#,
    #"{"id":1,"engine":"practice","input":{"scenario":"boulangerie-margaux","seed":"sept","policy":"expert"}}"#,
    #"{"id":1,"engine":"roadmpa","input":{}}"#, #"{"id":1,"engine":"roadmap"}"#,
    #"{"id":1,"engine":"roadmap","input":{}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{"gaol":"freelance"}}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{"goal":"pirate"}}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{"weeklyHours":"dix"}}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{"weeklyHours":61}}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{"age":20}}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{"birthDate":"2007-02-31"}}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{"practice":{"volunteers":2}}}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{}},"extra":1}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{},"explain":"yes"}}"#,
    #"{"id":1,"engine":"roadmap","input":{"profile":{"priorities":["glory"]}}}"#,
    #"{"id":1,"engine":"routeProblem","input":{"goal":{},"steps":[]}}"#,
    #"{"id":1,"engine":"routeProblem","input":{"today":"2026-11-23","goal":{},"steps":[{"id":"a","months":-1,"hours":1,"cost":1}]}}"#,
    #"{"id":1,"engine":"routeProblem","input":{"today":"2026-11-23","goal":{},"steps":[{"id":"a","months":1,"hours":1,"cost":1,"starts":["1er sept"]}]}}"#,
  ]

  static let lines = good + goodMissions

  /// The schema and the reader agree, line by line, on what is good and what is not.
  @Test func theSchemaOfALineSaysWhatTheReaderSays() throws {
    let line = try schema("lot")
    let answer = try schema("lot.answer")
    let result = try Home().run("lot", stdin: (Self.lines + Self.bad).joined(separator: "\n") + "\n")
    let answers = result.stdout.split(separator: "\n").map(String.init)
    #expect(answers.count == Self.lines.count + Self.bad.count)
    for (number, input) in (Self.lines + Self.bad).enumerated() {
      let isGood = number < Self.lines.count
      let found = try line.problems(input)
      #expect(found.isEmpty == isGood, "\(input)\n\(found)")
      #expect(answers[number].contains("\"error\"") == !isGood, "\(answers[number].prefix(200))")
      #expect(try answer.problems(answers[number]) == [])
    }
  }

  @Test(arguments: ["roadmap", "routeProblem", "practice"])
  func outputsFitAndBrokenOnesDoNot(engine: String) throws {
    let output = try schema(engine + ".output")
    let input = try schema(engine + ".input")
    let lines = Self.lines.filter { $0.contains("\"engine\":\"\(engine)\"") }
    let result = try Home().run("lot", stdin: lines.joined(separator: "\n") + "\n")
    for (line, text) in zip(lines, result.stdout.split(separator: "\n")) {
      #expect(input.problems(try #require(try JSONReader.read(Array(line.utf8))["input"])) == [])
      let written = try #require(try JSONReader.read(Array(text.utf8))["output"])
      #expect(output.problems(written) == [])
      // Without any one of its keys that must be there, or with one more, it no longer fits.
      guard case .map(let entries) = written.value else { continue }
      #expect(output.problems(Node(.map(entries + [.init(key: "extra", value: .text("x"))]))) != [])
      let without = entries.filter { $0.key != "complete" && $0.key != "digest" }
      #expect(output.problems(Node(.map(without))) != [])
    }
  }

  @Test func theProfileThatIsExportedFitsAndComesBack() throws {
    let home = try Home()
    for (fact, value) in [
      ("goal", "mon compte"), ("budget", "1 200,50"), ("firstClientWanted", "juin 2027"),
      ("equipment", "ordinateur, smartphone"),
    ] {
      #expect(try home.run("profil", "modifier", fact, value).status == 0)
    }
    let exported = try home.run("profil", "exporter").stdout
    let profile = try schema("profil")
    #expect(try profile.problems(exported) == [])
    #expect(exported.contains("2027-06-01"))
    #expect(try profile.problems(#"{"goal":"freelance"}"#) == [])
    #expect(try profile.problems(#"{"competence.redaction":2}"#) != [])
    #expect(try profile.problems(#"{"profile":{"goal":1}}"#) != [])
  }

  @Test func namesAreListedAndTheNearestIsProposed() throws {
    let list = try Home().run("catalogue", "schema")
    for name in ["profil", "lot", "roadmap.input", "routeProblem.output", "formations"] {
      #expect(list.stdout.contains(name))
    }
    let wrong = try Home().run("catalogue", "schema", "profile")
    #expect(wrong.status == 66)
    #expect(wrong.stderr.contains("« profil »"))
  }
}
