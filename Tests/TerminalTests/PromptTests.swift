import Testing

@testable import Terminal

@Suite struct PromptTests {
  @Test func withoutColourThePromptIsItsText() {
    #expect(PromptColour.stripped(from: PromptColour.bold("tremplin> ")) == "tremplin> ")
    #expect(PromptColour.stripped(from: "é > ") == "é > ")
  }

  @Test func theMarksNeverReachTheTerminal() {
    #expect(PromptColour.unmarked(PromptColour.bold("a")) == "\u{1B}[1ma\u{1B}[0m")
  }

  @Test(arguments: [
    ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\n", ["a"]), ("a\n\nb\n", ["a", "", "b"]), ("a\r\nb", ["a", "b"]),
    ("\n", [""]), ("\n\n", ["", ""]),
  ])
  func aPastedBlockIsItsLines(text: String, expected: [String]) {
    #expect(PastedBlock.lines(of: text) == expected)
  }
}
