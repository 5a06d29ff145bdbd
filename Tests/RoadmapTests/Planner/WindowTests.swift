import Kernel
import Testing

@testable import Roadmap

/// Steps that open or close on a day, and variants of one step whose windows follow each other.
@Suite struct WindowTests {
  private let today = date("2026-11-23")
  private let newYear = date("2027-01-01")

  private func variant(_ price: Int, from first: CivilDate? = nil, until last: CivilDate? = nil) -> PlannerStep {
    PlannerStep(gives: [0], notBefore: first, notAfter: last, duration: .days(30), weights: [price])
  }

  private func front(_ steps: [PlannerStep], goal: AtomSet = [0]) -> [[Int]] {
    PlannerProblem(today: today, held: [], goal: goal, steps: steps).solve().front.map {
      [today.days(until: $0.end)] + $0.weights
    }
  }

  @Test func aStepWaitsForTheDayWhenItOpens() {
    let problem = PlannerProblem(today: today, held: [], goal: [0], steps: [variant(5, from: newYear)])
    #expect(
      problem.solve().front.first?.steps == [PlannedStep(index: 0, start: newYear, end: newYear.adding(days: 30))])
  }

  @Test func aDayThatIsPastChangesNothing() {
    #expect(front([variant(5, from: today.adding(days: -90))]) == [[30, 5]])
  }

  @Test func waitingOnPurposeIsTheLaterVariant() {
    let steps = [variant(9, until: newYear.adding(days: -1)), variant(5, from: newYear)]
    #expect(front(steps) == [[30, 9], [today.days(until: newYear) + 30, 5]])
    #expect(front(steps.reversed()) == [[30, 9], [today.days(until: newYear) + 30, 5]])
  }

  @Test func aLaterVariantThatIsDearerIsNeverAWait() {
    #expect(front([variant(5, until: newYear.adding(days: -1)), variant(9, from: newYear)]) == [[30, 5]])
  }

  @Test func aWindowThatEndsBeforeItBeginsNeverOpens() {
    let closed = variant(5, from: newYear, until: newYear.adding(days: -1))
    let problem = PlannerProblem(today: today, held: [], goal: [0], steps: [closed])
    #expect(problem.solve().blockedBy == [.atom(0, givers: [BlockedStep(step: 0, reason: .neverStarts)])])
  }

  @Test func otherStepsFillTheWait() {
    let study = PlannerStep(gives: [1], duration: .days(20), weights: [0])
    #expect(front([variant(5, from: newYear), study], goal: [0, 1]) == [[today.days(until: newYear) + 30, 5]])
  }

  /// « From the day D on » is the same as the list of all days from D on.
  @Test func aWindowIsTheListOfItsDays() {
    for seed in 0..<300 {
      let problem = PlannerProblem.random(seed, steps: 8)
      var listed = problem
      for index in listed.steps.indices where problem.steps[index].schedule == .anyDay {
        guard let first = problem.steps[index].notBefore, let last = problem.steps[index].notAfter, first <= last
        else { continue }
        listed.steps[index].notBefore = nil
        listed.steps[index].schedule = .dates((0...first.days(until: last)).map { first.adding(days: $0) })
      }
      #expect(listed.solve().front.map(\.end) == problem.solve().front.map(\.end), "seed \(seed)")
    }
  }
}
