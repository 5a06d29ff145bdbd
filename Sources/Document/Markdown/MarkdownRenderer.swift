/// Makes Markdown out of blocks. No text of theirs reaches the page but through `MarkdownText`.
struct MarkdownRenderer {
  let numbers: [String: Int]
  private var levels = HeadingLevels()

  init(cited: [String]) {
    numbers = Dictionary(uniqueKeysWithValues: zip(cited, 1...))
  }

  mutating func block(_ block: Block) -> String {
    switch block {
    case .heading(let wanted, let text): return heading(wanted, text)
    case .paragraph(let text): return paragraph(text)
    case .list(let kind, let items): return list(kind, items)
    case .definitions(let pairs):
      return bullets(pairs.map { bold(inline($0.term)) + "\u{A0}: " + inline($0.text) })
    case .table(let table): return self.table(table)
    case .timeline(let items): return timeline(items)
    case .bars(let chart):
      return table(Table(["", ""], rows: chart.bars.map { [$0.label, $0.text] }))
    case .intervals(let chart): return chart.rows.isEmpty ? "" : table(chart.table)
    case .radar(let chart): return chart.intervals.rows.isEmpty ? "" : table(chart.intervals.table)
    case .scatter(let chart): return table(chart.table)
    case .checklist(let items): return checklist(items)
    case .callout(let kind, let blocks): return callout(kind, blocks)
    case .commands(let hints):
      return bullets(
        hints.map { MarkdownText.code($0.command) + ($0.does.isEmpty ? "" : "\u{A0}: " + inline($0.does)) })
    case .quote(let paragraphs, let author): return quote(paragraphs, author)
    case .preformatted(let text): return preformatted(text)
    case .sources(let sources): return self.sources(sources)
    case .rule: return "---"
    case .group(let blocks): return blocks.map { self.block($0) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
  }

  private mutating func heading(_ wanted: Int, _ text: Inline) -> String {
    guard !text.isEmpty else { return "" }
    return String(repeating: "#", count: levels.next(wanted)) + " " + line(text)
  }

  // MARK: Texts

  /// A text alone on its line.
  func line(_ text: Inline) -> String { MarkdownText.startingLine(inline(text)) }

  func paragraph(_ text: Inline) -> String {
    inline(text, lineBreak: "\\\n").split(separator: "\n").map { MarkdownText.startingLine(String($0)) }
      .joined(separator: "\n")
  }

  func inline(_ inline: Inline, lineBreak: String = " ") -> String {
    inline.spans.reduce(into: "") { out, span in
      switch span {
      case .text(let text, let marks):
        if marks.contains(.command) {
          out += MarkdownText.code(text)
          return
        }
        var shown = MarkdownText.escaped(text)
        if marks.contains(.emphasis) { shown = wrapped(shown, "*") }
        if marks.contains(.strong) { shown = wrapped(shown, "**") }
        out += shown
      case .cite(let id): out += "[^\(numbers[id].map(String.init) ?? "0")]"
      case .uncertain: out += " (à\u{A0}vérifier)"
      case .lineBreak: out += lineBreak
      }
    }
  }

  func bold(_ text: String) -> String { wrapped(text, "**") }

  /// Marks hold only around letters: blanks at the ends go outside.
  private func wrapped(_ text: String, _ mark: String) -> String {
    let start = text.prefix { $0.isWhitespace }
    let rest = text.dropFirst(start.count)
    guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return text }
    let end = rest.index(after: last)
    return start + mark + rest[..<end] + mark + rest[end...]
  }

  // MARK: Blocks of text

  private mutating func callout(_ kind: CalloutKind, _ blocks: [Block]) -> String {
    let label = "**\(kind.word)\u{A0}:**"
    var blocks = blocks
    var parts = [label]
    if case .paragraph(let text)? = blocks.first {
      parts = [label + " " + inline(text)]
      blocks.removeFirst()
    }
    parts += blocks.map { block($0) }.filter { !$0.isEmpty }
    return quoted(parts.joined(separator: "\n\n"))
  }

  private func quote(_ paragraphs: [Inline], _ author: Inline?) -> String {
    let texts = paragraphs.map(paragraph).filter { !$0.isEmpty }
    guard !texts.isEmpty else { return "" }
    let name = author.map { bold(inline($0)) + "\u{A0}:\n\n" } ?? ""
    return name + quoted(texts.joined(separator: "\n\n"))
  }

  private func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> " + $0 }
      .joined(separator: "\n")
  }

  private func preformatted(_ text: String) -> String {
    guard !text.isEmpty else { return "" }
    let fence = String(repeating: "`", count: max(3, MarkdownText.longestRun(text) + 1))
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
      visible(line.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    "))
    }
    return "\(fence)text\n\(lines.joined(separator: "\n"))\n\(fence)"
  }

  /// Footnotes, whose numbers are those of the text.
  private mutating func sources(_ sources: [SourceLine]) -> String {
    guard !sources.isEmpty else { return "" }
    let lines = sources.map { source in
      var text = MarkdownText.escaped("\(source.publisher), «\u{A0}\(source.title)\u{A0}»")
      // Between angles an address may hold neither blank nor angle: the same test as for a page.
      if let url = source.url {
        text += ", " + (HTMLText.webAddress(url) != nil ? "<\(url)>" : MarkdownText.escaped(url))
      }
      if let day = source.readOn { text += MarkdownText.escaped(", lu le " + day) }
      if let confidence = source.confidence { text += MarkdownText.escaped(" (\(confidence))") }
      return "[^\(source.number)]: \(text)"
    }
    return heading(1, "Sources") + "\n\n" + lines.joined(separator: "\n")
  }
}
