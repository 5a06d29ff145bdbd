import Kernel

/// Just enough of JSON Schema (2020-12) to hold what Tremplin writes against what it publishes.
///
/// A keyword that is not known here is an error, so that a schema cannot say more than is checked.
struct SchemaValidator {
  private let root: Node

  init(_ schema: String) throws { root = try JSONReader.read(Array(schema.utf8)) }

  /// Everything wrong with the value, each with its path; empty where it fits.
  func problems(_ value: String) throws -> [String] {
    check(try JSONReader.read(Array(value.utf8)), root, at: "$")
  }

  func problems(_ value: Node) -> [String] { check(value, root, at: "$") }

  private func check(_ value: Node, _ schema: Node, at path: String) -> [String] {
    guard case .map(let keywords) = schema.value else {
      return text(schema) == "false" ? ["\(path): nothing may stand here"] : []
    }
    return keywords.flatMap { check(value, $0.key, $0.value, in: schema, at: path) }
  }

  private func check(_ value: Node, _ keyword: String, _ rule: Node, in schema: Node, at path: String) -> [String] {
    func fails(_ holds: Bool, _ why: String) -> [String] { holds ? [] : ["\(path): \(why)"] }
    switch keyword {
    case "$schema", "title", "description", "$defs", "then": return []
    case "$ref": return check(value, definition(rule), at: path)
    case "allOf": return items(rule).flatMap { check(value, $0, at: path) }
    case "anyOf":
      let all = items(rule).map { check(value, $0, at: path) }
      if all.contains([]) { return [] }
      return ["\(path): none of \(all.count) alternatives"] + (all.min { $0.count < $1.count } ?? [])
    case "if":
      guard check(value, rule, at: path).isEmpty, let then = schema["then"] else { return [] }
      return check(value, then, at: path)
    case "type":
      let types = items(rule).isEmpty ? [text(rule)] : items(rule).map(text)
      return fails(types.contains { isOfType(value, $0) }, "is no \(types.joined(separator: " or "))")
    case "enum":
      return fails(items(rule).contains { JSON($0) == JSON(value) }, "« \(JSON(value).text) » is not in the list")
    case "const": return fails(JSON(rule) == JSON(value), "is not \(JSON(rule).text)")
    case "properties":
      return entries(rule).flatMap { entry in
        value[entry.key].map { check($0, entry.value, at: path + "." + entry.key) } ?? []
      }
    case "required" where !isMap(value): return []
    case "required": return items(rule).flatMap { fails(value[text($0)] != nil, "« \(text($0)) » is missing") }
    case "patternProperties":
      return entries(rule).flatMap { pattern in
        entries(value).filter { matches($0.key, pattern.key) }
          .flatMap { check($0.value, pattern.value, at: path + "." + $0.key) }
      }
    case "additionalProperties":
      let named = Set((schema["properties"].map(entries) ?? []).map(\.key))
      let patterns = (schema["patternProperties"].map(entries) ?? []).map(\.key)
      return entries(value)
        .filter { entry in !named.contains(entry.key) && !patterns.contains { matches(entry.key, $0) } }
        .flatMap { check($0.value, rule, at: path + "." + $0.key) }
    case "propertyNames": return entries(value).flatMap { check(.text($0.key), rule, at: path + "." + $0.key) }
    case "items": return items(value).enumerated().flatMap { check($1, rule, at: path + "[\($0)]") }
    case "minimum": return fails(number(value).map { $0 >= (number(rule) ?? 0) } ?? true, "is below \(text(rule))")
    case "maximum": return fails(number(value).map { $0 <= (number(rule) ?? 0) } ?? true, "is above \(text(rule))")
    case "multipleOf":
      return fails(number(value).map { $0.millionths % 10_000 == 0 } ?? true, "is no multiple of \(text(rule))")
    case "format": return fails(!isOfType(value, "string") || CivilDate(iso: text(value)) != nil, "is no date")
    case "pattern": return fails(!isOfType(value, "string") || matches(text(value), text(rule)), "does not match")
    default: return ["\(path): the keyword « \(keyword) » is not checked"]
    }
  }

  private func definition(_ reference: Node) -> Node {
    let name = text(reference).split(separator: "/").last.map(String.init) ?? ""
    return root["$defs"]?[name] ?? .text("unknown definition \(name)")
  }

  private func isOfType(_ value: Node, _ type: String) -> Bool {
    switch (type, value.value) {
    case ("null", .null), ("array", .list), ("object", .map), ("string", .scalar(_, plain: false)): true
    case ("boolean", .scalar(let text, plain: true)): text == "true" || text == "false"
    case ("number", .scalar(let text, plain: true)): Quantity(text) != nil
    case ("integer", .scalar(let text, plain: true)): Int(text) != nil
    default: false
    }
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    (try? Regex(pattern)).map { text.contains($0) } ?? false
  }

  private func isMap(_ node: Node) -> Bool { if case .map = node.value { true } else { false } }

  private func entries(_ node: Node) -> [Node.Entry] { if case .map(let entries) = node.value { entries } else { [] } }

  private func items(_ node: Node) -> [Node] { if case .list(let items) = node.value { items } else { [] } }

  private func text(_ node: Node) -> String { if case .scalar(let text, _) = node.value { text } else { "" } }

  private func number(_ node: Node) -> Quantity? {
    if case .scalar(let text, plain: true) = node.value { Quantity(text) } else { nil }
  }
}
