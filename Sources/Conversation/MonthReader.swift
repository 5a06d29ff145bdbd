import Kernel

/// Months as French people type them: `juin 2027`, `06/2027`, `2027-06`, `fin juin 2027`, `dans 3 mois`.
///
/// What could mean two months is told apart and refused with what is missing, never guessed.
enum MonthReader {
  enum Found: Equatable {
    /// The month may be 0 or 13: whoever asked says that it does not exist.
    case month(year: Int, month: Int, Part)
    case fromToday(months: Int, days: Int)
    case withoutYear
    case shortYear
    case yearAlone
    case season
  }

  enum Part: Equatable { case beginning, middle, end }

  static func read(_ text: String) -> Found? {
    let folded = FrenchText.fold(text)
    return numbers(folded) ?? words(folded)
  }

  /// The first day of the month, or its middle, or its last. In the month where the range begins, what has gone by is
  /// brought to the range's first day: « novembre » said on the 23rd means from now on.
  static func day(_ part: Part, of first: CivilDate, in range: ClosedRange<CivilDate>) -> CivilDate {
    let last = first.adding(months: 1).adding(days: -1)
    let day =
      switch part {
      case .beginning: first
      case .middle: first.adding(days: 14)
      case .end: last
      }
    return day < range.lowerBound && last >= range.lowerBound ? range.lowerBound : day
  }

  /// A month that fits, in three writings: some months ahead, or behind where what is ahead does not fit.
  static func examples(in range: ClosedRange<CivilDate>, _ today: CivilDate) -> String {
    let ahead = today.adding(months: 7)
    let (year, month, _) = (range.contains(ahead) ? ahead : today.adding(months: -6)).components
    let name = CivilDate.frenchMonths[month - 1]
    return "\(name) \(year), \(month < 10 ? "0" : "")\(month)/\(year), ou 15 \(name) \(year)"
  }

  /// A month's name, whole or shortened as long as only one fits; nil for anything else.
  static func month(_ word: String) -> Int? {
    let wanted = word.hasSuffix(".") ? String(word.dropLast()) : word
    guard wanted.count >= 3 else { return nil }
    let months = CivilDate.frenchMonths.map { FrenchText.fold($0) }
    if let exact = months.firstIndex(of: wanted) { return exact + 1 }
    let found = months.indices.filter { months[$0].hasPrefix(wanted) }
    return found.count == 1 ? found[0] + 1 : nil
  }

  // MARK: -

  /// `06/2027`, `2027-06`, and the year alone or cut short.
  private static func numbers(_ text: String) -> Found? {
    let parts = text.split(omittingEmptySubsequences: false) { "/-.".contains($0) }.map { ReplyReader.trim(String($0)) }
    guard parts.count <= 3, parts.allSatisfy({ !$0.isEmpty && $0.count <= 4 && $0.allSatisfy(isDigit) }) else {
      return nil
    }
    let values = parts.compactMap { Int($0) }
    switch parts.map(\.count) {
    case [4]: return .yearAlone
    case [1, 4], [2, 4]: return .month(year: values[1], month: values[0], .beginning)
    case [4, 1], [4, 2]: return .month(year: values[0], month: values[1], .beginning)
    case [1, 2], [2, 2], [1, 1, 2], [1, 2, 2], [2, 1, 2], [2, 2, 2]: return .shortYear
    default: return nil
    }
  }

  private static func words(_ text: String) -> Found? {
    var words = text.split { $0.isWhitespace || $0 == "," || $0 == "'" }.map(String.init)
    words.removeAll { ["le", "la", "l", "de", "d", "en", "au", "du", "pour", "vers"].contains($0) }
    if let duration = duration(words) { return duration }
    words.removeAll { $0 == "mois" }
    if words.contains(where: { ["ete", "hiver", "automne", "printemps", "rentree"].contains($0) }) { return .season }
    var part = Part.beginning
    if let first = words.first {
      if let named = ["debut": Part.beginning, "mi": .middle, "milieu": .middle, "fin": .end][first] {
        part = named
        words.removeFirst()
      } else if first.hasPrefix("mi-") {
        part = .middle
        words[0] = String(first.dropFirst(3))
      }
    }
    // « 5 mars », « 5 mars 95 »: a day whose year is missing, or cut short.
    if words.count > 1, Int(words[0] == "1er" ? "1" : words[0]) != nil, month(words[1]) != nil {
      if words.count == 2 { return .withoutYear }
      return words.count == 3 && words[2].count == 2 && words[2].allSatisfy(isDigit) ? .shortYear : nil
    }
    guard let name = words.first, let month = month(name) else { return nil }
    if words.count == 1 { return .withoutYear }
    guard words.count == 2 else { return nil }
    // « juin prochain »: which year is for the person to say.
    if ["prochain", "dernier"].contains(words[1]) { return .withoutYear }
    guard words[1].allSatisfy(isDigit) else { return nil }
    if words[1].count == 2 { return .shortYear }
    return words[1].count == 4 ? Int(words[1]).map { .month(year: $0, month: month, part) } : nil
  }

  /// « dans 3 mois », « il y a un an ».
  private static func duration(_ words: [String]) -> Found? {
    let sign: Int
    var rest: [String]
    if words.first == "dans" {
      (sign, rest) = (1, Array(words.dropFirst()))
    } else if words.starts(with: ["il", "y", "a"]) {
      (sign, rest) = (-1, Array(words.dropFirst(3)))
    } else {
      return nil
    }
    guard rest.count == 2, let unit = rest.popLast(), let counted = rest.first else { return nil }
    let names = ["un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]
    // « un » and « une » are both 1.
    let spelt = names.firstIndex(of: counted).map { max(1, $0) }
    guard let count = spelt ?? (counted.count <= 3 ? Int(counted) : nil), (1...600).contains(count) else { return nil }
    return switch unit {
    case "mois": .fromToday(months: sign * count, days: 0)
    case "an", "ans": .fromToday(months: sign * count * 12, days: 0)
    case "semaine", "semaines": .fromToday(months: 0, days: sign * count * 7)
    case "jour", "jours": .fromToday(months: 0, days: sign * count)
    default: nil
    }
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
