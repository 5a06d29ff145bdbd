/// Gathers a JSON Schema while a record « reads » an empty group: the fields that it asks for are its schema.
final class SchemaBuilder {
  var properties: [(String, JSON)] = []
  var required: [String] = []
  let definitions: SchemaDefinitions

  init(definitions: SchemaDefinitions = SchemaDefinitions()) {
    self.definitions = definitions
  }

  var schema: JSON {
    var entries: [(String, JSON)] = [("type", "object"), ("properties", .object(properties))]
    if !required.isEmpty { entries.append(("required", .strings(required))) }
    entries.append(("additionalProperties", false))
    return .object(entries)
  }
}

/// The named parts of one schema, shared by the whole description, so that a record that holds itself ends.
public final class SchemaDefinitions {
  fileprivate(set) var known: [(String, JSON)] = []

  public init() {}

  func has(_ name: String) -> Bool { known.contains { $0.0 == name } }

  /// A part that no record reads, such as the facts; the reference to it is given back.
  public func add(_ name: String, _ schema: @autoclosure () -> JSON) -> JSON {
    if !has(name) { known.append((name, schema())) }
    return SchemaDefinitions.reference(name)
  }

  static func reference(_ name: String) -> JSON { ["$ref": .string("#/$defs/" + name)] }
}

extension Fields {
  /// Declares a field whose shape is a named part that whoever builds the schema adds.
  public func describe(_ key: String, part: String, required: Bool) {
    describe(key, SchemaDefinitions.reference(part), required: required)
  }

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
    let definitions = SchemaDefinitions()
    return document(title: title, [reference(to: type, in: definitions)], definitions)
  }

  /// A whole schema: all that must hold, and the named parts.
  public static func document(title: String, _ parts: [JSON], _ definitions: SchemaDefinitions) -> JSON {
    var entries: [(String, JSON)] = [
      ("$schema", "https://json-schema.org/draft/2020-12/schema"), ("title", .string(title)), ("allOf", .array(parts)),
    ]
    if !definitions.known.isEmpty { entries.append(("$defs", .object(definitions.known))) }
    return .object(entries)
  }

  /// The schema of one record, which goes to the named parts; the reference to it is given back.
  public static func reference<R: Record>(to type: R.Type, in definitions: SchemaDefinitions) -> JSON {
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
    return SchemaDefinitions.reference(name)
  }

  /// The schema of an object that the program writes: all of these keys and no other, but those said to be optional.
  public static func written(_ properties: [(String, JSON)], optional: Set<String> = []) -> JSON {
    .object([
      ("type", "object"), ("properties", .object(properties)),
      ("required", .strings(properties.map(\.0).filter { !optional.contains($0) })), ("additionalProperties", false),
    ])
  }

  /// The schema of a list that the program writes.
  public static func list(of items: JSON) -> JSON { ["type": "array", "items": items] }
}

/// A record with a short form beside its group form says so here.
public protocol CustomSchema {
  static func customSchema(_ groupForm: JSON) -> JSON
}
