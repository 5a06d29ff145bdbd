import Kernel

extension RoadmapBuild {
  /// A planned route with its dates, its money after help, its reasons and warnings.
  func route(
    _ planned: PlannedRoute, recognition: Int, _ order: inout ReadingOrder, _ drafts: inout StepDrafts
  ) -> Route {
    var credit = engine.constraints.cpfBalance.cents
    let reasons = reasons(planned, &order)
    var advised = Set<String>()
    var steps: [RouteStep] = []
    for (position, plannedStep) in planned.steps.enumerated() {
      let candidate = candidates[plannedStep.index]
      let covered = min(credit, candidate.cost.savable)
      credit -= covered
      let draft = drafts.draft(plannedStep, covered: covered, self)
      // Once a route: on the first step that it concerns.
      let advice = draft.advice.filter { advised.insert($0.id).inserted }
      var sources = draft.sources
      for id in advice.flatMap(\.sources) where !sources.contains(id) { sources.append(id) }
      steps.append(
        RouteStep(
          id: candidate.formation.id, offer: candidate.offer.id, title: candidate.formation.title,
          start: plannedStep.start, end: plannedStep.end, applyBefore: draft.entry?.applyBefore,
          applyBeforeIsProjected: draft.entry?.projected ?? false,
          cost: Money(cents: candidate.cost.gross - covered), price: Money(cents: candidate.cost.gross),
          cpf: Money(cents: covered), hours: candidate.offer.hours, weeklyHours: candidate.weeklyHours,
          lines: draft.lines, aids: draft.aids, searchFrom: draft.searchFrom, isOnSite: !candidate.offer.distance,
          risk: draft.risk,
          why: reasons[position] + advice.filter { $0.tone == .note }.map(\.words),
          warnings: draft.warnings + advice.filter { $0.tone == .warning }.map(\.words), sources: sources))
    }
    return Route(
      end: planned.end, cost: Money(cents: steps.reduce(0) { $0 + $1.cost.cents }),
      hours: steps.reduce(0) { $0 + $1.hours }, recognition: recognition, steps: steps)
  }

  /// Why each step of a route is there.
  private func reasons(_ planned: PlannedRoute, _ order: inout ReadingOrder) -> [[String]] {
    let steps = planned.steps.map { candidates[$0.index] }
    let rungs = planned.steps.map { order.rungs($0.index) }
    var wanted = [Int](repeating: 0, count: order.startLevels.count)
    for needed in goal.levels {
      let place = order.place(needed.competence)
      while wanted.count < order.startLevels.count { wanted.append(0) }
      wanted[place] = max(wanted[place], needed.level)
    }
    // Forwards, the levels before each step; backwards, what the goal and the later steps ask.
    var reached = order.startLevels
    var before: [[Int]] = []
    for step in rungs {
      before.append(step.brings.map { reached[$0.competence] })
      for (competence, level) in step.brings { reached[competence] = max(reached[competence], level) }
    }
    var reasons: [[String]] = []
    for place in steps.indices.reversed() {
      let asked = rungs[place].brings.map { wanted[$0.competence] }
      reasons.append(why(steps[place], before: before[place], asked: asked, later: steps[(place + 1)...]))
      for (competence, level) in rungs[place].asks { wanted[competence] = max(wanted[competence], level) }
    }
    return reasons.reversed()
  }

  private func why(
    _ candidate: Candidate, before: [Int], asked: [Int], later: ArraySlice<Candidate>
  ) -> [String] {
    var reasons: [String] = []
    let formation = candidate.formation
    var raised = ""
    for (place, training) in formation.trains.enumerated() {
      let (before, wanted) = (before[place], asked[place])
      guard before < wanted, training.to > before else { continue }
      let title = engine.knowledge.competence(training.competence)?.title ?? training.competence
      raised += raised.isEmpty ? "Relève " : " ; "
      raised += title
      raised += " de \(before) à \(training.to) (il faut \(wanted))"
    }
    if !raised.isEmpty { reasons.append(raised + ".") }
    if goal.credentials.contains(formation.id) { reasons.append("Fait partie de ce que demande votre objectif.") }
    let opened = later.first { next in
      next.offer.requires.credentials.contains(formation.id)
        || (next.offer.requires.euLevel > heldLevel && (formation.euLevel?.value ?? 0) >= next.offer.requires.euLevel)
    }
    if let first = opened { reasons.append("Ouvre l’entrée de « \(first.formation.title) ».") }
    if formation.recognition >= 3 {
      reasons.append("Donne un diplôme ou un titre de \(Recognition.words(formation.recognition)).")
    }
    if formation.recognition == 1 || formation.recognition == 2 {
      reasons.append(
        formation.recognition == 1
          ? "Donne un certificat d’éditeur." : "Donne une certification enregistrée au répertoire spécifique.")
    }
    return reasons
  }
}

extension RoadmapBuild.Found {
  /// The routes that no other beats on end, cost, hours and recognition at once; one a vector; in that order.
  static func front(_ routes: [RoadmapBuild.Found]) -> [RoadmapBuild.Found] {
    var kept: [RoadmapBuild.Found] = []
    let sorted = routes.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (x.end, x.cost, x.hours, -x.recognition, a.offset) < (y.end, y.cost, y.hours, -y.recognition, b.offset)
    }
    for (_, route) in sorted {
      let beaten = kept.contains { other in
        other.end <= route.end && other.cost <= route.cost && other.hours <= route.hours
          && other.recognition >= route.recognition
      }
      if !beaten { kept.append(route) }
    }
    return kept
  }
}
