/// French typography: amounts, dates and words as a reader expects them, the same bytes on every machine.
///
///     French.euros(120_050)                          // 1 200,50 €
///     French.longDate(year: 2027, month: 9, day: 1)  // 1er septembre 2027
///     French.plural(3, "jour", "jours")              // 3 jours
///     French.list(["écrire", "relire", "publier"])   // écrire, relire et publier
///
/// - Important: these are for people. Results and files for programs keep plain digits and ISO dates.
public enum French {
  /// U+00A0: before `:`, `€`, `h`, and inside « ».
  public static let hardSpace = "\u{A0}"
  /// U+202F: between groups of three digits, and before `;`, `!`, `?`, `%`.
  public static let thinSpace = "\u{202F}"
  /// U+2212.
  static let minus = "\u{2212}"
}
