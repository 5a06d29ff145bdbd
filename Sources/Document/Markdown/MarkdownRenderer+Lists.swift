extension MarkdownRenderer {
  /// Lines as items, and the lines under each.
  func bullets(_ lines: [String], _ children: [[String]] = [], numbered: Bool = false) -> String {
    lines.enumerated().map { index, line in
      let mark = numbered ? "\(index + 1). " : "- "
      let under = index < children.count ? children[index] : []
      let indent = String(repeating: " ", count: mark.count)
      return
        ([mark + MarkdownText.startingLine(line)]
        + under.map { indent + "- " + MarkdownText.startingLine($0) }).joined(separator: "\n")
    }.joined(separator: "\n")
  }

  func list(_ kind: ListKind, _ items: [ListItem]) -> String {
    bullets(items.map { inline($0.text) }, items.map { $0.children.map { inline($0) } }, numbered: kind == .numbered)
  }

  func checklist(_ items: [ChecklistItem]) -> String {
    bullets(
      items.map { item in
        let box = item.state == .done ? "[x] " : "[ ] "
        return box + bold(MarkdownText.escaped(French.capitalized(item.word))) + "\u{A0}: " + inline(item.text)
      }, items.map { $0.details.map { inline($0) } })
  }

  func table(_ table: Table) -> String {
    guard !table.rows.isEmpty else { return "" }
    let count = table.rows.reduce(table.columns.count) { max($0, $1.count) }
    let columns = table.columns + Array(repeating: Column(""), count: count - table.columns.count)
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rows = table.rows.map { cells in
      row(columns.indices.map { $0 < cells.count ? inline(cells[$0]) : "" })
    }
    return
      ([row(columns.map { inline($0.header) }), row(columns.map { $0.alignment == .right ? "---:" : "---" })] + rows)
      .joined(separator: "\n")
  }

  /// A table of dates, then what there is to say of each step.
  func timeline(_ items: [TimelineItem]) -> String {
    let hasState = items.contains { $0.state != nil }
    let dates = Table(
      ["N°", "Étape", "Quand"] + (hasState ? ["État"] : []),
      rows: items.enumerated().map { index, item in
        ["\(index + 1)", item.title, Inline(item.period)] + (hasState ? [Inline(item.state?.word ?? "")] : [])
      })
    guard items.contains(where: { !$0.details.isEmpty }) else { return table(dates) }
    return table(dates) + "\n\n"
      + bullets(
        items.map { bold(inline($0.title)) }, items.map { $0.details.map { inline($0) } }, numbered: true)
  }
}
