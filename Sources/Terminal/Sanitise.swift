/// The text with everything that could act on a terminal, or make it lie, written out: `\u{1B}` instead of an escape.
///
/// All that comes from a person, a file or the data goes through here before it is shown. Escaped are control
/// characters (C0, DEL, C1), line and paragraph separators, marks that turn the direction of writing, and characters
/// without width that make two different words look the same. Emoji sequences stay whole.
///
/// - Parameter keepingLineBreaks: leaves `\n` and tabs as they are.
public func sanitise(_ text: String, keepingLineBreaks: Bool = false) -> String {
  let source = text.unicodeScalars
  // Nearly every text is clean: look first, copy only when needed.
  guard source.contains(where: { isUnsafe($0) }) else { return text }
  var result = String.UnicodeScalarView()
  var index = source.startIndex
  while index < source.endIndex {
    let scalar = source[index]
    let following = source.index(after: index)
    if !isUnsafe(scalar) || (keepingLineBreaks && (scalar == "\n" || scalar == "\t"))
      || (scalar == zeroWidthJoiner && joinsEmoji(result.last, following < source.endIndex ? source[following] : nil))
    {
      result.append(scalar)
    } else {
      result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
    }
    index = following
  }
  return String(result)
}

private let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"

private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00...0x1F, 0x7F...0x9F: true  // C0, DEL, C1
  case 0x2028, 0x2029: true  // line and paragraph separators
  case 0x202A...0x202E, 0x2066...0x206F, 0x200E, 0x200F, 0x061C: true  // direction of writing
  case 0x200B...0x200D, 0x2060...0x2065, 0xFEFF, 0x00AD, 0x034F, 0x180E: true  // no width
  case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x17B4, 0x17B5: true  // blanks that pass for letters
  case 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true  // annotations, tags
  default: false
  }
}

/// A woman, a joiner and a laptop make one picture; between letters a joiner only hides.
private func joinsEmoji(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
  guard let before, let after else { return false }
  let isPicture = before.properties.isEmoji && before.value > 0xFF
  let isModifier = before.value == 0xFE0F || before.properties.isEmojiModifier
  return (isPicture || isModifier) && after.properties.isEmoji && after.value > 0xFF
}
