/// Makes lines out of blocks. One extension a kind of block, in a file of its own.
struct Renderer {
  let width: Int
  let accessible: Bool
  /// The number of each source, from 1.
  let numbers: [String: Int]

  init(options: RenderOptions, cited: [String]) {
    width = max(20, options.width)
    accessible = options.accessible
    numbers = Dictionary(uniqueKeysWithValues: zip(cited, 1...))
  }

  func lines(_ block: Block, width: Int) -> [Line] {
    // However deep blocks are nested, a column is left for the text.
    let width = max(8, width)
    return switch block {
    case .heading(let level, let text): heading(level, text, width: width)
    case .paragraph(let text): wrap(text, width: width)
    case .list(let kind, let items): list(kind, items, width: width)
    case .definitions(let pairs): definitions(pairs, width: width)
    case .table(let table): self.table(table, width: width)
    case .timeline(let items): timeline(items, width: width)
    case .bars(let chart): bars(chart, width: width)
    case .intervals(let chart): intervals(chart, width: width)
    case .radar(let chart): intervals(chart.intervals, width: width)
    case .scatter(let chart): scatter(chart, width: width)
    case .checklist(let items): checklist(items, width: width)
    case .callout(let kind, let blocks): callout(kind, blocks, width: width)
    case .commands(let hints): commands(hints, width: width)
    case .quote(let paragraphs, let author): quote(paragraphs, author, width: width)
    case .preformatted(let text): preformatted(text)
    case .sources(let sources): self.sources(sources, width: width)
    case .rule: accessible ? [] : [Line(String(repeating: "─", count: width), .dim)]
    case .group(let blocks): blocks.flatMap { lines($0, width: width) }
    }
  }

  func wrap(_ inline: Inline, width: Int, _ style: Style = []) -> [Line] {
    var wrapper = Wrapper(width: max(1, width))
    add(inline, to: &wrapper, style)
    return wrapper.finish()
  }

  /// The columns that the text would like, and those that its longest word needs.
  func measure(_ inline: Inline) -> (natural: Int, longestWord: Int) {
    var wrapper = Wrapper(width: .max / 4)
    add(inline, to: &wrapper, [])
    let natural = wrapper.finish().reduce(0) { max($0, $1.width) }
    return (natural, wrapper.longestWord)
  }

  private func add(_ inline: Inline, to wrapper: inout Wrapper, _ style: Style) {
    var needsSpace = false
    for span in inline.spans {
      switch span {
      case .text(let text, let marks):
        let text = flowing(text)
        let look = style.union(Style(marks))
        if marks.contains(.command) {
          wrapper.add("«\u{A0}", [])
          wrapper.add(text, look, unbreakable: true)
          wrapper.add("\u{A0}»", [])
        } else {
          wrapper.add(text, look)
        }
        needsSpace = text.utf8.last.map { $0 != 0x20 } ?? needsSpace
      case .cite(let id):
        wrapper.add((needsSpace ? "\u{A0}" : "") + "[\(numbers[id].map(String.init) ?? "?")]", style)
        needsSpace = false
      case .uncertain:
        wrapper.add(" (à\u{A0}vérifier)", style.union(.yellow))
        needsSpace = true
      case .lineBreak:
        wrapper.breakLine()
        needsSpace = false
      }
    }
  }
}
