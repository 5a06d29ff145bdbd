/// Texts as HTML and XML take them: what came from data or from the person is shown, never obeyed.
///
///     HTMLText.escaped("<b> & \u{202E}")   // "&lt;b&gt; &amp; \\u{202E}"
enum HTMLText {
  /// For running text and for attributes between double quotes.
  static func escaped(_ text: String) -> String { entities(held(flowing(text))) }

  /// For what is copied as it stands, such as a command.
  static func verbatim(_ text: String) -> String { entities(flowing(text)) }

  /// The text with hard spaces where French keeps both sides of a space together, as `Wrapper` does on a terminal.
  private static func held(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var pending = false
    for scalar in text.unicodeScalars {
      if pending {
        let isHeld = out.last == "«" || ":;!?»%€".unicodeScalars.contains(scalar)
        out.append(isHeld ? "\u{A0}" : " ")
      }
      pending = scalar == " "
      if !pending { out.append(scalar) }
    }
    if pending { out.append(" ") }
    return String(out)
  }

  /// For preformatted text: ends of line stay, tabs become blanks.
  static func preformatted(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      .map { entities(visible($0.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    "))) }
      .joined(separator: "\n")
  }

  private static func entities(_ text: String) -> String {
    var out = ""
    out.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      // Not characters: XML refuses them.
      case "\u{FFFE}", "\u{FFFF}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// The address as an attribute, or nil where it is not a plain web address: other schemes stay words.
  static func webAddress(_ text: String) -> String? {
    let lowered = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) else { return nil }
    let rest = text.unicodeScalars.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let isPlain = rest.allSatisfy { scalar in
      scalar.value > 0x20 && scalar.value < 0x7F && !"\"'<>\\^`{|}".unicodeScalars.contains(scalar)
    }
    // A name before an @ could pass for another site's.
    return isPlain && !host.isEmpty && !host.contains("@") ? entities(text) : nil
  }
}
