import Kernel

extension RoadmapBuild {
  struct Solution {
    var routes: [Route]
    var complete: Bool
    var blockedBy: [String]
  }

  /// The whole front: the planner asked once for each recognition that a step can award.
  func solve() -> Solution {
    var index = AtomIndex()
    index.ask(goal.levels)
    index.ask(credentials: goal.credentials + engine.hypothesis.forced.sorted())
    for candidate in candidates {
      index.ask(candidate.offer.requires)
      index.ask(candidate.formation.trains)
    }
    let heldAtoms = heldAtoms(&index)
    var steps: [PlannerStep] = []
    for candidate in candidates { steps.append(step(candidate, &index)) }
    var goalAtoms = index.needed(goal.levels)
    for id in goal.credentials + engine.hypothesis.forced.sorted() { goalAtoms.insert(index.number(.credential(id))) }

    let asked = max(goal.recognition, engine.constraints.wantsDiploma ? 5 : 0)
    let reachable = max(heldRecognition, candidates.map { $0.formation.recognition }.max() ?? 0)
    var best: [(route: PlannedRoute, recognition: Int)] = []
    var complete = true
    var blocked: [Blockage] = []
    // Each recognition that some step awards is asked in turn: the fourth criterion.
    let rungs = Set(candidates.map { $0.formation.recognition }).filter { $0 > max(asked, heldRecognition) }.sorted()
    // Where the diploma in hand changes when one looks for a job, the rungs have different steps.
    let wantedIDs = engine.hypothesis.forced.union(goal.credentials)
    let looksForJob = candidates.contains {
      $0.formation.family == .jobSearch && wantedIDs.contains($0.formation.id)
    }
    // From the highest down: what reaches a rung reaches those below it, and is what they are measured against.
    var known: [PlannedRoute] = []
    for rung in ([asked] + rungs).reversed() where rung <= max(reachable, asked) {
      // One looks for a job with the diploma in hand, not before going for it.
      let awarded = index.held(recognition: rung)
      let ordered = zip(steps, candidates).map { step, candidate in
        var step = step
        if candidate.formation.family == .jobSearch { step.requires.formUnion(awarded) }
        // A route that awards more was found on a higher rung already.
        if !looksForJob, complete, !known.isEmpty, candidate.formation.recognition > rung { step.schedule = .never }
        return step
      }
      var problem = PlannerProblem(
        today: start, held: heldAtoms, goal: goalAtoms.union(awarded), steps: ordered)
      problem.ceilings = ceilings
      problem.known = known
      let result = problem.solve()
      known = result.front
      complete = complete && result.complete
      if rung == asked { blocked = result.blockedBy }
      for found in result.front {
        let route = inReadingOrder(found)
        let got = route.steps.map { candidates[$0.index].formation.recognition }.max() ?? 0
        best.append((route, max(heldRecognition, got)))
      }
    }
    let routes = Route.front(best.map { route($0.route, recognition: $0.recognition) })
    return Solution(
      routes: routes, complete: complete,
      blockedBy: routes.isEmpty ? blockageWords(blocked, index, recognition: asked) : [])
  }

  private func heldAtoms(_ index: inout AtomIndex) -> AtomSet {
    var atoms = index.held(euLevel: heldLevel)
    for id in held.sorted() { atoms.formUnion(index.held(credential: id)) }
    for competence in engine.knowledge.competences {
      atoms.formUnion(index.level(competence.id, reaching: Quantity(levels[competence.id])))
    }
    atoms.formUnion(index.held(recognition: heldRecognition))
    return atoms
  }

  /// Net price, gross price, hours. Without a training account the two prices are one.
  var usesCPF: Bool { engine.constraints.cpfBalance > .zero && candidates.contains { $0.cost.savable > 0 } }

  private var ceilings: [Int?] {
    guard let budget = engine.constraints.budget?.cents else { return [] }
    return usesCPF ? [budget, budget + engine.constraints.cpfBalance.cents, nil] : [budget, nil]
  }

  private func step(_ candidate: Candidate, _ index: inout AtomIndex) -> PlannerStep {
    let formation = candidate.formation
    var requires = index.needed(candidate.offer.requires)
    var gives = index.held(credential: formation.id)
    for training in formation.trains {
      if training.from > 0 {
        requires.insert(index.number(.level(competence: training.competence, training.from)))
      }
      gives.formUnion(index.level(training.competence, reaching: Quantity(training.to)))
    }
    if let level = formation.euLevel?.value { gives.formUnion(index.held(euLevel: level)) }
    gives.formUnion(index.held(recognition: formation.recognition))
    let cost = candidate.cost
    let weights =
      usesCPF ? [cost.gross - cost.savable, cost.gross, candidate.offer.hours] : [cost.gross, candidate.offer.hours]
    return PlannerStep(
      requires: requires, gives: gives, schedule: candidate.entries.map { .dates($0.map(\.start)) } ?? .anyDay,
      notBefore: candidate.notBefore, notAfter: candidate.notAfter,
      duration: candidate.days.map { .days($0) } ?? .months(candidate.offer.months ?? 0),
      weights: weights)
  }
}
