import Kernel
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: ["2026-11-23", "2024-02-29", "1970-01-01", "0001-01-01", "9999-12-31", "2000-02-29"])
  func isoRoundTrip(text: String) {
    #expect(CivilDate(iso: text)?.description == text)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "31/02/2007", "", "2026-11-31", "0000-01-01", "２０２６-01-01",
  ])
  func refusesDaysThatDoNotExist(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test(arguments: [
    ("2027-01-31", 1, "2027-02-28"), ("2027-02-28", 1, "2027-03-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-11-23", 14, "2028-01-23"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"),
  ])
  func addsMonths(from: String, months: Int, to: String) throws {
    #expect(day(from).adding(months: months).description == to)
  }

  /// The calendar repeats itself every 400 years.
  @Test func everyDayOfFourCenturiesRoundTrips() {
    for day in stride(from: -200_000, through: 146_097 + 50_000, by: 37) {
      let date = CivilDate(daysSinceEpoch: day)
      let (y, m, d) = date.components
      #expect(CivilDate(year: y, month: m, day: d) == date)
      let later = CivilDate(daysSinceEpoch: day + 146_097)
      #expect(later.components.month == m && later.components.day == d && later.components.year == y + 400)
      #expect(later.weekday == date.weekday)
    }
  }

  @Test func weekdays() throws {
    #expect(day("2026-11-23").weekday == 1)
    #expect(day("2026-03-12").weekday == 4)
  }

  @Test func ageChangesOnTheBirthday() throws {
    let birth = day("2007-03-05")
    #expect(day("2027-03-04").age(bornOn: birth) == 19)
    #expect(day("2027-03-05").age(bornOn: birth) == 20)
  }

  @Test func leapDayComesBackInLeapYearsOnly() throws {
    let leapDay = try #require(MonthDay(iso: "02-29"))
    #expect(leapDay.next(onOrAfter: day("2025-01-01")).description == "2028-02-29")
    #expect(leapDay.last(onOrBefore: day("2027-12-31")).description == "2024-02-29")
  }
}
