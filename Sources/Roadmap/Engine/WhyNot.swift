import Kernel

/// Why a formation is on no best route, or on which ones it is.
public struct WhyNot: Sendable {
  public enum Verdict: String, CaseIterable, Sendable {
    /// On at least one best route.
    case taken
    /// It can be followed, but every route with it is beaten.
    case beaten
    /// It can be followed, but no route with it reaches the goal within the limits.
    case unreachable
    /// None of its ways in is open to this person.
    case excluded
  }

  public let id: String
  public let title: String
  public let verdict: Verdict
  public let text: String
  /// The numbers, from 1, of the best routes that take it.
  public let routes: [Int]
  /// The best route with it, where there is one.
  public let with: Route?
  /// The number, from 1, of the route that beats it.
  public let beatenBy: Int?
  /// What one loosened limit would open.
  public let loosenings: [Loosening]
  /// Where no limit lifted alone opens it: what would, or what stands in the way in any case.
  public let otherwise: String?
}

extension RoadmapEngine {
  /// Solves once more with the formation imposed and compares; where it is left out, lifts each limit alone.
  public func whyNot(_ formation: Formation, _ result: RoadmapResult) -> WhyNot {
    func answer(
      _ verdict: WhyNot.Verdict, _ text: String, routes: [Int] = [], with: Route? = nil, by: Int? = nil,
      _ opening: Opening = Opening()
    ) -> WhyNot {
      WhyNot(
        id: formation.id, title: formation.title, verdict: verdict, text: text, routes: routes, with: with,
        beatenBy: by, loosenings: opening.alone, otherwise: opening.otherwise)
    }
    guard let goal = result.goal else { return answer(.unreachable, "Aucun objectif n’est connu.") }
    if let exclusion = result.excluded.first(where: { $0.id == formation.id }) {
      return answer(.excluded, "Écartée : \(exclusion.reason)", opening(formation, goal, told: exclusion.reason))
    }
    let taken = result.routes.indices.filter { index in
      result.routes[index].steps.contains { $0.id == formation.id }
    }
    if !taken.isEmpty {
      let numbers = taken.map { $0 + 1 }
      let shown = numbers.prefix(5).map { "n° \($0)" }.joined(separator: ", ") + (numbers.count > 5 ? "…" : "")
      return answer(
        .taken,
        numbers.count == 1
          ? "Elle n’est pas écartée : le parcours \(shown) y passe."
          : "Elle n’est pas écartée : \(numbers.count) parcours y passent (\(shown)).", routes: numbers)
    }
    var imposed = hypothesis
    imposed.forced.insert(formation.id)
    let routes = RoadmapBuild(engine: supposing(imposed), goal: goal).solve().routes
    guard let best = Recommending.choose(routes, by: preferences.ranking) else {
      return answer(
        .unreachable, "Aucun parcours qui y passe n’atteint votre objectif dans vos limites.",
        opening(formation, goal, told: ""))
    }
    let with = routes[best]
    // The front is whole: whatever passes by it is beaten, or equalled, by one of its routes.
    let beating = result.routes.indices.filter { index in
      let other = result.routes[index]
      return other.end <= with.end && other.cost <= with.cost && other.hours <= with.hours
        && other.recognition >= with.recognition
    }
    let winner = Recommending.choose(beating.map { result.routes[$0] }, by: preferences.ranking).map { beating[$0] }
    let figures =
      "fin le \(with.end.inFrench), \(with.cost == .zero ? "rien à payer" : "\(with.cost.inFrench) à payer"), \(Quantity(with.hours).inFrench)\u{A0}h"
    guard let winner else { return answer(.beaten, "Avec elle, au mieux : \(figures).", with: with) }
    let gains = RouteDifference.of(result.routes[winner], from: with, only: [.time, .money, .effort, .diploma]).better
    return answer(
      .beaten,
      "Avec elle, au mieux : \(figures). Le parcours n° \(winner + 1) fait mieux"
        + (gains.isEmpty ? " ou aussi bien, sans elle." : " : \(gains.joined(separator: ", "))."),
      with: with, by: winner + 1)
  }
}
