import Kernel

/// Dates as French people type them: `05/03/2007`, `5-3-2007`, `5 mars 2007`, `1er septembre 2026`, `2007-03-05`; and
/// months, where a month is enough (see ``MonthReader``).
enum DateReader {
  static func date(
    _ text: String, in range: ClosedRange<CivilDate>, _ precision: DatePrecision, _ expectation: String
  ) throws(ReplyProblem) -> CivilDate {
    func problem(_ words: String) -> ReplyProblem { ReplyProblem(words + " " + expectation) }
    let shown = "« \(ReplyReader.shown(text)) »"
    var date: CivilDate?
    if let (year, month, day) = parts(text) {
      guard let found = CivilDate(year: year, month: month, day: day) else {
        throw problem("Le \(ReplyReader.shown(text)) n’existe pas dans le calendrier.")
      }
      date = found
    } else {
      switch (MonthReader.read(text), precision) {
      case (.month?, .day): throw problem("\(shown) : il manque le jour.")
      case (.month(let year, let month, let part)?, .month):
        guard (1...12).contains(month) else { throw problem("\(shown) : les mois vont de 1 à 12.") }
        date = CivilDate(year: year, month: month, day: 1).map { MonthReader.day(part, of: $0, in: range) }
      case (.fromToday(let months, let days)?, .month(let today)):
        date = today.adding(months: months).adding(days: days)
      case (.withoutYear?, _): throw problem("\(shown) : il manque l’année.")
      case (.shortYear?, _): throw problem("\(shown) : écrivez l’année en entier, sur quatre chiffres.")
      case (.yearAlone?, _): throw problem("\(shown) : il manque le mois.")
      case (.season?, .month): throw problem("\(shown) couvre plusieurs mois : choisissez-en un.")
      case (.fromToday?, .day), (.season?, .day), (nil, _): break
      }
    }
    guard let date else { throw problem("\(shown) n’est pas une date.") }
    guard range.contains(date) else { throw problem("Le \(date.inFrench) ne convient pas.") }
    return date
  }

  private static func parts(_ text: String) -> (Int, Int, Int)? {
    if let iso = numbers(text, separator: "-"), text.split(separator: "-").first?.count == 4 {
      return (iso[0], iso[1], iso[2])
    }
    for separator in ["/", "-", "."] as [Character] {
      if let found = numbers(text, separator: separator) { return (found[2], found[1], found[0]) }
    }
    let words = FrenchText.fold(text).split { $0.isWhitespace || $0 == "," }.map(String.init).filter { $0 != "le" }
    guard words.count == 3, let year = fourDigits(words[2]) else { return nil }
    let dayText = words[0] == "1er" ? "1" : words[0]
    guard let day = Int(dayText), dayText.count <= 2, let month = MonthReader.month(words[1]) else { return nil }
    return (year, month, day)
  }

  /// Three numbers, the year on four digits: two digits would be a guess between centuries.
  private static func numbers(_ text: String, separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false).map { ReplyReader.trim(String($0)) }
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }),
      parts[0].count == 4 || parts[2].count == 4, parts.allSatisfy({ $0.count <= 4 })
    else { return nil }
    let values = parts.compactMap { Int($0) }
    return values.count == 3 ? values : nil
  }

  private static func fourDigits(_ text: String) -> Int? { text.count == 4 ? Int(text) : nil }
}
