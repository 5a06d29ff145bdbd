extension Renderer {
  private static let height = 11

  /// The points by their numbers in a plane, the marked one in brackets, and the table under it.
  func scatter(_ chart: ScatterChart, width: Int) -> [Line] {
    let table = self.table(chart.table, width: width)
    guard !accessible, chart.points.count > 1 else { return table }
    return join([wrap(chart.caption, width: width), plane(chart, width: width), table])
  }

  private func plane(_ chart: ScatterChart, width: Int) -> [Line] {
    let height = Renderer.height
    let y = AxisScale(chart.y, chart.points.map(\.y), ticks: 5)
    let yTicks = y.ticks(atMost: 5).map { (row: height - 1 - cells($0.share, height - 1), label: flowing($0.label)) }
    let margin = yTicks.reduce(0) { max($0, displayWidth($1.label)) } + 2
    // A wide screen does not need a wider plane.
    let room = min(width - margin, 78)
    guard room >= 20 else { return [] }
    let x = AxisScale(chart.x, chart.points.map(\.x), ticks: room / 12)
    var grid = Array(repeating: Array(repeating: Character(" "), count: room), count: height)
    var hidden: [String] = []
    var marked: [(row: Int, cells: Range<Int>)] = []
    for point in chart.points.filter(\.isMarked) + chart.points.filter({ !$0.isMarked }) {
      let label = flowing(point.isMarked ? "[\(point.label)]" : point.label)
      let row = height - 1 - cells(y.share(point.y), height - 1)
      let columns = label.count
      let column = max(0, min(cells(x.share(point.x), room - 1) - columns / 2, room - columns))
      guard displayWidth(label) == columns, let free = place(columns, near: (row, column), in: grid) else {
        hidden.append(point.label)
        continue
      }
      for (offset, glyph) in label.enumerated() { grid[free.row][free.column + offset] = glyph }
      if point.isMarked { marked.append((free.row, free.column..<free.column + columns)) }
    }
    var lines = wrap(Inline(chart.y.title), width: width, .dim)
    for (row, glyphs) in grid.enumerated() {
      let label = yTicks.first { $0.row == row }?.label ?? ""
      var line = Line.blanks(margin - 2 - displayWidth(label))
      line.append(Line(label, .dim))
      line.append(Line(label.isEmpty ? " │" : " ┤", .dim))
      for (cell, glyph) in glyphs.enumerated() {
        let isMarked = marked.contains { $0.row == row && $0.cells.contains(cell) }
        line.append(String(glyph), isMarked ? [.bold, .green] : [], 1)
      }
      lines.append(line)
    }
    lines.append(Line(String(repeating: " ", count: margin - 1) + "└" + String(repeating: "─", count: room), .dim))
    let xTicks = x.ticks(atMost: max(2, room / 14), columns: room).map {
      (cell: cells($0.share, room - 1), text: $0.label)
    }
    lines += [axis(xTicks, width: room)].indented(margin)
    var legend = Inline(chart.x.title)
    if let point = chart.points.first(where: \.isMarked) {
      legend += Inline(" ; [\(point.label)] : \(chart.markTitle)")
    }
    if !hidden.isEmpty { legend += Inline(" ; au même endroit que d’autres : \(hidden.joined(separator: ", "))") }
    return lines + wrap(legend + ".", width: width - margin, .dim).indented(margin)
  }

  /// The place itself, or one beside it: a label never touches another.
  private func place(_ columns: Int, near: (row: Int, column: Int), in grid: [[Character]]) -> (row: Int, column: Int)?
  {
    for (rows, shift) in [(0, 0), (0, columns + 1), (0, -columns - 1), (-1, 0), (1, 0), (0, 2 * columns + 2)] {
      let (row, column) = (near.row + rows, near.column + shift)
      guard grid.indices.contains(row), column >= 0, column + columns <= grid[row].count else { continue }
      let around = max(0, column - 1)..<min(grid[row].count, column + columns + 1)
      if grid[row][around].allSatisfy({ $0 == " " }) { return (row, column) }
    }
    return nil
  }
}
