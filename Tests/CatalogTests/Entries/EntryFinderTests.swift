import Catalog
import Kernel
import Testing

@Suite struct EntryFinderTests {
  private let finder = EntryFinder(Fixture.shipped)

  @Test(arguments: [
    ("acre", ["terms/acre"]), ("ACRE", ["terms/acre"]), ("accre", ["terms/acre"]),
    ("cpf", ["fundings/cpf", "terms/cpf"]),
    ("terme:cpf", ["terms/cpf"]), ("Financement:CPF", ["fundings/cpf"]), ("terms:cpf", ["terms/cpf"]),
    ("goal", ["facts/goal", "questions/goal"]), ("bts communication", ["formations/bts-communication"]),
    ("RNCP39767", ["formations/community-manager-rncp39767"]), ("e1101", ["rome/E1101"]),
    ("tarif:cvec", ["tariffs/cvec"]), ("source:form-cp1", ["sources/form-cp1"]),
    ("Tarif journalier moyen en indépendant", ["figures/tjm-moyen"]), ("rien", []), ("terme:bts-ndrc", []),
  ])
  func finds(typed: String, expected: [String]) {
    #expect(Set(finder.find(typed).map { "\($0.kind.rawValue)/\($0.id)" }) == Set(expected))
  }

  @Test(arguments: [
    ("bts-comm", "bts-communication"), ("acrre", "acre"), ("terme:acrre", "terme:acre"), ("redacton", "redaction"),
  ])
  func namesTheNearest(typed: String, nearest: String) { #expect(finder.nearest(to: typed) == nearest) }

  @Test func eachKindIsNamedOnceInFrench() {
    let words = CatalogKind.allCases.map(\.word)
    #expect(Set(words).count == words.count)
    for kind in CatalogKind.allCases {
      #expect(CatalogKind(word: kind.word.uppercased()) == kind)
      #expect(CatalogKind(word: kind.rawValue) == kind)
    }
  }
}
