import Kernel

/// What is supposed of people before they answer: how competences go together, how far expert difficulties may be off.
///
/// θ_k = μ + σ(√ρ g + √(1−ρ) d_k): one general aptitude, and one part of its own a competence.
public struct SkillModel: Sendable {
  /// ρ, between any two competences.
  public let correlation: Double
  public let mean: Double
  public let spread: Double
  /// σ_b, the error of a difficulty that an expert set.
  public let difficultyError: Double
  let tables: PriorTables

  public init(correlation: Double = 0.3, mean: Double = 0, spread: Double = 1, difficultyError: Double = 0.6) {
    (self.correlation, self.mean, self.spread) = (correlation, mean, spread)
    self.difficultyError = difficultyError
    tables = PriorTables(correlation: correlation, mean: mean, spread: spread)
  }

  /// The choice of the house: ρ = .3 costs little where competences do not go together, and ρ = .5 would break the
  /// intervals there.
  public static let standard = SkillModel()
}

/// p(θ | g) at each point of the grid and each of 41 values of the general aptitude from −4 to 4.
final class PriorTables: Sendable {
  static let generals = 41
  /// `density[t × 41 + g]`, normalised over t.
  let density: [Double]
  /// −g²/2.
  let logGeneral: [Double]

  init(correlation: Double, mean: Double, spread: Double) {
    let count = PriorTables.generals
    let general = (0..<count).map { Double($0 - 20) / 5 }
    logGeneral = general.map { -$0 * $0 / 2 }
    let width = spread * (1 - correlation).squareRoot()
    let pull = spread * correlation.squareRoot()
    var density = [Double](repeating: 0, count: AbilityGrid.count * count)
    for (g, value) in general.enumerated() {
      var total = 0.0
      for (t, point) in AbilityGrid.points.enumerated() {
        let z = (point - mean - pull * value) / width
        let p = PortableMath.exp(-z * z / 2)
        density[t * count + g] = p
        total += p
      }
      for t in 0..<AbilityGrid.count { density[t * count + g] /= total }
    }
    self.density = density
  }
}
