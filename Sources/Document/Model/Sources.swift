/// A line of the list at the foot of a document: where a figure comes from.
public struct SourceLine: Sendable, Equatable {
  /// Set by `Document.withSources(_:)`.
  public var number: Int
  public var publisher: String
  public var title: String
  public var url: String?
  /// The day somebody read it, ready to be shown: `12/01/2026`.
  public var readOn: String?
  /// How sure it is, in words: `source officielle`.
  public var confidence: String?

  public init(
    number: Int = 0, publisher: String, title: String, url: String? = nil, readOn: String? = nil,
    confidence: String? = nil
  ) {
    (self.number, self.publisher, self.title) = (number, publisher, title)
    (self.url, self.readOn, self.confidence) = (url, readOn, confidence)
  }
}

extension Document {
  /// The ids of the sources that are cited, each once, in the order of reading. The first is number 1.
  public var citedSources: [String] {
    var seen = Set<String>()
    var order: [String] = []
    func read(_ inline: Inline) {
      for case .cite(let id) in inline.spans where seen.insert(id).inserted { order.append(id) }
    }
    if let title { read(title) }
    for block in blocks { block.forEachInline(read) }
    return order
  }

  /// The document with the list of what it cites at its foot; as it is, when it cites nothing.
  ///
  ///     let page = screen.withSources { id in catalog.sources[id].map { SourceLine(publisher: $0.publisher, title: $0.title) } }
  ///
  /// A list that stood there is replaced. A source that `lookup` does not know is said to be missing, never dropped.
  public func withSources(_ lookup: (String) -> SourceLine?) -> Document {
    let cited = citedSources
    guard !cited.isEmpty else { return self }
    let lines = cited.enumerated().map { index, id in
      var line = lookup(id) ?? SourceLine(publisher: "Source non décrite", title: id)
      line.number = index + 1
      return line
    }
    var copy = self
    copy.blocks.removeAll { if case .sources = $0 { true } else { false } }
    copy.blocks.append(.sources(lines))
    return copy
  }
}

extension Block {
  /// Calls `body` with every text of the block, in the order of reading.
  func forEachInline(_ body: (Inline) -> Void) {
    switch self {
    case .heading(_, let text), .paragraph(let text): body(text)
    case .list(_, let items):
      for item in items {
        body(item.text)
        item.children.forEach(body)
      }
    case .definitions(let pairs):
      for pair in pairs {
        body(pair.term)
        body(pair.text)
      }
    case .table(let table):
      for column in table.columns { body(column.header) }
      for row in table.rows { row.forEach(body) }
    case .timeline(let items):
      for item in items {
        body(item.title)
        item.details.forEach(body)
      }
    case .bars(let chart):
      for bar in chart.bars {
        body(bar.label)
        body(bar.text)
      }
    case .intervals(let chart): chart.forEachInline(body)
    case .radar(let chart): chart.intervals.forEachInline(body)
    case .scatter(let chart):
      body(chart.caption)
      Block.table(chart.table).forEachInline(body)
    case .checklist(let items):
      for item in items {
        body(item.text)
        item.details.forEach(body)
      }
    case .commands(let hints):
      for hint in hints { body(hint.does) }
    case .quote(let paragraphs, let author):
      if let author { body(author) }
      paragraphs.forEach(body)
    case .callout(_, let blocks), .group(let blocks):
      for block in blocks { block.forEachInline(body) }
    case .preformatted, .sources, .rule: break
    }
  }
}

extension IntervalChart {
  fileprivate func forEachInline(_ body: (Inline) -> Void) {
    for row in rows {
      body(row.label)
      body(row.note)
    }
  }
}
