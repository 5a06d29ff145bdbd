import Catalog
import Kernel
import Testing
import Trade

@Suite struct GlossaryTests {
  private let terms = Fixture.shipped.terms

  @Test func holdsTheWordsOfTheTradeTrainingLawAndTax() {
    #expect(terms.count >= 90)
    for domain in ["métier", "formation", "droit", "fiscalité"] {
      #expect(terms.filter { $0.domain.contains(domain) }.count >= 15, "\(domain)")
    }
  }

  /// Two to five sentences: a stop, then a capital, a guillemet or the end.
  @Test func eachTermIsTwoToFiveSentences() {
    let wrong = terms.map { ($0.id, sentences($0.text)) }.filter { !(2...5).contains($0.1) }
    #expect(wrong.map { "\($0.0): \($0.1)" } == [])
  }

  private func sentences(_ text: String) -> Int {
    let letters = Array(text.replacing("**", with: ""))
    var count = 0
    for (index, letter) in letters.enumerated() where ".!?…".contains(letter) {
      let rest = letters[(index + 1)...]
      guard let next = rest.first else {
        count += 1
        break
      }
      // « p. 3 », « 2,5 % », « autoentrepreneur.urssaf.fr » end nothing.
      guard next.isWhitespace, let begins = rest.first(where: { !$0.isWhitespace }) else { continue }
      if begins.isUppercase || "«`".contains(begins) || begins.isNumber { count += 1 }
    }
    return count
  }

  @Test func aTermDoesNotSendBackToItself() {
    #expect(terms.filter { $0.see.contains($0.id) }.map(\.id) == [])
  }

  /// From a term one can always go on: a link leads out of it or into it.
  @Test func noTermStandsAlone() {
    let pointedAt = Set(terms.flatMap(\.see))
    #expect(terms.filter { $0.see.isEmpty && !pointedAt.contains($0.id) }.map(\.id) == [])
  }

  /// A number in a text is a fact: it needs a source, or must say that it is a choice or a doubt.
  @Test func whatStatesAFigureCitesASource() {
    let bare = terms.filter { term in
      term.text.contains { $0.isNumber } && term.sources.isEmpty && term.confidence != .editorial
        && !term.confidence.mustBeChecked
    }
    #expect(bare.map(\.id) == [])
  }

  /// No two terms answer to the same word.
  @Test func namesAreUnique() {
    var owners: [String: Set<String>] = [:]
    for term in terms {
      for name in [term.id, term.term] + term.aliases { owners[FrenchText.fold(name), default: []].insert(term.id) }
    }
    #expect(owners.filter { $0.value.count > 1 }.map { "\($0.key): \($0.value.sorted())" }.sorted() == [])
  }

  @Test func aTermIsFoundByItsNamesAndShowsTheFiguresOfTheDay() throws {
    let glossary = Glossary(terms, figures: Fixture.shipped.figures, today: Fixture.day("2025-03-01"))
    let term = try #require(glossary.term("Accre"))
    #expect(term.id == "acre")
    let json = glossary.json(term).text
    #expect(json.contains("\"low\":50"), "\(json)")
  }
}
