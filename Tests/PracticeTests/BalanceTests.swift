import Kernel
import Testing

@testable import Practice

/// Whether a client tells a good engagement from a bad one: the criteria that a writer balances for.
struct BalanceTests {
  @Test(arguments: Worlds.ids)
  func discriminates(id: String) throws {
    let world = try #require(Worlds.world(id))
    let seeds: Range<UInt64> = 0..<300
    let runs = Dictionary(
      uniqueKeysWithValues: Policy.allCases.map { ($0, Simulation(world, policy: $0, seeds: seeds)) })
    let expert = try #require(runs[.expert])
    let novice = try #require(runs[.novice])
    let random = try #require(runs[.random])
    let naive = try #require(runs[.naive])
    #expect(expert.beats(novice) >= 0.90)
    #expect(novice.beats(random) >= 0.70)
    #expect(random.beats(naive) >= 0.70)
    #expect(expert.distance(to: novice) >= 2)
    #expect(novice.quantile(0.9) - novice.quantile(0.1) >= 20)
  }

  /// The same place of every list must not do.
  @Test(arguments: Worlds.ids)
  func noPositionWins(id: String) throws {
    let world = try #require(Worlds.world(id))
    let expert = Simulation(world, policy: .expert, seeds: 0..<60).mean
    for position in 0..<4 {
      var engagement = Engagement(world, seed: 0, log: NoLog())
      var sum = 0.0
      for seed in 0..<40 as Range<UInt64> {
        engagement.reset(seed: seed)
        while case .decision(let index) = engagement.next() {
          engagement.take(engagement.constantReply(to: index, position: position))
        }
        sum += engagement.score().total
      }
      #expect(sum / 40 < expert - 20)
    }
  }

  /// Every ending is told to somebody.
  @Test(arguments: Worlds.ids)
  func everyEndingIsReached(id: String) throws {
    let world = try #require(Worlds.world(id))
    var reached = Set<Int>()
    for policy in Policy.allCases {
      let run = Simulation(world, policy: policy, seeds: 0..<400)
      for (index, count) in run.endings.enumerated() where count > 0 { reached.insert(index) }
    }
    #expect(reached.count == world.scenario.endings.count)
  }
}
