/// How many columns of a terminal a text takes.
///
///     displayWidth("déjà")    // 4
///     displayWidth("日本")     // 4
///     displayWidth("👩‍👩‍👧 🇫🇷")  // 5: one family, one space, one flag
///
/// Control characters count for nothing: make them `visible(_:)` first.
public func displayWidth(_ text: some StringProtocol) -> Int {
  let utf8 = text.utf8
  // Bytes of plain ASCII: one column each, no need to look at characters.
  if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
  // Then what French is written with: no character there is made of two.
  if let count = plainCount(text) { return count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// The number of characters, where each is a Latin letter or common punctuation, one column wide.
private func plainCount(_ text: some StringProtocol) -> Int? {
  var count = 0
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0x300, 0x2010...0x2027, 0x202F, 0x20AC: count += 1
    default: return nil
    }
  }
  return count
}

/// 0 (a mark alone), 1, or 2 columns. A `Character` is one cell, or two, however many scalars it is made of.
public func displayWidth(_ character: Character) -> Int {
  var width = 0
  var emojiBase = false
  for scalar in character.unicodeScalars {
    let v = scalar.value
    if v == 0xFE0F, emojiBase { return 2 }  // asked to look like an emoji
    if v == 0xFE0E { return min(width, 1) }  // asked to look like text
    width = max(width, columns(scalar))
    if v > 0xFF || v < 0x3A { emojiBase = emojiBase || scalar.properties.isEmoji }
    if v == 0xA9 || v == 0xAE { emojiBase = true }
  }
  return width
}

private func columns(_ scalar: Unicode.Scalar) -> Int {
  let v = scalar.value
  if v < 0x20 || (0x7F..<0xA0).contains(v) { return 0 }
  if v < 0x300 { return 1 }
  if (0x1160...0x11FF).contains(v) || (0xD7B0...0xD7FF).contains(v) { return 0 }  // vowels and finals of Hangul
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
  default: return isWide(v) || scalar.properties.isEmojiPresentation ? 2 : 1
  }
}

/// East Asian wide and fullwidth (UAX 11). Emoji are left out: the standard library knows them.
private func isWide(_ v: UInt32) -> Bool {
  switch v {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
    true
  default: false
  }
}
