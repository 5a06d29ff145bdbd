extension HTMLRenderer {
  /// The bars on one scale of days, then the steps in words.
  mutating func timeline(_ items: [TimelineItem]) -> String {
    guard !items.isEmpty else { return "" }
    let steps = items.map { item in
      "<li><strong>\(inline(item.title))</strong>\(inline(item.stateWords))"
        + " <span class=\"period\">\(HTMLText.escaped(French.capitalized(item.period)))</span>"
        + self.items(item.details) + "</li>\n"
    }
    let words = element("ol class=\"steps\"", "\n" + steps.joined())
    guard items.count > 1, let span = DaySpan(items) else { return words }
    let hasDeadline = items.contains { $0.deadline != nil }
    return figure(
      gantt(items, span), title: "Calendrier en \(items.count) étapes",
      description: items.enumerated().map { "\($0 + 1). \($1.title.plainText), \($1.period)" }.joined(separator: " ; ")
        + ".",
      caption: hasDeadline ? "◆ : dernier jour pour candidater." : "") + words
  }

  private func gantt(_ items: [TimelineItem], _ span: DaySpan) -> SVG {
    let (left, row, top) = (250.0, 28.0, 26.0)
    var svg = SVG(width: 760, height: top + row * Double(items.count) + 6)
    let room = svg.width - left - 10
    func x(_ day: Int) -> Double { left + span.share(day) * room }
    var edge = left - 10
    for tick in span.ticks(columns: 72) {
      svg.line(x(tick.day), top - 4, x(tick.day), svg.height - 4, "grid")
      let width = Double(displayWidth(tick.label)) * 6.6
      // The last label leans left of its line rather than off the page.
      let start = min(x(tick.day), svg.width - width)
      guard start >= edge else { continue }
      svg.text(start, 14, tick.label, "soft")
      edge = start + width + 8
    }
    for (index, item) in items.enumerated() {
      let y = top + row * Double(index)
      svg.text(0, y + 18, SVG.cut("\(index + 1). \(flowing(item.title.plainText))", to: left - 14))
      let (start, end) = (x(item.startDay), x(max(item.startDay, item.endDay) + 1))
      svg.rect(start, y + 5, max(end - start, 4), row - 10, item.state == .done ? "bar done" : "bar", radius: 3)
      if let deadline = item.deadline { svg.diamond(x(deadline), y + row / 2, 7, "mark") }
    }
    return svg
  }
}
