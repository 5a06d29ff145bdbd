extension Renderer {
  /// Each item with its words, and under them a bar on the common scale of days.
  func timeline(_ items: [TimelineItem], width: Int) -> [Line] {
    let first = items.map(\.startDay).min() ?? 0
    let last = items.map { max($0.endDay, $0.startDay) }.max() ?? 0
    let span = Double(last) - Double(first) + 1
    let digits = String(items.count).utf8.count
    let steps = items.enumerated().flatMap { index, item in
      let number = Line(String(index + 1) + ". ")
      let period = French.period(from: item.startLabel, to: item.endLabel)
      let word = item.state.map { Inline(" (\($0.word))") } ?? Inline()
      if accessible {
        let text = item.title + word + Inline(", \(period).")
        return wrap(text, width: width - number.width).hanging(number)
          + details(item.details, width: width, indent: number.width)
      }
      var mark = Line.blanks(digits + 2 - number.width)
      mark.append(number)
      let inner = width - mark.width
      let style: Style =
        switch item.state {
        case .done: .green
        case .current: .bold
        case .future, nil: []
        }
      var lines = wrap(.strong(item.title) + word, width: inner)
      lines += wrap(Inline(period), width: inner)
      lines.append(
        bar(
          from: (Double(item.startDay) - Double(first)) / span,
          to: (Double(item.endDay) - Double(first) + 1) / span, width: inner, style))
      return lines.hanging(mark) + details(item.details, width: width, indent: mark.width)
    }
    return accessible ? steps : steps + scale(items, width: width - digits - 2).indented(digits + 2)
  }

  /// The two ends of the bars, in words: `mars 2027 ────── juin 2029`. Nothing where they are not known or do not fit.
  private func scale(_ items: [TimelineItem], width: Int) -> [Line] {
    guard items.count > 1, let first = items.min(by: { $0.startDay < $1.startDay }),
      let last = items.filter({ !$0.endLabel.isEmpty }).max(by: { $0.endDay < $1.endDay }),
      items.allSatisfy({ $0.endDay <= last.endDay })
    else { return [] }
    let (left, right) = (Line(flowing(first.startLabel)), Line(flowing(last.endLabel)))
    let room = width - left.width - right.width - 2
    guard room >= 4, !left.isEmpty else { return [] }
    var line = left
    line.append(Line(" " + String(repeating: "─", count: room) + " ", .dim))
    line.append(right)
    return [line]
  }

  /// A stretch of a scale: `····████····`. Never empty.
  private func bar(from: Double, to: Double, width: Int, _ style: Style) -> Line {
    let start = min(cells(from, width, .down), width - 1)
    let end = max(start + 1, cells(to, width, .up))
    var line = Line(String(repeating: "·", count: start), .dim)
    line.append(Line(String(repeating: "█", count: end - start), style))
    line.append(Line(String(repeating: "·", count: width - end), .dim))
    return line
  }

  private enum Rounding { case down, nearest, up }

  /// A share of the width, in whole cells, within the width whatever the number is.
  private func cells(_ share: Double, _ width: Int, _ rounding: Rounding) -> Int {
    guard !share.isNaN else { return 0 }
    let exact = min(max(share, 0), 1) * Double(width)
    let whole = Int(exact)
    let rest = exact - Double(whole)
    return switch rounding {
    case .down: whole
    case .nearest: rest >= 0.5 ? whole + 1 : whole
    case .up: rest > 0 ? whole + 1 : whole
    }
  }

  /// The label, the value as a bar, the value in words. The interval is the lighter part around the end of the bar.
  func bars(_ chart: BarChart, width: Int) -> [Line] {
    let bounds = chart.bars.map { max($0.value, $0.interval?.upperBound ?? 0) }
    let scale = chart.max ?? bounds.filter(\.isFinite).max() ?? 0
    let texts = chart.bars.map(words)
    if accessible {
      return zip(chart.bars, texts).flatMap { bar, text in
        wrap(bar.label + "\u{A0}: " + text, width: width - 2).hanging(bullet)
      }
    }
    let labels = chart.bars.reduce(0) { max($0, measure($1.label).natural) }
    let longest = texts.reduce(0) { max($0, measure($1).natural) }
    let room = width - labels - longest - 4
    let drawn = chart.bars.map { bar in gauge(bar, scale: scale, width: min(max(room, 10), 40)) }
    guard room >= 10 else {
      // Too narrow for one line: words first, the bar under them.
      return zip(chart.bars.indices, texts).flatMap { index, text in
        wrap(chart.bars[index].label + "\u{A0}: " + text, width: width) + [drawn[index]].indented(2)
      }
    }
    return zip(chart.bars.indices, texts).flatMap { index, text in
      var mark = wrap(chart.bars[index].label, width: labels).first ?? Line()
      mark.pad(to: labels + 2)
      mark.append(drawn[index])
      mark.append(.blanks(2))
      return wrap(text, width: longest).hanging(mark)
    }
  }

  private func words(_ bar: Bar) -> Inline {
    guard let interval = bar.interval else { return bar.text }
    let low = French.number(interval.lowerBound)
    let high = French.number(interval.upperBound)
    return bar.text + " (" + (bar.intervalText ?? "entre\u{A0}\(low) et\u{A0}\(high)") + ")"
  }

  private func gauge(_ bar: Bar, scale: Double, width: Int) -> Line {
    func at(_ value: Double) -> Int { scale > 0 ? cells(value / scale, width, .nearest) : 0 }
    let value = at(bar.value)
    let low = min(value, bar.interval.map { at($0.lowerBound) } ?? value)
    let high = max(value, bar.interval.map { at($0.upperBound) } ?? value)
    var line = Line()
    for (glyph, count) in [("█", low), ("▓", value - low), ("▒", high - value)] {
      line.append(Line(String(repeating: glyph, count: count)))
    }
    line.append(Line(String(repeating: "·", count: width - high), .dim))
    return line
  }
}
