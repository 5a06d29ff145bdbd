import Document
import Testing

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("œ", 1), ("€", 1), ("\u{A0}", 1), ("\u{202F}", 1), ("’", 1),
    ("…", 1), ("—", 1), ("█", 1), ("✓", 1), ("日本語", 6), ("ｶ", 1), ("Ａ", 2), ("한국", 4), ("한", 2),
    ("😀", 2), ("✅", 2), ("☎", 1), ("☎\u{FE0F}", 2), ("❤️", 2), ("⌚", 2), ("⌚\u{FE0E}", 1), ("1️⃣", 2), ("👍🏽", 2),
    ("👨‍👩‍👧‍👦", 2), ("🇫🇷", 2), ("🇫🇷🇧🇪", 4), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("©", 1), ("©\u{FE0F}", 2), ("\u{200B}", 0), ("\u{301}", 0),
    ("a\u{FE0F}", 1), ("\u{20000}", 2), ("ᄒ", 2), ("Ω", 1), ("ж", 1), ("ｱｲｳ", 3), ("。", 2), ("\u{7F}", 0),
  ])
  func columns(text: String, expected: Int) {
    #expect(displayWidth(text) == expected)
  }

  @Test func addsUpOverCharacters() {
    var random = Seeded(1)
    for _ in 0..<300 {
      let text = random.text(words: 5)
      #expect(displayWidth(text) == text.reduce(0) { $0 + displayWidth($1) })
    }
  }

  /// What French is written with is counted without looking at characters: the count must be theirs.
  @Test func frenchTextIsAsWideAsItsCharacters() {
    var random = Seeded(2)
    let letters = Array("aeé àçœ«»\u{A0}\u{202F}’“”…–—•€©®\u{AD}\u{301}\u{FE0F}\u{200D}‼日".unicodeScalars)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        text.unicodeScalars.append(letters[Int.random(in: letters.indices, using: &random)])
      }
      #expect(displayWidth(text) == text.reduce(0) { $0 + displayWidth($1) }, "\(text.unicodeScalars.map(\.value))")
    }
  }
}
