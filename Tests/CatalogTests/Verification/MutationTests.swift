import Catalog
import CatalogMutations
import Testing

/// A slice of the long campaign that `Tests/Benchmarks` runs: damaged catalogues are refused with a place, or accepted.
@Suite struct MutationTests {
  @Test func whatIsDamagedIsRefusedWithAPlace() {
    let campaign = Campaign(CatalogFiles(folder: ShippedCatalogTests.data), seed: 7)
    let files = campaign.single(200)
    #expect(files.mutants == 200)
    #expect(files.refused > 120)
    #expect(files.placedShare >= 0.99, "\(files.unplaced)")
    let whole = campaign.whole(2)
    #expect(whole.mutants == 2)
    #expect(whole.placedShare >= 0.99, "\(whole.unplaced)")
  }
}
