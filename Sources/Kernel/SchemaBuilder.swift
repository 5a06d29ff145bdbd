/// Gathers a JSON Schema while a record « reads » an empty group: the fields that it asks for are its schema.
final class SchemaBuilder {
  var properties: [(String, JSON)] = []
  var required: [String] = []
  /// Shared by a whole description, so that a record that holds itself ends.
  final class Definitions {
    var known: [(String, JSON)] = []
    func has(_ name: String) -> Bool { known.contains { $0.0 == name } }
  }
  let definitions: Definitions

  init(definitions: Definitions = Definitions()) {
    self.definitions = definitions
  }

  var schema: JSON {
    var entries: [(String, JSON)] = [("type", "object"), ("properties", .object(properties))]
    if !required.isEmpty { entries.append(("required", .strings(required))) }
    entries.append(("additionalProperties", false))
    return .object(entries)
  }
}

extension Fields {
  /// Declares a field of the schema; nothing while data are read.
  public func describe(_ key: String, _ schema: @autoclosure () -> JSON, required: Bool) {
    guard let builder = reading.schema, !builder.properties.contains(where: { $0.0 == key }) else { return }
    builder.properties.append((key, schema()))
    if required { builder.required.append(key) }
  }

  func describe<R: Record>(record: R.Type, _ key: String, list: Bool, required: Bool) {
    guard let builder = reading.schema else { return }
    let reference = Schema.reference(to: R.self, in: builder.definitions)
    describe(key, list ? ["type": "array", "items": reference] : reference, required: required)
  }
}

/// JSON Schemas (draft 2020-12) generated from the types that read the data.
public enum Schema {
  public static func of<R: Record>(_ type: R.Type, title: String) -> JSON {
    let definitions = SchemaBuilder.Definitions()
    let body = reference(to: type, in: definitions)
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string(title), "allOf": [body],
      "$defs": .object(definitions.known),
    ]
  }

  static func reference<R: Record>(to type: R.Type, in definitions: SchemaBuilder.Definitions) -> JSON {
    let name = R.recordName
    if !definitions.has(name) {
      definitions.known.append((name, .null))
      let builder = SchemaBuilder(definitions: definitions)
      let reading = Reading(trusted: true)
      reading.schema = builder
      _ = R(Fields(node: Node(.map([])), reading: reading, parent: nil, key: ""))
      if let index = definitions.known.firstIndex(where: { $0.0 == name }) {
        definitions.known[index].1 = (R.self as? any CustomSchema.Type)?.customSchema(builder.schema) ?? builder.schema
      }
    }
    return ["$ref": .string("#/$defs/" + name)]
  }
}

/// A record with a short form beside its group form says so here.
public protocol CustomSchema {
  static func customSchema(_ groupForm: JSON) -> JSON
}
