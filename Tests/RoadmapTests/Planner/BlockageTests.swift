import Kernel
import Testing

@testable import Roadmap

/// Why there is no route, when it is not a requirement.
@Suite struct BlockageTests {
  private let today = date("2026-11-23")

  private func step(_ atom: Int, weights: [Int] = [], until: CivilDate? = nil, days: Int = 30) -> PlannerStep {
    PlannerStep(gives: [atom], notAfter: until, duration: .days(days), weights: weights)
  }

  @Test func aCeilingThatNoRouteKeeps() {
    var problem = PlannerProblem(today: today, held: [], goal: [0], steps: [step(0, weights: [5, 1])])
    problem.ceilings = [4, 4]
    #expect(problem.solve().blockedBy == [.ceiling(weight: 0, least: 5)])
  }

  @Test func ceilingsThatOnlyTogetherForbid() {
    var problem = PlannerProblem(
      today: today, held: [], goal: [0], steps: [step(0, weights: [5, 1]), step(0, weights: [1, 5])])
    problem.ceilings = [4, 4]
    #expect(problem.solve().blockedBy == [.ceilingsTogether])
  }

  @Test func lastDaysThatLeaveNoTimeForBoth() {
    let soon = today.adding(days: 10)
    let problem = PlannerProblem(
      today: today, held: [], goal: [0, 1], steps: [step(0, until: soon), step(1, until: soon)])
    #expect(problem.solve().blockedBy == [.lastDays])
  }

  @Test func aLastStartBeforeTheRequirementHolds() {
    var late = step(1, until: today.adding(days: 10))
    late.requires = [0]
    let problem = PlannerProblem(today: today, held: [], goal: [1], steps: [step(0), late])
    let reason = BlockedStep.Reason.tooLate(today.adding(days: 30))
    #expect(problem.solve().blockedBy == [.atom(1, givers: [BlockedStep(step: 1, reason: reason)])])
  }
}
