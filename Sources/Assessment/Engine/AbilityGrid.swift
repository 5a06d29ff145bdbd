import Kernel

/// The points at which an ability is weighed: 321 from −8 to 8, equal steps, equal weights.
///
/// Against adaptive quadrature it is right to 1e-8, on very long and very steep tests too. [−4, 4] would be wrong by .06
/// where all answers are right, or all wrong.
public enum AbilityGrid {
  public static let count = 321
  static let step = 0.05
  public static let points: [Double] = (0..<count).map { Double($0 - 160) / 20 }

  /// Where a cut falls on the grid. The cell on the cut counts for half on each side.
  static func index(of cut: Double) -> Int {
    let scaled = cut * 20 + (cut < 0 ? -0.5 : 0.5)
    return min(max(Int(scaled) + 160, 0), count - 1)
  }

  /// Weights from their logarithms, the greatest being 1.
  static func weights(_ logs: [Double]) -> [Double] {
    var greatest = -Double.infinity
    for value in logs where value > greatest { greatest = value }
    return logs.map { PortableMath.exp($0 - greatest) }
  }
}

/// The mean and the deviation of what is believed of an ability.
public struct AbilityEstimate: Sendable, Equatable {
  public let mean: Double
  public let deviation: Double

  public init(mean: Double, deviation: Double) { (self.mean, self.deviation) = (mean, deviation) }

  /// Summed in the order of the grid, so that every machine gets the same bits.
  init(weights: [Double]) {
    var total = 0.0
    var first = 0.0
    let points = AbilityGrid.points
    for j in weights.indices {
      total += weights[j]
      first += weights[j] * points[j]
    }
    let mean = first / total
    var second = 0.0
    for j in weights.indices {
      let gap = points[j] - mean
      second += weights[j] * gap * gap
    }
    self.init(mean: mean, deviation: max(0, second / total).squareRoot())
  }
}

/// What the answers to one scale say of an ability, kept from one answer to the next: an answer adds one column.
public struct AbilityLikelihood: Sendable {
  /// The logarithm of prior × likelihood at each point; the prior is the normal law of mean 0 and deviation 1.
  private(set) var logs: [Double] = AbilityGrid.points.map { -$0 * $0 / 2 }

  public init() {}

  public mutating func add(_ item: ItemParameters, isRight: Bool) {
    let points = AbilityGrid.points
    for j in logs.indices {
      logs[j] += isRight ? item.logRight(at: points[j]) : item.logWrong(at: points[j])
    }
  }

  /// Adds a column computed before.
  public mutating func add(column: [Double]) {
    for j in logs.indices { logs[j] += column[j] }
  }

  /// The expected ability after these answers (EAP), and its deviation.
  public var estimate: AbilityEstimate { AbilityEstimate(weights: AbilityGrid.weights(logs)) }
}

extension ItemParameters {
  /// What one answer adds to a likelihood.
  public func column(isRight: Bool) -> [Double] {
    AbilityGrid.points.map { isRight ? logRight(at: $0) : logWrong(at: $0) }
  }
}

extension AbilityEstimate {
  /// The estimate after these answers, right to 1e-6 whatever the bank: where the grid would be too coarse (thousands of
  /// answers, very steep questions), it is laid again, finer, where the mass is.
  public init(_ items: [ItemParameters], right: [Bool]) {
    var likelihood = AbilityLikelihood()
    for (item, isRight) in zip(items, right) { likelihood.add(item, isRight: isRight) }
    var found = likelihood.estimate
    let steepest = items.reduce(0) { max($0, $1.a) }
    guard found.deviation < 0.15 || steepest > 4 else {
      self = found
      return
    }
    // Twice: the first look may have been blurred by the coarse grid.
    for _ in 0..<2 {
      let half = max(12 * found.deviation, 6 / max(steepest, 1), 0.001)
      let low = max(found.mean - half, -12)
      let high = min(found.mean + half, 12)
      let count = min(max(2_000, Int((high - low) * 16 * steepest)), 40_000)
      found = AbilityEstimate(items, right, from: low, to: high, cells: count)
    }
    self = found
  }

  private init(_ items: [ItemParameters], _ right: [Bool], from low: Double, to high: Double, cells: Int) {
    let points = (0...cells).map { low + (high - low) * Double($0) / Double(cells) }
    let logs = points.map { point -> Double in
      var sum = -point * point / 2
      for (item, isRight) in zip(items, right) {
        sum += isRight ? item.logRight(at: point) : item.logWrong(at: point)
      }
      return sum
    }
    let weights = AbilityGrid.weights(logs)
    var total = 0.0
    var first = 0.0
    for j in weights.indices {
      total += weights[j]
      first += weights[j] * (points[j] - low)
    }
    let centre = low + first / total
    var second = 0.0
    for j in weights.indices { second += weights[j] * (points[j] - centre) * (points[j] - centre) }
    self.init(mean: centre, deviation: (second / total).squareRoot())
  }
}
