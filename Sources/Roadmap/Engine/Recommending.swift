import Kernel

/// Which route to look at first, and why: an opinion, stated in words, over a front that stays whole.
enum Recommending {
  /// A few weeks more are worth taking when they save money.
  static let patienceDays = 62

  static func recommend(_ routes: [Route]) -> Recommendation? {
    guard let soonest = routes.indices.min(by: { key(routes[$0]) < key(routes[$1]) }) else { return nil }
    let limit = routes[soonest].end.adding(days: patienceDays)
    let best =
      routes.indices.filter { routes[$0].end <= limit }
      .min { a, b in (routes[a].cost, routes[a].hours, routes[a].end) < (routes[b].cost, routes[b].hours, routes[b].end)
      } ?? soonest
    if best == soonest {
      let cheapest = routes.allSatisfy { $0.cost >= routes[best].cost }
      return Recommendation(
        index: best,
        reason: cheapest
          ? "C’est le plus rapide, et aucun autre ne coûte moins."
          : "C’est le plus rapide ; les moins chers finissent plus de deux mois après.")
    }
    let later = routes[soonest].end.days(until: routes[best].end)
    let saved = routes[soonest].cost - routes[best].cost
    let gain =
      saved > .zero
      ? "\(saved.inFrench) de moins" : "\(routes[soonest].hours - routes[best].hours) heures de travail de moins"
    return Recommendation(
      index: best, reason: "Il finit \(later) jours après le plus rapide, pour \(gain).")
  }

  private static func key(_ route: Route) -> (CivilDate, Money, Int) { (route.end, route.cost, route.hours) }
}
