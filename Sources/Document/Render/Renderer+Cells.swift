/// Shares of a scale in whole cells of the screen.
extension Renderer {
  enum Rounding { case down, nearest, up }

  /// A share of the width, in whole cells, within the width whatever the number is.
  func cells(_ share: Double, _ width: Int, _ rounding: Rounding = .nearest) -> Int {
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

  /// The first line of a text, cut with « … » where it is longer.
  func cut(_ text: Inline, to width: Int, _ style: Style = []) -> Line {
    let plain = flowing(text.plainText)
    if displayWidth(plain) <= width { return Line(plain, style) }
    var kept = ""
    var columns = 0
    for character in plain {
      let next = displayWidth(character)
      if columns + next > width - 1 { break }
      kept.append(character)
      columns += next
    }
    while kept.last == " " { kept.removeLast() }
    return Line(kept + "…", style)
  }

  /// Labels along an axis, each starting under its place: those that would touch the one before are left out.
  func axis(_ labels: [(cell: Int, text: String)], width: Int) -> Line {
    var line = Line()
    for (cell, text) in labels {
      let columns = displayWidth(text)
      let start = max(0, min(cell, width - columns))
      guard start > line.width || (line.isEmpty && start == 0) else { continue }
      line.pad(to: start)
      line.append(text, .dim, columns)
    }
    return line
  }
}
