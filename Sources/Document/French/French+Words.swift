extension French {
  /// The number and its noun; 0 and 1 are singular: « 0 jour », « 1 jour », « 2 jours ».
  public static func plural(_ n: Int, _ singular: String, _ plural: String) -> String {
    number(n) + hardSpace + noun(n, singular, plural)
  }

  /// The noun alone.
  public static func noun(_ n: Int, _ singular: String, _ plural: String) -> String {
    n.magnitude < 2 ? singular : plural
  }

  /// « a, b et c ».
  public static func list(_ items: [String], _ conjunction: String = "et") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// The same over texts with marks.
  public static func list(_ items: [Inline], _ conjunction: String = "et") -> Inline {
    guard let last = items.last, items.count > 1 else { return items.first ?? Inline() }
    return items.dropLast().joined(separator: ", ") + Inline(" \(conjunction) ") + last
  }

  /// « en retard » → « En retard ».
  public static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  static func startsWithVowel(_ text: String) -> Bool {
    guard let first = text.lowercased().first else { return false }
    return "aàâäeéèêëiîïoôöuùûüyœæ".contains(first)
  }
}
