import Kernel

extension RoadmapBuild {
  /// A route of the front with its figures, not yet written out.
  struct Found {
    let planned: PlannedRoute
    let cost: Money
    let hours: Int
    let recognition: Int
    var end: CivilDate { planned.end }
  }

  struct Front {
    var found: [Found]
    var complete: Bool
    var blockedBy: [String]
  }

  struct Solution {
    var routes: [Route]
    var complete: Bool
    var blockedBy: [String]
  }

  /// The whole front, each route with its dates, its money and its reasons.
  func solve() -> Solution {
    let front = front()
    var (order, drafts) = (ReadingOrder(self), StepDrafts(self))
    let routes = front.found.map { found in
      route(order.arrange(found.planned), recognition: found.recognition, &order, &drafts)
    }
    return Solution(routes: routes, complete: front.complete, blockedBy: front.blockedBy)
  }

  /// The whole front: the planner asked once for each recognition that a step can award, side by side.
  func front() -> Front {
    let question = question()
    var index = question.index
    let recognitions = question.recognitions
    // Each recognition that some step awards is asked for: the fourth criterion.
    let rungs = Set(recognitions).filter { $0 > max(question.asked, heldRecognition) }.sorted()
    let asked = ([question.asked] + rungs).filter { $0 <= max(question.reachable, question.asked) }
    let whole = asked.map { rung in
      var awarded = AtomSet()
      index.hold(recognition: rung, &awarded)
      return question.problem(awarding: awarded)
    }
    // A route that awards more than a rung is found above it; what is held anyway has no rung of its own.
    var problems = whole
    if !question.looksForJob {
      for (place, rung) in asked.enumerated() {
        for step in recognitions.indices where recognitions[step] > max(rung, heldRecognition) {
          problems[place].leaveOut(step)
        }
      }
    }
    // From the highest down: that one takes the longest.
    var results = problems.reversed().mapSideBySide { $0.solve() }
    if results.count > 1, results.allSatisfy(\.front.isEmpty) {
      // What stands in the way is told of all the steps.
      results = [whole[0].solve()]
    }
    let all = results.flatMap { result in
      result.front.map { route in
        let got = route.steps.map { recognitions[$0.index] }.max() ?? 0
        return found(route, recognition: max(heldRecognition, got))
      }
    }
    let front = Found.front(all)
    return Front(
      found: front, complete: results.allSatisfy(\.complete),
      blockedBy: front.isEmpty
        ? blockageWords(results.last?.blockedBy ?? [], index, recognition: question.asked) : [])
  }

  /// The earliest end and the lowest cost of all routes, each apart; nil where there is no route.
  ///
  /// One search, without the hours and on the lowest rung alone: much less than the whole front.
  func soonestAndCheapest() -> (end: CivilDate, cost: Money)? {
    var question = question()
    var awarded = AtomSet()
    question.index.hold(recognition: question.asked, &awarded)
    var problem = question.problem(awarding: awarded)
    for place in problem.steps.indices { problem.steps[place].weights.removeLast() }
    problem.ceilings.removeLast(min(1, problem.ceilings.count))
    let routes = problem.solve().front.map { found($0, recognition: question.asked) }
    guard let end = routes.map(\.end).min(), let cost = routes.map(\.cost).min() else { return nil }
    return (end, cost)
  }

  /// What the planner is asked, but for the recognition.
  private struct Question {
    var index: AtomIndex
    private var problem: PlannerProblem
    /// What each step awards.
    let recognitions: [Int]
    /// The least recognition that the goal, or the person, asks for, and the most that can be had.
    let asked: Int
    let reachable: Int
    private let jobSearches: [Int]
    /// Where the diploma in hand changes when one looks for a job, the rungs have different steps.
    let looksForJob: Bool

    init(
      _ index: AtomIndex, _ problem: PlannerProblem, recognitions: [Int], asked: Int, reachable: Int,
      jobSearches: [Int], looksForJob: Bool
    ) {
      (self.index, self.problem, self.recognitions) = (index, problem, recognitions)
      (self.asked, self.reachable, self.jobSearches, self.looksForJob) = (asked, reachable, jobSearches, looksForJob)
      self.problem.prepareCalendars()
    }

    /// The problem of one rung.
    func problem(awarding awarded: AtomSet) -> PlannerProblem {
      var problem = problem
      problem.goal.formUnion(awarded)
      // One looks for a job with the diploma in hand, not before going for it.
      for place in jobSearches where looksForJob { problem.steps[place].requires.formUnion(awarded) }
      return problem
    }
  }

  private func question() -> Question {
    var index = AtomIndex()
    let wantedIDs = engine.hypothesis.forced.union(goal.credentials)
    index.ask(goal.levels)
    index.ask(credentials: wantedIDs.sorted())
    for candidate in candidates {
      index.ask(candidate.offer.requires)
      index.ask(candidate.formation.trains)
    }
    let heldAtoms = heldAtoms(&index)
    var steps: [PlannerStep] = []
    // Its ways in follow one another: what a formation brings is the same for all of them.
    var brought: (id: String, atoms: AtomSet)?
    for candidate in candidates {
      let requires = asked(candidate, &index)
      if brought?.id != candidate.formation.id {
        brought = (candidate.formation.id, given(candidate.formation, &index))
      }
      steps.append(step(candidate, requires: requires, gives: brought?.atoms ?? []))
    }
    var goalAtoms = AtomSet()
    index.need(goal.levels, &goalAtoms)
    for id in goal.credentials + engine.hypothesis.forced.sorted() { index.need(credential: id, &goalAtoms) }
    let recognitions = candidates.map(\.formation.recognition)
    let jobSearches = candidates.indices.filter { candidates[$0].formation.family == .jobSearch }
    return Question(
      index, PlannerProblem(today: start, held: heldAtoms, goal: goalAtoms, steps: steps, ceilings: ceilings),
      recognitions: recognitions, asked: max(goal.recognition, engine.constraints.wantsDiploma ? 5 : 0),
      reachable: max(heldRecognition, recognitions.max() ?? 0), jobSearches: jobSearches,
      looksForJob: jobSearches.contains { wantedIDs.contains(candidates[$0].formation.id) })
  }

  /// The account pays what it may, step after step, as long as its balance lasts.
  private func found(_ planned: PlannedRoute, recognition: Int) -> Found {
    var (credit, cents, hours) = (engine.constraints.cpfBalance.cents, 0, 0)
    for step in planned.steps {
      let candidate = candidates[step.index]
      let covered = min(credit, candidate.cost.savable)
      credit -= covered
      cents += candidate.cost.gross - covered
      hours += candidate.offer.hours
    }
    return Found(planned: planned, cost: Money(cents: cents), hours: hours, recognition: recognition)
  }

  private func heldAtoms(_ index: inout AtomIndex) -> AtomSet {
    var atoms = AtomSet()
    index.hold(euLevel: heldLevel, &atoms)
    for id in held.sorted() { index.hold(credential: id, &atoms) }
    for competence in engine.knowledge.competences {
      index.hold(competence.id, at: levels[competence.id], &atoms)
    }
    index.hold(recognition: heldRecognition, &atoms)
    return atoms
  }

  /// Net price, gross price, hours. Without a training account the two prices are one.
  var usesCPF: Bool { engine.constraints.cpfBalance > .zero && candidates.contains { $0.cost.savable > 0 } }

  private var ceilings: [Int?] {
    guard let budget = engine.constraints.budget?.cents else { return [] }
    return usesCPF ? [budget, budget + engine.constraints.cpfBalance.cents, nil] : [budget, nil]
  }

  private func given(_ formation: Formation, _ index: inout AtomIndex) -> AtomSet {
    var gives = AtomSet()
    index.hold(credential: formation.id, &gives)
    for training in formation.trains { index.hold(training.competence, at: training.to, &gives) }
    if let level = formation.euLevel?.value { index.hold(euLevel: level, &gives) }
    index.hold(recognition: formation.recognition, &gives)
    return gives
  }

  private func asked(_ candidate: Candidate, _ index: inout AtomIndex) -> AtomSet {
    var requires = AtomSet()
    index.need(candidate.offer.requires, &requires)
    for training in candidate.formation.trains where training.from > 0 {
      index.need(training.competence, training.from, &requires)
    }
    return requires
  }

  private func step(_ candidate: Candidate, requires: AtomSet, gives: AtomSet) -> PlannerStep {
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
