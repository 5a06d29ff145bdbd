import Kernel
import Testing

@testable import Roadmap

/// Money that depends on dates, age and status.
@Suite struct MoneyTests {
  private func offer(_ formation: String, _ mode: Offer.Mode) throws -> Offer {
    let found = try #require(RoadmapEngineTests.knowledge?.formation(formation))
    return try #require(found.offers.first { $0.mode == mode })
  }

  private func pay(_ facts: [String: FactValue], _ offer: Offer, _ start: String) throws -> [ContractPay.Stretch] {
    let knowledge = try #require(RoadmapEngineTests.knowledge)
    return ContractPay(knowledge, Facts(facts)).stretches(of: offer, from: Shipped.day(start))
  }

  /// The amounts of the sheet, on the SMIC of 2026; a new age counts from the month after the birthday.
  @Test(arguments: [
    ("2010-01-01", [49_222, 71_098]), ("2007-01-01", [78_390, 92_975]), ("2003-01-01", [96_621, 111_205]),
    ("1998-01-01", [182_303, 182_303]),
  ])
  func anApprenticeIsPaidByAgeAndYear(birth: String, cents: [Int]) throws {
    let stretches = try pay(
      ["birthDate": .date(Shipped.day(birth))], try offer("bts-communication", .apprenticeship), "2026-09-01")
    #expect(stretches.first?.gross.cents == cents[0])
    let second = try #require(stretches.first { $0.year == 2 })
    #expect(second.gross.cents == cents[1])
  }

  @Test func aBirthdayRaisesThePayTheMonthAfter() throws {
    let stretches = try pay(
      ["birthDate": .date(Shipped.day("2006-01-15"))], try offer("bts-communication", .apprenticeship), "2026-09-01")
    // 20 years old: 43 %; 21 on 15 January 2027, paid so from 1 February.
    #expect(stretches.map(\.from) == ["2026-09-01", "2027-02-01", "2027-09-01"].map(Shipped.day))
    #expect(stretches.map(\.gross.cents) == [78_390, 96_621, 111_205])
  }

  @Test(arguments: [
    ("2007-01-01", "general", 100_267), ("2007-01-01", "professional", 118_497), ("2002-01-01", "general", 127_612),
    ("2002-01-01", "stmg", 145_842), ("1996-01-01", "general", 182_303),
  ])
  func aProfessionalisationContractIsPaidByAgeAndBac(birth: String, bac: String, cents: Int) throws {
    let facts: [String: FactValue] = [
      "birthDate": .date(Shipped.day(birth)), "bacSeries": .choice(bac), "diplomaLevel": .number(4),
    ]
    let stretches = try pay(facts, try offer("community-manager-rncp41364", .professionalisation), "2026-10-01")
    #expect(stretches.first?.gross.cents == cents)
  }

  /// Each year of a course at the tariff of that year; before the last known year, no « last known » notice.
  @Test func aTariffIsTheOneOfEachYear() throws {
    let engine = try Shipped.engine(Shipped.student)
    let build = RoadmapBuild(engine: engine, goal: try #require(engine.knowledge.goals.first))
    let licence = try #require(engine.knowledge.formation("licence-infocom"))
    let offer = try #require(licence.offers.first { $0.mode == .publicInitial && ($0.months ?? 0) > 24 })
    func fee(_ start: String) throws -> Int {
      let bill = build.pricing.bill(of: offer, startingOn: Shipped.day(start))
      let cost = try #require(build.pricing.cost(of: offer, licence, startingOn: Shipped.day(start)))
      // The figure that the planner reads is the sum of the lines that the person reads.
      #expect(cost.gross == bill.lines.reduce(0) { $0 + $1.high.cents })
      return try #require(bill.lines.first { $0.label.contains("roits") }).high.cents
    }
    #expect(try fee("2023-09-15") == 17_000 + 17_500 + 17_800)
    #expect(try fee("2024-09-15") == 17_500 + 17_800 + 17_800)
  }

  @Test func aGrantHolderPaysNoFee() throws {
    let facts = Shipped.pupil.merging(["crousLevel": .choice("level3"), "budget": .money(.zero)]) { $1 }
    let result = try Shipped.engine(facts).run()
    let paid = result.routes.flatMap(\.steps).filter { $0.aids.contains { $0.id == "crous" } }
    #expect(!paid.isEmpty)
    #expect(paid.flatMap(\.aids).contains { $0.text.contains("3\u{202F}828") })
    #expect(result.routes.contains { $0.recognition >= 6 && $0.cost == .zero })
    let without = try Shipped.engine(facts.merging(["crousLevel": .choice("none")]) { $1 }).run()
    #expect(!without.routes.flatMap(\.steps).flatMap(\.aids).contains { $0.id == "crous" })
  }

  /// Help is asked for before it is too late, cites its source, and what is counted is in the cost.
  @Test(arguments: ["jobseeker", "employee", "selfEmployed"])
  func helpSaysUntilWhenAndFromWhere(status: String) throws {
    let facts: [String: FactValue] = [
      "goal": .choice("employee"), "diplomaLevel": .number(5), "weeklyHours": .number(20), "status": .choice(status),
      "cpfBalance": .money(.euros(1_500)),
    ]
    let steps = try Shipped.engine(facts).run().routes.flatMap(\.steps).filter { $0.price > .euros(1_000) }
    #expect(!steps.isEmpty)
    for step in steps {
      let counted = step.aids.filter(\.isCounted).compactMap(\.high).reduce(Money.zero, +)
      #expect(step.price - counted == step.cost)
      for aid in step.aids {
        if let day = aid.askBefore { #expect(day < step.start) }
        if let low = aid.low, let high = aid.high { #expect(low <= high && high <= step.price) }
      }
    }
    let expected = ["jobseeker": "aif", "employee": "ptp", "selfEmployed": "fif-pl"][status] ?? ""
    #expect(steps.contains { $0.aids.contains { $0.id == expected } })
    let others = Set(["aif", "ptp", "fif-pl"]).subtracting([expected])
    #expect(steps.allSatisfy { $0.aids.allSatisfy { !others.contains($0.id) } })
  }

  /// Who is too young today may be old enough on the day of the entry.
  @Test func ageIsTheOneOfTheEntry() throws {
    let young = Shipped.student.merging(["birthDate": .date(Shipped.day("2011-03-01")), "disabledWorker": .flag(false)])
    { $1 }
    let old = Shipped.student.merging(["birthDate": .date(Shipped.day("1997-08-15"))]) { $1 }
    func starts(_ facts: [String: FactValue]) throws -> [CivilDate] {
      let engine = try Shipped.engine(facts)
      let goal = try #require(engine.knowledge.goals.first { $0.goal == "employee" })
      return RoadmapBuild(engine: engine, goal: goal).candidates.filter { $0.offer.mode == .apprenticeship }
        .flatMap { $0.entries ?? [] }.map(\.start)
    }
    #expect(try starts(young).min() == Shipped.day("2027-09-01"))
    #expect(try starts(old).allSatisfy { $0 < Shipped.day("2027-08-15") })
  }
}
