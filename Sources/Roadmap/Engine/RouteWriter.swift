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
          risk: StepRisk.of(candidate.offer, candidate.formation),
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
    var raised: [String] = []
    for (place, training) in formation.trains.enumerated() {
      let (before, wanted) = (before[place], asked[place])
      guard before < wanted, training.to > before else { continue }
      let title = engine.knowledge.competence(training.competence)?.title ?? training.competence
      raised.append("\(title) de \(before) à \(training.to) (il faut \(wanted))")
    }
    if !raised.isEmpty { reasons.append("Relève " + raised.joined(separator: " ; ") + ".") }
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

  fileprivate func warnings(
    _ candidate: Candidate, _ planned: PlannedStep, _ entry: OfferCalendar.Entry?, _ isPriceUnsure: Bool
  ) -> [String] {
    let formation = candidate.formation
    var warnings: [String] = []
    if held.contains(formation.id) {
      warnings.append(
        "Vous l’avez déjà faite, mais la mesure prise depuis ne le confirme pas : reprenez-la, ou refaites le test si vous avez progressé."
      )
    }
    if candidate.isUnsure, let dependsOn = candidate.offer.when?.dependsOn(engine.context), !dependsOn.isEmpty {
      warnings.append(engine.knowledge.dictionary.dependsSentence(dependsOn))
    }
    for sheet in formation.register {
      guard let until = sheet.until.value else {
        warnings.append("Fiche \(sheet.code) : fin d’enregistrement inconnue, à vérifier sur francecompetences.fr.")
        continue
      }
      if until < planned.start {
        warnings.append(
          sheet.renewal == .byRight
            ? "La fiche \(sheet.code) a expiré le \(until.inFrenchDigits) ; le diplôme national continue, sous un nouveau code à vérifier."
            : "La fiche \(sheet.code) a expiré le \(until.inFrenchDigits).")
      }
    }
    if let entry, entry.projected, let deadline = entry.applyBefore {
      warnings.append(
        "Date limite de candidature projetée (\(deadline.inFrenchDigits)) : le calendrier officiel n’est pas encore connu."
      )
    }
    if formation.access?.selective == .yes {
      let pressure = formation.places.compactMap(\.pressure).max()
      warnings.append(
        "Formation sélective" + (pressure.map { " (jusqu’à \($0) vœux par place)" } ?? "")
          + " : prévoyez d’autres vœux.")
    }
    if isPriceUnsure, candidate.cost.gross > 0 {
      warnings.append("Prix à vérifier auprès de l’établissement (fourchette prudente retenue).")
    }
    if let income = incomeWarning(candidate, from: planned.start) { warnings.append(income) }
    return warnings + formation.warnings + candidate.offer.warnings
  }

  fileprivate func sources(_ candidate: Candidate, _ lines: [CostLine]) -> [String] {
    var ids: [String] = []
    for id in candidate.formation.sources + candidate.formation.register.flatMap(\.sources) + lines.flatMap(\.sources)
    where !ids.contains(id) { ids.append(id) }
    return ids
  }
}

/// What is said of a step whatever the route that it belongs to: the routes of a front share most of their steps.
struct StepDrafts {
  struct Draft {
    let entry: OfferCalendar.Entry?
    let lines: [CostLine]
    let aids: [Aid]
    let searchFrom: CivilDate?
    let warnings: [String]
    let advice: [Advice]
    let sources: [String]
  }

  private struct Key: Hashable {
    let index: Int
    let start: CivilDate
    let covered: Int
  }

  private var known: [Key: Draft] = [:]

  /// - Parameter covered: what the training account pays of it, in cents.
  mutating func draft(_ step: PlannedStep, covered: Int, _ build: RoadmapBuild) -> Draft {
    let key = Key(index: step.index, start: step.start, covered: covered)
    if let found = known[key] { return found }
    let candidate = build.candidates[step.index]
    let entry = candidate.entries?.first { $0.start == step.start }
    let bill = build.pricing.bill(of: candidate.offer, startingOn: candidate.cost.startingOn)
    let draft = Draft(
      entry: entry, lines: bill.lines, aids: build.aids(candidate, from: step.start, covered: covered),
      searchFrom: build.searchFrom(candidate, start: step.start),
      warnings: build.warnings(candidate, step, entry, bill.mustBeChecked), advice: build.advice(on: candidate),
      sources: build.sources(candidate, bill.lines))
    known[key] = draft
    return draft
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
