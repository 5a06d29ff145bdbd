import Kernel
import Registration
import Testing

@Suite struct TurnoverTests {
  @Test(arguments: [
    ("2027-02", "2027-02"), ("02/2027", "2027-02"), ("2027-2", "2027-02"), ("février 2027", "2027-02"),
    ("FEVRIER 2027", "2027-02"), ("fév 2027", "2027-02"), ("2027-T1", "2027-Q1"), ("T4 2026", "2026-Q4"),
    ("1er trimestre 2027", "2027-Q1"), ("2e trimestre 2027", "2027-Q2"), ("2027-Q3", "2027-Q3"),
  ])
  func readsAPeriod(typed: String, code: String) { #expect(TurnoverPeriod(typed)?.code == code) }

  @Test(arguments: ["2027-13", "2027-00", "2027", "février", "ju 2027", "2027-T5", "1850-02", "2027-02-03", "", "tout"])
  func refusesWhatIsNoPeriod(typed: String) { #expect(TurnoverPeriod(typed) == nil) }

  @Test func aPeriodReadsItsOwnFactBack() {
    for code in ["2027-02", "2027-Q4"] {
      let period = TurnoverPeriod(code)
      #expect(period.flatMap { TurnoverPeriod(fact: $0.fact) } == period)
    }
  }

  private func ledger(_ lines: [String: Int]) -> TurnoverLedger {
    TurnoverLedger(Facts(Dictionary(uniqueKeysWithValues: lines.map { ("turnover." + $0, .money(.euros($1))) })))
  }

  @Test func sumsAYearAndCoversWhatWasTold() {
    let ledger = ledger(["2026-12": 500, "2027-01": 0, "2027-02": 850, "2027-Q2": 3_000])
    #expect(ledger.total(2027) == .euros(3_850))
    #expect(ledger.covers("2026-12-10"..."2027-02-28"))
    #expect(!ledger.covers("2026-11-23"..."2027-02-28"))
    #expect(!ledger.covers("2027-02-01"..."2027-04-30"))
    #expect(ledger.overlapping(.month(year: 2027, month: 5)).count == 1)
    #expect(ledger.overlapping(.month(year: 2027, month: 3)).isEmpty)
  }

  @Test(
    arguments: [
      (["2027-01": 10, "2027-02": 0, "2027-03": 0], 2), (["2027-Q1": 0, "2027-04": 0], 4),
      (["2027-01": 0, "2027-03": 0], 1),
      (["2027-01": 0, "2027-02": 5], 0), ([:], 0),
    ] as [([String: Int], Int)])
  func countsEmptyMonthsInARow(lines: [String: Int], count: Int) {
    #expect(ledger(lines).emptyMonthsInARow == count)
  }

  private func reading(_ id: String, _ total: Int, year: Int = 2026, start: CivilDate? = nil) throws -> ThresholdReading
  {
    let threshold = try #require(Shipped.knowledge.thresholds.first { $0.id == id })
    return try #require(
      ThresholdReading.all(
        threshold, ledger(["\(year)-12": total]), year: year, start: start, Shipped.knowledge
      ).first)
  }

  @Test func eachThresholdAtItsEdge() throws {
    #expect(try reading("plafond-micro", 83_600).state == .near)
    #expect(try reading("plafond-micro", 83_601).state == .above)
    #expect(try reading("plafond-micro", 77_700, year: 2025).limit == .euros(77_700))
    #expect(try reading("tva-base", 37_501).state == .above)
    #expect(try reading("tva-majore", 37_501).state == .near)
    #expect(try reading("tva-majore", 41_251).state == .above)
    #expect(try reading("cfe-minimum", 5_000).state == .near)
    #expect(try reading("compte-dedie", 7_999).state == .below)
  }

  @Test func theCeilingAndTheCFEAreCutDownInTheFirstYear() throws {
    let start: CivilDate = "2026-11-23"
    // 5 000 € × 39 ÷ 365.
    #expect(try reading("cfe-minimum", 600, start: start).limit == .euros(534))
    #expect(try reading("compte-dedie", 600, start: start).limit == .euros(10_000))
    #expect(try reading("plafond-micro", 9_000, start: start).limit == .euros(8_933))
    #expect(try reading("plafond-micro", 9_000, start: start).state == .above)
    #expect(try reading("tva-majore", 9_000, start: start).limit == .euros(41_250))
    #expect(try reading("plafond-micro", 9_000, year: 2027, start: start).limit == .euros(83_600))
    // 1 August: 153 days, 50 000 € are 119 281 € a year.
    #expect(ThresholdReading.proRata(.euros(77_700), 2025, "2025-08-01") == .euros(32_570))
    #expect(ThresholdReading.proRata(.euros(83_600), 2028, "2028-01-01") == .euros(83_600))
  }

  @Test(arguments: [(2_731, 0), (2_732, 1), (10_927, 3), (10_928, 4), (50_000, 4)])
  func pensionQuartersOfALiberalActivity(turnover: Int, count: Int) throws {
    let quarters = try #require(
      PensionQuarters([.liberalBNC: .euros(turnover)], year: 2026, main: .liberalBNC, Shipped.knowledge))
    #expect(quarters.count == count)
    #expect((quarters.next == nil) == (count == 4))
  }

  @Test func servicesNeedMore() throws {
    let quarters = try #require(
      PensionQuarters([.servicesBIC: .euros(3_605)], year: 2026, main: .servicesBIC, Shipped.knowledge))
    #expect(quarters == PensionQuarters([:], year: 2026, main: .servicesBIC, Shipped.knowledge))
    #expect(quarters.next == .euros(3_606))
  }
}
