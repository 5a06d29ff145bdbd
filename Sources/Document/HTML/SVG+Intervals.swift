extension HTMLRenderer {
  /// Amounts as bars, each with its label and its words.
  mutating func bars(_ chart: BarChart) -> String {
    guard !chart.bars.isEmpty else { return "" }
    let (left, row) = (210.0, 28.0)
    var svg = SVG(width: 760, height: row * Double(chart.bars.count) + 8)
    let room = 300.0
    for (index, bar) in chart.bars.enumerated() {
      let y = 4 + row * Double(index)
      svg.text(0, y + 18, SVG.cut(flowing(bar.label.plainText), to: left - 12))
      svg.rect(left, y + 6, room, row - 12, "grid")
      svg.rect(left, y + 6, room * chart.share(bar.value), row - 12, "bar")
      svg.text(left + room + 12, y + 18, SVG.cut(flowing(bar.text.plainText), to: svg.width - left - room - 14))
    }
    let spoken = chart.bars.map { "\($0.label.plainText) : \($0.text.plainText)" }.joined(separator: " ; ") + "."
    return figure(svg, title: "Barres", description: spoken)
  }

  /// Points with their intervals and the second marks, then the same as a table.
  mutating func intervals(_ chart: IntervalChart) -> String {
    guard !chart.rows.isEmpty else { return "" }
    let (left, row, bottom) = (250.0, 26.0, 24.0)
    var svg = SVG(width: 760, height: row * Double(chart.rows.count) + bottom + 6)
    let room = svg.width - left - 16
    let foot = svg.height - bottom
    func x(_ value: Double) -> Double { left + chart.share(value) * room }
    for tick in chart.ticks {
      svg.line(x(Double(tick)), 0, x(Double(tick)), foot, "grid")
      svg.text(x(Double(tick)), foot + 16, "\(tick)", "soft", .middle)
    }
    for (index, line) in chart.rows.enumerated() {
      let y = 4 + row * Double(index) + row / 2
      svg.text(0, y + 5, SVG.cut(flowing(line.label.plainText), to: left - 14))
      if let measure = line.measure {
        if measure.low < measure.high {
          svg.line(x(measure.low), y, x(measure.high), y, "whisker")
          for end in [measure.low, measure.high] { svg.line(x(end), y - 5, x(end), y + 5, "whisker") }
        }
        svg.circle(x(measure.value), y, 5.5, "dot")
      }
      if let mark = line.mark { svg.diamond(x(mark), y, 6, "mark") }
    }
    return figure(svg, title: chart.valueTitle, description: spoken(chart), caption: legend(chart))
      + table(chart.table)
  }

  func spoken(_ chart: IntervalChart) -> String {
    chart.rows.map { "\($0.label.plainText) : \(chart.words($0).plainText)" }.joined(separator: " ; ") + "."
  }

  func legend(_ chart: IntervalChart) -> Inline {
    let marks = chart.rows.contains { $0.mark != nil }
    return Inline("● : \(chart.valueTitle.lowercased()), avec son intervalle")
      + (marks ? Inline(" ; ◇ : \(chart.markName)") : "") + "."
  }
}
