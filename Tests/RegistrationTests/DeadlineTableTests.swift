import Kernel
import Registration
import Testing

/// The worked examples of the sources.
@Suite struct DeadlineTableTests {
  /// Monthly: start in month M covers to the end of M+3, due by the end of M+4.
  @Test(
    arguments: [
      ("2026-01-04", "2026-04-30", "2026-05-31"), ("2026-02-10", "2026-05-31", "2026-06-30"),
      ("2026-03-03", "2026-06-30", "2026-07-31"), ("2026-04-30", "2026-07-31", "2026-08-31"),
      ("2026-05-01", "2026-08-31", "2026-09-30"), ("2026-06-15", "2026-09-30", "2026-10-31"),
      ("2026-07-31", "2026-10-31", "2026-11-30"), ("2026-08-02", "2026-11-30", "2026-12-31"),
      ("2026-09-15", "2026-12-31", "2027-01-31"), ("2026-10-01", "2027-01-31", "2027-02-28"),
      ("2027-10-01", "2028-01-31", "2028-02-29"), ("2026-11-23", "2027-02-28", "2027-03-31"),
      ("2027-11-05", "2028-02-29", "2028-03-31"), ("2026-12-31", "2027-03-31", "2027-04-30"),
    ] as [(CivilDate, CivilDate, CivilDate)])
  func firstMonthlyDeclaration(start: CivilDate, to: CivilDate, due: CivilDate) throws {
    let all = Shipped.deadlines(start: start, until: start.adding(months: 12))
    let first = try #require(all.first { $0.id == "turnover-declaration" })
    #expect(first.period == start...to)
    #expect(first.legalDue == due)
    #expect(first.opens == to.adding(days: 1))
  }

  @Test(
    arguments: [
      ("2022-01-04", "2022-06-30", "2022-07-31"), ("2022-04-12", "2022-09-30", "2022-10-31"),
      ("2026-08-20", "2026-12-31", "2027-01-31"), ("2026-11-23", "2027-03-31", "2027-04-30"),
    ] as [(CivilDate, CivilDate, CivilDate)])
  func firstQuarterlyDeclarationIsOneEntry(start: CivilDate, to: CivilDate, due: CivilDate) throws {
    let all = Shipped.deadlines(start: start, .quarter, until: start.adding(months: 12))
    let declarations = all.filter { $0.id == "turnover-declaration" }
    let first = try #require(declarations.first)
    #expect(first.period == start...to)
    #expect(first.legalDue == due)
    #expect(declarations[1].period?.lowerBound == to.adding(days: 1))
  }

  /// A liberal activity begun on 23 November 2026, declared each month.
  @Test func theCalendarOfTheExample() throws {
    let start: CivilDate = "2026-11-23"
    let all = Shipped.deadlines(start: start, until: "2028-01-31")
    func due(_ id: String) -> CivilDate? { all.first { $0.id == id }?.legalDue }
    #expect(due("acre-request") == "2027-01-22")
    #expect(due("cfe-initial-declaration") == "2026-12-31")
    #expect(due("versement-liberatoire-option") == "2027-02-28")
    #expect(due("quarterly-option") == "2026-12-23")
    #expect(due("turnover-declaration") == "2027-03-31")
    #expect(due("cfe-payment") == "2027-12-15")
    #expect(due("e-invoicing-issuing") == "2027-09-01")
    let tax = try #require(all.last)
    #expect(tax.id == "income-tax-return" && tax.legalDue == nil && tax.due == nil)
    #expect(tax.confidence.inFrench == "à vérifier")
    #expect(ThresholdReading.proRata(.euros(83_600), 2026, start) == .euros(8_933))
  }

  /// 45 days until the end of 2025, 60 since; from the earliest of the two dates.
  @Test(
    arguments: [
      ("2025-10-15", nil, "2025-11-29"), ("2025-12-31", nil, "2026-02-14"), ("2026-01-01", nil, "2026-03-02"),
      ("2026-11-23", "2026-12-05", "2027-01-22"), ("2026-11-23", "2026-11-10", "2027-01-09"),
      ("2026-01-10", "2025-12-20", "2026-02-03"),
    ] as [(CivilDate, CivilDate?, CivilDate)])
  func acreRequest(start: CivilDate, registered: CivilDate?, due: CivilDate) {
    let all = Shipped.deadlines(start: start, registered: registered, until: start.adding(months: 12))
    #expect(all.first { $0.id == "acre-request" }?.legalDue == due)
    #expect(all.first { $0.id == "acre-request" }?.due == due, "no working-day move for Acre")
  }

  @Test(
    arguments: [("2026-01-10", "2026-04-30"), ("2026-11-30", "2027-02-28"), ("2027-11-01", "2028-02-29")]
      as [(CivilDate, CivilDate)])
  func versementLiberatoireOption(start: CivilDate, due: CivilDate) {
    let all = Shipped.deadlines(start: start, until: start.adding(months: 12))
    #expect(all.first { $0.id == "versement-liberatoire-option" }?.legalDue == due)
  }

  @Test func onlyDeclarationsMoveToAWorkedDay() {
    for year in 2024...2029 {
      let start = CivilDate(year: year, month: 5, day: 17) ?? .standIn
      for deadline in Shipped.deadlines(start: start, until: start.adding(months: 30)) {
        guard let legal = deadline.legalDue, let due = deadline.due, legal != due else { continue }
        #expect(deadline.id == "turnover-declaration")
        #expect(due > legal && legal.days(until: due) <= 4)
      }
    }
  }

  @Test(
    arguments: [
      ("2026-11-23", Deadline.Status.open), ("2027-01-22", .open), ("2027-01-23", .overdue), ("2026-11-22", .future),
    ] as [(CivilDate, Deadline.Status)])
  func statusFollowsTheDay(today: CivilDate, status: Deadline.Status) {
    let all = Shipped.deadlines(start: "2026-11-23", today: today, until: "2027-12-31")
    #expect(all.first { $0.id == "acre-request" }?.status == status)
    let done = Shipped.deadlines(start: "2026-11-23", today: today, until: "2027-12-31", done: ["acre-request"])
    #expect(done.first { $0.id == "acre-request" }?.status == .done)
  }

  @Test func oneOccurrenceCanBeDoneWithoutTheOthers() {
    let all = Shipped.deadlines(start: "2026-11-23", until: "2027-12-31", done: ["turnover-declaration@2027-03-31"])
    let declarations = all.filter { $0.id == "turnover-declaration" }
    #expect(declarations.map { $0.status == .done } == [true] + declarations.dropFirst().map { _ in false })
  }
}
