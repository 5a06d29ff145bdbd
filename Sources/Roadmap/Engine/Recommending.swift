import Kernel

/// Which route to look at first, and why: an opinion, stated in words, over a front that stays whole.
///
/// The rule is lexicographic with tolerance. The criteria are taken in the person's order; each keeps the routes that
/// are as good as the best of those left, give or take a tolerance below which nobody would choose by it; what is left
/// at the end is parted by the exact values, in the same order. Chosen over a weighted sum because it can be said in one
/// sentence, needs no weight that nobody could give, and never trades a diploma against an unrelated hundred euros.
enum Recommending {
  /// Differences that decide nothing by themselves. Editorial.
  static func tolerance(_ criterion: Criterion) -> Int {
    switch criterion {
    case .time: 62  // days: a few weeks more are worth taking when they save money
    case .money: 50_00  // cents
    case .effort, .distance: 20  // hours
    case .diploma, .risk: 0
    }
  }

  static func recommend(_ routes: [Route], by preferences: Preferences) -> Recommendation? {
    guard let index = choose(routes, by: preferences.ranking) else { return nil }
    let route = routes[index]
    return Recommendation(
      index: index, reason: reason(route, among: routes, preferences), ranking: preferences.ranking,
      givesUp: givesUp(index, routes, preferences.ranking))
  }

  static func choose(_ routes: [Route], by ranking: [Criterion]) -> Int? {
    var left = Array(routes.indices)
    for criterion in ranking {
      guard let best = left.map({ routes[$0].measure(criterion) }).min() else { return nil }
      left = left.filter { routes[$0].measure(criterion) <= best + tolerance(criterion) }
    }
    return left.min { a, b in
      ranking.map { routes[a].measure($0) }.lexicographicallyPrecedes(ranking.map { routes[b].measure($0) })
    }
  }

  private static func reason(_ route: Route, among routes: [Route], _ preferences: Preferences) -> String {
    let best = Criterion.allCases.filter { criterion in
      routes.allSatisfy { $0.measure(criterion) >= route.measure(criterion) }
        && routes.contains { $0.measure(criterion) != route.measure(criterion) }
    }
    let first = preferences.ranking[0]
    var sentence: String
    if preferences.stated.isEmpty {
      sentence = "Sans priorités de votre part, Tremplin regarde d’abord la date, puis le prix, puis les heures"
    } else {
      let words = preferences.stated.map(\.noun)
      sentence = "Vous mettez d’abord \(words[0])" + words.dropFirst().map { ", puis \($0)" }.joined()
    }
    if routes.count == 1 { return sentence + " ; un seul parcours mène à votre objectif." }
    if best.contains(first) {
      sentence += " : c’est \(first.superlative)"
      let others = preferences.ranking.dropFirst().filter(best.contains).map(\.superlative)
      if !others.isEmpty {
        sentence +=
          ", et aussi " + others.dropLast().map { $0 + ", " }.joined() + (others.count > 1 ? "et " : "")
          + (others.last ?? "")
      }
      return sentence + "."
    }
    let lead = routes.min { $0.measure(first) < $1.measure(first) } ?? route
    let gap = RouteDifference.of(route, from: lead, only: [first]).words
    if gap.isEmpty { return sentence + " : aucun parcours ne fait mieux sur ce point." }
    let gains = RouteDifference.of(route, from: lead, only: Array(preferences.ranking.dropFirst())).better
    let tolerance = gains.isEmpty ? "" : ", sans s’arrêter à un petit écart"
    return sentence + tolerance + " : \(gap.joined(separator: ", ")) que \(first.superlative)"
      + (gains.isEmpty ? "." : ", pour \(gains.joined(separator: ", ")).")
  }

  /// For each criterion on which another route is better, the best of them, and what it would change.
  private static func givesUp(_ index: Int, _ routes: [Route], _ ranking: [Criterion]) -> [GivenUp] {
    ranking.compactMap { criterion in
      let order = [criterion] + ranking.filter { $0 != criterion }
      let measures = routes.map { route in order.map { route.measure($0) } }
      let best = routes.indices.min { measures[$0].lexicographicallyPrecedes(measures[$1]) }
      guard let best, routes[best].measure(criterion) < routes[index].measure(criterion) else { return nil }
      let difference = RouteDifference.of(routes[best], from: routes[index], only: order)
      let losses = difference.worse
      return GivenUp(
        criterion: criterion, index: best,
        text: "\(criterion.superlative.firstUpper) (n° \(best + 1)) : \(difference.better.joined(separator: ", "))"
          + (losses.isEmpty ? "." : ", mais \(losses.joined(separator: ", "))."))
    }
  }
}

/// What the recommended route gives up on one criterion, against the route that is best on it.
public struct GivenUp: Sendable, Equatable {
  public let criterion: Criterion
  /// The route that is best on that criterion.
  public let index: Int
  public let text: String
}

extension Criterion {
  /// « le temps », as one ranks it.
  var noun: String {
    switch self {
    case .time: "le temps"
    case .money: "l’argent"
    case .effort: "l’effort"
    case .diploma: "le diplôme reconnu"
    case .distance: "la distance"
    case .risk: "la sûreté"
    }
  }

  var superlative: String {
    switch self {
    case .time: "le plus tôt fini"
    case .money: "le moins cher"
    case .effort: "le moins lourd en heures"
    case .diploma: "le plus reconnu"
    case .distance: "le plus à distance"
    case .risk: "le moins incertain"
    }
  }
}

extension String {
  /// The first letter upper case, the rest as it is.
  var firstUpper: String { prefix(1).uppercased() + dropFirst() }
}
