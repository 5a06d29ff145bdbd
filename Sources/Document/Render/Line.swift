/// One line of the screen: stretches of text, each with its style, and the columns that they take.
struct Line: Sendable, Equatable {
  struct Segment: Sendable, Equatable {
    var text: String
    var style: Style
  }

  private(set) var segments: [Segment] = []
  private(set) var width = 0

  init() {}

  init(_ text: String, _ style: Style = []) { append(text, style, displayWidth(text)) }

  var isEmpty: Bool { segments.isEmpty }

  mutating func append(_ text: some StringProtocol, _ style: Style, _ columns: Int) {
    guard !text.isEmpty else { return }
    width += columns
    if let last = segments.indices.last, segments[last].style == style {
      segments[last].text += text
    } else {
      segments.append(Segment(text: String(text), style: style))
    }
  }

  mutating func append(_ other: Line) {
    for segment in other.segments { append(segment.text, segment.style, 0) }
    width += other.width
  }

  /// Adds blanks until the line takes so many columns.
  mutating func pad(to columns: Int) {
    guard columns > width else { return }
    append(String(repeating: " ", count: columns - width), [], columns - width)
  }

  /// A blank takes the style of its neighbours only when they agree: no underline hangs in the void.
  mutating func appendSpace(before style: Style) {
    append(" ", segments.last?.style == style ? style : [], 1)
  }

  /// The bytes of the line, without blanks at its end.
  func encoded(colour: Bool) -> String {
    var segments = segments
    while let last = segments.indices.last {
      while segments[last].text.utf8.last == 0x20 { segments[last].text.unicodeScalars.removeLast() }
      guard segments[last].text.isEmpty else { break }
      segments.removeLast()
    }
    return segments.reduce(into: "") { out, segment in
      if colour, !segment.style.isEmpty {
        out += segment.style.escape + segment.text + Style.reset
      } else {
        out += segment.text
      }
    }
  }
}

extension [Line] {
  /// `first` before the first line, `rest` before the others.
  func prefixed(first: Line, rest: Line) -> [Line] {
    enumerated().map { index, line in
      var whole = index == 0 ? first : rest
      whole.append(line)
      return whole
    }
  }

  /// `first` before the first line, blanks of the same width before the others: a hanging indent.
  func hanging(_ first: Line) -> [Line] {
    prefixed(first: first, rest: .blanks(first.width))
  }

  func indented(_ columns: Int) -> [Line] {
    prefixed(first: .blanks(columns), rest: .blanks(columns))
  }
}

extension Line {
  static func blanks(_ columns: Int) -> Line { Line(String(repeating: " ", count: Swift.max(0, columns))) }
}
