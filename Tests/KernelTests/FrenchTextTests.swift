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
}
