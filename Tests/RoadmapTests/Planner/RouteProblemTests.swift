import Kernel
import Testing

@testable import Roadmap

/// The rules of `routeProblem`, one small problem each.
@Suite struct RouteProblemTests {
  private typealias Step = RouteProblem.Step

  private func step(
    _ id: String, gives: RouteProblem.Attainment = .init(credentials: ["goal"]),
    requires: RouteProblem.Attainment = .init(), starts: [AnnualStart]? = nil, months: Int = 0, hours: Int = 0,
    cost: Int = 0
  ) -> RouteProblem.Step {
    Step(id: id, requires: requires, gives: gives, starts: starts, months: months, hours: hours, cost: cost)
  }

  private func solve(_ today: String, _ steps: [RouteProblem.Step], goal: RouteProblem.Attainment? = nil) -> RouteAnswer
  {
    RouteProblem(today: date(today), goal: goal ?? .init(credentials: ["goal"]), steps: steps).solve()
  }

  @Test func aGoalThatHoldsNeedsNoStep() {
    let problem = RouteProblem(
      today: date("2026-11-23"), has: .init(levels: ["x": 3]), goal: .init(levels: ["x": 2]), steps: [])
    #expect(problem.solve().front == [.init(end: date("2026-11-23"), cost: 0, hours: 0, route: [])])
  }

  @Test func levelsAddUpByMaximum() {
    let first = step("a", gives: .init(levels: ["x": 2]), hours: 1)
    let second = step("b", gives: .init(levels: ["x": 1, "y": 1]), hours: 1)
    let goal = RouteProblem.Attainment(levels: ["x": 2, "y": 1])
    #expect(solve("2026-11-23", [first, second], goal: goal).front.map(\.hours) == [2])
    #expect(solve("2026-11-23", [second], goal: goal).front.isEmpty)
  }

  @Test(arguments: [
    ("2027-01-31", nil, 1, "2027-02-28"),
    ("2026-09-01", "09-01", 12, "2027-09-01"),
    ("2026-09-02", "09-01", 0, "2027-09-01"),
    ("2026-11-23", "02-29", 0, "2028-02-29"),
    ("2026-11-23", "02-29", 12, "2029-02-28"),
    ("2097-01-01", "02-29", 0, "2104-02-29"),
  ])
  func aStepBeginsOnItsFirstDayAndEndsMonthsLater(today: String, start: String?, months: Int, end: String) {
    let starts = start.map { [AnnualStart(monthDay($0))] }
    #expect(solve(today, [step("a", starts: starts, months: months)]).front.map(\.end) == [date(end)])
  }

  /// The last such day on or before the start must not be before today.
  @Test(arguments: [
    ("2027-04-01", "04-01", "2027-09-01"), ("2027-04-02", "04-01", "2028-09-01"), ("2027-01-15", "09-01", "2027-09-01"),
    ("2027-01-15", "10-01", "2028-09-01"), ("2027-01-15", "02-29", "2028-09-01"),
  ])
  func oneMustStillBeAbleToApply(today: String, last: String, start: String) {
    let starts = [AnnualStart(monthDay("09-01"), applyBefore: monthDay(last))]
    #expect(solve(today, [step("a", starts: starts)]).front.map(\.end) == [date(start)])
  }

  @Test func noStartMeansNever() {
    let answer = solve("2026-11-23", [step("a", starts: [])])
    #expect(answer.front.isEmpty)
    #expect(answer.blockedBy == [.init(need: .credential("goal"), givers: [.init(id: "a", reason: .neverStarts)])])
  }

  @Test func theReasonGoesDownToItsRoot() {
    let answer = solve("2026-11-23", [step("a", requires: .init(levels: ["x": 2]))])
    #expect(
      answer.blockedBy == [
        .init(need: .credential("goal"), givers: [.init(id: "a", reason: .requires([.level("x", atLeast: 2)]))]),
        .init(need: .level("x", atLeast: 2), givers: []),
      ])
  }

  @Test func selfStudyFillsTheWaitBeforeTheDiploma() {
    let study = step("study", gives: .init(credentials: ["study"]), months: 2, hours: 50)
    let diploma = step(
      "diploma", gives: .init(credentials: ["diploma"]), starts: [AnnualStart(monthDay("09-01"))], months: 12)
    let answer = solve("2027-01-15", [diploma, study], goal: .init(credentials: ["study", "diploma"]))
    #expect(answer.front == [.init(end: date("2028-09-01"), cost: 0, hours: 50, route: ["study", "diploma"])])
  }

  @Test func theOrderOfTheInputDoesNotMatter() {
    let steps = (0..<12).map { number in
      step(
        "s\(number)", gives: .init(credentials: [["a", "b", "c"][number % 3]]), months: number % 4,
        hours: number * 5 % 7, cost: number * 3 % 5)
    }
    let goal = RouteProblem.Attainment(credentials: ["a", "b", "c"])
    let answer = solve("2026-11-23", steps, goal: goal)
    #expect(answer.front.count > 1)
    #expect(solve("2026-11-23", steps.reversed(), goal: goal) == answer)
  }

  @Test func aLimitIsSaid() {
    let steps = (0..<40).map { number in
      step(
        "s\(number)", gives: .init(credentials: ["c\(number % 10)"]), months: 1 + number % 3, hours: number * 7 % 11,
        cost: number * 5 % 13)
    }
    var problem = RouteProblem(
      today: date("2026-11-23"), goal: .init(credentials: Set((0..<10).map { "c\($0)" })), steps: steps)
    let whole = problem.solve()
    problem.labelLimit = 50
    let part = problem.solve()
    #expect(whole.incomplete == nil)
    #expect(part.incomplete?.labelLimit == 50)
    let proven = part.incomplete?.provenBefore ?? date("9999-12-31")
    #expect(part.front.filter { $0.end < proven }.map(\.end) == whole.front.filter { $0.end < proven }.map(\.end))
  }
}
