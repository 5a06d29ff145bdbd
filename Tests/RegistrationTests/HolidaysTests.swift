import Kernel
import Registration
import Testing

@Suite struct HolidaysTests {
  @Test(
    arguments: [
      (2024, "2024-03-31"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2028, "2028-04-16"),
      (2030, "2030-04-21"), (2038, "2038-04-25"), (2285, "2285-03-22"),
    ] as [(Int, CivilDate)])
  func easterFallsOnTheSundayOfTheTables(year: Int, easter: CivilDate) {
    #expect(Holidays.easter(year) == easter)
    #expect(Holidays.easter(year).weekday == 7)
  }

  @Test(
    arguments: [
      // Saturday 31 July 2027, Sunday 28 February 2027, a plain Wednesday.
      (Area.metropole, "2027-07-31", "2027-08-02"), (.metropole, "2027-02-28", "2027-03-01"),
      (.metropole, "2027-03-31", "2027-03-31"),
      // Sunday 31 October 2027, then All Saints’ Monday.
      (.metropole, "2027-10-31", "2027-11-02"),
      // Good Friday 2024 is a holiday in Alsace and Moselle alone; Easter Monday everywhere.
      (.metropole, "2024-03-29", "2024-03-29"), (.alsaceMoselle, "2024-03-29", "2024-04-02"),
      (.reunion, "2028-12-20", "2028-12-21"), (.metropole, "2028-12-20", "2028-12-20"),
      (.guadeloupe, "2027-05-27", "2027-05-28"), (.mayotte, "2027-04-27", "2027-04-28"),
      (.martinique, "2028-05-22", "2028-05-23"), (.guyane, "2027-06-10", "2027-06-11"),
    ] as [(Area, CivilDate, CivilDate)])
  func theNextWorkedDay(area: Area, day: CivilDate, worked: CivilDate) {
    #expect(Holidays(Shipped.knowledge.holidays, in: area).nextWorked(from: day) == worked)
  }

  @Test func elevenHolidaysInMainlandFranceAndThirteenInAlsace() {
    func count(_ area: Area, _ year: Int) -> Int {
      let holidays = Holidays(Shipped.knowledge.holidays, in: area)
      let first = CivilDate(year: year, month: 1, day: 1) ?? .standIn
      return (0..<365).filter { holidays.isHoliday(first.adding(days: $0)) }.count
    }
    #expect(count(.metropole, 2027) == 11)
    #expect(count(.alsaceMoselle, 2027) == 13)
    #expect(count(.reunion, 2027) == 12)
  }
}
