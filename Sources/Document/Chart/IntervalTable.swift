extension IntervalChart {
  /// The same in figures: what a reader of Markdown, or of a page without drawings, gets.
  var table: Table {
    let hasMark = rows.contains { $0.mark != nil }
    let hasNote = rows.contains { !$0.note.isEmpty }
    return Table(
      ["", .right(Inline(valueTitle)), "Intervalle"] + (hasMark ? [.right(Inline(French.capitalized(markName)))] : [])
        + (hasNote ? [""] : []),
      rows: rows.map { row in
        let interval = row.measure.map {
          $0.low < $0.high ? "de \(French.number($0.low)) à \(French.number($0.high))" : "—"
        }
        return [row.label, Inline(row.measure.map { French.number($0.value) } ?? "—"), Inline(interval ?? missing)]
          + (hasMark ? [Inline(row.mark.map { French.number($0) } ?? "—")] : []) + (hasNote ? [row.note] : [])
      })
  }
}
