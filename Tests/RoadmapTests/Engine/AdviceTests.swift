import Kernel
import Roadmap
import Testing

/// Each answer of the interview that promises a word in the roadmap gives it, and only to whom it concerns.
@Suite struct AdviceTests {
  private static let today = CivilDate(iso: "2026-11-23") ?? CivilDate(daysSinceEpoch: 0)
  private static func day(_ iso: String) -> FactValue { .date(CivilDate(iso: iso) ?? today) }

  private func run(_ facts: [String: FactValue], without left: Set<Formation.Family> = []) throws -> RoadmapResult {
    let all = try #require(RoadmapEngineTests.knowledge)
    let knowledge = RoadmapKnowledge(
      formations: all.formations.filter { !left.contains($0.family) }, fundings: all.fundings,
      calendars: all.calendars, tariffs: all.tariffs, goals: all.goals, competences: all.competences,
      advices: all.advices, dictionary: all.dictionary)
    return RoadmapEngine(knowledge, facts: Facts(facts), today: Self.today).run()
  }

  private static let freelance: [String: FactValue] = [
    "goal": .choice("freelance"), "tier": .choice("posts"), "weeklyHours": .number(10), "budget": .money(.zero),
  ]
  private static let study: [String: FactValue] = [
    "goal": .choice("employee"), "weeklyHours": .number(35), "diplomaLevel": .number(4), "budget": .money(.euros(300)),
  ]

  private func said(_ result: RoadmapResult, on step: (RouteStep) -> Bool = { _ in true }) -> String {
    result.routes.flatMap(\.steps).filter(step).flatMap { $0.why + $0.warnings }.joined(separator: "\n")
  }

  @Test(
    arguments: [
      (["publicAgent": .flag(true)], ["publicAgent": .flag(false)], "autorisation de votre administration"),
      (["birthDate": day("2004-01-01")], ["birthDate": day("1996-01-01")], "De 18 à 25 ans"),
      (["birthDate": day("2010-01-01")], ["birthDate": day("2004-01-01")], "Avant 18 ans"),
      (
        ["disabledWorker": .flag(true), "birthDate": day("1998-01-01")],
        ["disabledWorker": .flag(true), "birthDate": day("1990-01-01")], "moins de 30 ans"
      ),
      (
        ["status": .choice("jobseeker"), "franceTravailSince": day("2026-05-23"), "birthDate": day("1990-01-01")],
        ["status": .choice("jobseeker"), "franceTravailSince": day("2026-05-24"), "birthDate": day("1990-01-01")],
        "depuis six mois ou plus"
      ),
      (["region": .choice("la-reunion")], ["region": .choice("bretagne")], "ne se cumule pas avec l’Acre"),
      (["region": .choice("other")], ["region": .choice("corse")], "celles de la France"),
    ] as [([String: FactValue], [String: FactValue], String)])
  func registrationTellsWhomItConcerns(yes: [String: FactValue], no: [String: FactValue], words: String) throws {
    let isRegistration: (RouteStep) -> Bool = { $0.id == "immatriculation" }
    #expect(said(try run(Self.freelance.merging(yes) { $1 }), on: isRegistration).contains(words))
    #expect(!said(try run(Self.freelance.merging(no) { $1 })).contains(words))
    #expect(!said(try run(Self.freelance)).contains(words))
  }

  @Test(
    arguments: [
      (["bacSeries": .choice("professional")], ["bacSeries": .choice("general")], "certains bacs"),
      (["diplomaYear": .number(2021)], ["diplomaYear": .number(2022)], "cinq ans ou plus"),
      (["region": .choice("guyane")], ["region": .choice("normandie")], "outre-mer, l’offre sur place"),
      (
        ["disabledWorker": .flag(true), "birthDate": day("1980-01-01")],
        ["disabledWorker": .flag(false), "birthDate": day("2004-01-01")], "pas d’âge limite"
      ),
    ] as [([String: FactValue], [String: FactValue], String)])
  func entryTellsWhomItConcerns(yes: [String: FactValue], no: [String: FactValue], words: String) throws {
    #expect(said(try run(Self.study.merging(yes) { $1 })).contains(words))
    #expect(!said(try run(Self.study.merging(no) { $1 })).contains(words))
  }

  /// The BUT's first year, seen alone: cheaper ways would hide it.
  @Test(arguments: [
    ("stmg", "est un atout", "il en reste moins"), ("general", "il en reste moins", "est un atout"),
    ("professional", "il en reste moins", "est un atout"),
  ])
  func theBacCountsForTheFirstYearOfABUT(series: String, yes: String, no: String) throws {
    let facts = Self.study.merging(["budget": .money(.euros(2_000)), "bacSeries": .choice(series)]) { $1 }
    let result = try run(facts, without: [.bts, .licence, .licencePro, .rncpTitle, .grandeEcole, .iep])
    let first = said(result) { $0.id.hasPrefix("but-") }
    #expect(first.contains(yes))
    #expect(!first.contains(no))
  }

  @Test(
    arguments: [
      ("digitalLevel", .choice("beginner"), .choice("autonomous"), "Pix"),
      ("equipment", .choices(["smartphone"]), .choices(["computer", "smartphone", "connection"]), "ordinateur"),
      ("equipment", .choices([]), .choices(["computer", "smartphone", "connection"]), "téléphone qui filme"),
      ("disabledWorker", .flag(true), .flag(false), "Agefiph"),
    ] as [(String, FactValue, FactValue, String)])
  func theStartTellsWhomItConcerns(fact: String, yes: FactValue, no: FactValue, words: String) throws {
    func given(_ value: FactValue?) throws -> Bool {
      var facts = Self.freelance
      facts[fact] = value
      return try run(facts).advice.contains { $0.text.contains(words) }
    }
    #expect(try given(yes))
    #expect(try !given(no))
    #expect(try !given(nil))
  }

  /// Somebody still at school, for whom no diploma of the trade is open, is told how to see further.
  @Test func whoPreparesTheBacIsToldHowToSeeFurther() throws {
    func advised(_ goal: String, _ level: Quantity) throws -> Bool {
      try run(["goal": .choice(goal), "diplomaLevel": .number(level), "budget": .money(.zero)])
        .advice.contains { $0.id == "avant-le-bac" }
    }
    #expect(try advised("employee", 0))
    #expect(try !advised("employee", 4))
    #expect(try !advised("freelance", 0))
  }

  /// Hours that an employer grants are not euros.
  @Test func aPublicAgentsAccountPaysNoEuro() throws {
    let facts: [String: FactValue] = [
      "goal": .choice("employee"), "diplomaLevel": .number(5), "weeklyHours": .number(20),
      "cpfBalance": .money(.euros(5_000)), "status": .choice("employee"),
    ]
    #expect(try run(facts).routes.contains { $0.steps.contains { $0.cpf > .zero } })
    let agent = try run(facts.merging(["publicAgent": .flag(true)]) { $1 })
    #expect(agent.routes.allSatisfy { $0.steps.allSatisfy { $0.cpf == .zero } })
    #expect(said(agent).contains("se compte en heures"))
    var unsaid = facts
    unsaid["cpfBalance"] = nil
    unsaid["publicAgent"] = .flag(true)
    #expect(try !run(unsaid).assumptions.contains { $0.fact == "cpfBalance" })
  }

  /// Under an allowance, a full-time step stays, with a word of caution; otherwise it leaves no income and goes.
  @Test func aStepThatPaysNothingWarnsWhomNeedsAnIncome() throws {
    let needed = Self.study.merging(["incomeToKeep": .money(.euros(900))]) { $1 }
    let without = try run(needed)
    #expect(!without.routes.contains { $0.steps.contains { $0.offer == "lycee-public" } })
    let with = try run(needed.merging(["status": .choice("jobseeker")]) { $1 })
    let fullTime = try #require(with.routes.flatMap(\.steps).first { $0.id == "bts-communication" && $0.cost == .zero })
    // 900 € at 1 443,11 € net for 35 hours: 21,8 hours.
    #expect(fullTime.warnings.contains { $0.contains("900\u{A0}€ par mois") && $0.contains("environ 22 h") })
    #expect(!said(try run(Self.study)).contains("sans vous payer"))
    #expect(!said(try run(Self.study.merging(["incomeToKeep": .money(.zero)]) { $1 })).contains("sans vous payer"))
  }

  @Test func anApprenticesPayIsComparedWithTheIncomeToKeep() throws {
    let young: [String: FactValue] = ["birthDate": Self.day("2006-01-01"), "apprenticeshipWanted": .flag(true)]
    func isTaken(_ euros: Int) throws -> Bool {
      let facts = Self.study.merging(young) { $1 }.merging(["incomeToKeep": .money(.euros(euros))]) { $1 }
      return try run(facts).routes.contains { $0.steps.contains { $0.offer.contains("apprentissage") } }
    }
    #expect(try !isTaken(1_800))
    #expect(try isTaken(300))
  }

  @Test func adviceIsGivenOnceARoute() throws {
    let result = try run(
      Self.study.merging([
        "goal": .choice("socialMediaManager"), "diplomaYear": .number(2010), "diplomaLevel": .number(5),
      ]) { $1 })
    for route in result.routes {
      let times = route.steps.flatMap(\.why).filter { $0.contains("cinq ans ou plus") }.count
      #expect(times <= 1)
    }
    #expect(said(result).contains("cinq ans ou plus"))
  }

  /// Nobody need register to reach the confirmed level of what is practised.
  @Test func sixMonthsForAnAssociationNeedNoRegistration() throws {
    let result = try run([
      "goal": .choice("socialMediaManager"), "diplomaLevel": .number(6), "weeklyHours": .number(35),
      "birthDate": Self.day("1995-01-01"), "budget": .money(.euros(300)),
    ])
    let with = result.routes.filter { $0.steps.contains { $0.id == "six-mois-association" } }
    #expect(!with.isEmpty)
    #expect(with.contains { route in !route.steps.contains { $0.id == "immatriculation" } })
  }
}
