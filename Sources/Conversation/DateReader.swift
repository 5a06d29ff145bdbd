import Kernel

/// Dates as French people type them: `05/03/2007`, `5-3-2007`, `5 mars 2007`, `1er septembre 2026`, `2007-03-05`.
enum DateReader {
  static func date(_ text: String, _ expectation: String) throws(ReplyProblem) -> CivilDate {
    guard let (year, month, day) = parts(text) else {
      throw ReplyProblem("« \(ReplyReader.shown(text)) » n’est pas une date. \(expectation)")
    }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw ReplyProblem("Le \(ReplyReader.shown(text)) n’existe pas dans le calendrier. \(expectation)")
    }
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
    guard let day = Int(dayText), dayText.count <= 2, let month = month(words[1]) else { return nil }
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

  private static func month(_ word: String) -> Int? {
    let wanted = word.hasSuffix(".") ? String(word.dropLast()) : word
    guard wanted.count >= 3 else { return nil }
    let months = CivilDate.frenchMonths.map { FrenchText.fold($0) }
    if let exact = months.firstIndex(of: wanted) { return exact + 1 }
    let found = months.indices.filter { months[$0].hasPrefix(wanted) }
    return found.count == 1 ? found[0] + 1 : nil
  }
}
