import Document

extension Gallery {
  /// Every place that takes a text, with the same text in it.
  static func everyBlock(_ words: String) -> Document {
    let text = Inline(words)
    let rows = [IntervalRow(text, 1, between: 0...2, mark: 3, note: text), IntervalRow(text), IntervalRow(text, 2)]
    let chart = IntervalChart(rows, scale: 0...4, valueTitle: words, markTitle: words, missing: words)
    return Document(text) {
      Block.heading(text)
      text + .strong(text) + .emphasis(text) + .command(words) + .uncertain(text) + .lineBreak + .muted(text)
      Block.list(.numbered, [ListItem(text, [text])])
      Block.definitions([Definition(text, text)])
      Block.table([Column(text), .right(text)], rows: [[text, text]])
      Block.timeline([
        TimelineItem(text, from: words, to: words + "x", days: 1...2, details: [text]),
        TimelineItem(text, from: words, to: "", days: 1...2, deadline: 1),
      ])
      Block.bars([Bar(text, 1, text: text)])
      Block.intervals(chart)
      Block.radar(RadarChart(chart))
      Block.scatter(
        ScatterChart(
          [ScatterPoint(words, x: 1, y: 2, isMarked: true), ScatterPoint(words, x: 3, y: 4)],
          x: ScatterAxis(words, .number), y: ScatterAxis(words, .euros), markTitle: words,
          caption: text, table: Table([Column(text)], rows: [[text]])))
      Block.checklist([ChecklistItem(.late, text, word: words, details: [text])])
      Block.callout(.tip, text)
      Block.callout(.warning) { Block.bullets([text]) }
      Block.commands([CommandHint(words, text)])
      Block.quote(text, by: text)
      Block.preformatted(words)
      Block.sources([
        SourceLine(number: 1, publisher: words, title: words, url: words, readOn: words, confidence: words)
      ])
    }
  }
}
