import Kernel

extension RoadmapEngine {
  /// Whether some route to the goal takes that formation.
  func leads(through id: String, _ goal: Goal) -> Bool {
    var imposed = hypothesis
    imposed.forced.insert(id)
    return RoadmapBuild(engine: supposing(imposed), goal: goal).soonestAndCheapest() != nil
  }
}

/// What changed answers would move, against today's roadmap. Nothing is written.
public struct WhatIf: Sendable {
  public let before: RoadmapResult
  public let after: RoadmapResult

  /// Formations that were left out and by which a route would lead, and those that would be left out.
  public let opened: [Exclusion]
  public let closed: [Exclusion]

  /// - Parameter engine: the one that answers with the changed answers.
  public init(before: RoadmapResult, _ engine: RoadmapEngine) {
    self.before = before
    after = engine.run()
    let goal = after.goal
    // Not refused any more is not yet within reach: it may ask for what comes too late.
    opened = WhatIf.missing(before.excluded, in: after.excluded).filter { formation in
      goal.map { engine.leads(through: formation.id, $0) } ?? false
    }
    closed = WhatIf.missing(after.excluded, in: before.excluded)
  }

  private static func missing(_ exclusions: [Exclusion], in others: [Exclusion]) -> [Exclusion] {
    let ids = Set(others.map(\.id))
    return exclusions.filter { !ids.contains($0.id) }
  }

  /// Whether a best figure, or the number of routes, is another.
  public var changesFigures: Bool {
    func figures(_ result: RoadmapResult) -> [Int?] {
      [
        result.routes.count, result.routes.map(\.end.daysSinceEpoch).min(), result.routes.map(\.cost.cents).min(),
        result.routes.map(\.hours).min(), result.routes.map(\.recognition).max(),
      ]
    }
    return figures(before) != figures(after)
  }

  /// Whether the route to look at first has the same steps on the same days.
  public var keepsRecommended: Bool {
    func steps(_ result: RoadmapResult) -> [String]? {
      result.recommended.map { result.routes[$0.index].steps.map { "\($0.id) \($0.offer) \($0.start)" } }
    }
    return steps(before) != nil && steps(before) == steps(after)
  }

  /// What moves, in words: the best on each criterion, then the recommended route.
  public var moves: [String] {
    guard !after.routes.isEmpty else {
      return before.routes.isEmpty ? ["Toujours aucun parcours."] : ["Plus aucun parcours ne tiendrait."]
    }
    guard !before.routes.isEmpty else {
      return [
        after.routes.count == 1
          ? "Un parcours s’ouvrirait."
          : "\(after.routes.count) parcours s’ouvriraient, quand aucun ne tient aujourd’hui."
      ]
    }
    var words: [String] = []
    for criterion in [Criterion.time, .money, .effort, .diploma] {
      guard let now = WhatIf.best(criterion, before), let then = WhatIf.best(criterion, after) else { continue }
      let difference = RouteDifference.of(then, from: now, only: [criterion]).words
      if !difference.isEmpty {
        // The difference between diplomas names both already.
        let figure = criterion == .diploma ? "" : ", " + WhatIf.figure(criterion, then)
        words.append("\(criterion.superlative.firstUpper) : \(difference.joined())\(figure).")
      }
    }
    if words.isEmpty { words.append("Sur la date, le prix, les heures et le diplôme, le meilleur reste le même.") }
    return words
  }

  private static func best(_ criterion: Criterion, _ result: RoadmapResult) -> Route? {
    result.routes.min { ($0.measure(criterion), $0.end) < ($1.measure(criterion), $1.end) }
  }

  private static func figure(_ criterion: Criterion, _ route: Route) -> String {
    switch criterion {
    case .time: "le \(route.end.inFrench)"
    case .money: route.cost == .zero ? "rien à payer" : "soit \(route.cost.inFrench)"
    case .effort: "soit \(Quantity(route.hours).inFrench)\u{A0}h"
    case .diploma, .distance, .risk: ""
    }
  }

  public var json: JSON {
    func summary(_ result: RoadmapResult) -> JSON {
      [
        "routes": .int(result.routes.count),
        "end": .optional(result.routes.map(\.end).min()) { .date($0) },
        "cost": .optional(result.routes.map(\.cost).min()) { .money($0) },
        "hours": .optional(result.routes.map(\.hours).min()) { .int($0) },
        "recognition": .optional(result.routes.map(\.recognition).max()) { .int($0) },
      ]
    }
    return [
      "before": summary(before), "after": summary(after), "moves": .strings(moves),
      "opened": .strings(opened.map(\.id)), "closed": .strings(closed.map(\.id)), "result": after.json,
    ]
  }
}
