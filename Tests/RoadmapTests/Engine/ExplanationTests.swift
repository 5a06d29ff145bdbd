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

  /// Five ways in refused for one reason are one sentence, not five.
  @Test func aReasonIsToldOnce() throws {
    let engine = try Shipped.engine(Shipped.pupil.merging(["weeklyHours": .number(20)]) { $1 })
    let result = engine.run()
    for exclusion in result.excluded where exclusion.kind == .tooManyHours {
      #expect(exclusion.reason.components(separatedBy: "demande 35 h par semaine").count <= 2, "\(exclusion.reason)")
    }
    let but = try #require(result.excluded.first { $0.id == "licence-infocom" })
    #expect(but.reason.contains("et vous en avez 20"))
  }

  @Test(arguments: [
    ([("A", "x"), ("B", "x")], "chacune de ses 2\u{A0}voies d’accès x."), ([("A", "x")], "« A » x."),
    ([("A", "x"), ("B", "y"), ("C", "x")], "chacune de ces voies x (« A », « C ») ; « B » y."),
  ])
  func refusalsAreGrouped(offers: [(String, String)], words: String) {
    #expect(RoadmapBuild.words(offers.map { .init(.onSite, $0.1, offer: $0.0) }) == words)
    #expect(RoadmapBuild.words([.init(.closed, "x"), .init(.closed, "x")]) == "x.")
  }

  /// Two limits that only open a formation together are both named, and no other.
  @Test func limitsThatCountTogetherAreNamed() throws {
    let facts = Shipped.pupil.merging(["distanceOnly": .flag(true), "weeklyHours": .number(10)]) { $1 }
    let engine = try Shipped.engine(facts)
    let licence = try #require(RoadmapEngineTests.knowledge?.formation("licence-infocom"))
    let answer = engine.whyNot(licence, engine.run())
    #expect(answer.loosenings.isEmpty)
    let otherwise = try #require(answer.otherwise)
    #expect(otherwise.hasPrefix("Il faudrait lever 2 limites"), "\(otherwise)")
    #expect(otherwise.contains("sur place") && otherwise.contains("plein temps") && !otherwise.contains("payer, "))
  }

  /// What a formation asks for and nothing gives is named, rather than the formation again.
  @Test func whatAFormationLacksIsNamed() throws {
    let facts = Shipped.pupil.merging(["diplomaLevel": .number(3), "weeklyHours": .number(6)]) { $1 }
    let engine = try Shipped.engine(facts)
    let formation = try #require(RoadmapEngineTests.knowledge?.formation("bts-communication"))
    let otherwise = try #require(engine.whyNot(formation, engine.run()).otherwise)
    #expect(otherwise.contains("niveau 4") && !otherwise.contains(formation.title), "\(otherwise)")
  }

  /// What one holds is opened by nothing, and nothing is said of limits.
  @Test func whatIsHeldNeedsNoLimitLifted() throws {
    let facts = Shipped.pupil.merging(["diplomas": .choices(["bts-mco"]), "diplomaLevel": .number(5)]) { $1 }
    let engine = try Shipped.engine(facts)
    let answer = engine.whyNot(try #require(RoadmapEngineTests.knowledge?.formation("bts-mco")), engine.run())
    #expect(answer.text.contains("vous l’avez déjà") && answer.loosenings.isEmpty && answer.otherwise == nil)
  }

  @Test func whatIsGivenUpIsGoodFrench() {
    #expect(Recognition.of(1) == "d’un certificat d’éditeur" && Recognition.of(0) == "d’aucun titre")
    #expect(Recognition.noun(2).hasPrefix("une ") && Recognition.of(5).hasPrefix("de niveau 5"))
    #expect(RouteDifference.span(45) == "45\u{A0}jours" && RouteDifference.span(61) == "2\u{A0}mois")
  }

  @Test func whatIfSaysWhatMovesAndOnlyThat() throws {
    let before = try Shipped.engine(Shipped.pupil).run()
    let same = WhatIf(before: before, try Shipped.engine(Shipped.pupil))
    #expect(same.opened.isEmpty && same.closed.isEmpty && same.moves.count == 1)
    #expect(same.keepsRecommended && !same.changesFigures)
    let slow = try Shipped.engine(Shipped.pupil.merging(["weeklyHours": .number(5)]) { $1 })
    let answer = WhatIf(before: before, slow)
    #expect(!answer.closed.isEmpty)
    #expect(answer.moves != same.moves && answer.changesFigures && !answer.keepsRecommended)
  }

  /// What is said to open is on a route with these answers, not only refused for one reason fewer.
  @Test func whatIfOpensOnlyWhatLeadsThere() throws {
    let facts: [String: FactValue] = [
      "goal": .choice("employee"), "birthDate": .date(Shipped.day("2003-02-10")), "status": .choice("employee"),
      "diplomaLevel": .number(4), "weeklyHours": .number(35), "budget": .money(.euros(3_000)),
      "cpfBalance": .money(.euros(2_000)), "incomeToKeep": .money(.euros(800)),
    ]
    let richer = try Shipped.engine(facts.merging(["budget": .money(.euros(9_000))]) { $1 })
    let before = try Shipped.engine(facts).run()
    let answer = WhatIf(before: before, richer)
    let result = richer.run()
    let noMore = before.excluded.filter { old in !result.excluded.contains { $0.id == old.id } }
    #expect(!noMore.isEmpty)
    for formation in noMore {
      let known = try #require(RoadmapEngineTests.knowledge?.formation(formation.id))
      let isOnARoute = [.taken, .beaten].contains(richer.whyNot(known, result).verdict)
      #expect(answer.opened.contains { $0.id == formation.id } == isOnARoute, "\(formation.id)")
    }
  }
}
