import Kernel
import Testing

@Suite struct FieldsTests {
  private enum Colour: String, CaseIterable { case red, green }

  private struct Sample: Record {
    let id: String
    let size: Int
    let colour: Colour
    let when: Condition?
    let price: Known<Money>
    init(_ fields: Fields) {
      id = fields.value("id")
      size = fields.integer("size", in: 1...10)
      colour = fields.choice("colour", default: .red, required: true)
      when = fields.optionalRecord("when")
      price = fields.known("price")
    }
  }

  private func problems(_ text: String) throws -> [Problem] {
    let reading = Reading()
    let _: Sample = reading.read(try JSONReader.read(Array(text.utf8)), path: "sample")
    return reading.problems.sorted
  }

  @Test func readsAllProblemsInOnePass() throws {
    let found = try problems(#"{"id":"a","siez":3,"size":11,"colour":"gren","price":1.234}"#)
    #expect(found.map(\.kind) == [.unknownKey, .outOfRange, .wrongValue, .wrongType])
    #expect(found[0].message.contains("size"))
    #expect(found[2].message.contains("green"))
    #expect(found.allSatisfy { $0.position != nil })
    #expect(found[0].path == "sample.siez")
  }

  @Test func missingKeysSayWhatIsExpected() throws {
    let found = try problems("{}")
    #expect(found.count == 4)
    #expect(found.allSatisfy { $0.kind == .missingKey })
  }

  @Test func unknownIsAnAnswer() throws {
    #expect(try problems(#"{"id":"a","size":1,"colour":"red","price":{"unknown":"personne ne le dit"}}"#).isEmpty)
  }

  @Test func theSchemaNamesEveryField() {
    let schema = Schema.of(Sample.self, title: "sample").text
    for key in ["id", "size", "colour", "when", "price"] { #expect(schema.contains("\"\(key)\"")) }
    #expect(schema.contains(#""required":["id","size","colour","price"]"#))
    #expect(schema.contains("#/$defs/Condition"))
  }
}
