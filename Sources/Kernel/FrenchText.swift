/// Folding and likeness of French words: what makes `demarches` find `démarches`.
public enum FrenchText {
  /// Lower case, no accent, œ → oe, æ → ae, typographic apostrophes → ', hard spaces → a space.
  ///
  ///     FrenchText.fold("Cœur d’Été")   // "coeur d'ete"
  public static func fold(_ text: some StringProtocol) -> String {
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      let v = scalar.value
      if v < 0x80 {
        out.append((65...90).contains(v) ? UInt8(v) + 32 : UInt8(v))
      } else if (0x300...0x36F).contains(v) {
        continue
      } else if v < latinEnd, latin[Int(v - 0x80)] != 0 {
        let letters = latin[Int(v - 0x80)]
        out.append(UInt8(letters & 0x7F))
        if letters > 0xFF { out.append(UInt8(letters >> 8)) }
      } else if let plain = plain[v] {
        out.append(contentsOf: plain.utf8)
      } else {
        out.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Accented Latin letters, by far the most frequent: one or two plain letters in two bytes, zero where `plain` decides.
  private static let latin: [UInt16] = (0x80..<latinEnd).map { v in
    let letters = Array((plain[v] ?? "").utf8)
    return letters.isEmpty ? 0 : UInt16(letters[0]) | (letters.count > 1 ? UInt16(letters[1]) << 8 : 0)
  }
  private static let latinEnd: UInt32 = 0x180

  private static let plain: [UInt32: String] = {
    var table: [UInt32: String] = [
      0x153: "oe", 0x152: "oe", 0xE6: "ae", 0xC6: "ae", 0xDF: "ss", 0x2019: "'", 0x2018: "'", 0xA0: " ", 0x202F: " ",
      0x2009: " ", 0x2011: "-", 0x2010: "-", 0xAD: "",
    ]
    let rows = [
      ("a", "àáâãäåÀÁÂÃÄÅāĀ"), ("c", "çÇćĆčČ"), ("e", "èéêëÈÉÊËēĒęĘ"), ("i", "ìíîïÌÍÎÏīĪ"), ("n", "ñÑńŃ"),
      ("o", "òóôõöøÒÓÔÕÖØōŌ"), ("s", "šŠśŚ"), ("u", "ùúûüÙÚÛÜūŪ"), ("y", "ýÿÝŸ"), ("z", "žŽźŹżŻ"), ("l", "łŁ"),
    ]
    for (plain, letters) in rows {
      for letter in letters.unicodeScalars { table[letter.value] = plain }
    }
    return table
  }()

  /// The words of a text, folded: letters and digits; everything else parts them.
  public static func words(_ text: some StringProtocol) -> [String] {
    let folded = fold(text)
    // Most texts are plain once folded: their bytes are read, which takes a tenth of the time.
    let bytes = folded.utf8
    guard bytes.allSatisfy({ $0 < 0x80 }) else {
      return folded.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }
    return bytes.split { !((97...122).contains($0) || (48...57).contains($0)) }.map { String(Substring($0)) }
  }

  /// Changes (insert, delete, replace, swap of neighbours) from one folded text to the other, or nil past `limit`.
  public static func distance(_ a: String, _ b: String, limit: Int) -> Int? {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    guard abs(a.count - b.count) <= limit else { return nil }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var current = [Int](repeating: i, count: b.count + 1)
      var least = i
      for j in 1...b.count {
        var best = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, before[j - 2] + 1) }
        current[j] = best
        least = min(least, best)
      }
      if least > limit { return nil }
      (before, previous) = (previous, current)
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }

  /// The candidate that the person most likely meant, or nil when none is near.
  ///
  ///     FrenchText.nearest(to: "bilant", among: ["bilan", "client"])   // "bilan"
  ///
  /// One letter is near nothing: any change would make it another word.
  public static func nearest(to typed: String, among candidates: some Sequence<String>) -> String? {
    let wanted = fold(typed.prefix(80))
    guard wanted.count > 1 else { return nil }
    let limit = wanted.count <= 3 ? 1 : wanted.count <= 7 ? 2 : 3
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let folded = fold(candidate)
      var score = distance(wanted, folded, limit: limit)
      if score == nil, wanted.count >= 3, folded.hasPrefix(wanted) { score = limit }
      if let score, score < best?.distance ?? Int.max { best = (candidate, score) }
    }
    return best?.candidate
  }
}
