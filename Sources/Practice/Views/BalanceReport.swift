import Document
import Kernel

/// What a writer balances a scenario with: the five simulated colleagues, what parts them, decisions that fail.
///
/// Criteria: A(expert, novice) ≥ 0,90 and Cohen’s d ≥ 2; A(novice, random) ≥ 0,70; A(random, naive) ≥ 0,70; a novice’s
/// p10–p90 ≥ 20 points; chance alone ≤ 10 % of the variance; each decision’s correlation with the others ≥ 0,10; no
/// position of the list that pays.
public struct BalanceReport: Sendable {
  public let world: CompiledScenario
  public let runs: [Policy: Simulation]
  /// An expert without slips: what chance alone does.
  public let still: Simulation
  /// Mean total of somebody who always takes the same place of the list.
  public let positions: [Double]

  public init(_ world: CompiledScenario, runs: [Policy: Simulation], still: Simulation, positions: [Double]) {
    (self.world, self.runs, self.still, self.positions) = (world, runs, still, positions)
  }

  /// The mean of the same place always, over so many seeds.
  public static func position(_ position: Int, _ world: CompiledScenario, seeds: UInt64) -> Double {
    var engagement = Engagement(world, seed: 0, log: NoLog())
    var sum = 0.0
    for seed in 0..<seeds {
      engagement.reset(seed: seed)
      while case .decision(let index) = engagement.next() {
        engagement.take(engagement.constantReply(to: index, position: position))
      }
      sum += engagement.score().total
    }
    return sum / Double(max(1, seeds))
  }

  public struct Criterion: Sendable {
    public let id: String
    public let words: String
    public let value: Double
    public let bound: Double
    public let atLeast: Bool
    public var holds: Bool { atLeast ? value >= bound : value <= bound }
  }

  private func run(_ policy: Policy) -> Simulation { runs[policy] ?? still }

  public var criteria: [Criterion] {
    func a(_ a: Policy, _ b: Policy) -> Double { run(a).beats(run(b)) }
    let novice = run(.novice)
    let variance = novice.deviation * novice.deviation
    return [
      Criterion(
        id: "expertBeatsNovice", words: "l’expert devance le débutant (A)", value: a(.expert, .novice), bound: 0.9,
        atLeast: true),
      Criterion(
        id: "cohenD", words: "écart entre l’expert et le débutant (d)", value: run(.expert).distance(to: novice),
        bound: 2, atLeast: true),
      Criterion(
        id: "noviceBeatsRandom", words: "le débutant devance le hasard (A)", value: a(.novice, .random), bound: 0.7,
        atLeast: true),
      Criterion(
        id: "randomBeatsNaive", words: "le hasard devance le naïf (A)", value: a(.random, .naive), bound: 0.7,
        atLeast: true),
      Criterion(
        id: "noviceSpread", words: "étendue du débutant (p10 à p90)",
        value: novice.quantile(0.9) - novice.quantile(0.1), bound: 20, atLeast: true),
      Criterion(
        id: "chanceAlone", words: "part du seul hasard",
        value: variance > 0 ? still.deviation * still.deviation / variance : 0,
        bound: 0.1, atLeast: false),
      Criterion(
        id: "bestPosition", words: "toujours la même place, au mieux", value: positions.max() ?? 0, bound: 60,
        atLeast: false),
    ]
  }

  /// Decisions whose points go against those of the others, or with none of them.
  public var weak: [(id: String, correlation: Double)] {
    run(.novice).itemRest.enumerated().compactMap { index, value in
      value.flatMap { $0 < 0.1 ? (world.id(ofDecision: index), $0) : nil }
    }
  }

  /// One fingerprint of all the runs.
  public var digest: String {
    let all = Policy.allCases.map { run($0).digest }.reduce(UInt64(0)) { KeyedChance.mix($0 ^ $1) }
    let hex = String(all, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }
}
