extension Renderer {
  private static let gap = 2
  /// Past so many lines in a cell, columns read worse than a list.
  private static let tallest = 4

  func table(_ table: Table, width: Int) -> [Line] {
    guard !table.rows.isEmpty else { return [] }
    let table = completed(table)
    if !accessible, let aligned = aligned(table, width: width) { return aligned }
    return stacked(table, width: width)
  }

  /// Every row as long as the columns, and a column for every cell: nothing that was said is lost.
  private func completed(_ table: Table) -> Table {
    var table = table
    let count = table.rows.reduce(table.columns.count) { max($0, $1.count) }
    table.columns += Array(repeating: Column(""), count: count - table.columns.count)
    for index in table.rows.indices {
      table.rows[index] += Array(repeating: "", count: count - table.rows[index].count)
    }
    return table
  }

  /// Each row an item, each cell a line « En-tête : valeur ». A screen reader hears a short row in one breath.
  private func stacked(_ table: Table, width: Int) -> [Line] {
    if accessible {
      let rows = table.rows.map { row in
        zip(table.columns, row).filter { !$1.isEmpty }.map { column, cell in
          column.header.isEmpty ? cell : column.header + "\u{A0}: " + cell
        }.joined(separator: "\u{202F}; ")
      }
      if rows.allSatisfy({ measure($0).natural <= 120 }) {
        return rows.flatMap { wrap($0, width: width - bullet.width).hanging(bullet) }
      }
    }
    return table.rows.flatMap { row in
      zip(table.columns, row).flatMap { column, cell -> [Line] in
        if cell.isEmpty { return [] }
        let label = column.header.isEmpty ? "" : column.header + "\u{A0}: "
        return wrap(label + cell, width: width - bullet.width)
      }.hanging(bullet)
    }
  }

  /// Columns, or nil where they do not fit.
  private func aligned(_ table: Table, width: Int) -> [Line]? {
    guard let widths = columnWidths(table, width: width) else { return nil }
    var lines: [Line] = []
    guard let head = layOut(table.columns.map(\.header), table, widths, .bold) else { return nil }
    if table.columns.contains(where: { !$0.header.isEmpty }) {
      lines += head
      let total = widths.reduce(0, +) + Renderer.gap * (widths.count - 1)
      lines.append(Line(String(repeating: "─", count: total), .dim))
    }
    for row in table.rows {
      guard let cells = layOut(row, table, widths, []) else { return nil }
      lines += cells
    }
    return lines
  }

  private func layOut(_ cells: [Inline], _ table: Table, _ widths: [Int], _ style: Style) -> [Line]? {
    let wrapped = zip(cells, widths).map { wrap($0, width: $1, style) }
    let height = wrapped.reduce(1) { max($0, $1.count) }
    guard height <= Renderer.tallest else { return nil }
    return (0..<height).map { index in
      var line = Line()
      var column = 0
      for (cell, (width, side)) in zip(wrapped, zip(widths, table.columns.map(\.alignment))) {
        line.pad(to: column)
        if index < cell.count {
          if side == .right { line.pad(to: column + width - cell[index].width) }
          line.append(cell[index])
        }
        column += width + Renderer.gap
      }
      return line
    }
  }

  /// What each column gets: all that it wants, or, for text, less, but never less than its longest word.
  private func columnWidths(_ table: Table, width: Int) -> [Int]? {
    var natural: [Int] = []
    var least: [Int] = []
    for (index, column) in table.columns.enumerated() {
      let head = measure(column.header)
      let cells = table.rows.map { measure($0[index]) }
      let widest = cells.reduce(0) { max($0, $1.natural) }
      natural.append(max(head.natural, widest))
      let word = max(head.longestWord, cells.reduce(0) { max($0, $1.longestWord) })
      // A header may wrap over figures; figures may not.
      least.append(column.alignment == .right ? max(head.longestWord, widest) : max(word, min(natural[index], 14)))
    }
    let room = width - Renderer.gap * (natural.count - 1)
    if natural.reduce(0, +) <= room { return natural }
    guard least.reduce(0, +) <= room else { return nil }
    // The widest columns give way first: the greatest common limit that fits.
    func widths(limit: Int) -> [Int] { zip(natural, least).map { max($1, min($0, limit)) } }
    var (fits, fails) = (0, natural.max() ?? 0)
    while fails - fits > 1 {
      let middle = fits + (fails - fits) / 2
      if widths(limit: middle).reduce(0, +) <= room { fits = middle } else { fails = middle }
    }
    return widths(limit: fits)
  }
}
