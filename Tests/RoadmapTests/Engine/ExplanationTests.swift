import Kernel
import Testing

@testable import Roadmap

/// Reasons that people can argue with: without a step, why not a formation, and if.
@Suite struct ExplanationTests {
  /// « Without it » is what the engine answers over a catalogue that lacks it.
  @Test func withoutAStepIsTheCatalogueWithoutIt() throws {
    let engine = try Shipped.engine(Shipped.pupil)
    let result = engine.run(explained: true)
    let recommended = try #require(result.recommended)
    let all = try #require(RoadmapEngineTests.knowledge).formations
    for step in result.routes[recommended.index].steps.suffix(4) {
      let without = try #require(step.without)
      let routes = try Shipped.engine(Shipped.pupil, formations: all.filter { $0.id != step.id }).run().routes
      #expect((without.end == nil) == routes.isEmpty)
      if let end = without.end, let cost = without.cost, let hours = without.hours {
        #expect(routes.contains { $0.end == end && $0.cost == cost && $0.hours == hours })
      }
    }
  }

  @Test func everyFormationHasItsAnswer() throws {
    let engine = try Shipped.engine(Shipped.pupil)
    let result = engine.run()
    let knowledge = try #require(RoadmapEngineTests.knowledge)
    for formation in knowledge.formations.enumerated().filter({ $0.offset.isMultiple(of: 5) }).map(\.element) {
      let answer = engine.whyNot(formation, result)
      #expect(!answer.text.isEmpty)
      switch answer.verdict {
      case .excluded: #expect(result.excluded.contains { $0.id == formation.id })
      case .taken:
        for number in answer.routes {
          #expect(result.routes[number - 1].steps.contains { $0.id == formation.id })
        }
      case .beaten:
        let with = try #require(answer.with)
        #expect(with.steps.contains { $0.id == formation.id })
        // Exactness, seen from the other side: whatever passes by it is covered by the front.
        #expect(Shipped.covers(result.routes, with))
        #expect(Shipped.covers([result.routes[try #require(answer.beatenBy) - 1]], with))
      case .unreachable: #expect(answer.with == nil)
      }
    }
  }

  @Test func anExcludedFormationSaysWhatOpensIt() throws {
    let facts = Shipped.pupil.merging(["distanceOnly": .flag(true), "apprenticeshipWanted": .flag(false)]) { $1 }
    let engine = try Shipped.engine(facts)
    let licence = try #require(RoadmapEngineTests.knowledge?.formation("licence-infocom"))
    let answer = engine.whyNot(licence, engine.run())
    #expect(answer.verdict == .excluded)
    #expect(answer.loosenings.contains { $0.fact == "distanceOnly" })
  }

  @Test func whatIfSaysWhatMovesAndOnlyThat() throws {
    let before = try Shipped.engine(Shipped.pupil).run()
    let same = WhatIf(before: before, after: before)
    #expect(same.opened.isEmpty && same.closed.isEmpty && same.moves.count == 1)
    let slow = try Shipped.engine(Shipped.pupil.merging(["weeklyHours": .number(5)]) { $1 }).run()
    let answer = WhatIf(before: before, after: slow)
    #expect(!answer.closed.isEmpty)
    #expect(answer.moves != same.moves)
  }
}
