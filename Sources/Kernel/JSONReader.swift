/// Reads JSON (RFC 8259) into a `Node`, numbers kept as text, duplicate keys refused, every error with its place.
///
/// Ours rather than Foundation's, because that one passes numbers through Double, forgets the order and the place of
/// keys, and keeps one of two duplicates in silence.
public struct JSONReader {
  public static let deepest = 200
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private let file: String

  private init(_ bytes: [UInt8], file: String) {
    (self.bytes, self.file) = (bytes, file)
  }

  /// - Throws: a `Problem` that names the line and the column.
  public static func read(_ bytes: [UInt8], file: String = "") throws(Problem) -> Node {
    if let bad = firstInvalidUTF8(bytes) {
      throw Problem(
        .syntax, at: Position(file: file), "Le texte n’est pas de l’UTF-8 (octet \(bad + 1)). Enregistrez-le en UTF-8.")
    }
    var reader = JSONReader(bytes, file: file)
    // Some editors begin a file with a byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (reader.index, reader.lineStart) = (3, 3) }
    reader.skipSpace()
    let node = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == bytes.count else { throw reader.problem("Il reste du texte après la fin de la valeur.") }
    return node
  }

  static func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      if buffer.allSatisfy({ $0 < 0x80 }) { return nil }
      return String(validating: buffer, as: UTF8.self) == nil ? (buffer.firstIndex { $0 >= 0x80 } ?? 0) : nil
    }
  }

  private var position: Position { Position(file: file, line: line, column: index - lineStart + 1) }

  private func problem(_ message: String) -> Problem { Problem(.syntax, at: position, "JSON : " + message) }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 10:
        line += 1
        index += 1
        lineStart = index
      case 32, 9, 13: index += 1
      default: return
      }
    }
  }

  private mutating func value(depth: Int) throws(Problem) -> Node {
    guard depth < JSONReader.deepest else {
      throw problem("trop de crochets imbriqués (\(JSONReader.deepest) au plus).")
    }
    guard index < bytes.count else { throw problem("le texte s’arrête avant la fin.") }
    let start = position
    switch bytes[index] {
    case 123: return Node(.map(try object(depth: depth)), at: start)
    case 91: return Node(.list(try array(depth: depth)), at: start)
    case 34: return Node(.scalar(try string(), plain: false), at: start)
    case 45, 48...57: return Node(.scalar(try number(), plain: true), at: start)
    default:
      for (word, value) in [("true", "true"), ("false", "false"), ("null", nil)] as [(String, String?)]
      where bytes[index...].starts(with: word.utf8) {
        index += word.utf8.count
        return Node(value.map { .scalar($0, plain: true) } ?? .null, at: start)
      }
      throw problem("une valeur était attendue ici.")
    }
  }

  private mutating func object(depth: Int) throws(Problem) -> [Node.Entry] {
    index += 1
    var entries: [Node.Entry] = []
    var seen = Set<String>()
    skipSpace()
    if index < bytes.count, bytes[index] == 125 {
      index += 1
      return []
    }
    while true {
      skipSpace()
      guard index < bytes.count, bytes[index] == 34 else {
        throw problem("une clé entre guillemets était attendue ici.")
      }
      let place = position
      let key = try string()
      guard seen.insert(key).inserted else { throw problem("la clé « \(key) » est écrite deux fois.") }
      skipSpace()
      guard index < bytes.count, bytes[index] == 58 else { throw problem("« : » était attendu après la clé.") }
      index += 1
      skipSpace()
      entries.append(Node.Entry(key: key, keyPosition: place, value: try value(depth: depth + 1)))
      skipSpace()
      guard index < bytes.count else { throw problem("le texte s’arrête avant la fin.") }
      index += 1
      if bytes[index - 1] == 125 { return entries }
      guard bytes[index - 1] == 44 else { throw problem("« , » ou « } » était attendu ici.") }
    }
  }

  private mutating func array(depth: Int) throws(Problem) -> [Node] {
    index += 1
    var items: [Node] = []
    skipSpace()
    if index < bytes.count, bytes[index] == 93 {
      index += 1
      return []
    }
    while true {
      skipSpace()
      items.append(try value(depth: depth + 1))
      skipSpace()
      guard index < bytes.count else { throw problem("le texte s’arrête avant la fin.") }
      index += 1
      if bytes[index - 1] == 93 { return items }
      guard bytes[index - 1] == 44 else { throw problem("« , » ou « ] » était attendu ici.") }
    }
  }

  private mutating func number() throws(Problem) -> String {
    let start = index
    while index < bytes.count, [43, 45, 46, 69, 101].contains(bytes[index]) || (48...57).contains(bytes[index]) {
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let leadingZero = digits.hasPrefix("0") && digits.count > 1 && digits.dropFirst().first?.isNumber == true
    guard DecimalText(text) != nil, !leadingZero else {
      throw problem("« \(text.prefix(40)) » n’est pas un nombre que Tremplin sait lire.")
    }
    return text
  }

  private mutating func string() throws(Problem) -> String {
    index += 1
    var out: [UInt8] = []
    while true {
      guard index < bytes.count else { throw problem("un guillemet n’est pas refermé.") }
      let byte = bytes[index]
      index += 1
      switch byte {
      case 34: return String(decoding: out, as: UTF8.self).nfc
      case 0..<32: throw problem("un caractère de contrôle doit être écrit \\uXXXX.")
      case 92:
        guard index < bytes.count else { throw problem("un guillemet n’est pas refermé.") }
        index += 1
        switch bytes[index - 1] {
        case 34: out.append(34)
        case 92: out.append(92)
        case 47: out.append(47)
        case 98: out.append(8)
        case 102: out.append(12)
        case 110: out.append(10)
        case 114: out.append(13)
        case 116: out.append(9)
        case 117: out.append(contentsOf: UTF8.encode(try unicodeEscape()).map { Array($0) } ?? [])
        default: throw problem("« \\\(Character(Unicode.Scalar(bytes[index - 1]))) » n’est pas un échappement JSON.")
        }
      default: out.append(byte)
      }
    }
  }

  private mutating func unicodeEscape() throws(Problem) -> Unicode.Scalar {
    let high = try fourHexDigits()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard (0xD800...0xDBFF).contains(high), bytes[index...].starts(with: [92, 117]) else {
      throw problem("une moitié de caractère (\\ud…) est seule.")
    }
    index += 2
    let low = try fourHexDigits()
    guard (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    else { throw problem("une moitié de caractère (\\ud…) est seule.") }
    return scalar
  }

  private mutating func fourHexDigits() throws(Problem) -> UInt32 {
    guard index + 4 <= bytes.count,
      bytes[index..<index + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw problem("quatre chiffres hexadécimaux étaient attendus après \\u.") }
    index += 4
    return value
  }
}
