import Kernel

/// Whether a group answers a question otherwise than the largest group does at equal ability (Mantel & Haenszel 1959).
public struct GroupDifference: Sendable {
  public let group: String
  public let reference: String
  public let answers: Int
  /// −2.35 ln α: negative where the question is harder for the group.
  public let delta: Double
  public let chiSquare: Double

  /// As the Educational Testing Service sorts them: A negligible, B moderate, C large and surely past 1.
  public var grade: String {
    guard chiSquare > 3.84, abs(delta) >= 1 else { return "A" }
    let standardError = abs(delta) / chiSquare.squareRoot()
    return abs(delta) >= 1.5 && abs(delta) - 1.645 * standardError > 1 ? "C" : "B"
  }

  /// Fewer answers than this tell nothing.
  static let fewest = 50
  static let strata = 6

  static func all(_ rows: [(group: String, ability: Double, isRight: Bool)]) -> [GroupDifference] {
    var sizes: [String: Int] = [:]
    for row in rows { sizes[row.group, default: 0] += 1 }
    guard let reference = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return [] }
    return sizes.keys.sorted().compactMap { group in
      guard group != reference, (sizes[group] ?? 0) >= fewest, (sizes[reference] ?? 0) >= fewest else { return nil }
      return GroupDifference(rows.filter { $0.group == group || $0.group == reference }, group, reference)
    }
  }

  private init?(_ rows: [(group: String, ability: Double, isRight: Bool)], _ group: String, _ reference: String) {
    let sorted = rows.sorted { $0.ability < $1.ability }
    var top = 0.0
    var bottom = 0.0
    var seen = 0.0
    var expected = 0.0
    var variance = 0.0
    for stratum in 0..<GroupDifference.strata {
      let low = sorted.count * stratum / GroupDifference.strata
      let part = sorted[low..<(sorted.count * (stratum + 1) / GroupDifference.strata)]
      func count(_ isReference: Bool, _ isRight: Bool) -> Double {
        Double(part.filter { ($0.group == reference) == isReference && $0.isRight == isRight }.count)
      }
      let (a, b, c, d) = (count(true, true), count(true, false), count(false, true), count(false, false))
      let total = a + b + c + d
      guard total > 1, a + b > 0, c + d > 0 else { continue }
      top += a * d / total
      bottom += b * c / total
      seen += a
      expected += (a + b) * (a + c) / total
      variance += (a + b) * (c + d) * (a + c) * (b + d) / (total * total * (total - 1))
    }
    guard top > 0, bottom > 0, variance > 0 else { return nil }
    self.group = group
    self.reference = reference
    answers = rows.filter { $0.group == group }.count
    delta = -2.35 * PortableMath.log(top / bottom)
    let distance = max(abs(seen - expected) - 0.5, 0)
    chiSquare = distance * distance / variance
  }
}
