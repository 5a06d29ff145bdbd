import Document
import Testing

struct HostileTextTests {
  @Test(arguments: [
    ("\u{1B}[2J", "\\u{1B}[2J"), ("\u{9B}31m", "\\u{9B}31m"), ("a\u{0}b", "a\\u{0}b"), ("\u{7F}", "\\u{7F}"),
    ("a\u{202E}b", "a\\u{202E}b"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{2028}", "\\u{2028}"),
    ("\u{85}", "\\u{85}"), ("\u{200F}", "\\u{200F}"), ("\r\n\t", "\\u{D}\\u{A}\\u{9}"), ("\u{FEFF}", "\\u{FEFF}"),
    ("d’été 👨‍👩‍👧 1\u{202F}200\u{A0}€", "d’été 👨‍👩‍👧 1\u{202F}200\u{A0}€"),
  ])
  func isShownNotObeyed(text: String, expected: String) {
    #expect(visible(text) == expected)
  }

  @Test func anEndOfLineInATextIsASpace() {
    #expect(render(Inline("a\nb\r\nc\td\re"), RenderOptions()) == "a b c d\\u{D}e\n")
  }

  /// Every place that takes a text, fed with every text: no control reaches the screen but ends of line and our own colours.
  @Test func noBlockLetsAControlThrough() {
    let nasty = "\u{1B}]0;titre\u{7} \u{9B}31m \u{0} \u{202E}rtl \u{2029} \u{7F}\r"
    let document = Gallery.everyBlock(nasty)
    for width in [20, 60, 200] {
      for accessible in [false, true] {
        let plain = render(document, RenderOptions(width: width, accessible: accessible))
        #expect(plain.replacing("\n", with: "") == visible(plain.replacing("\n", with: "")))
        let coloured = render(document, RenderOptions(width: width, colour: true, accessible: accessible))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]+m/, with: "") == plain)
      }
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["\u{1B}", "\u{301}", "\u{202E} ", ": ", "😀", "«", "\n", "a "])
  func aMegabyteOfAnything(piece: String) {
    let text = String(repeating: piece, count: 1_000_000 / piece.utf8.count)
    let shown = render(Document(blocks: [.paragraph(Inline(text))]), RenderOptions(width: 60))
    for line in lines(shown) where displayWidth(line) > 60 { Issue.record("too wide") }
  }
}
