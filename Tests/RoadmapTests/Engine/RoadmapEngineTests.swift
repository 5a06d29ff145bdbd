import Catalog
import Kernel
import Roadmap
import ShippedCatalog
import Testing

/// Laws of the roadmap on the shipped catalogue, over varied profiles.
@Suite struct RoadmapEngineTests {
  static let knowledge: RoadmapKnowledge? = {
    let shipped = ShippedCatalog.compiled
    return CompiledReader(UnsafeBufferPointer(start: shipped.utf8Start, count: shipped.utf8CodeUnitCount))
      .map { Catalog($0).roadmapKnowledge }
  }()

  private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }

  private func run(_ facts: [String: FactValue], on iso: String = "2026-11-23") throws -> RoadmapResult {
    RoadmapEngine(try #require(Self.knowledge), facts: Facts(facts), today: day(iso)).run()
  }

  /// Profiles drawn from a seed: every goal, level, budget, weekly time and status.
  func profiles(_ count: Int) -> [[String: FactValue]] {
    var generator = SeededGenerator(seed: 5)
    return (0..<count).map { _ in
      var facts: [String: FactValue] = [:]
      func maybe(_ name: String, _ value: FactValue) {
        if Int.random(in: 0...3, using: &generator) > 0 { facts[name] = value }
      }
      maybe(
        "goal",
        .choice(["freelance", "employee", "socialMediaManager"].randomElement(using: &generator) ?? "freelance"))
      maybe("tier", .choice(["posts", "followUp", "delegation"].randomElement(using: &generator) ?? "posts"))
      maybe("diplomaLevel", .number(Quantity([0, 3, 4, 5, 6, 7].randomElement(using: &generator) ?? 4)))
      maybe("weeklyHours", .number(Quantity([5, 10, 20, 35].randomElement(using: &generator) ?? 10)))
      maybe("budget", .money(.euros([0, 300, 3_000, 20_000].randomElement(using: &generator) ?? 0)))
      maybe("distanceOnly", .flag(Bool.random(using: &generator)))
      maybe("wantsDiploma", .flag(Bool.random(using: &generator)))
      maybe("apprenticeshipWanted", .flag(Bool.random(using: &generator)))
      maybe("cpfBalance", .money(.euros([0, 500, 2_500].randomElement(using: &generator) ?? 0)))
      maybe(
        "status", .choice(["student", "jobseeker", "employee", "other"].randomElement(using: &generator) ?? "other"))
      maybe(
        "birthDate",
        .date(day(["2008-06-01", "2003-01-15", "1990-12-31", "1975-07-14"].randomElement(using: &generator) ?? "")))
      return facts
    }
  }

  @Test func everyRouteKeepsItsPromises() throws {
    let knowledge = try #require(Self.knowledge)
    let today = day("2026-11-23")
    for facts in profiles(12) {
      let result = try run(facts)
      #expect(result.isComplete)
      for route in result.routes {
        #expect(route.cost.cents == route.steps.reduce(0) { $0 + $1.cost.cents })
        #expect(route.hours == route.steps.reduce(0) { $0 + $1.hours })
        #expect(route.end == route.steps.last?.end ?? today)
        #expect(Set(route.steps.map(\.id)).count == route.steps.count)
        var before = today
        for step in route.steps {
          #expect(step.start >= before && step.end >= step.start)
          before = step.end
          if let deadline = step.applyBefore { #expect(deadline >= today && deadline <= step.start) }
          #expect(step.cost >= .zero && step.cost + step.cpf == step.price)
          let formation = try #require(knowledge.formation(step.id))
          #expect(formation.closure == nil)
          let offer = try #require(formation.offers.first { $0.id == step.offer })
          if facts["distanceOnly"] == .flag(true) { #expect(offer.distance) }
          if facts["apprenticeshipWanted"] == .flag(false) { #expect(offer.mode != .apprenticeship) }
        }
        if case .money(let budget)? = facts["budget"] { #expect(route.cost <= budget) }
        if facts["wantsDiploma"] == .flag(true) { #expect(route.recognition >= 5) }
      }
      // No route is beaten by another, and the order is by end, cost, hours.
      for (i, a) in result.routes.enumerated() {
        for (j, b) in result.routes.enumerated() where i != j {
          #expect(!(a.end <= b.end && a.cost <= b.cost && a.hours <= b.hours && a.recognition >= b.recognition))
        }
      }
      #expect(result.routes.isEmpty == (result.recommended == nil))
      if result.routes.isEmpty { #expect(!result.blockedBy.isEmpty) }
    }
  }

  @Test func sameInputSameBytes() throws {
    for facts in profiles(2) { #expect(try run(facts).json.text == run(facts).json.text) }
  }

  @Test func aFreelanceNeedsNoDiplomaAndNoMoney() throws {
    let result = try run([
      "goal": .choice("freelance"), "tier": .choice("posts"), "budget": .money(.zero), "weeklyHours": .number(10),
      "distanceOnly": .flag(true),
    ])
    let route = try #require(result.routes.first)
    let ids = route.steps.map(\.id)
    #expect(route.cost == .zero)
    for rung in ["comptes-personnels", "benevoles", "retours-exploites", "immatriculation"] {
      #expect(ids.contains(rung))
    }
    let order = ["comptes-personnels", "benevoles", "retours-exploites", "immatriculation"].compactMap {
      ids.firstIndex(of: $0)
    }
    #expect(order == order.sorted())
  }

  @Test func whatIsDoneIsNotPlannedAgain() throws {
    let result = try run([
      "goal": .choice("freelance"), "tier": .choice("posts"), "practice.ownAccountRegularWeeks": .number(9),
      "practice.volunteersWithFeedback": .number(2),
      "competence.redaction": .number(3), "weeklyHours": .number(10),
    ])
    let ids = Set(result.routes.flatMap { $0.steps.map(\.id) })
    #expect(ids.isDisjoint(with: ["comptes-personnels", "benevoles", "atelier-redaction"]))
  }

  @Test(arguments: [("employee", 5), ("socialMediaManager", 6)])
  func theJobSearchComesLast(goal: String, level: Quantity) throws {
    let result = try run([
      "goal": .choice(goal), "diplomaLevel": .number(level), "weeklyHours": .number(35), "budget": .money(.zero),
    ])
    #expect(!result.routes.isEmpty)
    for route in result.routes { #expect(route.steps.last?.id == "recherche-emploi") }
  }

  /// What is said to be done each week is what the dates of the step come to.
  @Test func weeklyHoursFitTheDates() throws {
    let result = try run(["goal": .choice("freelance"), "weeklyHours": .number(35), "budget": .money(.zero)])
    for step in result.routes.flatMap(\.steps) where step.hours > 0 {
      let days = max(1, step.start.days(until: step.end))
      #expect(step.weeklyHours <= 35)
      if step.offer == "a-son-rythme" { #expect((step.weeklyHours - 1) * days < step.hours * 7) }
    }
  }

  @Test func anExpiredTitleCannotBeEntered() throws {
    let result = try run(["goal": .choice("employee"), "diplomaLevel": .number(5), "weeklyHours": .number(35)])
    #expect(result.excluded.contains { $0.id == "community-manager-rncp38138" && $0.kind == .expired })
    #expect(result.excluded.contains { $0.id == "lp-charge-communication" && $0.kind == .registerInactive })
    #expect(result.excluded.contains { $0.id == "dut-mmi" && $0.kind == .closed })
  }

  @Test func theTrainingAccountPaysLessItsShare() throws {
    // A job seeker pays no share, an employee 103,20 €.
    let facts: [String: FactValue] = [
      "goal": .choice("employee"), "diplomaLevel": .number(5), "weeklyHours": .number(20),
      "cpfBalance": .money(.euros(5_000)),
    ]
    let employee = try run(facts.merging(["status": .choice("employee")]) { $1 })
    let seeker = try run(facts.merging(["status": .choice("jobseeker")]) { $1 })
    func paid(_ result: RoadmapResult) -> [RouteStep] { result.routes.flatMap(\.steps).filter { $0.cpf > .zero } }
    #expect(!paid(employee).isEmpty)
    for step in paid(employee) where step.price <= .euros(5_000) { #expect(step.cost == Money(cents: 10_320)) }
    for step in paid(seeker) where step.price <= .euros(5_000) { #expect(step.cost == .zero) }
  }

  @Test func whenNothingFitsItSaysWhatWouldOpen() throws {
    let result = try run([
      "goal": .choice("employee"), "diplomaLevel": .number(4), "weeklyHours": .number(5), "distanceOnly": .flag(true),
      "budget": .money(.zero), "apprenticeshipWanted": .flag(false),
    ])
    #expect(result.routes.isEmpty)
    #expect(!result.blockedBy.isEmpty)
  }

  /// Each rung of recognition leaves out what awards more; what stands in the way must not be told of what is left then.
  @Test func whatStandsInTheWayIsToldOfAllTheSteps() throws {
    let result = try Shipped.engine([
      "goal": .choice("freelance"), "tier": .choice("delegation"), "diplomaLevel": .number(5),
      "weeklyHours": .number(5), "budget": .money(.euros(20_000)), "distanceOnly": .flag(true),
      "cpfBalance": .money(.euros(500)), "wantsDiploma": .flag(false), "status": .choice("other"),
    ]).run()
    #expect(result.routes.isEmpty)
    let excluded = Set(result.excluded.map(\.id))
    let knowledge = try #require(RoadmapEngineTests.knowledge)
    let open = knowledge.formations.filter { !excluded.contains($0.id) }
    var told = 0
    for needed in result.goal?.levels ?? [] {
      let title = knowledge.competence(needed.competence)?.title ?? ""
      guard result.blockedBy.contains(where: { $0.contains("« \(title) » au niveau \(needed.level)") }) else {
        continue
      }
      told += 1
      let givers = open.filter { formation in
        formation.trains.contains { $0.competence == needed.competence && $0.to >= needed.level }
      }
      #expect(givers.isEmpty, "\(title) : \(givers.map(\.id))")
    }
    #expect(told > 0)
  }

  @Test func aLargerBudgetNeverWorsens() throws {
    for facts in profiles(3) {
      var last: [Route] = []
      for euros in [0, 500, 5_000, 100_000] {
        var richer = facts
        richer["budget"] = .money(.euros(euros))
        let routes = try run(richer).routes
        for old in last {
          #expect(
            routes.contains {
              $0.end <= old.end && $0.cost <= old.cost && $0.hours <= old.hours && $0.recognition >= old.recognition
            })
        }
        last = routes
      }
    }
  }

  /// What is refused can only take routes away: whatever is found under a limit, or without a formation, is found without
  /// the limit, or something as good in every way.
  @Test func aLimitNeverOpensABetterRoute() throws {
    let adult: [String: FactValue] = [
      "goal": .choice("freelance"), "tier": .choice("posts"), "status": .choice("jobseeker"),
      "diplomaLevel": .number(4), "weeklyHours": .number(35), "budget": .money(.euros(300)),
      "birthDate": .date(day("1981-05-02")), "cpfBalance": .money(.euros(3_200)), "incomeToKeep": .money(.euros(1_100)),
    ]
    for facts in profiles(12) + [adult] {
      var loose = facts
      loose["distanceOnly"] = .flag(false)
      let routes = try run(loose).routes
      for (limit, value) in [("distanceOnly", true), ("apprenticeshipWanted", false), ("wantsDiploma", true)] {
        var tight = loose
        tight[limit] = .flag(value)
        for route in try run(tight).routes { #expect(Shipped.covers(routes, route), "\(limit) \(loose)") }
      }
      for step in routes.first?.steps ?? [] {
        let others = try #require(Self.knowledge).formations.filter { $0.id != step.id }
        let fewer = try Shipped.engine(loose, on: day("2026-11-23"), formations: others).run().routes
        for route in fewer { #expect(Shipped.covers(routes, route), "\(step.id) \(loose)") }
      }
    }
  }
}
