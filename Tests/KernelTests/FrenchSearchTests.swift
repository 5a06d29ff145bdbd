import Kernel
import Testing

@Suite struct FrenchSearchTests {
  /// Each line holds forms of one word, which must share a stem.
  @Test(arguments: [
    ["formation", "formations"], ["réseau", "réseaux", "RESEAUX"], ["rédiger", "rédige", "rédigé", "rédigées"],
    ["étudiant", "étudiante", "étudiants", "étudiantes", "étudiant·e", "étudiant·e·s"], ["social", "sociaux"],
    ["œuvre", "oeuvres"], ["professionnel", "professionnelle", "professionnelles"], ["impôt", "impots"],
    ["jeu", "jeux"], ["vœu", "vœux"], ["taux"], ["cours"], ["prix"],
  ])
  func formsShareAStem(forms: [String]) {
    let stems = Set(forms.flatMap { FrenchText.searchWords($0).map(\.stem) })
    #expect(stems.count == 1, "\(stems)")
  }

  @Test(arguments: [("bts", "but"), ("acre", "arce"), ("cfe", "cfp"), ("agence", "agent"), ("bnc", "bic")])
  func wordsApartStayApart(a: String, b: String) {
    #expect(FrenchText.stem(a) != FrenchText.stem(b))
  }

  @Test func whatSaysNothingIsLeftOut() {
    let words = FrenchText.searchWords("L’aide qu’il faut, jusqu'à 29 ans : où la demander ?").map(\.folded)
    #expect(words == ["aide", "faut", "jusqu", "29", "ans", "demander"])
  }

  @Test func decomposedLettersAreTheSame() {
    #expect(FrenchText.searchWords("e\u{301}tude").map(\.stem) == FrenchText.searchWords("étude").map(\.stem))
  }

  @Test(arguments: [
    ("1234567.5", "€", "1\u{202F}234\u{202F}567,50\u{A0}€"), ("103.2", "€ par an", "103,20\u{A0}€ par an"),
    ("500", "€", "500\u{A0}€"), ("24.6", "% des recettes", "24,6\u{202F}% des recettes"),
    ("60", "jours", "60\u{A0}jours"),
    ("-3", "h", "−3\u{A0}h"),
  ])
  func amountsAreWrittenAsPeopleDo(number: String, unit: String, expected: String) throws {
    #expect(try #require(Quantity(number)).inFrench(unit: unit) == expected)
  }
}
