import Kernel

extension PlannerProblem {
  /// The complete Pareto front over (end, weights…), one route a vector; the same answer for the same problem.
  ///
  ///     let result = problem.solve()
  ///     result.front.first?.end         // the earliest day when the goal can hold
  ///     result.blockedBy                // why, when there is no route
  ///
  /// In four stages: what cannot matter goes (`PlannerReduction`); quick routes give a first staircase (`GreedyRoutes`);
  /// steps that cannot lead below it go (`LandmarkBound`); a search over what is left is exact (`ChainSearch`, or `LabelSearch`).
  ///
  /// Several routes may have one vector. Which of them is given follows from the order of `steps` alone: the first that
  /// the stages above meet. `RouteProblem` orders steps by id, so that there the order of the input does not matter.
  public func solve() -> PlannerResult {
    if goal.isSubset(of: held) {
      let weights = [Int](repeating: 0, count: steps.first?.weights.count ?? ceilings.count)
      if zip(weights, ceilings).allSatisfy({ $0 <= $1 ?? 0 }) {
        return PlannerResult(
          front: [PlannedRoute(end: today, weights: weights, steps: [])], incomplete: nil, blockedBy: [])
      }
    }
    let reduction = PlannerReduction(self)
    let unreachable = goal.atoms.contains { reduction.outlook.day(of: $0) == nil }
    if unreachable { return PlannerResult(front: [], incomplete: nil, blockedBy: blockages(reduction)) }
    switch reduction.atoms.count {
    case ...64: return search(PlannerCore<Bits64>(self, reduction), reduction)
    case ...256: return search(PlannerCore<Bits256>(self, reduction), reduction)
    default: return search(PlannerCore<AtomSet>(self, reduction), reduction)
    }
  }

  private func search<Bits>(_ core: PlannerCore<Bits>, _ reduction: PlannerReduction) -> PlannerResult {
    var opening = PlannerOpening(core, ceilings: strictCeilings(core.criteria))
    opening.narrow()
    let stopped = opening.search(labelLimit: labelLimit)
    let front = opening.staircase.entries
      .sorted { $0.vector.lexicographicallyPrecedes($1.vector) }
      .map { replay(thinned(opening.routes[~$0.route]), reduction.calendars) }
    let incomplete = stopped.map { Incompleteness(labelLimit: labelLimit, provenBefore: today.adding(days: $0)) }
    let blockedBy = front.isEmpty && incomplete == nil ? blockages(reduction) : []
    return PlannerResult(front: front, incomplete: incomplete, blockedBy: blockedBy)
  }

  /// The first value of each criterion that is not allowed any more.
  private func strictCeilings(_ criteria: Int) -> [Int] {
    [GoalStaircase.open]
      + (0..<criteria - 1).map { index in
        let ceiling = index < ceilings.count ? ceilings[index] : nil
        return ceiling.map { min($0, GoalStaircase.open - 1) + 1 } ?? GoalStaircase.open
      }
  }

  /// The route without what turns out needless: only steps that weigh nothing can be, or another route would beat it.
  private func thinned(_ route: [Int]) -> [Int] {
    var kept = route
    for step in route.reversed() where steps[step].weights.allSatisfy({ $0 == 0 }) {
      let without = kept.filter { $0 != step }
      if reachesGoal(without) { kept = without }
    }
    return kept
  }

  private func reachesGoal(_ route: [Int]) -> Bool {
    var atoms = held
    for step in route {
      guard steps[step].requires.isSubset(of: atoms) else { return false }
      atoms.formUnion(steps[step].gives)
    }
    return goal.isSubset(of: atoms)
  }

  /// Walks a route from today, to give each step its days.
  private func replay(_ route: [Int], _ calendars: [StepCalendar]) -> PlannedRoute {
    var planned = PlannedRoute(
      end: today, weights: Array(repeating: 0, count: steps.first?.weights.count ?? 0), steps: [])
    for index in route {
      let ready = planned.end.daysSinceEpoch
      guard let start = calendars[index].start(from: ready), let end = calendars[index].end(from: ready) else {
        preconditionFailure("a route of the planner does not replay")
      }
      planned.end = CivilDate(daysSinceEpoch: end)
      planned.steps.append(PlannedStep(index: index, start: CivilDate(daysSinceEpoch: start), end: planned.end))
      for weight in planned.weights.indices { planned.weights[weight] += steps[index].weights[weight] }
    }
    return planned
  }
}
