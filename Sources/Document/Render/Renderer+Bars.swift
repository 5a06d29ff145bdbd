extension Renderer {
  /// The label, the value as a bar, the value in words.
  func bars(_ chart: BarChart, width: Int) -> [Line] {
    rows(chart.bars.map { ($0.label, $0.text) }, width: width) { index, room in
      let filled = cells(chart.share(chart.bars[index].value), room)
      var line = Line(String(repeating: "█", count: filled))
      line.append(Line(String(repeating: "·", count: room - filled), .dim))
      return line
    }
  }

  /// The point `●` in its interval `├──●─┤`, what the person thinks `○` (`◉` where both fall together), and the words.
  func intervals(_ chart: IntervalChart, width: Int) -> [Line] {
    let lines = rows(chart.rows.map { ($0.label, chart.words($0)) }, width: width) { index, room in
      interval(chart.rows[index], chart, width: room)
    }
    guard !accessible, !lines.isEmpty else { return lines }
    var signs: Inline = "● : \(chart.valueTitle.lowercased()), ├─┤ : ce qui est vraisemblable"
    if chart.rows.contains(where: { $0.mark != nil }) { signs += ", ○ : \(chart.markName)" }
    return lines + wrap(signs, width: width, .dim)
  }

  private func interval(_ row: IntervalRow, _ chart: IntervalChart, width: Int) -> Line {
    func at(_ value: Double) -> Int { cells(chart.share(value), width - 1) }
    var glyphs = Array(repeating: Character("·"), count: width)
    if let measure = row.measure {
      let value = at(measure.value)
      let (low, high) = (min(value, at(measure.low)), max(value, at(measure.high)))
      for cell in low...high { glyphs[cell] = "─" }
      if low < value { glyphs[low] = "├" }
      if high > value { glyphs[high] = "┤" }
      glyphs[value] = "●"
    }
    if let mark = row.mark.map(at) { glyphs[mark] = glyphs[mark] == "●" ? "◉" : "○" }
    var line = Line()
    for glyph in glyphs { line.append(String(glyph), glyph == "·" ? .dim : glyph == "○" ? .yellow : [], 1) }
    return line
  }

  /// Label, drawing and words on a line; words first and the drawing under them where the width is short.
  private func rows(
    _ texts: [(label: Inline, words: Inline)], width: Int, drawing: (_ index: Int, _ room: Int) -> Line
  ) -> [Line] {
    if accessible {
      return texts.flatMap { wrap($0.label + "\u{A0}: " + $0.words, width: width - 2).hanging(bullet) }
    }
    let labels = texts.reduce(0) { max($0, measure($1.label).natural) }
    let longest = min(texts.reduce(0) { max($0, measure($1.words).natural) }, max(24, width / 3))
    let room = width - labels - longest - 4
    guard room >= 10 else {
      return texts.enumerated().flatMap { index, text in
        wrap(text.label + "\u{A0}: " + text.words, width: width) + [drawing(index, min(width - 2, 40))].indented(2)
      }
    }
    return texts.enumerated().flatMap { index, text in
      var mark = wrap(text.label, width: labels).first ?? Line()
      mark.pad(to: labels + 2)
      mark.append(drawing(index, min(room, 40)))
      mark.append(.blanks(2))
      return wrap(text.words, width: width - mark.width).hanging(mark)
    }
  }
}
