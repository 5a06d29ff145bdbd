/// A value of a JSON text, with the place of its bytes.
///
/// Own reader rather than Foundation's: it names line and column, refuses a key given twice, and lets a payload be cut
/// out byte for byte, so that what is exported and restored is what was written.
struct JSONNode: Sendable {
  enum Value: Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])
  }

  let value: Value
  let bytes: Range<Int>

  subscript(key: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  var string: String? {
    guard case .string(let text) = value else { return nil }
    return text
  }

  var integer: Int? {
    guard case .number(let text) = value else { return nil }
    return Int(text)
  }
}

/// Why a text is not JSON, and where (both counted from 1; the column in bytes).
struct JSONFault: Error, Equatable {
  var line: Int
  var column: Int
  var what: String
}

/// Strict RFC 8259, on UTF-8 bytes.
struct JSONReader {
  let bytes: [UInt8]
  private var at = 0
  private var depth = 0

  static func read(_ text: String) throws(JSONFault) -> JSONNode {
    var reader = JSONReader(bytes: Array(text.utf8))
    return try reader.document()
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONFault) -> JSONNode {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw fault("le texte n’est pas en UTF-8") }
    let root = try value()
    space()
    guard at == bytes.count else { throw fault("du texte suit la fin du document") }
    return root
  }

  /// The fault, at a byte.
  func fault(_ what: String, at place: Int? = nil) -> JSONFault {
    let before = bytes.prefix(place ?? at)
    let line = before.count { $0 == 10 } + 1
    let start = (before.lastIndex(of: 10) ?? -1) + 1
    return JSONFault(line: line, column: before.count - start + 1, what: what)
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func space() {
    while let byte = next, byte == 32 || (9...10).contains(byte) || byte == 13 { at += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func value() throws(JSONFault) -> JSONNode {
    space()
    let start = at
    // Deeper than any payload of ours, and far from the end of the stack.
    guard depth < 200 else { throw fault("trop de niveaux imbriqués") }
    depth += 1
    defer { depth -= 1 }
    let value: JSONNode.Value
    switch next {
    case UInt8(ascii: "{"): value = try object()
    case UInt8(ascii: "["): value = try array()
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = try word("true", .bool(true))
    case UInt8(ascii: "f"): value = try word("false", .bool(false))
    case UInt8(ascii: "n"): value = try word("null", .null)
    case nil: throw fault("le texte s’arrête trop tôt")
    default: value = .number(try number())
    }
    return JSONNode(value: value, bytes: start..<at)
  }

  private mutating func word(_ word: String, _ value: JSONNode.Value) throws(JSONFault) -> JSONNode.Value {
    guard bytes[at...].starts(with: word.utf8) else { throw fault("valeur inconnue") }
    at += word.utf8.count
    return value
  }

  private mutating func object() throws(JSONFault) -> JSONNode.Value {
    at += 1
    var members: [(key: String, value: JSONNode)] = []
    var keys: Set<String> = []
    space()
    if take("}") { return .object([]) }
    while true {
      space()
      let place = at
      guard next == UInt8(ascii: "\"") else { throw fault("une clé entre guillemets était attendue") }
      let key = try string()
      guard keys.insert(key).inserted else { throw fault("la clé « \(key) » est donnée deux fois", at: place) }
      space()
      guard take(":") else { throw fault("« : » était attendu") }
      members.append((key, try value()))
      space()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("« , » ou « } » était attendu") }
    }
  }

  private mutating func array() throws(JSONFault) -> JSONNode.Value {
    at += 1
    var items: [JSONNode] = []
    space()
    if take("]") { return .array([]) }
    while true {
      items.append(try value())
      space()
      if take("]") { return .array(items) }
      guard take(",") else { throw fault("« , » ou « ] » était attendu") }
    }
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = at
    _ = take("-")
    let whole = at
    try digits("une valeur était attendue")
    if bytes[whole] == UInt8(ascii: "0"), at > whole + 1 { throw fault("un nombre ne commence pas par 0", at: whole) }
    if take(".") { try digits("un chiffre était attendu") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      try digits("un chiffre était attendu")
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits(_ otherwise: String) throws(JSONFault) {
    let start = at
    while let byte = next, (48...57).contains(byte) { at += 1 }
    if at == start { throw fault(otherwise) }
  }

  private mutating func string() throws(JSONFault) -> String {
    at += 1
    var text: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case ..<32: throw fault("caractère de contrôle dans un texte", at: at - 1)
      default: text.append(byte)
      }
    }
    throw fault("un guillemet manque")
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let place = at - 1
    guard let byte = next else { throw fault("le texte s’arrête trop tôt") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), take("\\"), take("u") {
        let low = try hexadecimal()
        code = (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : 0xD800
      }
      guard let scalar = Unicode.Scalar(code) else { throw fault("demi-caractère \\u isolé", at: place) }
      return scalar
    default: throw fault("échappement inconnu", at: place)
    }
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
    let end = at + 4
    guard end <= bytes.count, bytes[at..<end].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(String(decoding: bytes[at..<end], as: UTF8.self), radix: 16)
    else { throw fault("quatre chiffres hexadécimaux étaient attendus") }
    at = end
    return code
  }
}

/// A JSON string, quoted and escaped.
func jsonQuoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    case "\r": quoted += "\\r"
    case "\t": quoted += "\\t"
    case _ where scalar.value < 32:
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
