/// Several lines that came in one paste: a terminal hands them over as one text.
enum PastedBlock {
  /// The lines, at least one. The line end that closes the block is not one more empty line: the person still had to
  /// press Enter after it.
  static func lines(of text: String) -> [String] {
    var lines: [String] = [""]
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": lines.append("")
      case "\r": break
      default: lines[lines.count - 1].unicodeScalars.append(scalar)
      }
    }
    if lines.count > 1, lines.last == "" { lines.removeLast() }
    return lines
  }
}
