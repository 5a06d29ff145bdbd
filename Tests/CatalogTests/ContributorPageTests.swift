import Catalog
import Foundation
import Kernel
import Testing

/// What the contributor's page shows is true: its examples verify, its folders and its kinds exist.
@Suite struct ContributorPageTests {
  private static let data = ShippedCatalogTests.data
  private static let page = try? String(contentsOfFile: data + "/README.md", encoding: .utf8)

  /// The blocks of one language, in order.
  private static func blocks(_ language: String) -> [String] {
    var found: [String] = []
    var current: [Substring]?
    for line in (page ?? "").split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```" || line.hasPrefix("```") && current != nil {
        if let lines = current { found.append(lines.joined(separator: "\n")) }
        current = nil
      } else if line == "```\(language)" {
        current = []
      } else {
        current?.append(line)
      }
    }
    return found
  }

  @Test func itsExamplesAreRight() throws {
    let examples = Self.blocks("yaml")
    #expect(examples.count == 4)
    // All together: one verification of everything.
    let problems = ProblemList()
    var nodes = Fixture.dataNodes
    for (number, example) in examples.enumerated() {
      nodes.lay(
        CatalogNodes(CatalogFiles(files: [("exemple-\(number).yaml", Array(example.utf8))]), problems: problems),
        problems: problems)
    }
    #expect(Verifier.verify(nodes, problems: problems).map(\.description) == [])
  }

  /// Each walk has ten steps, and the last one verifies.
  @Test func itsWalksHaveTenLinesAndEndWithTheVerifier() throws {
    let sections = try #require(Self.page).split(separator: "\n## ")
    let walks = sections.map { section in
      section.split(separator: "\n").filter { line in
        let digits = line.prefix { $0.isNumber }
        return !digits.isEmpty && line.dropFirst(digits.count).hasPrefix(". ")
      }
    }.filter { !$0.isEmpty }
    #expect(walks.count == 4)
    for walk in walks {
      #expect(walk.count == 10)
      #expect(walk.last?.contains("tremplin catalogue verifier") == true)
    }
  }

  /// What its table names exists: folders or files on the left, kinds of entries on the right.
  @Test func itsTableIsTrue() throws {
    let rows = try #require(Self.page).split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { $0.split(separator: "|").map { $0.split(separator: "`").map(String.init).filter { !$0.contains(" ") } } }
    #expect(rows.count >= 7)
    for row in rows {
      for place in row[0] { #expect(FileManager.default.fileExists(atPath: Self.data + "/" + place), "\(place)") }
      for kind in row[2] { #expect(CatalogKind(rawValue: kind) != nil, "\(kind)") }
    }
    #expect(Set(rows.flatMap { $0[2] }).count >= 14)
  }
}
