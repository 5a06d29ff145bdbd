import Kernel
import Testing

@Suite struct ConditionTests {
  private let dictionary = FactDictionary(
    readDeclarations(
      """
      [{"id":"age","label":"Âge","type":"integer","writer":"derived","yearsSince":"birthDate"},
       {"id":"birthDate","label":"Naissance","type":"date","writer":"profile"},
       {"id":"status","label":"Situation","type":"choice","writer":"profile","choices":[{"id":"jobseeker","label":"DE"},{"id":"student","label":"E"}]},
       {"id":"budget","label":"Budget","type":"money","writer":"profile"},
       {"id":"start","label":"Début","type":"date","writer":"profile"},
       {"id":"remote","label":"Distance","type":"flag","writer":"profile"}]
      """))

  private func truth(_ condition: String, _ facts: [String: FactValue]) throws -> Truth {
    let reading = Reading()
    let condition: Condition = reading.read(try JSONReader.read(Array(condition.utf8)))
    #expect(reading.problems.isEmpty)
    return condition.evaluate(FactContext(Facts(facts), dictionary, today: day("2026-11-23")))
  }

  @Test(arguments: [
    (#"{"fact":"age","atMost":25}"#, Truth.yes), (#"{"fact":"age","atLeast":26}"#, .no),
    (#"{"fact":"status","in":["jobseeker"]}"#, .yes), (#"{"fact":"budget","atLeast":100}"#, .unknown(["budget"])),
    (#"{"all":[{"fact":"budget","atLeast":100},{"fact":"age","atLeast":26}]}"#, .no),
    (#"{"any":[{"fact":"budget","atLeast":100},{"fact":"status","is":"jobseeker"}]}"#, .yes),
    (
      #"{"all":[{"fact":"budget","atLeast":100},{"fact":"remote","is":true},{"fact":"status","is":"jobseeker"}]}"#,
      .unknown(["budget", "remote"])
    ),
    (#"{"not":{"fact":"budget","atLeast":100}}"#, .unknown(["budget"])), (#"{"fact":"budget","known":false}"#, .yes),
    (#"{"fact":"birthDate","onOrBefore":"2007-03-05"}"#, .yes), (#"{"fact":"birthDate","onOrAfter":"today"}"#, .no),
    (#"{"fact":"age","atLeast":18,"atMost":20}"#, .yes),
    (#"{"fact":"birthDate","onOrBefore":{"before":"today","years":16}}"#, .yes),
    (#"{"fact":"birthDate","onOrAfter":{"before":"today","months":228,"days":1}}"#, .no),
    (#"{"fact":"birthDate","onOrBefore":{"after":"start","days":60}}"#, .unknown(["start"])),
    (#"{"fact":"start","onOrAfter":{"after":"birthDate","years":18}}"#, .unknown(["start"])),
    (#"{"all":[{"fact":"birthDate","onOrBefore":{"after":"start","days":60}},{"fact":"age","atLeast":26}]}"#, .no),
  ])
  func isThreeValued(condition: String, expected: Truth) throws {
    let birth = day("2007-03-05")
    #expect(try truth(condition, ["birthDate": .date(birth), "status": .choice("jobseeker")]) == expected)
  }

  /// Sixty days after the start: the sixtieth counts, the sixty-first does not; a month ends on its last day.
  @Test(arguments: [
    (#"{"fact":"start","onOrAfter":{"before":"today","days":60}}"#, "2026-09-24", Truth.yes),
    (#"{"fact":"start","onOrAfter":{"before":"today","days":60}}"#, "2026-09-23", .no),
    (#"{"fact":"start","onOrBefore":{"after":"birthDate","months":1}}"#, "2026-02-28", .yes),
    (#"{"fact":"start","onOrBefore":{"after":"birthDate","months":1}}"#, "2026-03-01", .no),
  ])
  func countsFromAFactOrFromToday(condition: String, start: String, expected: Truth) throws {
    #expect(try truth(condition, ["start": .date(day(start)), "birthDate": .date(day("2026-01-31"))]) == expected)
  }

  @Test(arguments: [
    #"{"fact":"start","onOrBefore":{"days":3}}"#,
    #"{"fact":"start","onOrBefore":{"after":"today","before":"today","days":3}}"#,
    #"{"fact":"start","onOrBefore":{"after":"today"}}"#, #"{"fact":"start","onOrBefore":"demain"}"#,
    #"{"fact":"start","onOrBefore":{"after":"today","dyas":3}}"#,
  ])
  func aWrongRelativeDateIsAProblem(condition: String) throws {
    let reading = Reading()
    let _: Condition = reading.read(try JSONReader.read(Array(condition.utf8)))
    #expect(!reading.problems.isEmpty)
  }

  @Test func aDerivedFactIsUnknownThroughItsRoot() throws {
    #expect(try truth(#"{"fact":"age","atMost":25}"#, [:]) == .unknown(["birthDate"]))
  }

  @Test func aConditionThatComparesNothingIsAProblem() throws {
    let reading = Reading()
    let _: Condition = reading.read(try JSONReader.read(Array(#"{"fact":"age"}"#.utf8)))
    #expect(!reading.problems.isEmpty)
  }

  private static func readDeclarations(_ text: String) -> [FactDeclaration] {
    guard let node = try? JSONReader.read(Array(text.utf8)), case .list(let items) = node.value else { return [] }
    let reading = Reading()
    return items.map { reading.read($0) }
  }
}
