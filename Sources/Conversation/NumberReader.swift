import Kernel

/// Numbers as French people type them: `1 200,50 €`, `10 h`, `1.200`, `12,5`.
enum NumberReader {
  /// The text without its spaces; nil where one parts digits otherwise than in groups of three: `1 200`, not `12 00`.
  static func joined(_ text: String) -> String? {
    let groups = text.split { $0.isWhitespace }
    for (before, after) in zip(groups, groups.dropFirst()) where before.last?.isWholeNumber == true {
      let digits = after.prefix { $0.isWholeNumber }.count
      guard digits > 0 else { continue }
      let head = before.drop { !$0.isWholeNumber }
      guard digits == 3, head.count <= 3, head.allSatisfy(\.isWholeNumber) else { return nil }
    }
    return groups.joined()
  }

  static func integer(_ text: String) -> Int? {
    guard var folded = joined(FrenchText.fold(text)) else { return nil }
    for suffix in [
      "heures/semaine", "h/semaine", "heuresparsemaine", "hparsemaine", "heures", "heure", "h", "ans", "an",
    ]
    where folded.hasSuffix(suffix) {
      folded.removeLast(suffix.count)
      break
    }
    guard !folded.isEmpty, folded.count <= 15, let value = Int(folded), folded.first != "+" else { return nil }
    return value
  }

  /// Nil for what is no amount, such as `12,5,3`, and for more than two decimals.
  static func money(_ text: String) -> Money? {
    guard var folded = joined(FrenchText.fold(text).replacing("'", with: " ")) else { return nil }
    for suffix in ["euros", "euro", "eur", "€"] where folded.hasSuffix(suffix) {
      folded.removeLast(suffix.count)
      break
    }
    var negative = false
    if let first = folded.first, first == "-" || first == "−" {
      negative = true
      folded.removeFirst()
    }
    let separators = folded.filter { $0 == "," || $0 == "." }
    guard folded.count <= 20, separators.count <= 1 || separators.dropLast().allSatisfy({ $0 == "." }),
      folded.allSatisfy({ ("0"..."9").contains($0) || $0 == "," || $0 == "." })
    else { return nil }
    let parts = folded.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    var whole = String(parts[0])
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    if parts.count == 2, fraction.isEmpty || fraction.contains(".") { return nil }
    if whole.contains(".") {
      // « 1.200 » groups thousands; « 12.50 » has two decimals.
      let groups = whole.split(separator: ".", omittingEmptySubsequences: false)
      if groups.dropFirst().allSatisfy({ $0.count == 3 }), !groups[0].isEmpty, groups[0].count <= 3 {
        whole = groups.joined()
      } else if groups.count == 2, parts.count == 1, groups[1].count <= 2, !groups[1].isEmpty {
        whole = String(groups[0])
        fraction = String(groups[1])
      } else {
        return nil
      }
    }
    guard fraction.count <= 2, let euros = Int(whole), euros <= 1_000_000_000_000 else { return nil }
    let cents = fraction.isEmpty ? 0 : (Int(fraction) ?? 0) * (fraction.count == 1 ? 10 : 1)
    return Money(cents: (euros * 100 + cents) * (negative ? -1 : 1))
  }
}
