/// Good routes, quickly: the first corners of the staircase, so that the search drops poor labels from the start.
///
/// Nothing is ever lost by taking a step, so the cheapest chain of supporters of each goal atom, put together, is a real
/// route. It is thinned (steps that prove needless go) and laid out in time (free steps fill the wait before a dated one).
struct GreedyRoutes<Bits: AtomBits> {
  private let core: PlannerCore<Bits>
  private let lists: AtomLists
  private let requires: [Bits]
  private let gives: [Bits]

  init(_ core: PlannerCore<Bits>) {
    self.core = core
    lists = core.lists
    requires = core.steps.map(\.requires)
    gives = core.steps.map(\.gives)
  }

  /// A route that is cheap in the sum of `adds`, as indices of the core's steps; nil when there is none.
  func route(adds: [Int], allowing allowed: [Bool]) -> [Int]? {
    var value = [Int](repeating: GoalStaircase.open, count: core.atomCount)
    var supporter = [Int](repeating: -1, count: core.atomCount)
    var isStale = [Bool](repeating: true, count: core.steps.count)
    var changed = true
    while changed {
      changed = false
      for index in isStale.indices where isStale[index] {
        isStale[index] = false
        if !allowed[index] { continue }
        var reached = adds[index]
        var place = index == 0 ? 0 : lists.requiredEnd[index - 1]
        while place < lists.requiredEnd[index] {
          reached = min(reached + value[lists.required[place]], GoalStaircase.open)
          place += 1
        }
        place = index == 0 ? 0 : lists.givenEnd[index - 1]
        while place < lists.givenEnd[index] {
          let atom = lists.given[place]
          if reached < value[atom] {
            value[atom] = reached
            supporter[atom] = index
            lists.touch(atom, &isStale)
            changed = true
          }
          place += 1
        }
      }
    }
    var chosen = [Bool](repeating: false, count: core.steps.count)
    var pending = core.goalAtoms
    while let atom = pending.popLast() {
      let step = supporter[atom]
      if step < 0 { return nil }
      if chosen[step] { continue }
      chosen[step] = true
      pending += core.steps[step].requiredAtoms
    }
    return thinned(core.steps.indices.filter { chosen[$0] }, adds)
  }

  /// Without the steps that the others make needless, the heaviest first.
  private func thinned(_ route: [Int], _ adds: [Int]) -> [Int] {
    var kept = route
    for step in route.sorted(by: { (adds[$1], $0) < (adds[$0], $1) })
    where reachesGoal(kept, without: step) {
      kept.removeAll { $0 == step }
    }
    return kept
  }

  private func reachesGoal(_ route: [Int], without left: Int) -> Bool {
    var held = Bits()
    var grew = true
    while grew {
      grew = false
      for step in route
      where step != left && requires[step].isSubset(of: held) && !gives[step].isSubset(of: held) {
        held = held.union(gives[step])
        grew = true
      }
      if core.goal.isSubset(of: held) { return true }
    }
    return false
  }

  /// The steps in an order that can be walked, and what they come to; nil when the last days do not allow it.
  func schedule(_ route: [Int]) -> (order: [Int], vector: [Int])? {
    var held = Bits()
    var day = core.today
    var order: [Int] = []
    var vector = [Int](repeating: 0, count: core.criteria)
    var rest = route
    while !core.goal.isSubset(of: held) {
      guard let next = nextStep(rest, held, day), let end = core.steps[next].calendar.end(from: day) else { return nil }
      day = end
      held = held.union(core.steps[next].gives)
      order.append(next)
      rest.removeAll { $0 == next }
      for criterion in 1..<core.criteria { vector[criterion] += core.steps[next].adds[criterion] }
    }
    vector[0] = day - core.today
    return (order, vector)
  }

  /// The longest free step that ends before the next dated start, else the dated step that ends first, else a free one.
  private func nextStep(_ rest: [Int], _ held: Bits, _ day: Int) -> Int? {
    var dated: (step: Int, end: Int)?
    var nextStart = Int.max
    var free: [Int] = []
    for index in rest where core.steps[index].requires.isSubset(of: held) {
      let calendar = core.steps[index].calendar
      if core.steps[index].isFree {
        free.append(index)
      } else if let start = calendar.start(from: day), let end = calendar.end(from: day) {
        nextStart = min(nextStart, start)
        if dated.map({ end < $0.end }) ?? true { dated = (index, end) }
      }
    }
    var filler: (step: Int, end: Int)?
    for index in free {
      guard let end = core.steps[index].calendar.end(from: day), end <= nextStart else { continue }
      if filler.map({ end > $0.end }) ?? true { filler = (index, end) }
    }
    return filler?.step ?? dated?.step ?? free.first
  }
}
