extension Renderer {
  /// A bar an item on one scale of days, then each item with its words. A screen reader gets the words alone.
  func timeline(_ items: [TimelineItem], width: Int) -> [Line] {
    guard !accessible, items.count > 1 else { return steps(items, width: width) }
    return join([gantt(items, width: width), steps(items, width: width)])
  }

  private func steps(_ items: [TimelineItem], width: Int) -> [Line] {
    let digits = String(items.count).utf8.count
    return items.enumerated().flatMap { index, item in
      let number = Line(String(index + 1) + ". ")
      if accessible {
        let text = item.title + item.stateWords + Inline(", \(item.period).")
        return wrap(text, width: width - number.width).hanging(number)
          + details(item.details, width: width, indent: number.width)
      }
      var mark = Line.blanks(digits + 2 - number.width)
      mark.append(number)
      let inner = width - mark.width
      let lines = wrap(.strong(item.title) + item.stateWords, width: inner) + wrap(Inline(item.period), width: inner)
      return lines.hanging(mark) + details(item.details, width: width, indent: mark.width)
    }
  }

  private func gantt(_ items: [TimelineItem], width: Int) -> [Line] {
    guard let span = DaySpan(items) else { return [] }
    let digits = String(items.count).utf8.count
    let longest = items.reduce(0) { max($0, displayWidth(flowing($1.title.plainText))) }
    let title = max(8, min(longest, width * 2 / 5 - digits - 2))
    let room = width - title - digits - 4
    guard room >= 12 else { return [] }
    let ticks = span.ticks(columns: room).map {
      (cell: cells(span.share($0.day), room, .down), text: $0.label)
    }
    var lines: [Line] = []
    if !ticks.isEmpty { lines.append(axis(ticks, width: room)) }
    for item in items {
      lines.append(bar(item, span, width: room, ticks: Set(ticks.map(\.cell))))
    }
    let margin = title + digits + 4
    var drawn = lines.enumerated().map { row, line in
      let index = row - (ticks.isEmpty ? 0 : 1)
      var whole = Line()
      if index >= 0 {
        let number = String(index + 1)
        whole = .blanks(digits - number.utf8.count)
        whole.append(Line(number + ". "))
        whole.append(cut(items[index].title, to: title))
      }
      whole.pad(to: margin)
      whole.append(line)
      return whole
    }
    if items.contains(where: { $0.deadline != nil }) {
      drawn += wrap("◆ : dernier jour pour candidater", width: width - margin, .dim).indented(margin)
    }
    return drawn
  }

  /// `┊   ◆  ┊ ████████ ┊`. The bar is never empty, and covers the marks behind it.
  private func bar(_ item: TimelineItem, _ span: DaySpan, width: Int, ticks: Set<Int>) -> Line {
    let start = min(cells(span.share(item.startDay), width, .down), width - 1)
    let end = max(start + 1, cells(span.share(max(item.startDay, item.endDay) + 1), width, .up))
    let deadline = item.deadline.map { min(cells(span.share($0), width, .down), width - 1) }
    var line = Line()
    for cell in 0..<width {
      if cell == deadline {
        line.append("◆", .yellow, 1)
      } else if (start..<end).contains(cell) {
        line.append(item.state == .done ? "▒" : "█", item.state == .done ? .green : .cyan, 1)
      } else {
        line.append(ticks.contains(cell) ? "┊" : " ", .dim, 1)
      }
    }
    return line
  }
}
