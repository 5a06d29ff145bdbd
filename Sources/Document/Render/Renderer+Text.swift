extension Renderer {
  func title(_ text: Inline) -> [Line] {
    underlined(wrap(text, width: width, .bold), with: "═")
  }

  func heading(_ level: Int, _ text: Inline, width: Int) -> [Line] {
    switch level {
    case ...1: underlined(wrap(text, width: width, .bold), with: "─")
    case 2: wrap(text, width: width, .bold)
    default: wrap(text, width: width, .underline)
    }
  }

  private func underlined(_ lines: [Line], with glyph: String) -> [Line] {
    guard !accessible, let widest = lines.map(\.width).max() else { return lines }
    return lines + [Line(String(repeating: glyph, count: widest), .dim)]
  }

  /// « Attention : … », behind a bar in the margin.
  func callout(_ kind: CalloutKind, _ blocks: [Block], width: Int) -> [Line] {
    let label = Inline.Span.text(kind.word + "\u{A0}:", kind == .warning ? [.strong, .warning] : .strong)
    var blocks = blocks
    if case .paragraph(let text)? = blocks.first {
      // The label and the first words share a line.
      blocks[0] = .paragraph(Inline(spans: [label, .text(" ", [])] + text.spans))
    } else {
      blocks.insert(.paragraph(Inline(spans: [label])), at: 0)
    }
    let inner = join(blocks.map { lines($0, width: width - (accessible ? 0 : 2)) })
    guard !accessible else { return inner }
    let bar = Line("│ ", kind == .warning ? .yellow : .dim)
    return inner.prefixed(first: bar, rest: bar)
  }

  func quote(_ paragraphs: [Inline], _ author: Inline?, width: Int) -> [Line] {
    let name = author.map { wrap($0 + "\u{A0}:", width: width, .bold) } ?? []
    guard accessible else {
      let bar = Line("│ ", .dim)
      return name + join(paragraphs.map { wrap($0, width: width - 2) }).prefixed(first: bar, rest: bar)
    }
    guard let last = paragraphs.indices.last else { return name }
    var quoted = paragraphs
    quoted[0] = "«\u{A0}" + quoted[0]
    quoted[last] += "\u{A0}»"
    return name + join(quoted.map { wrap($0, width: width) })
  }

  /// As the author typed it: a wrapped command could not be copied.
  func preformatted(_ text: String) -> [Line] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { line in
      let tabs = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Line((accessible ? "" : "  ") + visible(tabs.joined(separator: "    ")))
    }
  }

  func sources(_ sources: [SourceLine], width: Int) -> [Line] {
    guard !sources.isEmpty else { return [] }
    var groups = wrap("Sources", width: width, .bold)
    for source in sources {
      var text = "\(source.publisher), «\u{A0}\(source.title)\u{A0}»"
      if let url = source.url { text += ", " + url }
      if let day = source.readOn { text += ", lu le " + day }
      if let confidence = source.confidence { text += " (\(confidence))" }
      let number = Line("[\(source.number)] ")
      groups += wrap(Inline(text), width: width - number.width).hanging(number)
    }
    return groups
  }
}
