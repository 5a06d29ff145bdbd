/// The text with every character that could act on a terminal, or reorder a line, written out.
///
///     visible("\u{1B}[2J")        // "\\u{1B}[2J": shown, not obeyed
///     visible("a\u{202E}b")       // "a\\u{202E}b"
///
/// Made visible: C0, DEL and C1 controls (ends of line and tabs too), bidirectional controls, line and paragraph
/// separators, interlinear annotations, the byte order mark. A text without them comes back as it is.
public func visible(_ text: some StringProtocol) -> String {
  guard text.unicodeScalars.contains(where: isHostile) else { return String(text) }
  var out = ""
  out.reserveCapacity(text.utf8.count + 16)
  for scalar in text.unicodeScalars {
    if isHostile(scalar) {
      out += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    } else {
      out.unicodeScalars.append(scalar)
    }
  }
  return out
}

private func isHostile(_ scalar: Unicode.Scalar) -> Bool {
  let v = scalar.value
  if v < 0x20 { return true }
  if v < 0x7F { return false }
  if v < 0xA0 { return true }
  if v < 0x61C { return false }
  return switch v {
  case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
  default: false
  }
}

/// Running text: an end of line or a tab that the author typed is a space; what is left of control characters is shown.
func flowing(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 < 0x20 }) else { return visible(text) }
  var out = String.UnicodeScalarView()
  var afterReturn = false
  for scalar in text.unicodeScalars {
    if afterReturn, scalar != "\n" { out.append("\r") }
    afterReturn = scalar == "\r"
    if afterReturn { continue }
    out.append(scalar == "\n" || scalar == "\t" ? " " : scalar)
  }
  if afterReturn { out.append("\r") }
  return visible(String(out))
}
