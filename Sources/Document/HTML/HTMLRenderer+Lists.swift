extension HTMLRenderer {
  func items(_ texts: [Inline], _ tag: String = "ul") -> String {
    texts.isEmpty ? "" : element(tag, texts.map { "<li>\(inline($0))</li>" }.joined())
  }

  func list(_ kind: ListKind, _ list: [ListItem]) -> String {
    guard !list.isEmpty else { return "" }
    let lines = list.map { "<li>\(inline($0.text))\(items($0.children))</li>\n" }
    return element(kind == .numbered ? "ol" : "ul", "\n" + lines.joined())
  }

  func definitions(_ pairs: [Definition]) -> String {
    guard !pairs.isEmpty else { return "" }
    let rows = pairs.map { "<div><dt>\(inline($0.term))</dt><dd>\(inline($0.text))</dd></div>\n" }
    return element("dl", "\n" + rows.joined())
  }

  func commands(_ hints: [CommandHint]) -> String {
    guard !hints.isEmpty else { return "" }
    let rows = hints.map { hint in
      let does = hint.does.isEmpty ? "" : "\u{A0}: " + inline(hint.does)
      return "<li><code>\(HTMLText.escaped(hint.command))</code>\(does)</li>\n"
    }
    return element("ul class=\"commands\"", "\n" + rows.joined())
  }

  /// The state as a sign that a screen reader skips, and as a word.
  func checklist(_ list: [ChecklistItem]) -> String {
    guard !list.isEmpty else { return "" }
    let lines = list.map { item -> String in
      let (sign, name) =
        switch item.state {
        case .done: ("✓", "done")
        case .todo: ("☐", "todo")
        case .blocked: ("–", "blocked")
        case .late: ("!", "late")
        }
      let word = HTMLText.escaped(French.capitalized(item.word))
      return
        "<li class=\"\(name)\"><span class=\"sign\" aria-hidden=\"true\">\(sign)</span> <strong>\(word)\u{A0}:</strong> "
        + inline(item.text) + items(item.details) + "</li>\n"
    }
    return element("ul class=\"checklist\"", "\n" + lines.joined())
  }

  /// Heads are headers of their column; the first cell is the header of its row when it names it.
  func table(_ table: Table, rowHeaders: Bool = true) -> String {
    guard !table.rows.isEmpty else { return "" }
    let count = table.rows.reduce(table.columns.count) { max($0, $1.count) }
    let columns = table.columns + Array(repeating: Column(""), count: count - table.columns.count)
    func side(_ index: Int) -> String { columns[index].alignment == .right ? " class=\"figure\"" : "" }
    let heads = columns.indices.map { index in
      columns[index].header.isEmpty
        ? "<td\(side(index))></td>" : "<th scope=\"col\"\(side(index))>\(inline(columns[index].header))</th>"
    }
    let rows = table.rows.map { row -> String in
      let cells = columns.indices.map { index -> String in
        let text = index < row.count ? inline(row[index]) : ""
        return index == 0 && rowHeaders && !text.isEmpty
          ? "<th scope=\"row\"\(side(index))>\(text)</th>" : "<td\(side(index))>\(text)</td>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    let head = columns.contains { !$0.header.isEmpty } ? "<thead><tr>\(heads.joined())</tr></thead>\n" : ""
    return
      "<div class=\"scroll\" tabindex=\"0\">\n<table>\n\(head)<tbody>\n\(rows.joined())</tbody>\n</table>\n</div>\n"
  }
}
