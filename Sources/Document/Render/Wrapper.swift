/// Puts words on lines of a given width.
///
/// A line breaks at ordinary spaces only: never at U+00A0 or U+202F, never inside a command, and never before « : ; ! ? » % € »
/// or after « when the author typed an ordinary space there. A word longer than a line is cut between characters.
struct Wrapper {
  private struct Piece {
    var text: Substring
    var style: Style
    var width: Int
  }

  let width: Int
  private var lines: [Line] = []
  private var line = Line()
  private var word: [Piece] = []
  private var wordWidth = 0
  private var spacePending = false
  /// The widest word seen: below this width, something would be cut.
  private(set) var longestWord = 0

  init(width: Int) { self.width = width }

  mutating func add(_ text: String, _ style: Style, unbreakable: Bool = false) {
    if unbreakable { return append(text[...], style) }
    let utf8 = text.utf8
    var start = utf8.startIndex
    var index = start
    while index < utf8.endIndex {
      if utf8[index] == 0x20 {
        append(text[start..<index], style)
        spacePending = true
        start = utf8.index(after: index)
      }
      utf8.formIndex(after: &index)
    }
    append(text[start...], style)
  }

  mutating func breakLine() {
    place()
    if !line.isEmpty { flush() }
  }

  mutating func finish() -> [Line] {
    breakLine()
    return lines
  }

  private mutating func append(_ text: Substring, _ style: Style) {
    guard !text.isEmpty else { return }
    if spacePending {
      spacePending = false
      if let last = word.last, Wrapper.hold(last.text, text) {
        word.append(Piece(text: " ", style: last.style == style ? style : [], width: 1))
        wordWidth += 1
      } else {
        place()
      }
    }
    let piece = Piece(text: text, style: style, width: displayWidth(text))
    word.append(piece)
    wordWidth += piece.width
  }

  /// Whether French keeps both sides of a space together.
  private static func hold(_ before: Substring, _ after: Substring) -> Bool {
    if before.unicodeScalars.last == "«" { return true }
    return switch after.unicodeScalars.first {
    case ":", ";", "!", "?", "»", "%", "€": true
    default: false
    }
  }

  private mutating func place() {
    defer {
      word.removeAll(keepingCapacity: true)
      (wordWidth, spacePending) = (0, false)
    }
    guard let first = word.first else { return }
    longestWord = max(longestWord, wordWidth)
    if !line.isEmpty {
      if line.width + 1 + wordWidth <= width {
        line.appendSpace(before: first.style)
      } else {
        flush()
      }
    }
    for piece in word { put(piece) }
  }

  private mutating func put(_ piece: Piece) {
    if line.width + piece.width <= width { return line.append(piece.text, piece.style, piece.width) }
    var start = piece.text.startIndex
    var columns = 0
    for index in piece.text.indices {
      let next = displayWidth(piece.text[index])
      if line.width + columns + next > width, line.width + columns > 0 {
        line.append(piece.text[start..<index], piece.style, columns)
        flush()
        (start, columns) = (index, 0)
      }
      columns += next
    }
    line.append(piece.text[start...], piece.style, columns)
  }

  private mutating func flush() {
    lines.append(line)
    line = Line()
  }
}
