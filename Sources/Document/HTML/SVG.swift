/// The few shapes that the drawings are made of. Coordinates keep one decimal: the same bytes on every machine.
struct SVG {
  let width: Double
  var height: Double
  private(set) var body = ""

  init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

  /// « 12.5 », « 12 ». Not a formatter: no locale, no libm.
  static func number(_ value: Double) -> String {
    guard value.magnitude < 1e7 else { return "0" }
    let tenths = Int(value * 10 + (value < 0 ? -0.5 : 0.5))
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ name: String) {
    let n = SVG.number
    body += "<line class=\"\(name)\" x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\"/>\n"
  }

  mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ name: String, radius: Double = 0) {
    let n = SVG.number
    body +=
      "<rect class=\"\(name)\" x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(width, 0)))\" height=\"\(n(max(height, 0)))\""
      + (radius > 0 ? " rx=\"\(n(radius))\"" : "") + "/>\n"
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ name: String) {
    body += "<circle class=\"\(name)\" cx=\"\(SVG.number(x))\" cy=\"\(SVG.number(y))\" r=\"\(SVG.number(radius))\"/>\n"
  }

  mutating func polygon(_ points: [(x: Double, y: Double)], _ name: String) {
    let list = points.map { SVG.number($0.x) + "," + SVG.number($0.y) }.joined(separator: " ")
    body += "<polygon class=\"\(name)\" points=\"\(list)\"/>\n"
  }

  mutating func diamond(_ x: Double, _ y: Double, _ radius: Double, _ name: String) {
    polygon([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], name)
  }

  enum Anchor: String { case start, middle, end }

  mutating func text(_ x: Double, _ y: Double, _ text: String, _ name: String = "", _ anchor: Anchor = .start) {
    let attributes =
      (name.isEmpty ? "" : " class=\"\(name)\"") + (anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"")
    body += "<text x=\"\(SVG.number(x))\" y=\"\(SVG.number(y))\"\(attributes)>\(HTMLText.escaped(text))</text>\n"
  }

  /// What fits in so many units at 13 px, by the usual width of a letter; « … » says that there was more.
  static func cut(_ text: String, to width: Double) -> String {
    let most = max(2, Int(width / 6.9))
    let columns = displayWidth(text)
    guard columns > most else { return text }
    var kept = ""
    var used = 0
    for character in text {
      used += displayWidth(character)
      if used > most - 1 { break }
      kept.append(character)
    }
    while kept.last == " " || kept.last == "\u{A0}" { kept.removeLast() }
    return kept + "…"
  }
}

extension HTMLRenderer {
  /// The drawing with its name and what it shows in words.
  mutating func figure(_ svg: SVG, title: String, description: String, caption: Inline = "") -> String {
    let number = nextDrawing()
    let (width, height) = (SVG.number(svg.width), SVG.number(svg.height))
    return """
      <figure class="drawing">
      <div class="scroll" tabindex="0">
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="titre-\(number) texte-\(number)">
      <title id="titre-\(number)">\(HTMLText.escaped(title))</title>
      <desc id="texte-\(number)">\(HTMLText.escaped(description))</desc>
      \(svg.body)</svg>
      </div>
      \(element("figcaption", inline(caption)))</figure>

      """
  }
}
