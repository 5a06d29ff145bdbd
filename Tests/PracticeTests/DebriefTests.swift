import Document
import Kernel
import Testing

@testable import Practice

struct DebriefTests {
  /// The effects of all replies on a dimension are its decision part, counted from the middle.
  @Test(arguments: Worlds.ids)
  func effectsAddUp(id: String) throws {
    let world = try #require(Worlds.world(id))
    for (seed, policy) in zip([1, 2, 3, 4, 5] as [UInt64], Policy.allCases) {
      let run = PracticeRun(world, seed: seed, policy: policy)
      for dimension in world.dimensions.indices {
        let tally = run.engagement.tally
        let span = tally.most[dimension] - tally.least[dimension]
        guard span > 0 else { continue }
        let decided = 100 * (tally.got[dimension] - tally.least[dimension]) / span
        let sum = run.turns.compactMap { run.effect(of: $0, on: dimension) }.reduce(50, +)
        #expect(abs(sum - decided) < 1e-6)
      }
    }
  }

  /// A policy’s run is the same as the simulation’s.
  @Test(arguments: Worlds.ids)
  func aRunIsOneOfTheSimulation(id: String) throws {
    let world = try #require(Worlds.world(id))
    for policy in Policy.allCases {
      let simulation = Simulation(world, policy: policy, seeds: 20..<24)
      for (offset, digest) in simulation.digests.enumerated() {
        let run = PracticeRun(world, seed: 20 + UInt64(offset), policy: policy)
        #expect(run.engagement.digest() == digest)
        #expect(run.engagement.score().total == simulation.totals[offset])
      }
    }
  }

  @Test func partsJoinInTheOrderOfTheirSeeds() throws {
    let world = try #require(Worlds.all.first)
    let whole = Simulation(world, policy: .novice, seeds: 0..<90, keepsPoints: true)
    let parts = [0..<25, 25..<60, 60..<90].map { (seeds: Range<UInt64>) in
      Simulation(world, policy: .novice, seeds: seeds, keepsPoints: true)
    }
    let joined = Simulation(joining: parts)
    #expect(joined.totals == whole.totals && joined.digest == whole.digest && joined.endings == whole.endings)
    #expect(joined.itemRest.count == whole.itemRest.count)
  }

  /// « Et si… » with the reply that was given changes nothing; with another, only what follows it.
  @Test(arguments: Worlds.ids)
  func theSameReplyChangesNothing(id: String) throws {
    let world = try #require(Worlds.world(id))
    let run = PracticeRun(world, seed: 3, policy: .novice)
    for turn in run.turns {
      let same = try #require(WhatIf(run, changing: turn.id, to: .init(turn.reply, text: turn.text)))
      #expect(same.gain == 0 && same.lost.isEmpty && same.unanswered.isEmpty)
      #expect(same.after.digestText == run.digestText)
    }
    #expect(WhatIf(run, changing: "nulle-part", to: .none) == nil)
  }

  @Test(arguments: Worlds.ids)
  func theTurningPointReallyIsOne(id: String) throws {
    let world = try #require(Worlds.world(id))
    let debrief = Debrief(PracticeRun(world, seed: 8, policy: .naive))
    let point = try #require(debrief.turningPoint)
    let change = try #require(WhatIf(debrief.run, changing: point.turn.id, to: point.better))
    #expect(change.gain == point.gain && point.gain > 1)
    let spread = change.spread(draws: 40)
    #expect(spread.lowerBound <= spread.upperBound)
  }

  @Test func evidenceStaysWithinWhatWasPossible() {
    for world in Worlds.all {
      for policy in Policy.allCases {
        for item in Debrief(PracticeRun(world, seed: 2, policy: policy)).evidence {
          #expect((0...item.most).contains(item.points), "\(world.scenario.id)/\(item.competence)")
        }
      }
    }
  }

  /// Second plays count half, third ones nothing, and only a first play passes a sector.
  @Test func replaysAreWorthLess() throws {
    let world = try #require(Worlds.all.first)
    let setting = MissionSetting(scenario: world.scenario.id, version: 1, seed: 4, day: Worlds.day)
    let mission = StoredMission(setting, Debrief(PracticeRun(world, seed: 4, policy: .expert)))
    let stored = try #require(StoredMission(try JSONReader.read(Array(mission.json.text.utf8))))
    let one = PracticeFacts.facts(Facts(), after: [stored])
    let name = try #require(one.names.first { $0.hasPrefix("practice.evidence.") })
    let share = try #require(one.number(name)).millionths
    #expect(share > 0)
    let two = PracticeFacts.facts(one, after: [stored, mission])
    #expect(abs(try #require(two.number(name)).millionths - 3 * share / 2) <= 2_000)
    #expect(PracticeFacts.facts(two, after: [stored, mission, mission]).number(name) == two.number(name))
    let poor = StoredMission(setting, Debrief(PracticeRun(world, seed: 4, policy: .naive)))
    #expect(PracticeFacts.facts(Facts(), after: [poor, mission]).number("practice.simulationSectorsPassed") == 0)
  }

  /// Everybody sees the same: at 60 columns, without colour, for a screen reader.
  @Test(arguments: Worlds.ids)
  func theViewHoldsInSixtyColumns(id: String) throws {
    let world = try #require(Worlds.world(id))
    let debrief = Debrief(PracticeRun(world, seed: 9, policy: .novice))
    let text = render(DebriefView(debrief).document, RenderOptions(width: 60, colour: false, accessible: false))
    for line in text.split(separator: "\n") { #expect(displayWidth(String(line)) <= 60, "\(line)") }
    #expect(text.contains("Modèle pédagogique") && text.contains("débutant simulé"))
    let linear = render(DebriefView(debrief).document, RenderOptions(width: 80, colour: false, accessible: true))
    #expect(linear.contains("Relation client"))
  }
}
