import Catalog
import Foundation
import Kernel
import Testing

@Suite struct OverlayTests {
  private func lay(_ files: [[String: String]], cache: CatalogCache? = nil) throws -> Catalog {
    let folders = try files.map { try Fixture.folder($0) }
    defer { for folder in folders { try? FileManager.default.removeItem(atPath: folder) } }
    return try Overlay(folders: folders, over: Fixture.shippedReader, cache: cache, program: "essai").catalog()
  }

  @Test func addsAndReplaces() throws {
    let tariff =
      "tariffs:\n- id: cvec\n  label: CVEC changée\n  values: [ { value: 110, from: 2026-09-01, checked: 2026-11-23, confidence: memory } ]\n"
    let catalog = try lay([["essai.yaml": Fixture.term("essai") + tariff]])
    #expect(catalog.terms.map(\.id) == Fixture.shipped.terms.map(\.id) + ["essai"])
    #expect(catalog.tariffs.first { $0.id == "cvec" }?.label == "CVEC changée")
    #expect(catalog.tariffs.map(\.id) == Fixture.shipped.tariffs.map(\.id))
    #expect(catalog.contentKey != Fixture.shipped.contentKey)
  }

  @Test func retiredEntriesAreGone() throws {
    let catalog = try lay([
      ["a.yaml": Fixture.term("essai")], ["b.yaml": "terms:\n- { id: essai, retire: true }\n"],
    ])
    #expect(catalog.terms.map(\.id) == Fixture.shipped.terms.map(\.id))
  }

  @Test func aLaterFolderWins() throws {
    let catalog = try lay([
      ["a.yaml": Fixture.term("essai", "Le premier. Il perd.")],
      ["a.yaml": Fixture.term("essai", "Le second. Il gagne.")],
    ])
    #expect(catalog.terms.first { $0.id == "essai" }?.text == "Le second. Il gagne.")
  }

  @Test func whatIsLaidIsFoundBySearch() throws {
    let catalog = try lay([["a.yaml": Fixture.term("xylographie")]])
    let outcome = Search(try #require(catalog.compiled.searchIndex)).run("xylographies")
    #expect(outcome.hits.first?.entry.id == "xylographie")
  }

  @Test(arguments: [
    ("terms:\n- { id: acrre, retire: true }\n", Problem.Kind.unknownReference, "acre"),
    ("terms:\n- { id: acre, retire: true }\n", .unknownReference, "encore nommé par terms."),
    ("terms:\n- { id: essai, term: E, domain: d, text: T, sources: [rien] }\n", .unknownReference, "rien"),
    (Fixture.term("essai") + "- { id: essai, term: E, domain: d, text: T }\n", .duplicateID, "essai"),
    ("terms:\n- { term: E, domain: d, text: T }\n", .missingKey, "id"),
  ])
  func isVerifiedWithWhatIsBelow(yaml: String, kind: Problem.Kind, word: String) throws {
    let folder = try Fixture.folder(["essai.yaml": yaml])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let overlay = Overlay(folders: [folder], over: Fixture.shippedReader, cache: nil, program: "essai")
    do throws(Overlay.Refused) {
      _ = try overlay.catalog()
      Issue.record("accepted")
    } catch {
      #expect(error.problems.contains { $0.kind == kind && $0.message.contains(word) }, "\(error.problems)")
      #expect(error.problems.allSatisfy { $0.position.map { $0.file.hasPrefix(folder) } ?? true })
    }
  }
}
