import Kernel

/// The normal form in which short answers are compared: what a careful marker would overlook is gone.
///
///     ShortText.normal("Un appel à l’action !")   // "appel a l'action"
public enum ShortText {
  /// Longer replies are not compared with a pattern.
  static let longest = 200

  /// Case, accents, ligatures, kinds of apostrophe and of space, hyphens, final punctuation and a leading article.
  public static func normal(_ text: some StringProtocol) -> String {
    let folded = FrenchText.fold(text).map { character -> Character in
      switch character {
      case "-", "\u{2013}", "\u{2014}", "\u{2012}": " "
      case "\u{60}", "\u{B4}": "'"
      default: character.isWhitespace ? " " : character
      }
    }
    var words = String(folded).split(separator: " ").map(String.init)
    if let last = words.last {
      let bare = String(last.reversed().drop { ".!?,;:…".contains($0) }.reversed())
      words[words.count - 1] = bare
    }
    words.removeAll(where: \.isEmpty)
    if words.count > 1, ["le", "la", "les", "un", "une", "des"].contains(words[0]) { words.removeFirst() }
    if let first = words.first, first.hasPrefix("l'"), first.count > 2 { words[0] = String(first.dropFirst(2)) }
    return words.joined(separator: " ")
  }

  /// One letter changed in a word or phrase of six letters or more; never where there are digits.
  static func isSlip(_ form: String, of right: String) -> Bool {
    guard right.count >= 6, form.count <= longest, !right.contains(where: \.isNumber), !form.contains(where: \.isNumber)
    else { return false }
    return FrenchText.distance(form, right, limit: 1) != nil
  }
}
