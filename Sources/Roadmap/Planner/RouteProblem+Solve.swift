import Kernel

extension RouteProblem {
  /// The complete front of (end, cost, hours). The order of steps and of keys in the input does not matter.
  public func solve() -> RouteAnswer {
    let sorted = steps.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let atlas = NeedAtlas(goal: goal, steps: sorted)
    let problem = PlannerProblem(
      today: today, held: atlas.atoms(reachedBy: has), goal: atlas.atoms(requiredBy: goal),
      steps: sorted.map { step in
        PlannerStep(
          requires: atlas.atoms(requiredBy: step.requires), gives: atlas.atoms(reachedBy: step.gives),
          schedule: step.starts.map { .annual($0) } ?? .anyDay, duration: .months(step.months),
          weights: [step.cost, step.hours])
      },
      labelLimit: labelLimit)
    let result = problem.solve()
    return RouteAnswer(
      front: result.front.map { route in
        RouteAnswer.Entry(
          end: route.end, cost: route.weights.first ?? 0, hours: route.weights.last ?? 0,
          route: route.steps.map { sorted[$0.index].id })
      },
      incomplete: result.incomplete,
      blockedBy: result.blockedBy.compactMap { blockage in
        guard case .atom(let atom, let givers) = blockage else { return nil }
        return RouteAnswer.Blocked(
          need: atlas.needs[atom],
          givers: givers.map {
            RouteAnswer.Giver(id: sorted[$0.step].id, reason: NeedAtlas.reason($0.reason, atlas.needs))
          })
      })
  }
}

/// The needs that occur in a problem, numbered: one atom each. Only levels that something asks for are atoms.
struct NeedAtlas {
  /// Credentials, then levels, each in the order of their bytes.
  let needs: [RouteNeed]
  private let credentials: [String: Int]
  private let thresholds: [String: [(level: Int, atom: Int)]]

  init(goal: RouteProblem.Attainment, steps: [RouteProblem.Step]) {
    var names: Set<String> = goal.credentials
    var levels: Set<RouteNeed> = []
    for asked in [goal] + steps.map(\.requires) {
      names.formUnion(asked.credentials)
      for (competence, level) in asked.levels { levels.insert(.level(competence, atLeast: level)) }
    }
    needs = names.sorted().map { .credential($0) } + levels.sorted()
    var credentials: [String: Int] = [:]
    var thresholds: [String: [(level: Int, atom: Int)]] = [:]
    for (atom, need) in needs.enumerated() {
      switch need {
      case .credential(let name): credentials[name] = atom
      case .level(let competence, let level): thresholds[competence, default: []].append((level, atom))
      }
    }
    self.credentials = credentials
    self.thresholds = thresholds
  }

  /// What is asked for. A level of 0 or less holds for everyone.
  func atoms(requiredBy asked: RouteProblem.Attainment) -> AtomSet {
    var atoms = AtomSet(asked.credentials.compactMap { credentials[$0] })
    for (competence, level) in asked.levels where level > 0 {
      for threshold in thresholds[competence] ?? [] where threshold.level == level { atoms.insert(threshold.atom) }
    }
    return atoms
  }

  /// Every need that this meets: a level meets all the thresholds up to it.
  func atoms(reachedBy given: RouteProblem.Attainment) -> AtomSet {
    var atoms = AtomSet(given.credentials.compactMap { credentials[$0] })
    for (competence, level) in given.levels {
      for threshold in thresholds[competence] ?? [] where threshold.level <= level { atoms.insert(threshold.atom) }
    }
    return atoms
  }

  static func reason(_ reason: BlockedStep.Reason, _ needs: [RouteNeed]) -> RouteAnswer.Giver.Reason {
    switch reason {
    case .neverStarts: .neverStarts
    case .requires(let atoms): .requires(atoms.map { needs[$0] })
    case .tooLate(let day): .tooLate(day)
    }
  }
}
