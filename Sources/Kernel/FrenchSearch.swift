/// Words as a search compares them: folded, without the endings of plural and feminine.
extension FrenchText {
  /// One word of a text: as it was written, folded, and cut down to what its forms share.
  public struct SearchWord: Hashable, Sendable {
    public let surface: String
    public let folded: String
    public let stem: String
    /// Whether it is so frequent in French that finding it tells nothing.
    public var isEmpty: Bool { FrenchText.emptyWords.contains(folded) }
  }

  /// The words of a text that say something: articles, elisions and lone letters are left out.
  ///
  ///     FrenchText.searchWords("L’étudiant·e paie les droits").map(\.stem)   // ["etudiant", "pai", "droit"]
  public static func searchWords(_ text: some StringProtocol) -> [SearchWord] {
    let words = spelledWords(text).compactMap { surface -> SearchWord? in
      let folded = fold(surface)
      guard folded.utf8.count > 1 || folded.allSatisfy(\.isNumber) else { return nil }
      return SearchWord(surface: surface, folded: folded, stem: stem(folded))
    }
    // « DES » and « Ton » are titles too: where nothing else is left, empty words count.
    let full = words.filter { !$0.isEmpty }
    return full.isEmpty ? words : full
  }

  /// Runs of letters and digits; what follows the point of « étudiant·e » belongs to no word.
  private static func spelledWords(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var current = ""
    var skipping = false
    for character in text {
      if character.isLetter || character.isNumber {
        if !skipping { current.append(character) }
        continue
      }
      if !current.isEmpty { words.append(current) }
      // « ·e » ends the word that it follows.
      skipping = character == "·" && (!current.isEmpty || skipping)
      current = ""
    }
    if !current.isEmpty { words.append(current) }
    return words
  }

  /// A light stem of a folded word: plural, feminine and infinitive endings go, doubled last letters become one.
  ///
  ///     ["reseau", "reseaux"].map(FrenchText.stem)             // ["reseau", "reseau"]
  ///     ["redige", "rediger", "redigees"].map(FrenchText.stem) // ["redig", "redig", "redig"]
  ///
  /// Words with a digit (codes, years) stay whole.
  public static func stem(_ folded: String) -> String {
    var letters = Array(folded.utf8)
    guard letters.count >= 4, letters.allSatisfy({ (97...122).contains($0) }) else { return folded }
    func ends(_ suffix: String) -> Bool { letters.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }
    if ends("eaux") || ends("eux") {
      letters.removeLast()
    } else if letters.count >= 5, ends("aux") {
      letters.replaceSubrange((letters.count - 2)..., with: "l".utf8)
    } else if ends("s") {
      letters.removeLast()
    }
    if letters.count >= 6, ends("er") { letters.removeLast(2) }
    while letters.count >= 5, ends("e") { letters.removeLast() }
    if letters.count >= 5, letters[letters.count - 1] == letters[letters.count - 2] { letters.removeLast() }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Articles, pronouns, prepositions, folded.
  private static let emptyWords: Set<String> = [
    "ai", "au", "aux", "avec", "ce", "ces", "cet", "cette", "dans", "de", "des", "du", "elle", "en", "est", "et", "il",
    "je", "la", "le", "les", "leur", "leurs", "lors", "ma", "mais", "me", "mes", "mon", "ne", "nos", "notre", "nous",
    "on", "ou", "par", "pas", "plus", "pour", "qu", "que", "qui", "quoi", "sa", "se", "ses", "si", "son", "sont", "sur",
    "ta", "te", "tes", "ton", "un", "une", "vos", "votre", "vous", "comment", "quel", "quelle", "quels", "quelles",
  ]
}
