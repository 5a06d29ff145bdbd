extension French {
  /// « 1er septembre 2027 », « 23 novembre 2026 ».
  public static func longDate(year: Int, month: Int, day: Int) -> String {
    (day == 1 ? "1er" : "\(day)") + hardSpace + monthAndYear(year: year, month: month)
  }

  /// « 01/09/2027 ».
  public static func shortDate(year: Int, month: Int, day: Int) -> String {
    [(day, 2), (month, 2), (year, 4)].map { padded($0.0.magnitude, $0.1) }.joined(separator: "/")
  }

  /// « septembre 2027 ».
  public static func monthAndYear(year: Int, month: Int) -> String { self.month(month) + " \(year)" }

  /// « septembre », or the number where the calendar has no such month.
  public static func month(_ month: Int) -> String {
    months.indices.contains(month - 1) ? months[month - 1] : "\(month)"
  }

  private static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]

  /// The words between two days or two months: « du 1er mai 2027 au 3 juin 2027 », « d’avril à juin 2027 »,
  /// « le 3 juin 2027 » when both are the same, « à partir de mai 2027 » when the end is empty.
  public static func period(from start: String, to end: String) -> String {
    if end.isEmpty { return "à partir " + of(start) }
    if start == end { return isDay(start) ? "le \(start)" : "en \(start)" }
    return of(start) + (isDay(end) ? " au \(end)" : " à \(end)")
  }

  private static func of(_ label: String) -> String {
    if isDay(label) { return "du \(label)" }
    return startsWithVowel(label) ? "d’\(label)" : "de \(label)"
  }

  /// A day is written with its number first; a bare year (« 2027 ») is not a day.
  private static func isDay(_ label: String) -> Bool {
    let digits = label.prefix { $0.isASCII && $0.isNumber }
    return !digits.isEmpty && digits.count <= 2
  }
}
