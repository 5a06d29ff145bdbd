import Kernel

extension PlannerProblem {
  /// Why there is no route: the atoms out of reach, from the goal down to the root of it, else the ceilings or last days.
  func blockages(_ reduction: PlannerReduction) -> [Blockage] {
    let lacking = lackingAtoms(reduction.outlook)
    if !lacking.isEmpty {
      return lacking.map { atom in
        let givers = steps.indices.filter { steps[$0].gives.contains(atom) }
        return .atom(atom, givers: givers.map { BlockedStep(step: $0, reason: reason($0, reduction)) })
      }
    }
    var unbounded = self
    unbounded.ceilings = []
    if goal.isSubset(of: held) { return ceilingBlockages([]) }
    if ceilings.allSatisfy({ $0 == nil }) { return [.lastDays] }
    let front = unbounded.solve().front
    return front.isEmpty ? [.lastDays] : ceilingBlockages(front)
  }

  /// The ceilings that no route of this front keeps.
  private func ceilingBlockages(_ front: [PlannedRoute]) -> [Blockage] {
    var found: [Blockage] = []
    for (weight, ceiling) in ceilings.enumerated() {
      let least = front.map { $0.weights[weight] }.min() ?? 0
      if let ceiling, least > ceiling { found.append(.ceiling(weight: weight, least: least)) }
    }
    return found.isEmpty ? [.ceilingsTogether] : found
  }

  /// The atoms of the goal that are out of reach, then those that their givers require and that are so too.
  private func lackingAtoms(_ outlook: PlannerOutlook) -> [Int] {
    var found = goal.atoms.filter { outlook.day(of: $0) == nil }
    var seen = AtomSet(found)
    var next = 0
    while next < found.count {
      for step in steps where step.gives.contains(found[next]) {
        for atom in step.requires.atoms where outlook.day(of: atom) == nil && !seen.contains(atom) {
          seen.insert(atom)
          found.append(atom)
        }
      }
      next += 1
    }
    return found
  }

  private func reason(_ step: Int, _ reduction: PlannerReduction) -> BlockedStep.Reason {
    let day = today.daysSinceEpoch
    if reduction.calendars[step].start(from: day) == nil { return .neverStarts }
    let lacking = steps[step].requires.atoms.filter { reduction.outlook.day(of: $0) == nil }
    if !lacking.isEmpty { return .requires(lacking) }
    let ready = reduction.outlook.readyDay(steps[step].requires.atoms, day) ?? day
    return .tooLate(CivilDate(daysSinceEpoch: ready))
  }
}
