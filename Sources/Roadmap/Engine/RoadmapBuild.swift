import Kernel

/// One roadmap in the making: what this person holds, and the offers that they can take.
struct RoadmapBuild {
  /// An offer that passed every test, with what the planner and the screen need.
  struct Candidate {
    let formation: Formation
    let offer: Offer
    let cost: OfferCost
    let entries: [OfferCalendar.Entry]?
    let days: Int?
    let weeklyHours: Int
    /// Whether the offer depends on facts that nobody told.
    let isUnsure: Bool
    /// The first and the last day when it can begin at this price, where there are such days.
    var notBefore: CivilDate?
    var notAfter: CivilDate?
  }

  let engine: RoadmapEngine
  let goal: Goal
  private(set) var candidates: [Candidate] = []
  /// The formations that no route can take, with what stands against each as a whole, or against its ways in.
  private var refused: [(formation: Formation, whole: Refusal?, waysIn: [Refusal])] = []
  private(set) var assumptions: [Assumption] = []
  let pricing: OfferPricing
  let calendar: OfferCalendar
  let held: Set<String>
  let heldLevel: Int
  let heldRecognition: Int
  /// The level from which each competence starts.
  let levels: StartLevels
  /// The day when the first step may begin: today, or the end of the step under way.
  let start: CivilDate

  init(engine: RoadmapEngine, goal: Goal) {
    self.engine = engine
    self.goal = goal
    pricing = OfferPricing(engine)
    calendar = OfferCalendar(knowledge: engine.knowledge, today: engine.today, applied: engine.progress.applied)
    let ongoing = engine.ongoing
    start = max(engine.today, ongoing?.end ?? engine.today)
    let named = Set(engine.facts.choices("diplomas") ?? [])
    // What is under way will be held when the next step begins.
    let followed = Set(engine.progress.done.keys).union(ongoing.map { [$0.id] } ?? [])
    let behind = engine.knowledge.formations.filter { formation in
      named.contains(formation.id) || followed.contains(formation.id)
        || formation.done?.evaluate(engine.context) == .yes
    }
    held = Set(behind.map(\.id))
    let obtained = behind.filter { named.contains($0.id) || followed.contains($0.id) }
    // What facts prove (eight weeks on one’s own accounts) has taught as much as what was ticked off.
    let proved = behind.filter { !named.contains($0.id) && !followed.contains($0.id) }
    heldLevel = max(engine.constraints.diplomaLevel, obtained.compactMap { $0.euLevel?.value }.max() ?? 0)
    heldRecognition = max(heldLevel >= 3 ? min(7, heldLevel) : 0, obtained.map(\.recognition).max() ?? 0)
    levels = StartLevels(
      engine, goal, followed: obtained.filter { followed.contains($0.id) } + proved,
      obtained: obtained.filter { !followed.contains($0.id) })
    assumptions = levels.assumptions
    for formation in engine.knowledge.formations { consider(formation) }
    if usesCPF {
      assumptions.append(
        Assumption(
          "cpfBalance",
          "CPF : seul le solde d’aujourd’hui est compté. Les droits des années à venir s’y ajouteront, et ne peuvent que réduire ce qui reste à payer."
        ))
    }
  }

  /// Why each formation that no route can take is left out.
  var exclusions: [Exclusion] {
    refused.map { formation, whole, waysIn in
      Exclusion(
        id: formation.id, title: formation.title, kind: whole?.kind ?? waysIn.first?.kind ?? .noIntake,
        reason: whole?.reason ?? RoadmapBuild.words(waysIn))
    }
  }

  private mutating func consider(_ formation: Formation) {
    let standing = Standing(formation, today: engine.today)
    if let refusal = refusal(formation, standing) {
      refused.append((formation, refusal, []))
      return
    }
    var refusals: [Refusal] = []
    var accepted = 0
    for offer in formation.offers {
      if let wanted = engine.hypothesis.offers[formation.id], wanted != offer.id { continue }
      switch self.candidates(formation, offer, lastEntry: standing.lastEntry) {
      case .success(let found):
        candidates += found
        accepted += 1
      case .failure(let refusal): refusals.append(refusal)
      }
    }
    if accepted == 0 { refused.append((formation, nil, refusals)) }
  }
}
