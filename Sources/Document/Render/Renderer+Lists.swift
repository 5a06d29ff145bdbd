extension Renderer {
  /// What stands before an item. A screen reader says a dash shortly, or not at all.
  var bullet: Line { Line(accessible ? "- " : "• ") }

  /// Texts hanging from `mark`, each on its own lines.
  func details(_ texts: [Inline], width: Int, indent: Int, _ style: Style = []) -> [Line] {
    let mark = Line("- ")
    return texts.flatMap { text in
      wrap(text, width: width - indent - mark.width, style).hanging(mark)
    }.indented(indent)
  }

  func list(_ kind: ListKind, _ items: [ListItem], width: Int) -> [Line] {
    let digits = String(items.count).utf8.count
    return items.enumerated().flatMap { index, item in
      var mark = bullet
      if kind == .numbered {
        let number = String(index + 1)
        mark = .blanks(accessible ? 0 : digits - number.utf8.count)
        mark.append(Line(number + ". "))
      }
      return wrap(item.text, width: width - mark.width).hanging(mark)
        + details(item.children, width: width, indent: mark.width)
    }
  }

  /// Two columns where the terms are short enough, else each text under its term.
  func definitions(_ pairs: [Definition], width: Int) -> [Line] {
    if accessible {
      return pairs.flatMap { wrap($0.term + "\u{A0}: " + $0.text, width: width) }
    }
    return twoColumns(pairs.map { ($0.term, $0.text, .bold) }, width: width)
  }

  /// Commands and what they do; a command is never cut where it fits a line.
  func commands(_ hints: [CommandHint], width: Int) -> [Line] {
    // No guillemets: nothing else stands on that side.
    let rows = hints.map { hint in
      (Inline(hint.command.split(separator: " ").joined(separator: " ")), hint.does, Style.cyan)
    }
    if accessible {
      return rows.flatMap { command, does, _ in
        wrap(does.isEmpty ? command : command + "\u{A0}: " + does, width: width - 2).hanging(bullet)
      }
    }
    return twoColumns(rows, width: width - 2).indented(2)
  }

  private func twoColumns(_ rows: [(left: Inline, right: Inline, style: Style)], width: Int) -> [Line] {
    let left = rows.reduce(0) { max($0, measure($1.left).natural) }
    let gap = 2
    if left <= width * 2 / 5, width - left - gap >= 20 {
      return rows.flatMap { row in
        var first = wrap(row.left, width: left, row.style).first ?? Line()
        first.pad(to: left + gap)
        let right = wrap(row.right, width: width - first.width)
        return right.isEmpty ? [first] : right.hanging(first)
      }
    }
    return rows.flatMap { row in
      wrap(row.left, width: width, row.style) + wrap(row.right, width: width - 4).indented(4)
    }
  }

  /// The state as a sign and a word, then what it is about.
  func checklist(_ items: [ChecklistItem], width: Int) -> [Line] {
    let words = items.map { flowing($0.word) }
    let column = words.reduce(0) { max($0, displayWidth($1)) }
    return zip(items, words).flatMap { item, word in
      if accessible {
        return wrap(Inline(French.capitalized(word)) + "\u{A0}: " + item.text, width: width - 2).hanging(bullet)
          + details(item.details, width: width, indent: 2)
      }
      let (sign, style): (String, Style) =
        switch item.state {
        case .done: ("[✓] ", .green)
        case .todo: ("[ ] ", [])
        case .blocked: ("[–] ", .dim)
        case .late: ("[!] ", .yellow)
        }
      var mark = Line(sign + word, style)
      // A long word of state would leave nothing for the text: only short ones share a column.
      mark.pad(to: min(column, 14) + 6)
      if mark.width > width / 2 {
        return [mark] + wrap(item.text, width: width - 4).indented(4) + details(item.details, width: width, indent: 4)
      }
      return wrap(item.text, width: width - mark.width).hanging(mark)
        + details(item.details, width: width, indent: mark.width)
    }
  }
}
