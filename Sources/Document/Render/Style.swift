/// How a stretch of text looks. The palette is small on purpose: words carry the meaning.
struct Style: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let bold = Style(rawValue: 1)
  static let dim = Style(rawValue: 2)
  static let underline = Style(rawValue: 4)
  static let green = Style(rawValue: 8)
  static let yellow = Style(rawValue: 16)
  static let cyan = Style(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ marks: Inline.Marks) {
    self = []
    if marks.contains(.strong) { insert(.bold) }
    if marks.contains(.emphasis) { insert(.underline) }
    if marks.contains(.muted) { insert(.dim) }
    // One colour at a time: the warning wins.
    if marks.contains(.warning) {
      insert(.yellow)
    } else if marks.contains(.success) {
      insert(.green)
    } else if marks.contains(.command) {
      insert(.cyan)
    }
  }

  /// The escape that starts it: « Select Graphic Rendition » of ECMA-48.
  var escape: String {
    var codes: [String] = []
    if contains(.bold) { codes.append("1") }
    if contains(.dim) { codes.append("2") }
    if contains(.underline) { codes.append("4") }
    if contains(.green) { codes.append("32") }
    if contains(.yellow) { codes.append("33") }
    if contains(.cyan) { codes.append("36") }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  static let reset = "\u{1B}[0m"
}
