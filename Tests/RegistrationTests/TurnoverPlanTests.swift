import Kernel
import Registration
import Testing

/// What was planned against what came in.
@Suite struct TurnoverPlanTests {
  private func plan(_ facts: [String: FactValue], routeEnd: CivilDate? = nil, today: CivilDate = "2026-11-27")
    -> TurnoverPlan
  {
    TurnoverPlan(Shipped.knowledge, facts: Facts(facts), routeEnd: routeEnd, today: today)
  }

  private let income: [String: FactValue] = ["incomeToKeep": .money(.euros(1_200))]

  /// 1 200 ÷ (1 − 0,256 − 0,002) = 1 617,25…, and with the tax paid along: ÷ (1 − 0,28).
  @Test(
    arguments: [
      ("liberalBNC", nil, 1_618), ("liberalBNC", "done", 1_667), ("liberalBNC", "wanted", 1_618),
      ("servicesBIC", nil, 1_526), ("salesBIC", nil, 1_371),
    ] as [(String, String?, Int)])
  func anIncomeToKeepAsksForATurnover(activity: String, tax: String?, monthly: Int) {
    var facts = income
    facts["registration.activity"] = .choice(activity)
    facts["registration.versementLiberatoire"] = tax.map { .choice($0) }
    let plan = plan(facts)
    #expect(plan.monthly == .euros(monthly))
    #expect(plan.basis == .income(.euros(1_200)))
  }

  @Test func theRatesAreThoseOfTheDay() {
    #expect(plan(income, today: "2025-06-01").monthly == .euros(1_596))  // 24,6 % + 0,2 %
  }

  @Test func aGoalComesFirstAndHoursLast() {
    var facts = income
    facts["weeklyHours"] = .number(20)
    facts["registration.turnoverGoal"] = .money(.euros(2_000))
    #expect(plan(facts).monthly == .euros(2_000) && plan(facts).basis == .goal)
    facts["registration.turnoverGoal"] = nil
    #expect(plan(facts).basis == .income(.euros(1_200)))
    facts["incomeToKeep"] = .money(.zero)
    // 20 h × 52 ÷ 12 ÷ 7 h = 12,38 days at 150 €.
    #expect(plan(facts).monthly == .euros(1_857) && plan(facts).basis == .hours)
    #expect(plan(facts).capacity?.tenthsOfDays == 123)
    #expect(plan(facts).capacity?.dayPrice(for: .euros(1_857)) == .euros(150))
    #expect(plan(facts).capacity?.dayPrice(for: .euros(1_858)) == .euros(151))
    facts["weeklyHours"] = nil
    #expect(plan(facts).monthly == nil && plan(facts).basis == nil)
  }

  /// The later of the wish and of the end of the route; else the start of the activity.
  @Test(
    arguments: [
      ("2027-03-01", "2027-01-20", "2027-03-01"), ("2027-03-01", "2027-05-20", "2027-05-01"),
      (nil, "2027-05-20", "2027-05-01"), ("2027-03-15", nil, "2027-03-01"), (nil, nil, "2026-11-01"),
    ] as [(CivilDate?, CivilDate?, CivilDate)])
  func theFirstMonthPlanned(wish: CivilDate?, route: CivilDate?, month: CivilDate) {
    var facts: [String: FactValue] = ["registration.startDate": .date("2026-11-23")]
    facts["firstClientWanted"] = wish.map { .date($0) }
    #expect(plan(facts, routeEnd: route).first?.month == month)
  }

  private func told(_ lines: [String: Int], wish: CivilDate = "2027-03-01") -> TurnoverPlan {
    var facts: [String: FactValue] = [
      "registration.turnoverGoal": .money(.euros(1_000)), "firstClientWanted": .date(wish),
    ]
    for (period, amount) in lines { facts["turnover." + period] = .money(.euros(amount)) }
    return plan(facts, today: "2027-08-01")
  }

  @Test func behindByTheMoneyThatIsMissing() throws {
    let plan = told(["2027-02": 0, "2027-03": 0, "2027-04": 500, "2027-05": 700])
    #expect(plan.months == 3 && plan.planned == .euros(3_000) && plan.received == .euros(1_200))
    #expect(plan.gap == .euros(-1_800) && plan.monthsLate == 1)
    // Seven months are left: 1 000 + 1 800 ÷ 7, rounded up.
    let catchUp = try #require(plan.catchUp(after: "2027-05-31"))
    #expect(catchUp.months == 7 && catchUp.perMonth == .euros(1_258))
    #expect(plan.catchUp(after: "2027-12-31") == nil)
  }

  @Test func aheadWhenMoneyCameEarly() {
    let plan = told(["2027-01": 400, "2027-02": 600, "2027-03": 1_000])
    #expect(plan.months == 1 && plan.gap == .euros(1_000) && plan.monthsLate == -2)
    #expect(plan.catchUp(after: "2027-03-31") == nil)
    let early = told(["2027-01": 400])
    #expect(early.months == 0 && early.planned == .zero && early.gap == .euros(400))
  }

  @Test(
    arguments: [("2027-Q1", 0), ("2027-Q2", 1), ("2026-Q4", -3)] as [(String, Int)])
  func aQuarterIsLateOrEarlyByItsNearestMonth(period: String, months: Int) {
    #expect(told([period: 900]).monthsLate == months)
  }
}
