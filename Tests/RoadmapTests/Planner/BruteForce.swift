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
      guard let start = start(of: step, from: day) else { continue }
      visit(
        day: end(of: step, from: start), held: held.union(step.gives), weights: zip(weights, step.weights).map(+),
        used: used.union([index]))
    }
  }

  /// Day by day, for 25 years: 29 February may have to wait for the year 2104.
  private func start(of step: PlannerStep, from day: CivilDate) -> CivilDate? {
    for offset in 0..<(25 * 366) {
      let candidate = day.adding(days: offset)
      if let last = step.notAfter, candidate > last { return nil }
      switch step.schedule {
      case .anyDay: return candidate
      case .never: return nil
      case .dates(let dates): if dates.contains(candidate) { return candidate }
      case .annual(let starts): if starts.contains(where: { allows($0, candidate) }) { return candidate }
      }
    }
    return nil
  }

  private func allows(_ start: AnnualStart, _ day: CivilDate) -> Bool {
    guard day.month == start.day.month, day.day == start.day.day else { return false }
    guard let last = start.applyBefore else { return true }
    var apply = day
    while apply.month != last.month || apply.day != last.day { apply = apply.adding(days: -1) }
    return apply >= problem.today
  }

  private func end(of step: PlannerStep, from start: CivilDate) -> CivilDate {
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
