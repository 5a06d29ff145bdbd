import Kernel

/// For one competence and each general aptitude g: Σ p(t|g) L(t) f(t), for f = 1, t, t², and « t at or above a cut ».
///
/// They depend on the answers to this competence alone, and all that is asked later is a short sum over g.
struct SkillMoments: Sendable {
  var mass: [Double]
  var first: [Double]
  var second: [Double]
  /// `above[level − 1]`, for each of the four cuts; the cell on the cut counts for half.
  var above: [[Double]]

  init(_ tables: PriorTables, likelihood: [Double]) {
    let count = PriorTables.generals
    var mass = [Double](repeating: 0, count: count)
    var first = mass
    var second = mass
    var above: [[Double]] = Array(repeating: mass, count: SkillLevels.cuts.count)
    let cutIndices = SkillLevels.cuts.map { AbilityGrid.index(of: $0) }
    let points = AbilityGrid.points
    // One block for the three sums, without bounds to check: this loop is most of an estimate.
    var sums = [Double](repeating: 0, count: 3 * count)
    tables.density.withUnsafeBufferPointer { density in
      sums.withUnsafeMutableBufferPointer { sums in
        // From the top, so that what is above a cut is what was summed so far.
        for t in stride(from: AbilityGrid.count - 1, through: 0, by: -1) {
          let weight = likelihood[t]
          let row = t * count
          if let cut = cutIndices.firstIndex(of: t) {
            for g in 0..<count { above[cut][g] = sums[g] + 0.5 * density[row + g] * weight }
          }
          guard weight > 0 else { continue }
          let point = points[t]
          for g in 0..<count {
            let p = density[row + g] * weight
            let pointed = p * point
            sums[g] += p
            sums[count + g] += pointed
            sums[2 * count + g] += pointed * point
          }
        }
      }
    }
    for g in 0..<count { (mass[g], first[g], second[g]) = (sums[g], sums[count + g], sums[2 * count + g]) }
    (self.mass, self.first, self.second, self.above) = (mass, first, second, above)
  }
}

/// What is believed of one competence: mean, deviation, interval, chance of each level.
public struct SkillEstimate: Sendable, Equatable {
  public let mean: Double
  public let deviation: Double
  /// P(level ≥ 1), … P(level ≥ 4).
  public let reached: [Double]
  /// From the 5th to the 95th hundredth of what is believed; nil where nobody asked for it.
  public let interval: ClosedRange<Double>?
  public let answers: Int

  /// On the scale of levels, not rounded, between 0 and 4.
  public var level: Double { SkillLevels.shown(mean) }
  public var wholeLevel: Int { SkillLevels.level(mean) }
  /// The interval on the scale of levels.
  public var levels: ClosedRange<Double> {
    let interval = interval ?? mean...mean
    return SkillLevels.shown(interval.lowerBound)...SkillLevels.shown(interval.upperBound)
  }

  /// P(the level is reached); 1 for level 0.
  public func probability(ofLevel level: Int) -> Double {
    level <= 0 ? 1 : reached[min(level, reached.count) - 1]
  }

  public func verdict(forLevel level: Int) -> Verdict {
    level <= 0 ? .reached : Verdict(probability: probability(ofLevel: level), answers: answers)
  }

  init(
    _ moments: SkillMoments, likelihood: [Double], general: [Double], tables: PriorTables, answers: Int, exact: Bool
  ) {
    func sum(_ values: [Double]) -> Double {
      var total = 0.0
      for g in values.indices { total += general[g] * values[g] }
      return total
    }
    let mass = sum(moments.mass)
    mean = sum(moments.first) / mass
    // Σ p (t − mean)², expanded: exact enough, since the mean lies within the grid.
    deviation = max(0, sum(moments.second) / mass - mean * mean).squareRoot()
    reached = moments.above.map { min(max(sum($0) / mass, 0), 1) }
    self.answers = answers
    guard exact else {
      interval = nil
      return
    }
    let count = PriorTables.generals
    var posterior = [Double](repeating: 0, count: AbilityGrid.count)
    var total = 0.0
    for t in posterior.indices where likelihood[t] > 0 {
      var density = 0.0
      for g in 0..<count { density += tables.density[t * count + g] * general[g] }
      posterior[t] = density * likelihood[t]
      total += posterior[t]
    }
    interval =
      SkillEstimate.quantile(0.05 * total, posterior)...SkillEstimate.quantile(0.95 * total, posterior)
  }

  /// Where the summed weights reach `target`, each cell spread evenly over its width.
  private static func quantile(_ target: Double, _ weights: [Double]) -> Double {
    var below = 0.0
    for (t, weight) in weights.enumerated() {
      if below + weight >= target, weight > 0 {
        return AbilityGrid.points[t] + ((target - below) / weight - 0.5) * AbilityGrid.step
      }
      below += weight
    }
    return AbilityGrid.points[AbilityGrid.count - 1]
  }
}
