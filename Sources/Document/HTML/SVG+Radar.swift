extension HTMLRenderer {
  /// The rows as axes of a star: the measure, its interval as a zone, the second mark dashed. The table follows.
  mutating func radar(_ chart: RadarChart) -> String {
    let intervals = chart.intervals
    // Under three axes there is no star.
    guard intervals.rows.count >= 3 else { return self.intervals(intervals) }
    return figure(
      star(intervals), title: intervals.valueTitle, description: spoken(intervals), caption: starLegend(intervals))
      + table(intervals.table)
  }

  private func starLegend(_ chart: IntervalChart) -> Inline {
    let marks = chart.rows.contains { $0.mark != nil }
    return Inline("Trait plein : \(chart.valueTitle.lowercased()) ; zone : son intervalle")
      + (marks ? Inline(" ; tirets et losanges : \(chart.markName)") : "") + "."
  }

  private func star(_ chart: IntervalChart) -> SVG {
    var svg = SVG(width: 760, height: 470)
    let (center, radius) = ((x: 380.0, y: 235.0), 175.0)
    let turns = Circle.directions(chart.rows.count)
    func spot(_ index: Int, _ share: Double) -> (x: Double, y: Double) {
      (center.x + turns[index].sin * radius * share, center.y - turns[index].cos * radius * share)
    }
    func ring(_ share: (Int) -> Double) -> [(x: Double, y: Double)] {
      turns.indices.map { spot($0, share($0)) }
    }
    for tick in chart.ticks where chart.share(Double(tick)) > 0 {
      svg.polygon(ring { _ in chart.share(Double(tick)) }, "grid")
    }
    for index in turns.indices {
      let (end, label) = (spot(index, 1), spot(index, 1.07))
      svg.line(center.x, center.y, end.x, end.y, "grid")
      let anchor: SVG.Anchor = turns[index].sin > 0.1 ? .start : turns[index].sin < -0.1 ? .end : .middle
      let lift = turns[index].cos > 0.9 ? -2.0 : turns[index].cos < -0.9 ? 12 : 5
      svg.text(
        label.x, label.y + lift, SVG.cut(flowing(chart.rows[index].label.plainText), to: 190), "soft", anchor)
    }
    func share(_ index: Int, _ value: (IntervalRow.Measure) -> Double) -> Double {
      chart.rows[index].measure.map { chart.share(value($0)) } ?? 0
    }
    // The zone between the two bounds: the outer ring one way, the inner one back.
    svg.zone(outer: ring { share($0, \.high) }, inner: ring { share($0, \.low) })
    svg.polygon(ring { share($0, \.value) }, "outline")
    if chart.rows.allSatisfy({ $0.mark != nil }) {
      svg.polygon(ring { chart.share(chart.rows[$0].mark ?? 0) }, "outline mark")
    }
    for (index, row) in chart.rows.enumerated() {
      if let measure = row.measure {
        let at = spot(index, chart.share(measure.value))
        svg.circle(at.x, at.y, 4, "dot")
      }
      if let mark = row.mark {
        let at = spot(index, chart.share(mark))
        svg.diamond(at.x, at.y, 5, "mark")
      }
    }
    for tick in chart.ticks where chart.share(Double(tick)) > 0 {
      svg.text(center.x + 4, center.y - radius * chart.share(Double(tick)) + 12, "\(tick)", "soft")
    }
    return svg
  }
}

/// Directions around a circle, clockwise from the top, without libm: the same bytes on every machine.
enum Circle {
  static func directions(_ count: Int) -> [(sin: Double, cos: Double)] {
    (0..<max(count, 0)).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(count)
      return (sine(angle), sine(angle + .pi / 2))
    }
  }

  /// Folded to a quarter turn, then the series to the eleventh power: exact to a millionth, finer than a drawing shows.
  static func sine(_ angle: Double) -> Double {
    var x = angle
    while x > .pi { x -= 2 * .pi }
    while x < -.pi { x += 2 * .pi }
    if x > .pi / 2 { x = .pi - x }
    if x < -.pi / 2 { x = -.pi - x }
    let square = x * x
    var term = x
    var sum = x
    for n in [2.0, 4, 6, 8, 10] {
      term *= -square / (n * (n + 1))
      sum += term
    }
    return sum
  }
}

extension SVG {
  fileprivate mutating func zone(outer: [(x: Double, y: Double)], inner: [(x: Double, y: Double)]) {
    guard let first = outer.first, let back = inner.first else { return }
    polygon(outer + [first, back] + inner.reversed().dropLast() + [back, first], "zone")
  }
}
