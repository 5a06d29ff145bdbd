import Catalog
import CatalogMutations
import Testing

/// A slice of the long campaign that `Tests/Benchmarks` runs: damaged catalogues are refused with a place, or accepted.
@Suite struct MutationTests {
  private static let files = CatalogFiles(folder: ShippedCatalogTests.data)
  private static let campaign = Campaign(files, seed: 7)

  @Test func damagedFilesAreRefusedWithAPlace() {
    let outcome = Self.campaign.single(200)
    #expect(outcome.mutants == 200)
    #expect(outcome.refused > 120)
    #expect(outcome.placedShare >= 0.99, "\(outcome.unplaced)")
  }

  @Test func aDamagedCatalogueIsRefusedWithAPlace() {
    let outcome = Self.campaign.whole(2)
    #expect(outcome.mutants == 2)
    #expect(outcome.placedShare >= 0.99, "\(outcome.unplaced)")
  }
}
