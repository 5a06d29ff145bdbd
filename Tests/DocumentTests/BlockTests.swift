import Document
import Testing

struct BlockTests {
  private let costs = Block.table(
    ["Formation", .right("Coût")], rows: [["BTS communication", "0\u{A0}€"], ["Titre", "4\u{202F}500\u{A0}€"]])

  private func shown(_ block: Block, _ width: Int = 60, accessible: Bool = false) -> String {
    render(Document(blocks: [block]), RenderOptions(width: width, accessible: accessible))
  }

  @Test func aTableThatFitsIsAligned() {
    #expect(
      shown(costs) == """
        Formation             Coût
        ──────────────────────────
        BTS communication      0\u{A0}€
        Titre              4\u{202F}500\u{A0}€

        """)
  }

  @Test func aTableThatDoesNotFitIsStacked() {
    let long = Block.table(
      ["Formation", .right("Coût")], rows: [[Inline(String(repeating: "communication ", count: 8)), "0\u{A0}€"]])
    #expect(shown(costs, 20).hasPrefix("• Formation\u{A0}: BTS\n  communication\n  Coût\u{A0}: 0\u{A0}€\n"))
    #expect(shown(long, 30) == shown(long, 30, accessible: true).replacing("- ", with: "• "))
  }

  @Test func aShortRowIsOneSentenceForAScreenReader() {
    #expect(
      shown(costs, accessible: true).hasPrefix("- Formation\u{A0}: BTS communication\u{202F}; Coût\u{A0}: 0\u{A0}€\n"))
  }

  @Test func figuresAreNeverCut() {
    var random = Seeded(5)
    for width in 20...120 {
      let figures = (0..<4).map { _ in "\(French.euros(Int.random(in: 0...99_999_999_99, using: &random)))" }
      let table = Block.table(
        ["Une colonne de texte", .right("Montant dû"), .right("Reste")],
        rows: figures.map { [Inline(random.text(words: 8)), Inline($0), Inline($0)] })
      let text = shown(table, width)
      for figure in figures { #expect(text.split(separator: figure, omittingEmptySubsequences: false).count >= 3) }
      for line in lines(text) { #expect(displayWidth(line) <= width) }
    }
  }

  @Test func aShortOrLongRowLosesNothing() {
    let text = shown(.table(["A", "B"], rows: [["un"], ["deux", "trois", "quatre"]]))
    for word in ["un", "deux", "trois", "quatre"] { #expect(text.contains(word)) }
  }

  @Test func accessibleIsLinear() {
    let text = render(Gallery.document, RenderOptions(width: 100, accessible: true))
    for glyph in "─═│█▓▒·•✓" { #expect(!text.contains(glyph)) }
    #expect(text.contains("1. Remise à niveau (fait), du 1er mars 2027 au 30 juin 2027."))
    #expect(text.contains("- Rédaction\u{A0}: 2,3 (entre\u{A0}1,7 et\u{A0}2,9)\u{202F}; vous vous estimez à 3"))
    #expect(text.contains("- Fait\u{A0}: Créer le compte"))
    #expect(!lines(text).contains { $0.trimmingPrefix(while: { $0 == " " }).contains("  ") })
  }

  @Test func aTextHasNoLooseBlanks() {
    for width in 20...130 {
      for accessible in [false, true] {
        let text = render(Gallery.document, RenderOptions(width: width, accessible: accessible))
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n") && !text.hasPrefix("\n"))
        #expect(!text.contains("\n\n\n") && !text.contains(" \n") && !text.contains("\u{1B}"))
        for line in lines(text) where !line.contains("tremplin exporter") { #expect(displayWidth(line) <= width) }
      }
    }
  }

  @Test func emptyBlocksLeaveNoTrace() {
    let empty: [Block] = [
      .paragraph(""), .bullets([]), .table(["A"], rows: []), .timeline([]), .bars([]),
      .intervals(IntervalChart([], scale: 0...4)), .checklist([]), .commands([:]),
      .sources([]), .group([]), .preformatted(""), .definitions([:]), .quote("", by: nil),
    ]
    #expect(render(Document(blocks: empty), RenderOptions()) == "")
    #expect(render(Document(blocks: [.paragraph("a")] + empty + [.paragraph("b")]), RenderOptions()) == "a\n\nb\n")
  }

  @Test func wildNumbersStayOnTheScreen() {
    let bars = [Double.nan, .infinity, -.infinity, -3, 1e300, 5].map {
      Bar("x", $0, text: "y")
    }
    let wild = IntervalChart(
      [Double.nan, .infinity, -3, 1e300].map {
        IntervalRow("x", $0, between: -Double.infinity...Double.infinity, mark: $0)
      }, scale: 0...4)
    let far = [Double.nan, .infinity, -1e300, 0, 1e300].map { ScatterPoint("1", x: $0, y: $0) }
    let planes = [ScatterAxis.Unit.date, .euros, .number].map { unit in
      Block.scatter(
        ScatterChart(
          far, x: ScatterAxis("x", unit), y: ScatterAxis("y", unit), markTitle: "m", table: Table(["a"], rows: [["b"]]))
      )
    }
    let items = [(Int.min, Int.max), (0, 0), (Int.max, Int.max)].map {
      TimelineItem("t", from: "a", to: "b", days: $0.0...$0.1)
    }
    for line in lines(
      shown(.bars(bars)) + shown(.bars(bars, max: 0)) + shown(.timeline(items))
        + shown(.intervals(wild)) + planes.flatMap { shown($0) })
    {
      #expect(displayWidth(line) <= 60)
    }
    let everything = Document(
      blocks: [.bars(bars), .timeline(items), .intervals(wild), .radar(RadarChart(wild))] + planes)
    #expect(!renderHTML(everything).contains(/\d(nan|inf|e\+)/))
    #expect(!renderMarkdown(everything).isEmpty)
  }
}
