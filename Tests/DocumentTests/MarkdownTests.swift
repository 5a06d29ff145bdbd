import Document
import Testing

struct MarkdownTests {
  @Test(arguments: [
    ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"), ("[x](y)", "\\[x\\](y)"), ("<b>&amp;", "\\<b\\>\\&amp;"),
    ("a | b", "a \\| b"), ("# titre", "\\# titre"), ("- point", "\\- point"), ("+ point", "\\+ point"),
    ("1. point", "1\\. point"), ("12) point", "12\\) point"), ("===", "\\==="), ("~~~", "\\~\\~\\~"),
    ("![x](y)", "\\!\\[x\\](y)"), ("    code", "code"), ("a\\b", "a\\\\b"), ("1995 : été", "1995 : été"),
    ("\u{1B}[0m", "\\\\u\\{1B\\}\\[0m"), ("a\n# b", "a \\# b"), ("www.x.fr http://x.fr", "www\\.x.fr http:\\//x.fr"),
    ("moi@exemple.fr", "moi\\@exemple.fr"),
  ])
  func aTextIsShownNotObeyed(text: String, expected: String) {
    #expect(renderMarkdown(Document(blocks: [.paragraph(Inline(text))])) == expected + "\n")
  }

  /// Whatever the text, what is left once escaped letters are taken away has the marks of a plain page.
  @Test func aTextAddsNoMark() {
    var random = Seeded(11)
    let pieces =
      HTMLTests.hostile + [
        "*", "_", "`", "``", "[", "](", "<", ">", "|", "#", "-", "1.", "~", "\\", "&", "!", "\n", "\u{202E}", "é",
        "---",
      ]
    let plain = marks(renderMarkdown(Gallery.everyBlock("x")))
    for _ in 0..<60 {
      let text =
        "x" + (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
        + "x"
      let page = renderMarkdown(Gallery.everyBlock(text))
      #expect(marks(page) == plain, "\(visible(text))")
      #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || visible(String($0)) == String($0) })
    }
  }

  /// The signs that mean something, outside code and once the backslashes have taken their letters.
  private func marks(_ page: String) -> String {
    var page = page.replacing(/(`{3,})text\n(?s:.*?)\n\1/, with: "")
    page = page.replacing(/\\[!-\/:-@\[-`{-~]/, with: "")
    page = page.replacing(/(`+)[^`\n](?:.*?[^`\n])??\1(?!`)/, with: "")
    return String(page.filter { "*_`[]<>|#~&!\n".contains($0) })
  }

  @Test func strongMarksHugTheirWords() {
    #expect(renderMarkdown(Document { "a\(strong: " b ")c" }) == "a **b** c\n")
    #expect(renderMarkdown(Document { .strong("  ") + "x" }) == "x\n")
  }

  @Test func codeHoldsItsBackticks() {
    #expect(renderMarkdown(Document { .command("a `b` ``c``") }) == "``` a `b` ``c`` ```\n")
  }

  @Test func anEmptyDocumentIsAnEmptyText() {
    #expect(renderMarkdown(Document(blocks: [.paragraph(""), .bullets([]), .timeline([])])) == "")
  }
}
