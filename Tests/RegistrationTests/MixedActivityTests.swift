import Kernel
import Registration
import Testing

/// Sales beside services: each on its line, the whole against the bound of sales, services against their own.
@Suite struct MixedActivityTests {
  private func facts(_ months: [(String, liberal: Int, sales: Int)], start: CivilDate = "2025-01-01") throws -> Facts {
    var facts = Facts([
      "registration.startDate": .date(start), "registration.activity": .choice("liberalBNC"),
    ])
    for month in months {
      let period = try #require(TurnoverPeriod(month.0))
      facts = facts.declaring([.liberalBNC: .euros(month.liberal), .salesBIC: .euros(month.sales)], in: period)
    }
    return facts
  }

  private func readings(_ facts: Facts, _ id: String, year: Int = 2026) throws -> [ThresholdReading] {
    let threshold = try #require(Shipped.knowledge.thresholds.first { $0.id == id })
    return ThresholdReading.all(
      threshold, TurnoverLedger(facts), year: year, start: facts.date("registration.startDate"), Shipped.knowledge)
  }

  @Test func theMainLineIsNotToldApart() throws {
    let facts = try facts([("2026-02", 850, 200), ("2026-03", 400, 0)])
    #expect(facts.money("turnover.2026-02") == .euros(1_050))
    #expect(facts.money("turnover.2026-02.salesBIC") == .euros(200))
    #expect(facts.names.filter { $0.hasPrefix("turnover.2026-03") } == ["turnover.2026-03"])
    let ledger = TurnoverLedger(facts)
    #expect(
      ledger.lines.map(\.parts) == [[.liberalBNC: .euros(850), .salesBIC: .euros(200)], [.liberalBNC: .euros(400)]])
    #expect(ledger.total(2026) == .euros(1_450) && ledger.total(2026, of: [.salesBIC]) == .euros(200))
  }

  @Test func aCorrectionLeavesNothingOfTheOldLines() throws {
    let period = try #require(TurnoverPeriod("2026-02"))
    let facts = try facts([("2026-02", 850, 200)]).declaring([.liberalBNC: .euros(900)], in: period)
    #expect(TurnoverLedger(facts).lines.map(\.parts) == [[.liberalBNC: .euros(900)]])
  }

  @Test(
    arguments: [
      // liberal, sales, ceiling above: whole, services alone
      (83_600, 119_500, false, false), (83_601, 1, false, true), (80_000, 123_101, true, false),
      (83_601, 119_500, true, true),
    ] as [(Int, Int, Bool, Bool)])
  func theCeilingHasTwoParts(liberal: Int, sales: Int, whole: Bool, services: Bool) throws {
    let readings = try readings(facts([("2026-06", liberal, sales)]), "plafond-micro")
    #expect(readings.map(\.part) == [.all, .services])
    #expect(readings.map(\.limit) == [.euros(203_100), .euros(83_600)])
    #expect(readings.map { $0.state == .above } == [whole, services])
  }

  @Test func theFranchiseOfVATHasTwoPartsAndTheCFEOne() throws {
    let facts = try facts([("2026-06", 37_501, 10_000)])
    #expect(try readings(facts, "tva-base").map { $0.state == .above } == [false, true])
    #expect(try readings(facts, "tva-majore").map(\.limit) == [.euros(93_500), .euros(41_250)])
    #expect(try readings(facts, "cfe-minimum").map(\.total) == [.euros(47_501)])
    // One activity: one reading, as ever.
    #expect(try readings(self.facts([("2026-06", 10, 0)]), "tva-base").map(\.limit) == [.euros(37_500)])
    #expect(try readings(self.facts([("2026-06", 0, 10)]), "tva-base").map(\.limit) == [.euros(85_000)])
  }

  @Test func twoYearsInARowCountWhicheverPartWasAbove() throws {
    let both = try facts([("2025-06", 10_000, 180_000), ("2026-06", 83_601, 10)], start: "2024-01-01")
    #expect(try readings(both, "plafond-micro", year: 2026).map(\.aboveBefore) == [true, true])
    let one = try facts([("2025-06", 100, 100), ("2026-06", 83_601, 10)], start: "2024-01-01")
    #expect(try readings(one, "plafond-micro", year: 2026).map(\.aboveBefore) == [false, false])
  }

  /// 1 803 € of revenue a quarter: 34 % off liberal turnover, 71 % off sales.
  @Test func pensionAddsWhatEachLineLeaves() throws {
    let parts: [Activity: Money] = [.liberalBNC: .euros(2_000), .salesBIC: .euros(1_666)]
    let quarters = try #require(PensionQuarters(parts, year: 2026, main: .liberalBNC, Shipped.knowledge))
    #expect(quarters.count == 1)  // 1 320 € + 483,14 €
    let less = try #require(
      PensionQuarters([.liberalBNC: .euros(2_000)], year: 2026, main: .liberalBNC, Shipped.knowledge))
    #expect(less.count == 0 && less.next == .euros(2_732))
  }
}
