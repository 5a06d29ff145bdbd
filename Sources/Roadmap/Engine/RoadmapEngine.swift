import Kernel

/// Builds every best route from the facts: exact on end, cost, hours and recognition.
///
/// The catalogue and the facts become a `PlannerProblem` over atoms (a competence at a threshold, a credential, an EU
/// level, a recognition); the planner returns the whole Pareto front on end, money and hours. Recognition is the fourth
/// criterion: the problem is solved once for each recognition that can be asked, and the fronts are merged. A route of
/// the merged front is beaten by no other on all four at once. The model stands in `README.md` beside this folder.
///
/// Money: the training account (CPF) pays one euro for one euro, so a route costs
/// max(Σ price − balance, Σ (price − what the account may pay)): the greater of two sums. Both sums are weights of the
/// planner, which keeps the search exact whatever the order of the steps.
public struct RoadmapEngine: Sendable {
  let knowledge: RoadmapKnowledge
  let facts: Facts
  let today: CivilDate
  let context: FactContext
  /// What has been done, put off or given up of the plan.
  let progress: Progress
  var constraints: Constraints
  var hypothesis = Hypothesis()
  /// Shared with the engines that ask the same under other limits, or under a supposition.
  let openings = OfferOpenings()

  public init(_ knowledge: RoadmapKnowledge, facts: Facts, today: CivilDate, progress: Progress = Progress()) {
    self.knowledge = knowledge
    self.facts = RoadmapEngine.supposing(facts)
    self.today = today
    self.progress = progress
    constraints = Constraints(facts, today: today)
    context = FactContext(self.facts, knowledge.dictionary, today: today)
  }

  /// What few people are is not supposed of who did not say it: a door that opens to them alone would otherwise hide the
  /// routes that everybody can take.
  private static func supposing(_ facts: Facts) -> Facts {
    var supposed = facts
    if facts["disabledWorker"] == nil { supposed["disabledWorker"] = .flag(false) }
    return supposed
  }

  var preferences: Preferences { Preferences(facts) }

  /// The front, what was left out, and the route to look at first.
  ///
  /// - Parameter explained: also what each limit costs, and what would happen without each step of the recommended
  ///   route. Each is one more search, so this takes some ten times longer.
  public func run(explained: Bool = false) -> RoadmapResult {
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
    result.advice = advice { $0.at == nil }
    result.ongoing = ongoing
    result.recommended = Recommending.recommend(result.routes, by: preferences)
    if result.routes.isEmpty {
      result.blockedBy = found.blockedBy
      result.loosenings = loosenings(goal)
    } else if explained {
      result.constraintPrices = constraintPrices(result)
      if let index = result.recommended?.index { result.routes[index] = explaining(result.routes[index], goal) }
    }
    return result
  }
}
