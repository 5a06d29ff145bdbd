/// Texts as CommonMark takes them: what came from data or from the person is shown, never obeyed.
///
///     MarkdownText.escaped("<b> *a* [x](y)")   // \<b\> \*a\* \[x\](y)
enum MarkdownText {
  /// Every sign that could start a mark inside a line; a backslash before it makes it a letter.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "#", "!", "$", "{", "}", "^", "@": true
    default: false
    }
  }

  /// Anywhere in a line.
  static func escaped(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in flowing(text).unicodeScalars {
      if isMark(scalar) { out.append("\\") }
      out.append(scalar)
    }
    return String(out).replacing("://", with: ":\\//").replacing("www.", with: "www\\.")
  }

  /// The start of a line: no heading, list, rule, or block of code can begin there. The text is escaped already.
  static func startingLine(_ escaped: String) -> String {
    let text = escaped.drop { $0 == " " || $0 == "\t" }
    guard let first = text.unicodeScalars.first else { return "" }
    if ["-", "+", "="].contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    if !digits.isEmpty, let sign = rest.first, sign == "." || sign == ")" { return digits + "\\" + rest }
    return String(text)
  }

  /// Code in a line: a fence longer than any run of backticks inside.
  static func code(_ text: String) -> String {
    let text = flowing(text).replacing("|", with: "\u{A6}")
    let fence = String(repeating: "`", count: longestRun(text) + 1)
    let needsAir = text.first == "`" || text.last == "`"
    return fence + (needsAir ? " \(text) " : text) + fence
  }

  static func longestRun(_ text: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
