import Conversation
import Kernel
import Testing

@Suite struct MonthReaderTests {
  static let today = day("2026-11-23")
  static let ahead = ReplyKind.date(today...today.adding(months: 240), .month(from: today))
  static let behind = ReplyKind.date(today.adding(months: -600)...today, .month(from: today))

  @Test(arguments: [
    ("juin 2027", "2027-06-01"), ("Juin 2027", "2027-06-01"), ("06/2027", "2027-06-01"), ("6/2027", "2027-06-01"),
    ("2027-06", "2027-06-01"), ("06-2027", "2027-06-01"), ("2027/06", "2027-06-01"), ("en juin 2027", "2027-06-01"),
    ("au mois de juin 2027", "2027-06-01"), ("août 2027", "2027-08-01"), ("d’avril 2027", "2027-04-01"),
    ("de\u{301}c. 2027", "2027-12-01"), ("début juin 2027", "2027-06-01"), ("mi-juin 2027", "2027-06-15"),
    ("fin juin 2027", "2027-06-30"), ("fin février 2028", "2028-02-29"), ("dans 3 mois", "2027-02-23"),
    ("dans trois mois", "2027-02-23"), ("dans un an", "2027-11-23"), ("dans 6 semaines", "2027-01-04"),
    ("15 juin 2027", "2027-06-15"), ("15/06/2027", "2027-06-15"), ("2027-06-15", "2027-06-15"),
    // What is left of the present month.
    ("novembre 2026", "2026-11-23"), ("fin novembre 2026", "2026-11-30"),
  ])
  func readsMonthsAhead(typed: String, iso: String) throws {
    #expect(try ReplyReader.read(typed, as: Self.ahead) == .date(day(iso)))
  }

  @Test(arguments: [
    ("mars 2026", "2026-03-01"), ("il y a 6 mois", "2026-05-23"), ("il y a un an", "2025-11-23"),
    ("novembre 2026", "2026-11-01"),
  ])
  func readsMonthsBehind(typed: String, iso: String) throws {
    #expect(try ReplyReader.read(typed, as: Self.behind) == .date(day(iso)))
  }

  @Test(arguments: [
    ("juin", "il manque l’année"), ("juin prochain", "il manque l’année"), ("fin juin", "il manque l’année"),
    ("06/27", "quatre chiffres"), ("juin 27", "quatre chiffres"), ("15/06/27", "quatre chiffres"),
    ("2027", "il manque le mois"), ("13/2027", "de 1 à 12"), ("2027-00", "de 1 à 12"),
    ("l’été prochain", "plusieurs mois"), ("rentrée 2027", "plusieurs mois"), ("juin 2020", "ne convient pas"),
    ("31/06/2027", "n’existe pas"), ("jui 2027", "n’est pas une date"), ("dans longtemps", "n’est pas une date"),
    ("dans 0 mois", "n’est pas une date"), ("octobre 2026", "ne convient pas"), ("0000/06", "n’est pas une date"),
  ])
  func refusesWithWhatIsMissing(typed: String, words: String) {
    #expect {
      try ReplyReader.read(typed, as: Self.ahead)
    } throws: { error in
      "\(error)".contains(words) && "\(error)".contains("ex. : juin 2027")
    }
  }

  @Test(arguments: [
    ("5 mars 95", "quatre chiffres"), ("1er mars", "il manque l’année"), ("juin 2007", "il manque le jour"),
    ("06/2007", "il manque le jour"), ("dans 3 mois", "n’est pas une date"),
  ])
  func aDayIsAskedWhereADayIsNeeded(typed: String, words: String) {
    #expect {
      try ReplyReader.read(typed, as: .date(day("1926-01-01")...Self.today))
    } throws: { error in
      "\(error)".contains(words) && "\(error)".contains("5 mars 2007")
    }
  }

  /// What is given as an example would be taken.
  @Test(arguments: [ahead, behind])
  func examplesFit(kind: ReplyKind) throws {
    let words = try #require(ReplyReader.expectation(kind).split(separator: "ex. : ").last).dropLast(2)
    let examples = words.replacing(" ou ", with: " ").split(separator: ",").map(String.init)
    #expect(examples.count == 3)
    for example in examples { #expect(throws: Never.self) { try ReplyReader.read(example, as: kind) } }
  }

  /// Whatever the month, its name and its two numeric forms mean the same first day.
  @Test func everyMonthReadsTheSameThreeWays() throws {
    for (index, name) in CivilDate.frenchMonths.enumerated() {
      let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
      let expected = FactValue.date(day("2030-\(number)-01"))
      for typed in ["\(name) 2030", "\(number)/2030", "2030-\(number)", "début \(name) 2030"] {
        #expect(try ReplyReader.read(typed, as: Self.ahead) == expected, "\(typed)")
      }
    }
  }
}
