extension FactDictionary {
  /// The JSON Schema of a group of facts, as `read` takes it: flat dotted names, or nested groups for the same names.
  ///
  /// - Parameter isWanted: which declarations may be given; those that follow from others never are.
  public func jsonSchema(where isWanted: (FactDeclaration) -> Bool = { _ in true }) -> JSON {
    var properties: [(String, JSON)] = []
    var patterns: [(String, JSON)] = []
    var groups: [(name: String, properties: [(String, JSON)], members: JSON?)] = []
    for declaration in declarations where declaration.writer != .derived && isWanted(declaration) {
      let schema = declaration.jsonSchema
      let parts = declaration.id.split(separator: ".").map(String.init)
      if declaration.id.contains("*") {
        let words = parts.map { $0 == "*" ? "[^.]+" : $0 }
        patterns.append(("^" + words.joined(separator: "\\.") + "$", schema))
      } else {
        properties.append((declaration.id, schema))
      }
      guard parts.count == 2 || (parts.count == 3 && parts[2] == "*") else { continue }
      let index = groups.firstIndex { $0.name == parts[0] } ?? groups.endIndex
      if index == groups.endIndex { groups.append((parts[0], [], nil)) }
      if parts.count == 3 {
        groups[index].properties.append((parts[1], ["type": "object", "additionalProperties": schema]))
      } else if parts[1] == "*" {
        groups[index].members = schema
      } else {
        groups[index].properties.append((parts[1], schema))
      }
    }
    for group in groups {
      let schema: JSON = .object([
        ("type", "object"), ("properties", .object(group.properties)), ("additionalProperties", group.members ?? false),
      ])
      properties.append((group.name, schema))
      for (plural, name) in FactDictionary.families.sorted(by: { $0.key < $1.key })
      where name == group.name && plural != name { properties.append((plural, schema)) }
    }
    var entries: [(String, JSON)] = [("type", "object"), ("properties", .object(properties))]
    if !patterns.isEmpty { entries.append(("patternProperties", .object(patterns))) }
    entries.append(("additionalProperties", false))
    return .object(entries)
  }
}

extension FactDeclaration {
  /// The JSON Schema of a value: null says that it is unknown.
  var jsonSchema: JSON {
    var entries: [(String, JSON)] = [("description", .string(label + (unit.map { " (\($0))" } ?? "")))]
    let ids = choices.map { JSON.string($0.id) }
    switch kind {
    case .choice: entries.append(("enum", .array(ids + [.null])))
    case .choices: entries += [("type", ["array", "null"]), ("items", ["enum": .array(ids)])]
    case .formations: entries += [("type", ["array", "null"]), ("items", String.jsonSchema)]
    case .flag: entries.append(("type", ["boolean", "null"]))
    case .integer, .hours: entries += [("type", ["integer", "null"])] + bounds
    case .decimal: entries += [("type", ["number", "null"])] + bounds
    case .money: entries += [("type", ["number", "null"]), ("multipleOf", .number("0.01"))] + bounds
    case .date: entries += [("type", ["string", "null"]), ("format", "date")]
    case .text: entries.append(("type", ["string", "null"]))
    }
    return .object(entries)
  }

  private var bounds: [(String, JSON)] {
    [minimum.map { ("minimum", JSON.quantity($0)) }, maximum.map { ("maximum", JSON.quantity($0)) }].compactMap { $0 }
  }
}
