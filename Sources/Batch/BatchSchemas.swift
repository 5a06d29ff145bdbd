import Catalog
import Kernel

/// The JSON Schemas of what `lot` reads and writes.
public enum BatchSchemas {
  /// `lot` (a line in), `lot.answer` (a line out), then `roadmap.input`, `roadmap.output`… for each engine.
  public static var names: [String] {
    ["lot", "lot.answer"] + BatchEngine.all.flatMap { [$0.name + ".input", $0.name + ".output"] }
  }

  /// Nil for an unknown name. The facts in it are those that the catalogue declares.
  public static func schema(_ name: String, _ catalog: Catalog) -> JSON? {
    let definitions = SchemaDefinitions()
    func document(_ parts: JSON...) -> JSON { Schema.document(title: name, parts, definitions) }
    switch name {
    case "lot":
      let names = JSON.strings(BatchEngine.all.map(\.name))
      let engines = BatchEngine.all.map { engine -> JSON in
        [
          "if": ["properties": ["engine": ["const": .string(engine.name)]]],
          "then": ["properties": ["input": engine.describeInput(catalog, definitions)]],
        ]
      }
      let request = Schema.reference(to: Batch.Request.self, in: definitions)
      return Schema.document(
        title: name, [request, ["properties": ["engine": ["enum": names]]]] + engines, definitions)
    case "lot.answer":
      let outputs = BatchEngine.all.map { $0.describeOutput(definitions) }
      return document(["anyOf": [Schema.written([("id", [:]), ("output", ["anyOf": .array(outputs)])]), refusal]])
    default:
      for engine in BatchEngine.all {
        if name == engine.name + ".input" { return document(engine.describeInput(catalog, definitions)) }
        if name == engine.name + ".output" { return document(engine.describeOutput(definitions)) }
      }
      return nil
    }
  }

  private static var refusal: JSON {
    Schema.written([
      ("id", [:]),
      (
        "error",
        Schema.written([
          ("kind", ["enum": .strings(Problem.Kind.allCases.map(\.rawValue))]), ("path", String.jsonSchema),
          ("message", String.jsonSchema),
        ])
      ),
    ])
  }
}
