import Catalog
import Foundation
import Kernel
import Testing

/// Section by section, the catalogue answers what a person could need to know, or declares that nobody says.
@Suite struct CompletenessTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "inventaire.yaml").path()
  private let nodes = Fixture.dataNodes

  @Test func everyFactIsAnsweredOrDeclaredUnknown() throws {
    let inventory = try Inventory(file: Self.file)
    var answered: [String: Int] = [:]
    var all: [String: Int] = [:]
    for fact in inventory.facts {
      let missing = inventory.missing(fact, in: nodes)
      #expect(missing.isEmpty, "\(fact.section), \(fact.what): \(missing.joined(separator: ", ")) [\(fact.place)]")
      all[fact.section, default: 0] += fact.count
      answered[fact.section, default: 0] += max(0, fact.count - missing.count)
    }
    #expect(answered == all)
    #expect(all.count >= 15)
    #expect(all.values.reduce(0, +) >= 700)
  }

  @Test(arguments: [
    ("jusqu’à 62\u{202F}950 vœux", "62950", true), ("162950 vœux", "62950", false), ("12,5 %", "12", false),
    ("12,5 %", "12,5", true), ("Échue le 31 août", "echue", true), ("2026-08-31", "2026-08-3", false),
    ("version 1.20", "20", false), ("le 20.", "20", true),
  ])
  func aFigureMustStandWhole(text: String, word: String, expected: Bool) {
    #expect(Inventory.says(text, word) == expected)
  }

  @Test func whatIsMissingIsNamed() throws {
    let inventory = try Inventory(file: Self.file)
    let absent = Inventory.Fact(
      section: "s", what: "w", place: "formations/bts-communication#register", words: ["RNCP37198", "RNCP00000"],
      unknown: nil)
    #expect(inventory.missing(absent, in: nodes) == ["RNCP00000"])
    let nowhere = Inventory.Fact(section: "s", what: "w", place: "formations/rien", words: ["x"], unknown: nil)
    #expect(!inventory.missing(nowhere, in: nodes).isEmpty)
    let known = Inventory.Fact(section: "s", what: "w", place: "tariffs/cvec", words: [], unknown: "105")
    #expect(!inventory.missing(known, in: nodes).isEmpty)
  }

  @Test func theCatalogueIsWideEnough() {
    let catalog = Fixture.shipped
    #expect(
      catalog.formations.filter {
        !["practice", "registration", "jobSearch", "selfStudy", "internship"].contains($0.family.rawValue)
      }.count >= 60)
    #expect(catalog.fundings.count >= 15)
    #expect(catalog.terms.count >= 90)
    // Who may have an aid is a condition over facts, but for those open to all.
    let open = Set(catalog.fundings.filter { $0.when == nil }.map(\.id))
    #expect(open == ["vae", "contrat-de-professionnalisation", "bilan-de-competences", "abondement-accident-travail"])
  }
}
