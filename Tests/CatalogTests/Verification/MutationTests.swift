import Catalog
import CatalogMutations
import Testing

/// A slice of the long campaign that `Tests/Benchmarks` runs: damaged catalogues are refused with a place, or accepted.
@Suite struct MutationTests {
  private static let files = CatalogFiles(folder: ShippedCatalogTests.data)

  @Test func damagedFilesAreRefusedWithAPlace() {
    let outcome = Campaign(Self.files, seed: 7).single(200)
    #expect(outcome.mutants == 200)
    #expect(outcome.refused > 120)
    #expect(outcome.placedShare >= 0.99, "\(outcome.unplaced)")
  }

  @Test func aDamagedCatalogueIsRefusedWithAPlace() {
    let outcome = Campaign(Self.files, seed: 8).whole(2)
    #expect(outcome.mutants == 2)
    #expect(outcome.placedShare >= 0.99, "\(outcome.unplaced)")
  }
}
