import Kernel
import Testing

@Suite struct ConditionSchemaTests {
  /// An editor must not underline what the reader takes: a group has no fact, `is` may be bare.
  @Test func saysTheFourForms() {
    let schema = Schema.of(Condition.self, title: "condition").text
    for form in ["all", "any", "not", "fact"] { #expect(schema.contains(#""required":["\#(form)"]"#), "\(form)") }
    #expect(schema.contains(#""is":{"anyOf":[{"type":"string"},{"type":"boolean"},{"type":"number"}]}"#))
    #expect(!schema.contains(#""required":["fact","#))
  }
}
