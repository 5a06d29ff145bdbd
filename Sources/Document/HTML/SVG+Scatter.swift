extension HTMLRenderer {
  /// Numbered points in a plane; the marked one has another shape and its word. The table stands under them.
  mutating func scatter(_ chart: ScatterChart) -> String {
    let words = table(chart.table)
    guard chart.points.count > 1 else { return words }
    let x = AxisScale(chart.x, chart.points.map(\.x), ticks: 6)
    let y = AxisScale(chart.y, chart.points.map(\.y), ticks: 6)
    let spoken = chart.points.map { point in
      "\(point.label) : \(x.label(point.x)), \(y.label(point.y))" + (point.isMarked ? " (\(chart.markTitle))" : "")
    }
    let (svg, moved) = plane(chart, x, y)
    var caption = Inline("\(chart.y.title) selon \(chart.x.title.lowercasingFirst).")
    if !chart.caption.isEmpty { caption += " " + chart.caption }
    if let point = chart.points.first(where: \.isMarked) {
      caption += Inline(" Le losange \(point.label) : \(chart.markTitle).")
    }
    if moved { caption += " Des points trop proches sont écartés d’un cran ; le tableau donne les valeurs." }
    return figure(
      svg, title: "\(chart.y.title) selon \(chart.x.title.lowercasingFirst)",
      description: spoken.joined(separator: " ; ") + ".", caption: caption) + words
  }

  private func plane(_ chart: ScatterChart, _ x: AxisScale, _ y: AxisScale) -> (SVG, moved: Bool) {
    var svg = SVG(width: 760, height: 352)
    let (left, right, top, bottom) = (86.0, 740.0, 30.0, 300.0)
    func at(_ point: ScatterPoint) -> (x: Double, y: Double) {
      (left + x.share(point.x) * (right - left), bottom - y.share(point.y) * (bottom - top))
    }
    svg.text(0, 14, chart.y.title, "soft")
    for tick in y.ticks(atMost: 6) {
      let height = bottom - tick.share * (bottom - top)
      svg.line(left, height, right, height, "grid")
      svg.text(left - 8, height + 4, tick.label, "soft", .end)
    }
    for tick in x.ticks(atMost: 6) {
      let place = left + tick.share * (right - left)
      svg.line(place, top, place, bottom, "grid")
      svg.text(min(place, right - 28), bottom + 27, tick.label, "soft", .middle)
    }
    svg.line(left, top, left, bottom, "frame")
    svg.line(left, bottom, right, bottom, "frame")
    svg.text(right, bottom + 46, chart.x.title, "soft", .end)
    var placed: [(x: Double, y: Double)] = []
    var moved = false
    for point in chart.points.filter(\.isMarked) + chart.points.filter({ !$0.isMarked }) {
      let home = at(point)
      func isFree(_ spot: (x: Double, y: Double)) -> Bool {
        placed.allSatisfy { other in
          let (dx, dy) = (other.x - spot.x, other.y - spot.y)
          return dx * dx + dy * dy >= 460
        }
      }
      let spots = (0...6).flatMap { n -> [(x: Double, y: Double)] in
        let shift = Double(n) * 23
        return [(home.x + shift, home.y), (home.x - shift, home.y), (home.x, home.y - shift)]
      }
      let spot = spots.first { isFree($0) && $0.x > left && $0.x < right + 8 && $0.y > top - 14 } ?? home
      moved = moved || spot != home
      placed.append(spot)
      if point.isMarked {
        svg.diamond(spot.x, spot.y, 15, "point chosen")
      } else {
        svg.circle(spot.x, spot.y, 10.5, "point")
      }
      svg.text(spot.x, spot.y + 4.5, point.label, point.isMarked ? "chosen" : "", .middle)
    }
    return (svg, moved)
  }
}

extension String {
  fileprivate var lowercasingFirst: String { first.map { $0.lowercased() + dropFirst() } ?? self }
}
