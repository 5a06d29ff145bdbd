import Document
import Testing

struct FrenchTests {
  @Test(arguments: [
    (120_050, "1\u{202F}200,50\u{A0}€"), (0, "0\u{A0}€"), (5, "0,05\u{A0}€"), (-1_250, "−12,50\u{A0}€"),
    (100_000_000, "1\u{202F}000\u{202F}000\u{A0}€"),
    (Int.min, "−92\u{202F}233\u{202F}720\u{202F}368\u{202F}547\u{202F}758,08\u{A0}€"),
  ])
  func euros(cents: Int, expected: String) { #expect(French.euros(cents) == expected) }

  @Test(arguments: [
    (2.3, "2,3"), (12, "12"), (1200.55, "1\u{202F}200,6"), (-0.04, "0"), (-0.06, "−0,1"), (.nan, "—"), (.infinity, "∞"),
    (9.99, "10"), (0x1p70, "∞"),
  ])
  func decimals(value: Double, expected: String) { #expect(French.number(value) == expected) }

  @Test func numbersAndHours() {
    #expect(French.number(-12_000) == "−12\u{202F}000")
    #expect(French.number(1.005, decimals: 3) == "1,005")
    #expect(French.hours(1350) == "1\u{202F}350\u{A0}h")
    #expect(French.hours(minutes: 90) == "1\u{A0}h\u{A0}30")
    #expect(French.hours(minutes: 120) == "2\u{A0}h")
    #expect(French.hours(minutes: 5) == "5\u{A0}min")
    #expect([1, 2].map { French.ordinal($0) } == ["1er", "2e"])
    #expect(French.ordinal(1, feminine: true) == "1re")
  }

  @Test func dates() {
    #expect(French.longDate(year: 2027, month: 9, day: 1) == "1er\u{A0}septembre 2027")
    #expect(French.longDate(year: 2026, month: 11, day: 23) == "23\u{A0}novembre 2026")
    #expect(French.shortDate(year: 2027, month: 9, day: 1) == "01/09/2027")
    #expect(French.monthAndYear(year: 2027, month: 8) == "août 2027")
    #expect(French.month(13) == "13")
  }

  @Test(arguments: [
    ("1er mai 2027", "3 juin 2027", "du 1er mai 2027 au 3 juin 2027"), ("avril", "juin 2027", "d’avril à juin 2027"),
    ("mai 2027", "", "à partir de mai 2027"), ("3 juin", "3 juin", "le 3 juin"), ("mai", "mai", "en mai"),
    ("2027", "2029", "de 2027 à 2029"), ("01/09/2027", "02/09/2027", "du 01/09/2027 au 02/09/2027"),
  ])
  func period(start: String, end: String, expected: String) {
    #expect(French.period(from: start, to: end) == expected)
  }

  @Test func words() {
    #expect(
      [0, 1, 2, -1].map { French.plural($0, "jour", "jours") }
        == ["0\u{A0}jour", "1\u{A0}jour", "2\u{A0}jours", "−1\u{A0}jour"])
    #expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map { French.list($0) } == ["", "a", "a et b", "a, b et c"])
    #expect(French.list(["a", "b"], "ou") == "a ou b")
    #expect(French.list([Inline.strong("a"), "b"]) == .strong("a") + " et " + "b")
    #expect(French.capitalized("à faire") == "À faire" && French.capitalized("") == "")
  }
}
