/// A JSON value to be written. Numbers are exact text; keys keep their order, so that same input gives same bytes.
public indirect enum JSON: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }

  public static func int(_ value: Int) -> JSON { .number(String(value)) }
  public static func money(_ value: Money) -> JSON { .number(value.decimalText) }
  public static func quantity(_ value: Quantity) -> JSON { .number(value.description) }
  public static func date(_ value: CivilDate) -> JSON { .string(value.description) }
  public static func strings(_ values: some Sequence<String>) -> JSON { .array(values.map { .string($0) }) }
  public static func optional<T>(_ value: T?, _ write: (T) -> JSON) -> JSON { value.map(write) ?? .null }

  public static func == (a: JSON, b: JSON) -> Bool { a.text == b.text }

  /// A value that was read, to be written again as it was (such as the `id` of a line of `lot`).
  public init(_ node: Node) {
    switch node.value {
    case .null: self = .null
    case .scalar(let text, plain: false): self = .string(text)
    case .scalar("true", _): self = .bool(true)
    case .scalar("false", _): self = .bool(false)
    case .scalar(let text, _): self = DecimalText(text) == nil ? .string(text) : .number(text)
    case .list(let items): self = .array(items.map(JSON.init))
    case .map(let entries): self = .object(entries.map { ($0.key, JSON($0.value)) })
    }
  }

  /// On one line.
  public var text: String {
    var out: [UInt8] = []
    write(to: &out, indent: nil)
    return String(decoding: out, as: UTF8.self)
  }

  /// For a person: two spaces a level.
  public var prettyText: String {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    return String(decoding: out, as: UTF8.self)
  }

  public func write(to out: inout [UInt8], indent: Int?) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let text): out.append(contentsOf: text.utf8)
    case .string(let text): JSON.write(text, to: &out)
    case .array(let items):
      JSON.writeGroup("[", "]", items, to: &out, indent) { item, out, inner in item.write(to: &out, indent: inner) }
    case .object(let entries):
      JSON.writeGroup("{", "}", entries, to: &out, indent) { entry, out, inner in
        JSON.write(entry.0, to: &out)
        out.append(58)
        if inner != nil { out.append(32) }
        entry.1.write(to: &out, indent: inner)
      }
    }
  }

  private static func writeGroup<T>(
    _ open: String, _ close: String, _ items: [T], to out: inout [UInt8], _ indent: Int?,
    _ writeItem: (T, inout [UInt8], Int?) -> Void
  ) {
    out.append(contentsOf: open.utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { out.append(44) }
      if let indent { out.append(contentsOf: ("\n" + String(repeating: "  ", count: indent + 1)).utf8) }
      writeItem(item, &out, indent.map { $0 + 1 })
    }
    if let indent, !items.isEmpty { out.append(contentsOf: ("\n" + String(repeating: "  ", count: indent)).utf8) }
    out.append(contentsOf: close.utf8)
  }

  /// RFC 8259 §7; also escapes DEL, C1 and U+2028/9, so that a JSON result printed on a terminal stays harmless.
  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(34)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 34: out.append(contentsOf: [92, 34])
      case 92: out.append(contentsOf: [92, 92])
      case 10: out.append(contentsOf: [92, 110])
      case 13: out.append(contentsOf: [92, 114])
      case 9: out.append(contentsOf: [92, 116])
      case 0..<32, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
        let hex = String(scalar.value, radix: 16)
        out.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
      default: out.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      }
    }
    out.append(34)
  }
}
