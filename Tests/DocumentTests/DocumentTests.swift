import Document
import Testing

struct DocumentTests {
  @Test func literalsAndConcatenationMeanTheSame() {
    let name = "Inès"
    let interpolated: Inline = "Bonjour \(name), \(strong: "déjà \(2)") \(command: "aide")\(cite: "x")"
    let added: Inline =
      Inline("Bonjour ") + Inline(name) + ", " + .strong("déjà " + "2") + " " + .command("aide") + .cite("x")
    let options = RenderOptions(colour: true)
    #expect(render(interpolated, options) == render(added, options))
    #expect(
      render(interpolated, options)
        == "Bonjour Inès, \u{1B}[1mdéjà 2\u{1B}[0m «\u{A0}\u{1B}[36maide\u{1B}[0m\u{A0}»\u{A0}[1]\n")
  }

  @Test func theBuilderTakesWhatScreensNeed() {
    func screen(_ hurried: Bool) -> Document {
      Document("T") {
        "a"
        if hurried { .heading("vite") } else { "lentement" }
        for n in 1...2 { Block.paragraph("n\u{A0}= \(n)") }
        [Block.rule, .rule]
      }
    }
    #expect(
      screen(false).blocks
        == [.paragraph("a"), .paragraph("lentement")]
        + (1...2).map { .paragraph("n\u{A0}= \($0)") } + [.rule, .rule])
    #expect(screen(true).blocks[1] == .heading(level: 1, "vite"))
  }

  @Test func sourcesAreNumberedInTheOrderOfReading() {
    let document = Document("Titre\(cite: "t")") {
      "un\(cite: "b")"
      Block.table(["h\(cite: "h")"], rows: [["\(cite: "a")"]])
      Block.callout(.tip) { Block.checklist([ChecklistItem(.done, "x\(cite: "b")", details: ["\(cite: "z")"])]) }
    }
    #expect(document.citedSources == ["t", "b", "h", "a", "z"])
    let page = document.withSources { SourceLine(publisher: "P", title: $0) }
    #expect(page.withSources { SourceLine(publisher: "P", title: $0) } == page)
    guard case .sources(let sources)? = page.blocks.last else { return #expect(Bool(false)) }
    #expect(sources.map(\.number) == [1, 2, 3, 4, 5] && sources.map(\.title) == document.citedSources)
  }

  @Test func nothingCitedNothingAdded() {
    let document = Document { "a" }
    #expect(document.withSources { _ in nil } == document)
  }

  @Test func anUnknownSourceIsSaid() {
    let page = Document { "a\(cite: "perdue")" }.withSources { _ in nil }
    #expect(render(page, RenderOptions()) == "a\u{A0}[1]\n\nSources\n[1] Source non décrite, «\u{A0}perdue\u{A0}»\n")
  }

  @Test func stylesCloseOnEveryLine() {
    let text = render(.strong("un deux trois quatre cinq six sept"), RenderOptions(width: 20, colour: true))
    for line in lines(text) { #expect(line.hasPrefix("\u{1B}[1m") && line.hasSuffix("\u{1B}[0m")) }
  }

  @Test func appendingIsLinear() {
    var text = Inline()
    let took = ContinuousClock().measure { for _ in 0..<100_000 { text += "œuvre " } }
    #expect(text.spans.count == 1)
    #expect(took < .seconds(5), "\(took)")
  }
}
