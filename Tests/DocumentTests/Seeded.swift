/// The same texts on every run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  // SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Words of all sorts, French, wide, long or hostile, with odd spaces between them.
  mutating func text(words count: Int) -> String {
    let pieces = [
      "à", "été", "l’œuvre", "communication", "«", "»", ":", "?", "1\u{202F}200,50\u{A0}€", "日本語", "😀", "👨‍👩‍👧‍👦", "🇫🇷",
      "https://www.exemple.fr/" + String(repeating: "chemin/", count: 12), "\u{1B}[31m", "\u{202E}", "e\u{301}", "x",
      "anticonstitutionnellement", "\u{301}", "\u{85}",
    ]
    var out = ""
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      out += pieces.randomElement(using: &self)!
      out += [" ", " ", "  ", "\n", "\u{A0}", "\t", ""].randomElement(using: &self)!
    }
    return out
  }
}
