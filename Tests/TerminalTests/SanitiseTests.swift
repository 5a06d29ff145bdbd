import Testing

@testable import Terminal

@Suite struct SanitiseTests {
  @Test(arguments: [
    ("\u{1B}[31mrouge", "\\u{1B}[31mrouge"), ("a\u{7F}b", "a\\u{7F}b"), ("\u{9B}2J", "\\u{9B}2J"),
    ("a\rb", "a\\u{D}b"), ("a\nb", "a\\u{A}b"), ("a\0b", "a\\u{0}b"), ("\u{1}\u{2}", "\\u{1}\\u{2}"),
    ("abc\u{202E}def", "abc\\u{202E}def"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("a\u{2028}b", "a\\u{2028}b"),
    ("pay\u{200B}pal", "pay\\u{200B}pal"), ("a\u{200D}b", "a\\u{200D}b"), ("\u{FEFF}a", "\\u{FEFF}a"),
    ("e\u{200D}💻", "e\\u{200D}💻"),
  ])
  func escapes(text: String, expected: String) {
    #expect(sanitise(text) == expected)
  }

  @Test(arguments: [
    "", "Étudiant·e, l’été : 1 234,50 €", "« guillemets »", "œuvre — cœur", "e\u{301}", "👩🏽‍💻 👨‍👩‍👧 ❤️‍🔥 🇫🇷 ✅", "数字",
  ])
  func leavesTextAlone(text: String) {
    #expect(sanitise(text).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func keepsLineBreaksOnlyWhenAsked() {
    #expect(sanitise("a\n\tb\u{1B}", keepingLineBreaks: true) == "a\n\tb\\u{1B}")
    #expect(sanitise("a\r\nb", keepingLineBreaks: true) == "a\\u{D}\nb")
  }

  @Test func whatIsSanitisedHoldsNothingUnsafe() {
    let everything = String(String.UnicodeScalarView((0...0x3100).compactMap(Unicode.Scalar.init)))
    let once = sanitise(everything)
    #expect(sanitise(once).unicodeScalars.elementsEqual(once.unicodeScalars))
    #expect(!once.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
  }
}
