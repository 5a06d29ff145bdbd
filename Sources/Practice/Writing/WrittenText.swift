import Kernel

/// A text to check, cut once into what the rules look at.
struct WrittenText {
  /// Without the line of alternative text.
  let body: String
  let alternative: String?
  /// Folded, every run of anything but letters, digits, # and € made one space, with a space at both ends.
  let folded: String
  let hashtags: [String]
  let emoji: [Character]
  /// Characters as a reader counts them.
  let length: Int

  init(_ text: String) {
    var lines: [Substring] = []
    var alternative: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let folded = FrenchText.fold(line.drop { $0 == " " })
      if folded.hasPrefix("alt :") || folded.hasPrefix("alt:") || folded.hasPrefix("texte alternatif") {
        alternative = String(line.drop { $0 != ":" }.dropFirst().drop { $0 == " " || $0 == "\u{A0}" })
      } else {
        lines.append(line)
      }
    }
    let body = lines.joined(separator: "\n")
    self.body = body
    self.alternative = alternative
    folded = WrittenText.spaced(body)
    hashtags = body.split { $0.isWhitespace }.filter { $0.hasPrefix("#") && $0.count > 1 }.map(String.init)
    emoji = body.filter(WrittenText.isEmoji)
    length = body.count
  }

  /// Whether an expression occurs, on word boundaries, whatever the accents and the case.
  func contains(_ expression: String) -> Bool { folded.contains(WrittenText.spaced(expression)) }

  private static func spaced(_ text: String) -> String {
    var out = " "
    for scalar in FrenchText.fold(text).unicodeScalars {
      let isKept =
        scalar.properties.isAlphabetic || (48...57).contains(scalar.value) || scalar == "#" || scalar == "€"
        || scalar == "%"
      if isKept {
        out.unicodeScalars.append(scalar)
      } else if out.last != " " {
        out += " "
      }
    }
    return out.last == " " ? out : out + " "
  }

  static func isEmoji(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first else { return false }
    return first.properties.isEmojiPresentation
      || (first.properties.isEmoji && character.unicodeScalars.contains { $0.value == 0xFE0F })
  }

  /// Mathematical letters that imitate bold or italics: screen readers spell them or skip them.
  var hasFancyLetters: Bool { body.unicodeScalars.contains { (0x1D400...0x1D7FF).contains($0.value) } }
}
