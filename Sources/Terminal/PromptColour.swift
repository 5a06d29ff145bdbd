/// Colour in a prompt.
///
/// Readline counts columns to know where the cursor stands, so what takes no room goes between two marks (`\u{1}` and
/// `\u{2}`). It leaves the colours in for `TERM=dumb` and `NO_COLOR`; we do not.
///
///     PromptColour.bold("tremplin> ")
public enum PromptColour {
  public static func bold(_ text: String) -> String {
    invisible("\u{1B}[1m") + text + invisible("\u{1B}[0m")
  }

  /// An escape sequence, marked as taking no room.
  public static func invisible(_ sequence: String) -> String {
    "\u{1}\(sequence)\u{2}"
  }

  /// The prompt without its marked parts.
  public static func stripped(from prompt: String) -> String {
    var kept = String.UnicodeScalarView()
    var isInvisible = false
    for scalar in prompt.unicodeScalars {
      switch scalar {
      case "\u{1}": isInvisible = true
      case "\u{2}": isInvisible = false
      default: if !isInvisible { kept.append(scalar) }
      }
    }
    return String(kept)
  }

  /// The prompt as a terminal should get it when Readline is not there to take the marks away.
  static func unmarked(_ prompt: String) -> String {
    String(String.UnicodeScalarView(prompt.unicodeScalars.filter { $0 != "\u{1}" && $0 != "\u{2}" }))
  }
}
