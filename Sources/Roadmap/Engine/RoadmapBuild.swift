import Kernel

/// One roadmap in the making: the offers that this person can take, as a planner problem.
struct RoadmapBuild {
  /// An offer that passed every test, with what the planner and the screen need.
  struct Candidate {
    let formation: Formation
    let offer: Offer
    let cost: OfferCost
    let entries: [OfferCalendar.Entry]?
    let days: Int?
    let weeklyHours: Int
    /// Facts that nobody told and on which the offer depends.
    let dependsOn: [String]
  }

  let engine: RoadmapEngine
  let goal: Goal
  private(set) var candidates: [Candidate] = []
  private(set) var exclusions: [Exclusion] = []
  private(set) var assumptions: [Assumption] = []
  let pricing: OfferPricing
  let calendar: OfferCalendar
  let held: Set<String>
  let heldLevel: Int

  init(engine: RoadmapEngine, goal: Goal) {
    self.engine = engine
    self.goal = goal
    pricing = OfferPricing(
      knowledge: engine.knowledge, constraints: engine.constraints, facts: engine.facts, context: engine.context)
    calendar = OfferCalendar(knowledge: engine.knowledge, today: engine.today)
    let named = Set(engine.facts.choices("diplomas") ?? [])
    held = Set(
      engine.knowledge.formations.filter { named.contains($0.id) || $0.done?.evaluate(engine.context) == .yes }.map(
        \.id))
    let levels = engine.knowledge.formations.filter { named.contains($0.id) }.compactMap { $0.euLevel?.value }
    heldLevel = max(engine.constraints.diplomaLevel, levels.max() ?? 0)
    for formation in engine.knowledge.formations { consider(formation) }
    let unmeasured = goal.levels.filter { $0.level > 0 && engine.facts.number("competence.\($0.competence)") == nil }
    if !unmeasured.isEmpty {
      assumptions.append(
        Assumption(
          "competence",
          unmeasured.count == goal.levels.filter { $0.level > 0 }.count
            ? "Compétences non mesurées : vous êtes supposé·e partir de zéro."
            : "Compétences non mesurées supposées au niveau 0 : \(unmeasured.count)."))
    }
  }

  // MARK: Which offers

  private mutating func consider(_ formation: Formation) {
    if let closure = formation.closure, closure.since <= engine.today || formation.offers.isEmpty {
      let reason =
        closure.since <= engine.today
        ? "n’est plus ouverte depuis le \(closure.since.inFrenchDigits)."
        : "ferme le \(closure.since.inFrenchDigits) ; ses voies d’accès d’avant ne sont pas connues de Tremplin."
      return exclude(formation, .closed, reason)
    }
    if held.contains(formation.id) { return exclude(formation, .held, "vous l’avez déjà.") }
    if let sheet = formation.register.first(where: \.inactive), formation.register.allSatisfy(\.inactive) {
      return exclude(
        formation, .registerInactive,
        "la fiche \(sheet.code) est inactive et aucune remplaçante n’est connue : à vérifier avant toute inscription.")
    }
    let last = calendar.lastEntry(of: formation)
    if let last, last < engine.today {
      return exclude(
        formation, .expired,
        "l’enregistrement au répertoire a pris fin le \(last.inFrenchDigits) : on ne peut plus y entrer.")
    }
    var refusals: [(Exclusion.Kind, String)] = []
    var accepted = 0
    for offer in formation.offers {
      switch candidate(formation, offer, lastEntry: last) {
      case .success(let candidate):
        candidates.append(candidate)
        accepted += 1
      case .failure(let refusal): refusals.append((refusal.kind, refusal.reason))
      }
    }
    if accepted == 0 {
      var reasons: [String] = []
      for (_, reason) in refusals where !reasons.contains(reason) { reasons.append(reason) }
      exclude(formation, refusals.first?.0 ?? .noIntake, reasons.joined(separator: " ; ") + ".")
    }
  }

  private mutating func exclude(_ formation: Formation, _ kind: Exclusion.Kind, _ reason: String) {
    exclusions.append(Exclusion(id: formation.id, title: formation.title, kind: kind, reason: reason))
  }

  struct Refusal: Error {
    let kind: Exclusion.Kind
    let reason: String
    init(_ kind: Exclusion.Kind, _ reason: String) { (self.kind, self.reason) = (kind, reason) }
  }

  private func candidate(_ formation: Formation, _ offer: Offer, lastEntry: CivilDate?) -> Result<Candidate, Refusal> {
    let limits = engine.constraints
    var dependsOn: [String] = []
    switch offer.when?.evaluate(engine.context) ?? .yes {
    case .no: return .failure(Refusal(.notForYou, "« \(offer.label) » n’est pas ouvert à votre situation"))
    case .unknown: dependsOn = offer.when?.dependsOn(engine.context) ?? []
    case .yes: break
    }
    if !limits.apprenticeship, offer.mode == .apprenticeship || offer.mode == .professionalisation {
      return .failure(Refusal(.apprenticeshipRefused, "vous ne souhaitez pas d’alternance"))
    }
    if limits.distanceOnly, !offer.distance {
      return .failure(Refusal(.onSite, "« \(offer.label) » se suit sur place, et vous voulez tout à distance"))
    }
    if limits.weeklyHoursKnown, let needed = offer.weeklyHours, needed > limits.weeklyHours {
      return .failure(
        Refusal(
          .tooManyHours, "« \(offer.label) » demande \(needed) h par semaine, et vous en avez \(limits.weeklyHours)"))
    }
    guard let cost = pricing.cost(of: offer, formation) else {
      let reason = offer.price.reason.map { " (\($0))" } ?? ""
      return .failure(Refusal(.priceUnknown, "« \(offer.label) » : prix inconnu\(reason)"))
    }
    if let budget = limits.budget {
      let least = max(cost.gross - limits.cpfBalance.cents, cost.gross - cost.savable)
      if least > budget.cents {
        return .failure(
          Refusal(
            .overBudget, "« \(offer.label) » laisserait \(Money(cents: least).inFrench) à payer, plus que votre budget")
        )
      }
    }
    let entries = calendar.entries(of: offer.intake)?.filter { entry in lastEntry.map { entry.start <= $0 } ?? true }
    if entries?.isEmpty == true {
      return .failure(Refusal(.noIntake, "« \(offer.label) » n’a plus d’entrée possible"))
    }
    // Self-paced hours take the weeks that the person's free hours allow; a timetable cannot be hurried.
    var days: Int?
    var weekly = offer.weeklyHours ?? limits.weeklyHours
    if let months = offer.months {
      weekly = offer.weeklyHours ?? max(1, offer.hours * 12 / (months * 52))
      // Without a date of its own it is counted in days, like all that begins any day: such steps can then be swapped,
      // which the planner's search rests on.
      if entries == nil { days = (months * 365 + 11) / 12 }
    } else {
      let atOwnPace = (offer.hours * 7 + limits.weeklyHours - 1) / limits.weeklyHours
      let timetable = (offer.weeks ?? 0) * 7
      let length = max(1, atOwnPace, timetable)
      days = max(atOwnPace, timetable)
      weekly = min(limits.weeklyHours, (offer.hours * 7 + length - 1) / length)
    }
    return .success(
      Candidate(
        formation: formation, offer: offer, cost: cost, entries: entries, days: days, weeklyHours: weekly,
        dependsOn: dependsOn))
  }

  // MARK: Solving

  struct Solution {
    var routes: [Route]
    var complete: Bool
    var blockedBy: [String]
  }

  func solve() -> Solution {
    var index = AtomIndex()
    index.ask(goal.levels)
    index.ask(credentials: goal.credentials)
    for candidate in candidates {
      index.ask(candidate.offer.requires)
      index.ask(candidate.formation.trains)
    }
    var heldAtoms = index.held(euLevel: heldLevel)
    for id in held.sorted() { heldAtoms.formUnion(index.held(credential: id)) }
    for competence in engine.knowledge.competences {
      if let level = engine.facts.level(of: competence.id) {
        heldAtoms.formUnion(index.level(competence.id, reaching: Quantity(level)))
      }
    }
    let heldRecognition = heldLevel >= 3 ? min(7, heldLevel) : 0
    heldAtoms.formUnion(index.held(recognition: heldRecognition))
    let lastEntries = candidates.map { calendar.lastEntry(of: $0.formation) }
    var steps: [PlannerStep] = []
    for (candidate, lastEntry) in zip(candidates, lastEntries) {
      steps.append(step(candidate, lastEntry, &index))
    }
    var goalAtoms = index.needed(goal.levels)
    for id in goal.credentials { goalAtoms.insert(index.number(.credential(id))) }

    let asked = max(goal.recognition, engine.constraints.wantsDiploma ? 5 : 0)
    let reachable = max(heldRecognition, candidates.map { $0.formation.recognition }.max() ?? 0)
    var best: [(route: PlannedRoute, recognition: Int)] = []
    var complete = true
    var blocked: [Blockage] = []
    // Each recognition that some step awards is asked in turn: the fourth criterion.
    let rungs = Set(candidates.map { $0.formation.recognition }).filter { $0 > max(asked, heldRecognition) }.sorted()
    // From the highest down: what reaches a rung reaches those below it, and is what they are measured against.
    var known: [PlannedRoute] = []
    for rung in ([asked] + rungs).reversed() where rung <= max(reachable, asked) {
      // One looks for a job with the diploma in hand, not before going for it.
      let awarded = index.held(recognition: rung)
      let ordered = zip(steps, candidates).map { step, candidate in
        var step = step
        if candidate.formation.family == .jobSearch { step.requires.formUnion(awarded) }
        return step
      }
      var problem = PlannerProblem(
        today: engine.today, held: heldAtoms, goal: goalAtoms.union(awarded), steps: ordered)
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
    let routes = Route.front(best.map { route($0.route, recognition: $0.recognition, index) })
    return Solution(
      routes: routes, complete: complete,
      blockedBy: routes.isEmpty ? blockageWords(blocked, index, recognition: asked) : [])
  }

  /// Net price, gross price, hours. Without a training account the two prices are one.
  private var usesCPF: Bool { engine.constraints.cpfBalance > .zero && candidates.contains { $0.cost.savable > 0 } }

  private var ceilings: [Int?] {
    guard let budget = engine.constraints.budget?.cents else { return [] }
    return usesCPF ? [budget, budget + engine.constraints.cpfBalance.cents, nil] : [budget, nil]
  }

  private func step(_ candidate: Candidate, _ lastEntry: CivilDate?, _ index: inout AtomIndex) -> PlannerStep {
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
    return PlannerStep(
      requires: requires, gives: gives,
      schedule: candidate.entries.map { .dates($0.map(\.start)) } ?? .anyDay, notAfter: lastEntry,
      duration: candidate.days.map { .days($0) } ?? .months(candidate.offer.months ?? 0),
      weights: usesCPF
        ? [cost.gross - cost.savable, cost.gross, candidate.offer.hours] : [cost.gross, candidate.offer.hours])
  }

  // MARK: Words for a blockage

  private func blockageWords(_ blocked: [Blockage], _ index: AtomIndex, recognition: Int) -> [String] {
    var words: [String] = []
    for blockage in blocked {
      let text: String
      switch blockage {
      case .atom(let number, _):
        switch index.atoms[number] {
        case .level(let id, let level):
          let title = engine.knowledge.competence(id)?.title ?? id
          text = "Rien de ce qui vous est ouvert ne mène à « \(title) » au niveau \(level)."
        case .credential(let id):
          text = "L’étape « \(engine.knowledge.formation(id)?.title ?? id) » n’est pas à votre portée."
        case .euLevel(let level): text = "Un diplôme de niveau \(level) est demandé, et aucune voie ouverte n’y mène."
        case .recognition(let level):
          // Rungs below are implied by the one asked.
          guard level == recognition else { continue }
          text = "Aucun diplôme ou titre de niveau \(level) n’est à votre portée avec ces limites."
        }
      case .ceiling(let weight, let least):
        guard weight < (usesCPF ? 2 : 1) else { continue }
        let paid = weight == 1 ? least - engine.constraints.cpfBalance.cents : least
        text = "Le budget : le parcours le moins cher laisserait \(Money(cents: max(0, paid)).inFrench) à payer."
      case .ceilingsTogether: text = "Le budget, même avec votre CPF."
      case .lastDays: text = "Les dernières dates d’entrée ne laissent pas le temps de tout faire."
      }
      if !words.contains(text) { words.append(text) }
    }
    return words
  }
}
