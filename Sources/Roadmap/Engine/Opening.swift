import Kernel

/// What would let a formation be part of a route to the goal.
struct Opening {
  /// The limits whose lifting alone opens it.
  var alone: [Loosening] = []
  /// Where there is none: the fewest that open it together, or what stands in the way in any case.
  var otherwise: String?
}

extension RoadmapEngine {
  /// - Parameter told: why it is left out, which is not said twice.
  func opening(_ formation: Formation, _ goal: Goal, told: String) -> Opening {
    let limits = Limit.active(constraints)
    let alone = limits.compactMap { limit -> Loosening? in
      guard case .route(let route) = attempt(formation, goal, without: [limit]) else { return nil }
      return Loosening(fact: limit.fact, text: "\(limit.words) : \(Opening.words(route))")
    }
    guard alone.isEmpty else { return Opening(alone: alone) }
    switch attempt(formation, goal, without: limits) {
    case .stopped(let reason):
      return Opening(otherwise: limits.isEmpty || reason == told ? nil : "Même sans vos limites : " + reason)
    case .route(var route):
      var needed = limits
      for limit in limits.reversed() {
        let fewer = needed.filter { $0.fact != limit.fact }
        if case .route(let found) = attempt(formation, goal, without: fewer) { (needed, route) = (fewer, found) }
      }
      let words = needed.map(\.words.firstLower)
      let list = words.dropLast().joined(separator: ", ") + " et " + (words.last ?? "")
      return Opening(
        otherwise: "Il faudrait lever \(needed.count) limites à la fois, \(list) : \(Opening.words(route))")
    }
  }

  private enum Attempt {
    case route(Route)
    case stopped(String)
  }

  /// A route by that formation without these limits, or what stops it.
  private func attempt(_ formation: Formation, _ goal: Goal, without limits: [Limit]) -> Attempt {
    var imposed = hypothesis
    imposed.forced.insert(formation.id)
    var loose = constraints
    for limit in limits { limit.lift(&loose) }
    let build = RoadmapBuild(engine: with(loose).supposing(imposed), goal: goal)
    if let exclusion = build.exclusions.first(where: { $0.id == formation.id }) { return .stopped(exclusion.reason) }
    let solution = build.solve()
    if let best = Recommending.choose(solution.routes, by: Criterion.allCases) { return .route(solution.routes[best]) }
    return .stopped(
      solution.blockedBy.first.map(\.firstLower) ?? "aucun parcours qui y passe n’atteint votre objectif.")
  }
}

extension Opening {
  fileprivate static func words(_ route: Route) -> String {
    "elle s’ouvre, avec un parcours qui finit le \(route.end.inFrench), "
      + (route.cost == .zero ? "sans rien à payer." : "pour \(route.cost.inFrench).")
  }
}

extension String {
  /// The first letter lower case, the rest as it is.
  fileprivate var firstLower: String { prefix(1).lowercased() + dropFirst() }
}
