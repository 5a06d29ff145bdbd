import Kernel
import Testing

@testable import Practice

/// What must hold of every engagement with every client.
struct EngagementTests {
  @Test func theShippedClientsAreThere() { #expect(Worlds.all.count >= 6) }

  /// Plays by random replies; nil past a bound on steps.
  static func play(_ world: CompiledScenario, seed: UInt64) -> (Engagement<Chronicle>, [CompiledReply])? {
    var engagement = Engagement(world, seed: seed, log: Chronicle())
    let player = PolicyPlayer(.random, seed: seed)
    var replies: [CompiledReply] = []
    while case .decision(let index) = engagement.next() {
      guard replies.count < 200 else { return nil }
      let reply = player.reply(to: index, turn: replies.count, in: engagement)
      #expect(engagement.isOpen(reply, to: index))
      replies.append(reply)
      engagement.take(reply)
    }
    return (engagement, replies)
  }

  @Test(arguments: Worlds.ids)
  func everyRandomSequenceEnds(id: String) throws {
    let world = try #require(Worlds.world(id))
    for seed in 0..<400 as Range<UInt64> {
      let (engagement, _) = try #require(Self.play(world, seed: seed))
      #expect(engagement.ending != nil)
      let score = engagement.score()
      #expect((0...100).contains(score.total))
      for value in score.dimensions.compactMap({ $0 }) { #expect((-1e-9...100.000001).contains(value)) }
    }
  }

  @Test(arguments: Worlds.ids)
  func replayIsTheLiveRun(id: String) throws {
    let world = try #require(Worlds.world(id))
    for seed in 0..<60 as Range<UInt64> {
      let (live, replies) = try #require(Self.play(world, seed: seed))
      // Stopped and begun again between any two decisions.
      for cut in [0, replies.count / 2, replies.count] {
        var again = Engagement(world, seed: seed, log: Chronicle())
        for reply in replies.prefix(cut) {
          _ = again.next()
          again.take(reply)
        }
        var resumed = again
        for reply in replies.dropFirst(cut) {
          _ = resumed.next()
          resumed.take(reply)
        }
        #expect(resumed.next() == .ended)
        #expect(resumed.log.entries == live.log.entries)
        #expect(resumed.digest() == live.digest())
      }
    }
  }

  @Test(arguments: Worlds.ids)
  func sameSeedSameWorld(id: String) throws {
    let world = try #require(Worlds.world(id))
    let a = Simulation(world, policy: .novice, seeds: 0..<50)
    let b = Simulation(world, policy: .novice, seeds: 0..<50)
    #expect(a.digest == b.digest && a.totals == b.totals)
    #expect(Simulation(world, policy: .novice, seeds: 50..<100).digest != a.digest)
  }

  /// An event that comes back does so once, in other words.
  @Test(arguments: Worlds.ids)
  func anEventComesBackOnceAtMost(id: String) throws {
    let world = try #require(Worlds.world(id))
    for seed in 0..<200 as Range<UInt64> {
      let run = PracticeRun(world, seed: seed, policy: .naive)
      #expect(!run.turns.contains { $0.id.hasSuffix("~3") })
    }
    for event in world.pool { #expect(event.repeats == (event.again != nil)) }
  }

  /// A memory that is used again must not remember.
  @Test func resetForgetsEverything() throws {
    let world = try #require(Worlds.all.first)
    var engagement = Engagement(world, seed: 1, log: NoLog())
    func total(_ engagement: inout Engagement<NoLog>, seed: UInt64) -> UInt64 {
      engagement.reset(seed: seed)
      let player = PolicyPlayer(.random, seed: seed)
      var turn = 0
      while case .decision(let index) = engagement.next() {
        engagement.take(player.reply(to: index, turn: turn, in: engagement))
        turn += 1
      }
      return engagement.digest()
    }
    let first = total(&engagement, seed: 7)
    _ = total(&engagement, seed: 8)
    #expect(total(&engagement, seed: 7) == first)
  }
}
