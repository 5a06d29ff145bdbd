import Kernel

/// The normal form in which short answers are compared: what a careful marker would overlook is gone.
///
///     ShortText.normal("Un appel à l’action !")   // "appel a l'action"
public enum ShortText {
  /// Longer replies are not compared with a pattern.
  static let longest = 200

  /// Case, accents, ligatures, kinds of apostrophe and of space, hyphens, final punctuation and a leading article.
  public static func normal(_ text: some StringProtocol) -> String {
    let folded = FrenchText.fold(text)
    var words = folded.utf8.allSatisfy { $0 < 0x80 } ? plainWords(folded) : signedWords(folded)
    if let last = words.last {
      let bare = String(last.reversed().drop { ".!?,;:…".contains($0) }.reversed())
      words[words.count - 1] = bare
    }
    words.removeAll(where: \.isEmpty)
    if words.count > 1, ["le", "la", "les", "un", "une", "des"].contains(words[0]) { words.removeFirst() }
    if let first = words.first, first.hasPrefix("l'"), first.count > 2 { words[0] = String(first.dropFirst(2)) }
    return words.joined(separator: " ")
  }

  /// The words of a folded text of plain bytes, as most are: read byte by byte.
  static func plainWords(_ folded: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    for byte in folded.utf8 {
      let parts = byte == 45 || byte == 32 || (9...13).contains(byte)
      if !parts { word.append(byte == 0x60 ? 39 : byte) }
      if parts, !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// The words of any folded text.
  static func signedWords(_ folded: String) -> [String] {
    let signs = folded.map { character -> Character in
      switch character {
      case "-", "\u{2013}", "\u{2014}", "\u{2012}": " "
      case "\u{60}", "\u{B4}": "'"
      default: character.isWhitespace ? " " : character
      }
    }
    return String(signs).split(separator: " ").map(String.init)
  }

  /// One letter changed in a word or phrase of six letters or more; never where there are digits.
  static func isSlip(_ form: String, of right: String) -> Bool {
    guard right.count >= 6, form.count <= longest, !right.contains(where: \.isNumber), !form.contains(where: \.isNumber)
    else { return false }
    return FrenchText.distance(form, right, limit: 1) != nil
  }
}
