/// Good routes, quickly: the first corners of the staircase, so that the search drops poor labels from the start.
///
/// Nothing is ever lost by taking a step, so the cheapest chain of supporters of each goal atom, put together, is a real
/// route. It is thinned (steps that prove needless go) and laid out in time (free steps fill the wait before a dated one).
struct GreedyRoutes<Bits: AtomBits> {
  private let core: PlannerCore<Bits>
  private let lists: AtomLists
  private let requires: Cells<Bits>
  private let gives: Cells<Bits>
  /// What each step adds, and which may be taken.
  private let adds: [Int]
  private var allowed: [Bool]
  /// What the cheapest chain to each atom adds, and its last step; −1 where there is none.
  private let value: Cells<Int>
  private let supporter: Cells<Int>
  private let before: Cells<Int>
  private let supporterBefore: Cells<Int>
  private let isStale: Cells<Bool>
  private let isChosen: Cells<Bool>
  private var pending: [Int] = []

  /// Routes that are cheap in the sum of `adds`.
  init(_ core: PlannerCore<Bits>, adds: [Int], allowing allowed: [Bool]) {
    self.core = core
    self.adds = adds
    self.allowed = allowed
    lists = core.lists
    requires = core.requires
    gives = core.gives
    value = Cells(GoalStaircase.open, count: core.atomCount)
    supporter = Cells(-1, count: core.atomCount)
    before = Cells(0, count: core.atomCount)
    supporterBefore = Cells(0, count: core.atomCount)
    isChosen = Cells(false, count: core.steps.count)
    isStale = Cells(true, count: core.steps.count)
    settle()
  }

  /// The cheapest route, as indices of the core's steps; nil when there is none.
  mutating func route() -> [Int]? {
    for step in allowed.indices { isChosen[step] = false }
    pending.removeAll(keepingCapacity: true)
    for atom in core.goalAtoms { pending.append(atom) }
    while let atom = pending.popLast() {
      let step = supporter[atom]
      if step < 0 { return nil }
      if isChosen[step] { continue }
      isChosen[step] = true
      var place = step == 0 ? 0 : lists.requiredEnd[step - 1]
      while place < lists.requiredEnd[step] {
        pending.append(lists.required[place])
        place += 1
      }
    }
    var route: [Int] = []
    for step in allowed.indices where isChosen[step] { route.append(step) }
    return thinned(route)
  }

  /// The cheapest route without one more step. Only what was reached through it is worked out anew.
  mutating func route(without step: Int) -> [Int]? {
    let wasAllowed = allowed[step]
    before.copy(value)
    supporterBefore.copy(supporter)
    leaveOut(step)
    let found = route()
    allowed[step] = wasAllowed
    value.copy(before)
    supporter.copy(supporterBefore)
    return found
  }

  /// Never takes this step any more.
  mutating func leaveOut(_ step: Int) {
    allowed[step] = false
    forget(from: step)
    settle()
  }

  /// Forgets how cheap the atoms are that were reached through a step.
  private mutating func forget(from step: Int) {
    var lost = Bits()
    pending.removeAll(keepingCapacity: true)
    pending.append(step)
    while let step = pending.popLast() {
      var place = step == 0 ? 0 : lists.givenEnd[step - 1]
      while place < lists.givenEnd[step] {
        let atom = lists.given[place]
        place += 1
        if supporter[atom] != step { continue }
        supporter[atom] = -1
        value[atom] = GoalStaircase.open
        lost.insert(atom)
        var next = atom == 0 ? 0 : lists.requirersEnd[atom - 1]
        while next < lists.requirersEnd[atom] {
          pending.append(lists.requirers[next])
          next += 1
        }
      }
    }
    for index in gives.indices where gives[index].intersects(lost) { isStale[index] = true }
  }

  private mutating func settle() {
    var changed = true
    while changed {
      changed = false
      for index in allowed.indices where isStale[index] {
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
            lists.touch(atom, isStale)
            changed = true
          }
          place += 1
        }
      }
    }
  }

  /// Without the steps that the others make needless, the heaviest first.
  private mutating func thinned(_ route: [Int]) -> [Int] {
    var doubtful = route
    keepNeeded(route, &doubtful)
    var kept = route
    if doubtful.isEmpty { return route }
    doubtful.sort { (adds[$1], $0) < (adds[$0], $1) }
    for step in doubtful where reachesGoal(kept, without: step) { kept.removeAll { $0 == step } }
    return kept
  }

  /// Takes off the doubtful ones those that alone bring something of the goal, or of what such a step requires.
  private mutating func keepNeeded(_ route: [Int], _ doubtful: inout [Int]) {
    var (once, twice) = (Bits(), Bits())
    for step in route {
      twice = twice.union(once.intersection(gives[step]))
      once = once.union(gives[step])
    }
    var needed = core.goal.subtracting(twice)
    var grew = true
    while grew {
      let before = doubtful.count
      doubtful.removeAll { step in
        guard gives[step].intersects(needed) else { return false }
        needed = needed.union(requires[step].subtracting(twice))
        return true
      }
      grew = doubtful.count < before
    }
  }

  private mutating func reachesGoal(_ route: [Int], without left: Int) -> Bool {
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
  mutating func schedule(_ route: [Int]) -> (order: [Int], vector: [Int])? {
    var held = Bits()
    var day = core.today
    var order: [Int] = []
    order.reserveCapacity(route.count)
    var vector = [Int](repeating: 0, count: core.criteria)
    var rest = route
    while !core.goal.isSubset(of: held) {
      guard let place = nextStep(rest, held, day) else { return nil }
      let next = rest.remove(at: place)
      day = core.days.end(next, from: day)
      if day >= DayTable.never { return nil }
      held = held.union(gives[next])
      order.append(next)
      for criterion in 1..<core.criteria { vector[criterion] += core.steps[next].adds[criterion] }
    }
    vector[0] = day - core.today
    return (order, vector)
  }

  /// The place of the longest free step that ends before the next dated start, else of the dated step that ends first, else
  /// of a free one.
  private mutating func nextStep(_ rest: [Int], _ held: Bits, _ day: Int) -> Int? {
    var dated: (place: Int, end: Int)?
    var nextStart = Int.max
    var free: Int?
    for (place, index) in rest.enumerated() where requires[index].isSubset(of: held) {
      if core.steps[index].isFree {
        free = free ?? place
      } else {
        let end = core.days.end(index, from: day)
        if end >= DayTable.never { continue }
        nextStart = min(nextStart, core.days.start(index, from: day))
        if dated.map({ end < $0.end }) ?? true { dated = (place, end) }
      }
    }
    guard let first = free else { return dated?.place }
    var filler: (place: Int, end: Int)?
    for (place, index) in rest.enumerated().dropFirst(first) where core.steps[index].isFree {
      guard requires[index].isSubset(of: held) else { continue }
      let end = core.days.end(index, from: day)
      if end > nextStart { continue }
      if filler.map({ end > $0.end }) ?? true { filler = (place, end) }
    }
    return filler?.place ?? dated?.place ?? first
  }
}
