/// Makes elements out of blocks. Drawings are in files of their own.
struct HTMLRenderer {
  let numbers: [String: Int]
  private var levels = HeadingLevels()
  /// How many drawings there are: each has ids of its own.
  private var drawings = 0

  init(cited: [String]) {
    numbers = Dictionary(uniqueKeysWithValues: zip(cited, 1...))
  }

  mutating func block(_ block: Block) -> String {
    switch block {
    case .heading(let wanted, let text): return heading(wanted, text)
    case .paragraph(let text): return element("p", inline(text))
    case .list(let kind, let items): return list(kind, items)
    case .definitions(let pairs): return definitions(pairs)
    case .table(let table): return self.table(table)
    case .timeline(let items): return timeline(items)
    case .bars(let chart): return bars(chart)
    case .intervals(let chart): return intervals(chart)
    case .radar(let chart): return radar(chart)
    case .scatter(let chart): return scatter(chart)
    case .checklist(let items): return checklist(items)
    case .callout(let kind, let blocks): return callout(kind, blocks)
    case .commands(let hints): return commands(hints)
    case .quote(let paragraphs, let author): return quote(paragraphs, author)
    case .preformatted(let text): return text.isEmpty ? "" : "<pre>\(HTMLText.preformatted(text))</pre>\n"
    case .sources(let sources): return self.sources(sources)
    case .rule: return "<hr/>\n"
    case .group(let blocks): return element("div class=\"group\"", blocks.map { self.block($0) }.joined())
    }
  }

  /// `<tag>content</tag>`, or nothing around nothing. `tag` may carry attributes.
  func element(_ tag: String, _ content: String) -> String {
    content.isEmpty ? "" : "<\(tag)>\(content)</\(tag.prefix { $0 != " " })>\n"
  }

  private mutating func heading(_ wanted: Int, _ text: Inline) -> String {
    guard !text.isEmpty else { return "" }
    let level = levels.next(wanted)
    return element("h\(level)", inline(text))
  }

  /// A number for the ids of one drawing.
  mutating func nextDrawing() -> Int {
    drawings += 1
    return drawings
  }

  // MARK: Texts

  func inline(_ inline: Inline) -> String {
    inline.spans.reduce(into: "") { out, span in
      switch span {
      case .text(let text, let marks):
        out += marked(marks.contains(.command) ? HTMLText.verbatim(text) : HTMLText.escaped(text), marks)
      case .cite(let id):
        let number = numbers[id].map(String.init) ?? "?"
        out += "<sup><a href=\"#source-\(number)\">[\(number)]</a></sup>"
      case .uncertain: out += " <span class=\"uncertain\">(à\u{A0}vérifier)</span>"
      case .lineBreak: out += "<br/>"
      }
    }
  }

  private func marked(_ text: String, _ marks: Inline.Marks) -> String {
    var text = text
    if marks.contains(.command) { text = "<code>\(text)</code>" }
    if marks.contains(.emphasis) { text = "<em>\(text)</em>" }
    if marks.contains(.strong) { text = "<strong>\(text)</strong>" }
    for (mark, name) in [(Inline.Marks.success, "success"), (.warning, "warn"), (.muted, "muted")]
    where marks.contains(mark) {
      text = "<span class=\"\(name)\">\(text)</span>"
    }
    return text
  }

  // MARK: Blocks of text

  private mutating func callout(_ kind: CalloutKind, _ blocks: [Block]) -> String {
    let label = "<strong>\(kind.word)\u{A0}:</strong>"
    var blocks = blocks
    var first = element("p", label)
    if case .paragraph(let text)? = blocks.first {
      first = element("p", label + " " + inline(text))
      blocks.removeFirst()
    }
    let body = first + blocks.map { self.block($0) }.joined()
    return element("div class=\"callout \(kind == .warning ? "warning" : "note")\" role=\"note\"", body)
  }

  private func quote(_ paragraphs: [Inline], _ author: Inline?) -> String {
    let text = paragraphs.map { element("p", inline($0)) }.joined()
    guard !text.isEmpty else { return "" }
    let name = author.map { element("figcaption", inline($0) + "\u{A0}:") } ?? ""
    return element("figure class=\"quote\"", name + element("blockquote", text))
  }

  /// Numbered notes. Only a web address is a link.
  private mutating func sources(_ sources: [SourceLine]) -> String {
    guard !sources.isEmpty else { return "" }
    let title = heading(1, "Sources")
    let lines = sources.map { source -> String in
      var text = HTMLText.escaped("\(source.publisher), «\u{A0}\(source.title)\u{A0}»")
      if let url = source.url {
        let shown = HTMLText.escaped(url)
        text += ", " + (HTMLText.webAddress(url).map { "<a href=\"\($0)\" rel=\"noreferrer\">\(shown)</a>" } ?? shown)
      }
      if let day = source.readOn { text += HTMLText.escaped(", lu le " + day) }
      if let confidence = source.confidence { text += HTMLText.escaped(" (\(confidence))") }
      return "<li id=\"source-\(source.number)\" value=\"\(source.number)\">\(text)</li>\n"
    }
    return title + element("ol class=\"sources\"", "\n" + lines.joined())
  }
}
