import Catalog
import Kernel
import Testing

@Suite struct SearchTests {
  private func search(_ query: String) throws -> Search.Outcome {
    Search(try #require(Fixture.shippedReader.searchIndex)).run(query)
  }

  /// However it is typed, the entry that bears the name comes first.
  @Test(arguments: [
    ("acre", "acre"), ("ACRE", "acre"), ("l'Acre", "acre"), ("bts communication", "bts-communication"),
    ("BTS Communications", "bts-communication"), ("community manager", "community-manager"),
    ("franchise de TVA", "franchise-en-base-de-tva"), ("ecole de commerce", "ecole-de-commerce"),
    ("écoles de commerces", "ecole-de-commerce"), ("E1101", "E1101"), ("RNCP39767", "community-manager-rncp39767"),
    ("parcoursup", "parcoursup"), ("tarif journalier moyen", "tjm"), ("des", "des"), ("ton", "ton"),
  ])
  func theNamedEntryComesFirst(query: String, id: String) throws {
    let outcome = try search(query)
    let best = outcome.hits.first?.entry
    #expect(best?.id == id, "\(outcome.hits.prefix(4).map(\.entry.id))")
  }

  @Test func accentsCaseLigaturesAndPluralsDoNotCount() throws {
    for forms in [
      ["étudiante", "ETUDIANTES", "etudiant"], ["mise en œuvre", "mises en oeuvre"],
      ["l’impôt", "l'impot", "les impôts"],
    ] {
      let found = try forms.map { try search($0).hits.map(\.entry) }
      #expect(Set(found).count == 1, "\(forms)")
      #expect(found.first?.isEmpty == false, "\(forms)")
    }
  }

  @Test func theBeginningOfAWordIsEnough() throws {
    let ids = Set(try search("apprentiss").hits.map(\.entry.id))
    #expect(ids.contains("apprentissage"))
    #expect(try search("apprentiss").unknown.isEmpty)
  }

  @Test(arguments: [
    ("aprentisage", "apprentissage"), ("comunity", "community"), ("micro-entrepise", "entreprise"),
    ("statistqiues", "statistiques"),
  ])
  func mistypedWordsGetTheNearest(typed: String, meant: String) throws {
    let outcome = try search(typed)
    #expect(outcome.unknown.first?.nearest.contains(meant) == true, "\(outcome.unknown)")
    #expect(!outcome.hits.isEmpty)
    #expect(outcome.corrected?.contains(meant) == true)
  }

  @Test(arguments: ["zzzzqqqq", "", "le la les", "\u{1B}[31m", "日本語", String(repeating: "a ", count: 5_000)])
  func whatIsNowhereFindsNothingAndHarmsNothing(query: String) throws {
    let outcome = try search(query)
    #expect(outcome.hits.isEmpty)
  }

  /// More words never put an entry that holds fewer of them first.
  @Test func entriesThatHoldEveryWordComeFirst() throws {
    let outcome = try search("apprentissage salaire smic")
    let scores = outcome.hits.map { $0.score / 1_000_000 }
    #expect(scores == scores.sorted(by: >))
    #expect(scores.first == 3)
  }

  /// Every entry of every kind is found by its own title.
  @Test func everyEntryIsFoundByItsTitle() throws {
    let index = try #require(Fixture.shippedReader.searchIndex)
    let directory = Fixture.shipped.directory
    #expect(Set(directory.map(\.kind)) == Set(CatalogKind.allCases))
    var missing: [String] = []
    for entry in directory {
      let hits = Search(index).run(entry.title).hits
      if !hits.contains(where: { $0.entry == entry }) { missing.append("\(entry.kind):\(entry.id)") }
    }
    #expect(missing == [])
  }

  @Test func theIndexIsTheSameEveryTime() {
    let nodes = Fixture.shippedReader.allNodes
    #expect(CompiledForm.encode(nodes) == CompiledForm.encode(nodes))
  }

  @Test func anIndexOfAnotherShapeIsNotRead() throws {
    let nodes = Fixture.nodes(Fixture.term("essai"))
    let bytes = CompiledForm.encode(nodes)
    let start = try #require(String(decoding: bytes, as: UTF8.self).utf8.firstRange(of: "index 1 ")).lowerBound
    let cut = Array(String(decoding: bytes, as: UTF8.self).utf8.prefix(upTo: start)) + Array("index 1 3\n9 9".utf8)
    let catalog = try #require(Catalog(bytes: cut))
    #expect(catalog.compiled.searchIndex == nil)
    #expect(catalog.directory.map(\.id) == ["essai"])
  }
}

extension Collection where Element == UInt8 {
  fileprivate func firstRange(of text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    var index = startIndex
    while index != endIndex {
      if self[index...].starts(with: wanted) { return index..<self.index(index, offsetBy: wanted.count) }
      formIndex(after: &index)
    }
    return nil
  }
}
