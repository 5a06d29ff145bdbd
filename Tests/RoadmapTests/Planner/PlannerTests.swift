import Kernel
import Testing

@testable import Roadmap

/// The planner against every sequence tried one by one, and the laws that its answers keep.
@Suite struct PlannerTests {
  private func vectors(_ result: PlannerResult) -> [[Int]] {
    result.front.map { [$0.end.daysSinceEpoch] + $0.weights }
  }

  @Test func findsTheFrontThatEverySequenceTriedGives() {
    for seed in 0..<1500 {
      let problem = PlannerProblem.random(seed, steps: seed % 20 == 0 ? 6 : 5)
      let result = problem.solve()
      #expect(result.complete)
      #expect(vectors(result) == BruteForce.front(problem), "seed \(seed)")
      #expect(result.front.isEmpty != result.blockedBy.isEmpty, "seed \(seed)")
    }
  }

  @Test func findsTheFrontWithoutDatesToo() {
    for seed in 0..<400 {
      let problem = PlannerProblem.random(seed, steps: 6, dated: false)
      #expect(vectors(problem.solve()) == BruteForce.front(problem), "seed \(seed)")
    }
  }

  /// Long enough for a step that no goal asks for to pay, since it makes another possible before an intake.
  @Test func findsTheFrontOfADozenStepsToo() {
    for seed in 0..<500 {
      let problem = PlannerProblem.studious(seed, months: seed % 2 == 0)
      #expect(vectors(problem.solve()) == SlowSearch.front(problem), "seed \(seed)")
    }
  }

  /// What only large problems come to, small ones are made to go through: every threshold of the search lowered.
  @Test func findsTheSameFrontWhateverTheEffort() {
    let efforts = [
      SearchEffort(branches: 1, levels: 3, timings: 1, days: 1, chains: 1),
      SearchEffort(branches: 3, levels: 1, timings: 3, days: 60, chains: 1),
      SearchEffort(branches: .max, levels: 0, timings: 64, days: 2_000, chains: .max),
    ]
    for seed in 1000..<1400 {
      var problem = seed % 3 == 0 ? .random(seed, steps: 9) : PlannerProblem.studious(seed, months: seed % 3 == 1)
      let expected = vectors(problem.solve())
      for effort in efforts {
        problem.effort = effort
        #expect(vectors(problem.solve()) == expected, "seed \(seed)")
      }
    }
    // Where a bound that is a little too good has been seen to lose a route.
    for var problem in [
      PlannerProblem.studious(2535), .studious(5102), .random(2154, steps: 8), .random(702_517, steps: 9),
    ] {
      problem.effort = efforts[0]
      #expect(vectors(problem.solve()) == SlowSearch.front(problem))
    }
  }

  /// Cut short wherever it may be, the search says up to which day its answer is whole.
  @Test func whatEndsBeforeTheProvenDayIsWhole() {
    var cut = 0
    for seed in 0..<160 {
      var problem = seed % 2 == 0 ? .random(seed, steps: 9) : PlannerProblem.studious(seed, months: seed % 3 == 0)
      let whole = problem.solve().front
      for limit in [1, 2, 5, 12, 40] {
        problem.labelLimit = limit
        let part = problem.solve()
        guard let proven = part.incomplete?.provenBefore else {
          #expect(part.front.map(\.end) == whole.map(\.end), "seed \(seed), limit \(limit)")
          continue
        }
        cut += 1
        let known = vectors(part).filter { $0[0] < proven.daysSinceEpoch }
        let expected = whole.filter { $0.end < proven }.map { [$0.end.daysSinceEpoch] + $0.weights }
        #expect(known == expected, "seed \(seed), limit \(limit)")
      }
    }
    #expect(cut > 100)
  }

  /// A rung of recognition is an atom: what awards it may be left out below, once the fronts are put together.
  @Test func aLowerRungNeedsNothingThatAwardsMore() {
    var both = 0
    for seed in 0..<400 {
      var high = PlannerProblem.random(seed, steps: 6)
      let rung = 40
      for index in high.steps.indices where (seed + index) % 3 == 0 { high.steps[index].gives.insert(rung) }
      var low = high
      high.goal.insert(rung)
      let expected = BruteForce.front(low)
      for index in low.steps.indices where low.steps[index].gives.contains(rung) {
        low.steps[index].schedule = .never
      }
      let (above, below) = (vectors(high.solve()), vectors(low.solve()))
      if !above.isEmpty, !below.isEmpty { both += 1 }
      let found = Set(above + below)
      let front = found.filter { one in !found.contains { $0 != one && zip($0, one).allSatisfy { $0 <= $1 } } }
      #expect(front == Set(expected), "seed \(seed)")
    }
    #expect(both > 50)
  }

  @Test func aStepThatNoGoalNeedsMayMakeAnotherOnePossibleSooner() {
    let intake = StepSchedule.annual([AnnualStart(monthDay("09-01"))])
    let diploma = PlannerStep(gives: [0, 1], schedule: intake, duration: .months(12), weights: [0])
    let book = PlannerStep(gives: [1], duration: .days(10), weights: [5])
    let project = PlannerStep(requires: [1], gives: [2], duration: .days(60), weights: [0])
    let problem = PlannerProblem(
      today: date("2026-11-23"), held: [], goal: [0, 2], steps: [diploma, book, project])
    #expect(
      vectors(problem.solve()) == [[date("2028-09-01").daysSinceEpoch, 5], [date("2028-10-31").daysSinceEpoch, 0]])
  }

  @Test func everyRouteReplaysToItsFigures() {
    for seed in 0..<300 {
      let problem = PlannerProblem.random(seed, steps: 9)
      for route in problem.solve().front {
        var alone = problem
        alone.steps = route.steps.map { problem.steps[$0.index] }
        #expect(Set(route.steps.map(\.index)).count == route.steps.count)
        var held = problem.held
        var day = problem.today
        for planned in route.steps {
          #expect(!problem.goal.isSubset(of: held))
          #expect(problem.steps[planned.index].requires.isSubset(of: held))
          #expect(planned.start >= day)
          held.formUnion(problem.steps[planned.index].gives)
          day = planned.end
        }
        #expect(problem.goal.isSubset(of: held))
        #expect(day == route.end)
        for weight in route.weights.indices {
          #expect(route.steps.reduce(0) { $0 + problem.steps[$1.index].weights[weight] } == route.weights[weight])
        }
      }
    }
  }

  @Test func oneMoreStepNeverWorsensTheFront() {
    for seed in 0..<250 {
      let problem = PlannerProblem.random(seed, steps: 10)
      var fewer = problem
      fewer.steps.removeLast()
      let better = vectors(problem.solve())
      for vector in vectors(fewer.solve()) {
        #expect(better.contains { zip($0, vector).allSatisfy { $0 <= $1 } }, "seed \(seed)")
      }
    }
  }

  @Test func aHigherCeilingNeverWorsensTheFront() {
    for seed in 0..<250 {
      let problem = PlannerProblem.random(seed, steps: 10)
      var looser = problem
      looser.ceilings = problem.ceilings.map { $0.map { $0 + 2 } }
      let better = vectors(looser.solve())
      for vector in vectors(problem.solve()) {
        #expect(better.contains { zip($0, vector).allSatisfy { $0 <= $1 } }, "seed \(seed)")
      }
    }
  }

  /// The Gregorian calendar repeats itself after 400 years, 146 097 days; before 1970, days are negative.
  @Test(arguments: [146_097, -146_097])
  func fourHundredYearsApartTheAnswerIsTheSame(days: Int) {
    for seed in 0..<150 {
      let problem = PlannerProblem.random(seed, steps: 9)
      var later = problem
      later.today = problem.today.adding(days: days)
      for index in later.steps.indices {
        later.steps[index].notBefore = problem.steps[index].notBefore?.adding(days: days)
        later.steps[index].notAfter = problem.steps[index].notAfter?.adding(days: days)
        if case .dates(let dates) = problem.steps[index].schedule {
          later.steps[index].schedule = .dates(dates.map { $0.adding(days: days) })
        }
      }
      var shifted = problem.solve().front
      for index in shifted.indices {
        shifted[index].end = shifted[index].end.adding(days: days)
        for step in shifted[index].steps.indices {
          shifted[index].steps[step].start = shifted[index].steps[step].start.adding(days: days)
          shifted[index].steps[step].end = shifted[index].steps[step].end.adding(days: days)
        }
      }
      #expect(later.solve().front == shifted, "seed \(seed)")
    }
  }

  @Test func theSameProblemHasTheSameAnswer() {
    for seed in 0..<100 {
      let problem = PlannerProblem.random(seed, steps: 12)
      #expect(problem.solve() == problem.solve())
    }
  }

  @Test func atomsBeyondOneWordAndFourWordsChangeNothing() {
    for seed in 0..<20 {
      let problem = PlannerProblem.random(seed, steps: 6)
      for extra in [0, 100, 300] {
        var wide = problem
        for atom in 0..<extra {
          wide.goal.insert(1000 + atom)
        }
        wide.steps = wide.steps.map { step in
          var step = step
          for atom in 0..<extra { step.gives.insert(1000 + atom) }
          return step
        }
        #expect(vectors(wide.solve()) == BruteForce.front(wide), "seed \(seed)")
      }
    }
  }
}
