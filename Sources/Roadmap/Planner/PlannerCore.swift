import Kernel

/// A reduced problem, numbered densely, in the shape that the bounds and the search read.
///
/// Criterion 0 is the time in days since today; the weights follow. `Bits` is the narrowest set that is wide enough.
struct PlannerCore<Bits: AtomBits> {
  struct Step {
    /// Its index in the problem.
    var index: Int
    var requires: Bits
    var gives: Bits
    var requiredAtoms: [Int]
    var givenAtoms: [Int]
    var calendar: StepCalendar
    /// Criterion by criterion, the least that it adds: at least so many days, exactly so much weight.
    var adds: [Int]
    /// The earliest day, since today, when it can end.
    var earliestEnd: Int
    /// False when its start depends on the calendar.
    var isFree: Bool
  }

  let today: Int
  let goal: Bits
  let goalAtoms: [Int]
  let atomCount: Int
  let criteria: Int
  let effort: SearchEffort
  private(set) var steps: [Step]
  /// What they require and give, and their days, step by step: remade whenever they change.
  private(set) var requires = Cells<Bits>([])
  private(set) var gives = Cells<Bits>([])
  private(set) var lists: AtomLists
  private(set) var days = DayTable([])
  /// How many steps give each atom, dated ones counting for more than all the others together.
  private var plenty: [Int] = []

  init(_ problem: PlannerProblem, _ reduction: PlannerReduction) {
    var number = [Int](repeating: -1, count: 1 + (reduction.atoms.last ?? -1))
    for (index, atom) in reduction.atoms.enumerated() { number[atom] = index }
    func numbers(_ atoms: AtomSet) -> [Int] {
      var numbers: [Int] = []
      numbers.reserveCapacity(8)
      atoms.visit { if $0 < number.count, number[$0] >= 0 { numbers.append(number[$0]) } }
      return numbers
    }
    let today = problem.today.daysSinceEpoch
    self.today = today
    atomCount = reduction.atoms.count
    goalAtoms = numbers(problem.goal)
    goal = Bits(goalAtoms)
    effort = problem.effort
    criteria = 1 + (problem.steps.first?.weights.count ?? 0)
    lists = AtomLists([], atoms: 0)
    steps = reduction.steps.map { index in
      let step = problem.steps[index]
      let (requires, gives) = (numbers(step.requires), numbers(step.gives))
      let calendar = reduction.calendars[index]
      return Step(
        index: index, requires: Bits(requires), gives: Bits(gives), requiredAtoms: requires, givenAtoms: gives,
        calendar: calendar, adds: [calendar.leastDays] + step.weights,
        earliestEnd: (reduction.outlook.end(of: index) ?? today) - today, isFree: calendar.isFree)
    }
    removeTwins()
    sortByDepth()
    remakeLists()
  }

  private mutating func remakeLists() {
    let indices = steps.indices
    requires = Cells(indices.map { steps[$0].requires })
    gives = Cells(indices.map { steps[$0].gives })
    var plenty = [Int](repeating: 0, count: atomCount)
    for index in indices {
      for atom in steps[index].givenAtoms { plenty[atom] += steps[index].isFree ? 1 : steps.count + 1 }
    }
    self.plenty = plenty
    days = DayTable(indices.map { steps[$0].calendar })
    lists = AtomLists(
      indices.map { (PlannerCore.sorted(steps[$0].requiredAtoms, by: plenty), steps[$0].givenAtoms) },
      atoms: atomCount)
  }

  /// What few steps give first, dated ones above all: it is what stays open the longest along a route.
  func rarestFirst(_ atoms: [Int]) -> [Int] { PlannerCore.sorted(atoms, by: plenty) }

  private static func sorted(_ atoms: [Int], by plenty: [Int]) -> [Int] {
    if atoms.count < 2 { return atoms }
    return atoms.sorted { plenty[$0] != plenty[$1] ? plenty[$0] < plenty[$1] : $0 < $1 }
  }

  /// Keeps only these steps, then only those which still lead to the goal.
  mutating func keep(_ kept: (Int) -> Bool) {
    steps = steps.indices.filter(kept).map { steps[$0] }
    var wanted = goal
    var useful = [Bool](repeating: false, count: steps.count)
    var grew = true
    while grew {
      grew = false
      for index in steps.indices where !useful[index] && steps[index].gives.intersects(wanted) {
        useful[index] = true
        grew = true
        wanted = wanted.union(steps[index].requires)
      }
    }
    steps = steps.indices.filter { useful[$0] }.map { index in
      var step = steps[index]
      step.givenAtoms.removeAll { !wanted.contains($0) }
      step.gives = Bits(step.givenAtoms)
      return step
    }
    removeTwins()
    remakeLists()
  }

  /// What each step adds to a mix of the criteria.
  func adds(_ mix: [Int]) -> [Int] {
    steps.map { step in
      var sum = 0
      for index in mix.indices { sum += mix[index] * step.adds[index] }
      return sum
    }
  }

  /// Of the goal what is not held, and all that steps which lead there require besides. A step that gives none of it helps
  /// with nothing.
  func wanted(beyond held: Bits) -> Bits {
    var wanted = goal.subtracting(held)
    var grew = true
    while grew {
      grew = false
      // Steps are sorted by depth: what a late one requires is given by those before it.
      for step in gives.indices.reversed() where gives[step].intersects(wanted) {
        let more = requires[step].subtracting(held)
        if more.isSubset(of: wanted) { continue }
        wanted = wanted.union(more)
        grew = true
      }
    }
    return wanted
  }

  /// For each step, whether every route takes it: it alone gives something of the goal, or of what such a step requires.
  var indispensable: [Bool] {
    var (once, twice) = (Bits(), Bits())
    for index in gives.indices {
      twice = twice.union(once.intersection(gives[index]))
      once = once.union(gives[index])
    }
    var found = [Bool](repeating: false, count: gives.count)
    var needed = goal.subtracting(twice)
    var grew = true
    while grew {
      grew = false
      for index in gives.indices.reversed() where !found[index] && gives[index].intersects(needed) {
        found[index] = true
        grew = true
        needed = needed.union(requires[index].subtracting(twice))
      }
    }
    return found
  }

  /// What all its free steps have in common: `none` unless they commute whatever dated steps come between them.
  var commutation: Commutation {
    var common = Commutation.always
    for step in steps where step.isFree {
      switch (common, step.calendar.commutation) {
      case (_, .always): break
      case (.always, let other): common = other
      case (.withDays, .withDays), (.withMonths, .withMonths): break
      default: return .none
      }
    }
    if common == .withMonths, CivilDate(daysSinceEpoch: today).day > 28 || !steps.allSatisfy(\.calendar.keepsToThe28th)
    {
      return .none
    }
    return common
  }

  private mutating func removeTwins() {
    var removed = [Bool](repeating: false, count: steps.count)
    let gives = steps.indices.map { steps[$0].gives }
    for index in steps.indices {
      for other in gives.indices where gives[index].isSubset(of: gives[other]) && other != index && !removed[other] {
        if isNoWorse(other, than: index), other < index || !covers(index, other) {
          removed[index] = true
          break
        }
      }
    }
    if removed.contains(true) { steps = steps.indices.filter { !removed[$0] }.map { steps[$0] } }
  }

  private func covers(_ a: Int, _ b: Int) -> Bool {
    steps[b].gives.isSubset(of: steps[a].gives) && isNoWorse(a, than: b)
  }

  /// True when, but for what they give, step `a` can always stand in for step `b`.
  func isNoWorse(_ a: Int, than b: Int) -> Bool {
    steps[a].requires.isSubset(of: steps[b].requires) && noHeavier(steps[a].adds, steps[b].adds)
      && steps[a].calendar.isNeverLater(than: steps[b].calendar)
  }

  private func noHeavier(_ a: [Int], _ b: [Int]) -> Bool {
    for criterion in 1..<criteria where a[criterion] > b[criterion] { return false }
    return true
  }

  /// Steps that are possible early come first, so that one sweep over them settles nearly everything.
  private mutating func sortByDepth() {
    var held = Bits()
    var order: [Int] = []
    var rest = Array(steps.indices)
    while !rest.isEmpty {
      let sorted = order.count
      for index in rest where steps[index].requires.isSubset(of: held) { order.append(index) }
      if order.count == sorted { break }
      let before = held
      rest.removeAll { steps[$0].requires.isSubset(of: before) }
      for index in order[sorted...] { held = held.union(steps[index].gives) }
    }
    steps = order.map { steps[$0] }
  }
}
