import Kernel
import Testing

@Suite struct FrenchTextTests {
  @Test(arguments: [
    ("Cœur d’Été", "coeur d'ete"), ("ÎLE-DE-FRANCE", "ile-de-france"), ("e\u{301}tat", "etat"), ("Læticia", "laeticia"),
    ("GARÇON\u{A0}!", "garcon !"),
  ])
  func folds(text: String, folded: String) {
    #expect(FrenchText.fold(text) == folded)
  }

  @Test(arguments: [
    ("étt", "état"), ("oeuvre", "œuvre"), ("bilant", "bilan"), ("parcour", "parcours"), ("dem", "démarches"),
  ])
  func suggestsTheNearest(typed: String, expected: String) {
    #expect(FrenchText.nearest(to: typed, among: ["état", "œuvre", "bilan", "parcours", "démarches"]) == expected)
  }

  @Test func suggestsNothingForNoise() {
    #expect(FrenchText.nearest(to: "zzzzzzzz", among: ["état", "bilan"]) == nil)
    for letter in ["x", "é", "4"] { #expect(FrenchText.nearest(to: letter, among: ["q", "?", "lot"]) == nil) }
  }

  /// The banded distance equals the textbook one.
  @Test func distanceIsSymmetricAndExact() {
    var generator = SeededGenerator(seed: 3)
    func word() -> String {
      String((0..<Int.random(in: 0...6, using: &generator)).map { _ in "abc".randomElement(using: &generator) ?? "a" })
    }
    for _ in 0..<2_000 {
      let (a, b) = (word(), word())
      let d = FrenchText.distance(a, b, limit: 99)
      #expect(d == FrenchText.distance(b, a, limit: 99))
      #expect((d == 0) == (a == b))
      if let d { #expect(FrenchText.distance(a, b, limit: d) == d) }
      if let d, d > 0 { #expect(FrenchText.distance(a, b, limit: d - 1) == nil) }
    }
  }

  /// Plain texts are read by bytes, the others by characters: the same words come out.
  @Test func wordsAreTheSameEitherWay() {
    var generator = SeededGenerator(seed: 5)
    let signs = Array("abZ9-'.,!\t\n \r«œÉ’…·😀\u{AD}ß")
    for _ in 0..<2_000 {
      let length = Int.random(in: 0...12, using: &generator)
      let text = String((0..<length).map { _ in signs.randomElement(using: &generator) ?? "a" })
      let folded = FrenchText.fold(text)
      let words = folded.split { !($0.isLetter || $0.isNumber) }.map(String.init)
      #expect(FrenchText.words(text) == words, "\(text.debugDescription)")
    }
  }

  /// Every accented Latin letter folds to plain ones, whichever table it stands in.
  @Test func latinLettersFoldToPlainOnes() {
    for (letters, plain) in [("ÀÿŸçĆŁž", "ayycclz"), ("œŒæÆß", "oeoeaeaess"), ("’‑\u{AD}\u{202F}", "'- ")] {
      #expect(FrenchText.fold(letters) == plain)
    }
    #expect(FrenchText.fold("ΑΩЖ€") == "αωж€")
  }
}
