import Catalog
import Kernel
import Testing

@Suite struct FreshnessTests {
  private static let yaml = """
    sources:
    - { id: lue, publisher: P, title: Lue, read: 2026-01-15 }
    tariffs:
    - id: droits
      label: Droits
      values:
      - { value: 170, from: 2024-09-01, until: 2025-08-31, sources: [lue], checked: 2024-09-01, confidence: oneSource }
      - { value: 178, from: 2025-09-01, until: 2026-08-31, sources: [lue], checked: 2026-01-15, confidence: disputed }
    figures:
    - id: prix
      label: Prix
      unit: €
      low:
      - { value: 1, from: 2020-01-01, until: 2020-12-31, sources: [lue], checked: 2026-01-15, confidence: oneSource }
      high:
      - { value: 2, from: 2020-01-01, until: 2020-12-31, sources: [lue], checked: 2026-01-15, confidence: oneSource }
    """

  private func freshness(_ date: String) throws -> Freshness {
    let reader = try #require(Fixture.reader(Self.yaml))
    return Freshness(Catalog(reader), on: Fixture.day(date))
  }

  /// Only the last period ends a value: its past is history, not staleness.
  @Test func valuesEndOnTheirLastDay() throws {
    #expect(try freshness("2026-08-31").ended.map(\.what) == ["Prix"])
    #expect(try freshness("2026-09-01").ended.map(\.what) == ["Prix", "Droits"])
    #expect(try freshness("2026-09-01").ended.last?.day == Fixture.day("2026-08-31"))
  }

  @Test func aYearWithoutCheckingIsTooLong() throws {
    #expect(try freshness("2027-01-15").unchecked.isEmpty)
    #expect(try Set(freshness("2027-01-16").unchecked.map(\.what)) == ["Droits", "Prix", "Lue"])
  }

  @Test func whatIsDoubtfulIsListed() throws {
    #expect(try freshness("2026-11-23").toVerify.map(\.what) == ["Droits"])
  }

  /// On the day it was written nothing is unchecked, a year and two days later everything is.
  @Test func theShippedCatalogueAgesAsAWhole() {
    let now = Freshness(Fixture.shipped, on: Fixture.day("2026-11-23"))
    #expect(now.unchecked.isEmpty)
    #expect(now.ended.contains { $0.what.contains("RNCP35501") })
    #expect(!now.ended.contains { $0.entry.id == "dut-mmi" })
    #expect(now.toVerify.contains { $0.entry.id == "tjm-moyen" })
    #expect(now.unknown.count > 100)
    let later = Freshness(Fixture.shipped, on: Fixture.day("2027-11-29"))
    #expect(later.unchecked.filter { $0.entry.kind == .sources }.count == Fixture.shipped.sources.count)
  }
}
