import Kernel

/// Builds every best route from the facts: exact on end, cost, hours and recognition.
///
/// The catalogue and the facts become a `PlannerProblem` over atoms (a competence at a threshold, a credential, an EU
/// level, a recognition); the planner returns the whole Pareto front on end, money and hours. Recognition is the fourth
/// criterion: the problem is solved once for each recognition that can be asked, and the fronts are merged. A route of
/// the merged front is beaten by no other on all four at once.
///
/// Money: the training account (CPF) pays one euro for one euro, so a route costs
/// max(Σ price − balance, Σ (price − what the account may pay)): the greater of two sums. Both sums are weights of the
/// planner, which keeps the search exact whatever the order of the steps.
public struct RoadmapEngine: Sendable {
  let knowledge: RoadmapKnowledge
  let facts: Facts
  let today: CivilDate
  let context: FactContext
  let constraints: Constraints

  public init(_ knowledge: RoadmapKnowledge, facts: Facts, today: CivilDate) {
    self.init(knowledge, facts: facts, today: today, constraints: Constraints(facts))
  }

  init(_ knowledge: RoadmapKnowledge, facts: Facts, today: CivilDate, constraints: Constraints) {
    self.knowledge = knowledge
    self.facts = facts
    self.today = today
    self.constraints = constraints
    context = FactContext(facts, knowledge.dictionary, today: today)
  }

  public func run() -> RoadmapResult {
    let (goal, assumed) = knowledge.goal(facts)
    guard let goal else {
      return RoadmapResult(
        goal: nil, routes: [], excluded: [], recommended: nil, assumptions: assumed + constraints.assumptions,
        blockedBy: ["Aucun objectif du catalogue ne répond à ce choix."], loosenings: [], isComplete: true)
    }
    let build = RoadmapBuild(engine: self, goal: goal)
    let found = build.solve()
    var result = RoadmapResult(
      goal: goal, routes: found.routes, excluded: build.exclusions, recommended: nil,
      assumptions: assumed + constraints.assumptions + build.assumptions, blockedBy: [], loosenings: [],
      isComplete: found.complete)
    result.advice = advice { $0 == nil }
    result.recommended = Recommending.recommend(result.routes)
    if result.routes.isEmpty {
      result.blockedBy = found.blockedBy
      result.loosenings = loosenings()
    }
    return result
  }

  /// Lifts each limit alone and says what that would open.
  private func loosenings() -> [Loosening] {
    let limits: [(String, String, (inout Constraints) -> Bool)] = [
      (
        "budget", "Sans limite de budget",
        { c in
          defer { c.budget = nil }
          return c.budget != nil
        }
      ),
      (
        "distanceOnly", "En acceptant des formations sur place",
        { c in
          defer { c.distanceOnly = false }
          return c.distanceOnly
        }
      ),
      (
        "weeklyHours", "À plein temps (35 h par semaine)",
        { c in
          defer { c.weeklyHours = 35 }
          return c.weeklyHours < 35
        }
      ),
      (
        "apprenticeshipWanted", "En acceptant l’apprentissage",
        { c in
          defer { c.apprenticeship = true }
          return !c.apprenticeship
        }
      ),
      (
        "wantsDiploma", "Sans exiger de diplôme",
        { c in
          defer { c.wantsDiploma = false }
          return c.wantsDiploma
        }
      ),
    ]
    var found: [Loosening] = []
    for (fact, words, lift) in limits {
      var looser = constraints
      guard lift(&looser), let goal = knowledge.goal(facts).goal else { continue }
      let engine = RoadmapEngine(knowledge, facts: facts, today: today, constraints: looser)
      let routes = RoadmapBuild(engine: engine, goal: goal).solve().routes
      guard let soonest = routes.first, let cheapest = routes.map(\.cost).min() else { continue }
      found.append(
        Loosening(
          fact: fact,
          text:
            "\(words) : \(routes.count == 1 ? "un parcours s’ouvre" : "\(routes.count) parcours s’ouvrent"), au plus tôt fini le \(soonest.end.inFrench), à partir de \(cheapest.inFrench)."
        ))
    }
    return found
  }
}
