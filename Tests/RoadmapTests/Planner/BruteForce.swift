import Kernel
import Roadmap

/// The planner's answer by trying every sequence: slow, obvious, and sharing no code with the planner.
struct BruteForce {
  let problem: PlannerProblem
  private(set) var vectors: Set<[Int]> = []

  /// The Pareto front of (end, weights…), in lexicographic order.
  static func front(_ problem: PlannerProblem) -> [[Int]] {
    var search = BruteForce(problem: problem)
    search.visit(
      day: problem.today, held: problem.held,
      weights: Array(repeating: 0, count: problem.steps.first?.weights.count ?? 0),
      used: [])
    let within = search.vectors.filter { vector in
      zip(vector.dropFirst(), problem.ceilings).allSatisfy { $0 <= $1 ?? Int.max }
    }
    let best = within.filter { vector in
      !within.contains { $0 != vector && zip($0, vector).allSatisfy { $0 <= $1 } }
    }
    return best.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private mutating func visit(day: CivilDate, held: AtomSet, weights: [Int], used: Set<Int>) {
    if problem.goal.isSubset(of: held) {
      vectors.insert([day.daysSinceEpoch] + weights)
      return
    }
    for (index, step) in problem.steps.enumerated() where !used.contains(index) && step.requires.isSubset(of: held) {
      guard let start = BruteForce.start(of: step, from: day, today: problem.today) else { continue }
      visit(
        day: BruteForce.end(of: step, from: start), held: held.union(step.gives),
        weights: zip(weights, step.weights).map(+),
        used: used.union([index]))
    }
  }

  /// The first of the days when the step may begin, found by listing them all for ten years.
  static func start(of step: PlannerStep, from ready: CivilDate, today: CivilDate) -> CivilDate? {
    let day = max(ready, step.notBefore ?? ready)
    var days: [CivilDate]
    switch step.schedule {
    case .anyDay: days = [day]
    case .never: days = []
    case .dates(let dates): days = dates
    case .annual(let starts):
      days = starts.flatMap { start in
        (day.year...day.year + 10).compactMap { year in
          CivilDate(year: year, month: start.day.month, day: start.day.day)
        }
        .filter { canApply(start, $0, today) }
      }
    }
    return days.filter { $0 >= day && $0 <= step.notAfter ?? $0 }.min()
  }

  private static func canApply(_ start: AnnualStart, _ day: CivilDate, _ today: CivilDate) -> Bool {
    guard let last = start.applyBefore else { return true }
    let applications = (day.year - 8...day.year).compactMap {
      CivilDate(year: $0, month: last.month, day: last.day)
    }
    return applications.filter { $0 <= day }.max().map { $0 >= today } ?? false
  }

  static func end(of step: PlannerStep, from start: CivilDate) -> CivilDate {
    switch step.duration {
    case .days(let days): return start.adding(days: days)
    case .months(let months):
      let month = start.year * 12 + start.month - 1 + months
      var day = start.day
      while true {
        if let end = CivilDate(year: month / 12, month: month % 12 + 1, day: day) { return end }
        day -= 1
      }
    }
  }
}
