import Catalog
import CatalogMutations
import Testing

/// A slice of the long campaign that `Tests/Benchmarks` runs: damaged catalogues are refused with a place, or accepted.
@Suite struct MutationTests {
  private static let files = CatalogFiles(folder: ShippedCatalogTests.data)

  @Test func damagedFilesAreRefusedWithAPlace() {
    let outcome = Campaign(Self.files, seed: 7).single(250)
    #expect(outcome.mutants == 250)
    #expect(outcome.refused > 150)
    #expect(outcome.placedShare >= 0.99, "\(outcome.unplaced)")
  }

  @Test func aDamagedCatalogueIsRefusedWithAPlace() {
    let outcome = Campaign(Self.files, seed: 8).whole(4)
    #expect(outcome.mutants == 4)
    #expect(outcome.placedShare >= 0.99, "\(outcome.unplaced)")
  }
}
