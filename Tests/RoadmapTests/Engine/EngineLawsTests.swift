import Kernel
import Testing

@testable import Roadmap

/// Laws that hold for any person and any catalogue.
@Suite struct EngineLawsTests {
  static let people: [[String: FactValue]] = [
    Shipped.pupil,
    [
      "goal": .choice("freelance"), "tier": .choice("followUp"), "weeklyHours": .number(8), "distanceOnly": .flag(true),
      "budget": .money(.euros(800)), "cpfBalance": .money(.euros(1_200)), "status": .choice("employee"),
    ],
    [
      "goal": .choice("employee"), "diplomaLevel": .number(5), "weeklyHours": .number(20),
      "status": .choice("jobseeker"), "cpfBalance": .money(.euros(2_000)),
      "birthDate": .date(Shipped.day("1981-05-05")),
    ],
  ]

  /// Whatever the catalogue had before one formation more, it still has, or better.
  @Test(arguments: people)
  func oneFormationMoreNeverWorsens(facts: [String: FactValue]) throws {
    let all = try #require(RoadmapEngineTests.knowledge).formations
    let whole = try Shipped.engine(facts).run().routes
    let taken = Set(whole.flatMap { $0.steps.map(\.id) }).sorted()
    for id in taken.enumerated().filter({ $0.offset.isMultiple(of: 3) }).map(\.element) {
      for route in try Shipped.engine(facts, formations: all.filter { $0.id != id }).run().routes {
        #expect(Shipped.covers(whole, route))
      }
    }
  }

  /// The order of the catalogue's files does not change the figures.
  @Test(arguments: people)
  func theOrderOfTheCatalogueDoesNotMatter(facts: [String: FactValue]) throws {
    let all = try #require(RoadmapEngineTests.knowledge).formations
    func figures(_ routes: [Route]) -> [String] {
      routes.map { "\($0.end) \($0.cost.cents) \($0.hours) \($0.recognition)" }
    }
    let one = try Shipped.engine(facts, formations: all).run().routes
    let other = try Shipped.engine(facts, formations: all.reversed()).run().routes
    #expect(figures(one) == figures(other))
  }

  /// Steps replayed one by one from the catalogue come to the route's figures, CPF and all.
  @Test(arguments: people)
  func aRouteReplaysToItsFigures(facts: [String: FactValue]) throws {
    let engine = try Shipped.engine(facts)
    let result = engine.run()
    let build = RoadmapBuild(engine: engine, goal: try #require(result.goal))
    for route in result.routes {
      var (day, balance, cost, hours) = (engine.today, engine.constraints.cpfBalance.cents, 0, 0)
      for step in route.steps {
        let candidate = try #require(
          build.candidates.first { candidate in
            candidate.formation.id == step.id && candidate.offer.id == step.offer
              && candidate.entries?.contains { $0.start == step.start } ?? true
          })
        let start = candidate.entries.map { $0.map(\.start).filter { $0 >= day }.min() } ?? day
        #expect(start == step.start)
        let end =
          candidate.days.map { step.start.adding(days: $0) } ?? step.start.adding(months: candidate.offer.months ?? 0)
        #expect(end == step.end)
        let paid = min(balance, candidate.cost.savable)
        balance -= paid
        cost += candidate.cost.gross - paid
        hours += candidate.offer.hours
        day = end
      }
      #expect(route.end == day && route.cost.cents == cost && route.hours == hours)
    }
  }

  /// 400 years are a whole number of weeks and of leap cycles: where no date of the catalogue counts, the answer shifts.
  @Test func fourHundredYearsLaterTheAnswerIsTheSame() throws {
    let all = try #require(RoadmapEngineTests.knowledge).formations
    let undated = all.filter { $0.closure == nil && $0.register.isEmpty }
    let facts: [String: FactValue] = [
      "goal": .choice("freelance"), "tier": .choice("followUp"), "weeklyHours": .number(12),
      "budget": .money(.euros(5_000)),
    ]
    let later = Shipped.today.adding(months: 4_800)
    let shift = Shipped.today.days(until: later)
    let now = try Shipped.engine(facts, formations: undated).run().routes
    let then = try Shipped.engine(facts, on: later, formations: undated).run().routes
    #expect(!now.isEmpty && now.count == then.count)
    for (a, b) in zip(now, then) {
      #expect(a.end.adding(days: shift) == b.end && a.cost == b.cost && a.hours == b.hours)
      #expect(a.steps.map { $0.start.adding(days: shift) } == b.steps.map(\.start))
    }
  }

  /// The quick answer to « what would that open? » is that of the whole front.
  @Test func theSoonestAndTheCheapestAreThoseOfTheFront() throws {
    var found = 0
    for facts in RoadmapEngineTests().profiles(40) {
      let engine = try Shipped.engine(facts, on: Shipped.day("2026-11-23"))
      guard let goal = engine.knowledge.goal(engine.facts).goal else { continue }
      for constraints in [engine.constraints] + Limit.active(engine.constraints).map(\.lifted) {
        let build = RoadmapBuild(engine: engine.with(constraints), goal: goal)
        let (front, quick) = (build.front().found, build.soonestAndCheapest())
        #expect(quick?.end == front.map(\.end).min() && quick?.cost == front.map(\.cost).min(), "\(facts)")
        found += front.isEmpty ? 0 : 1
        // What was worked out for other limits before does not change the answer.
        let fresh = try Shipped.engine(facts, on: Shipped.day("2026-11-23")).with(constraints)
        let alone = RoadmapBuild(engine: fresh, goal: goal)
        #expect(alone.exclusions.map(\.reason) == build.exclusions.map(\.reason))
        let again = alone.front().found
        #expect(again.map(\.end) == front.map(\.end) && again.map(\.cost) == front.map(\.cost))
      }
    }
    #expect(found > 20)
  }

  /// What is practised takes nothing away: what facts prove done has taught what the catalogue says.
  @Test func practiceNeverWorsens() throws {
    let proofs: [(String, Int)] = [
      ("practice.ownAccountRegularWeeks", 8), ("practice.volunteersWithFeedback", 2),
      ("practice.remarksTurnedIntoChange", 3),
    ]
    for person in RoadmapEngineTests().profiles(12) {
      var facts = person
      var before = try Shipped.engine(facts).run().routes
      for (fact, count) in proofs {
        facts[fact] = .number(Quantity(count))
        let after = try Shipped.engine(facts).run().routes
        for route in before { #expect(Shipped.covers(after, route), "\(fact) \(person)") }
        before = after
      }
    }
  }

  /// A measure later than the practice is believed; practice can then be taken up again.
  @Test func aLaterMeasureIsBelievedAndPracticeTakenUpAgain() throws {
    var facts: [String: FactValue] = [
      "goal": .choice("freelance"), "tier": .choice("posts"), "weeklyHours": .number(20),
      "practice.ownAccountRegularWeeks": .number(8), "practice.lastNoteOn": .date(Shipped.day("2026-10-01")),
      "competence.plateformes": .number(1),
    ]
    func repeats(_ measuredOn: String) throws -> RouteStep? {
      facts["competence.plateformes.measuredOn"] = .date(Shipped.day(measuredOn))
      let routes = try Shipped.engine(facts, on: Shipped.day("2026-11-23")).run().routes
      #expect(!routes.isEmpty)
      return routes.first?.steps.first { $0.id == "comptes-personnels" }
    }
    #expect(try repeats("2026-09-01") == nil)
    let again = try #require(try repeats("2026-11-01"))
    #expect(again.warnings.contains { $0.contains("déjà faite") })
  }

  /// Who did not say that they are a disabled worker gets the routes of who is not.
  @Test func aDisabilityIsNotSupposed() throws {
    for birth in ["1972-06-28", "1996-03-01", "2008-09-01"] {
      var facts: [String: FactValue] = [
        "goal": .choice("employee"), "birthDate": .date(Shipped.day(birth)), "status": .choice("employee"),
        "diplomaLevel": .number(4), "weeklyHours": .number(35), "budget": .money(.euros(9_000)),
      ]
      func ends(_ facts: [String: FactValue]) throws -> [CivilDate] {
        try Shipped.engine(facts, on: Shipped.day("2027-06-28")).run().routes.map(\.end)
      }
      let unsaid = try ends(facts)
      let assumed = try Shipped.engine(facts, on: Shipped.day("2027-06-28")).run().assumptions.map(\.fact)
      facts["disabledWorker"] = .flag(false)
      #expect(try ends(facts) == unsaid)
      #expect(assumed.contains("disabledWorker") == (birth < "2000"))
    }
  }
}
