import Kernel

/// What would happen without a step: the best that is left.
public struct WithoutStep: Sendable, Equatable {
  public let text: String
  /// Nil where the goal would be out of reach.
  public let end: CivilDate?
  public let cost: Money?
  public let hours: Int?
  public let recognition: Int?
}

extension RoadmapEngine {
  /// The route with, for each step, what would happen without that formation.
  public func explaining(_ route: Route, _ goal: Goal) -> Route {
    var route = route
    for index in route.steps.indices {
      var left = hypothesis
      left.without.insert(route.steps[index].id)
      let routes = RoadmapBuild(engine: supposing(left), goal: goal).solve().routes
      route.steps[index].without = without(route, routes)
    }
    return route
  }

  private func without(_ route: Route, _ routes: [Route]) -> WithoutStep {
    // As good a diploma first: otherwise the comparison would be with another project.
    let equals = routes.filter { $0.recognition >= route.recognition }
    let left = equals.isEmpty ? routes : equals
    guard let index = Recommending.choose(left, by: preferences.ranking) else {
      return WithoutStep(
        text: "Sans cette étape : aucun parcours, rien d’autre ne la remplace dans vos limites.", end: nil, cost: nil,
        hours: nil,
        recognition: nil)
    }
    let other = left[index]
    let difference = RouteDifference.of(other, from: route, only: [.time, .money, .effort, .diploma])
    let losses = difference.worse
    let gains = difference.better
    let words: String
    if losses.isEmpty, gains.isEmpty {
      words = "un autre parcours revient au même"
    } else {
      words =
        losses.joined(separator: ", ")
        + (gains.isEmpty ? "" : (losses.isEmpty ? "" : ", mais ") + gains.joined(separator: ", "))
    }
    let names = Set(route.steps.map(\.id))
    let instead = other.steps.filter { !names.contains($0.id) }.prefix(2).map { "« \($0.title) »" }
    return WithoutStep(
      text: "Sans cette étape : \(words)"
        + (instead.isEmpty ? "." : ", en passant par \(instead.joined(separator: " et "))."),
      end: other.end, cost: other.cost, hours: other.hours, recognition: other.recognition)
  }
}
