import Kernel

/// A hard limit that the person set, and the constraints without it.
struct Limit: Sendable {
  let fact: String
  /// « Sans la limite de 500 € ».
  let words: String
  let lifted: Constraints
  /// Lifts it, among others.
  let lift: @Sendable (inout Constraints) -> Void

  /// The limits in force, in the order of the interview.
  static func active(_ constraints: Constraints) -> [Limit] {
    var limits: [Limit] = []
    func add(_ fact: String, _ words: String, _ lift: @escaping @Sendable (inout Constraints) -> Void) {
      var looser = constraints
      lift(&looser)
      limits.append(Limit(fact: fact, words: words, lifted: looser, lift: lift))
    }
    if let budget = constraints.budget {
      add("budget", budget == .zero ? "En acceptant de payer" : "Sans la limite de \(budget.inFrench)") {
        $0.budget = nil
      }
    }
    if constraints.distanceOnly {
      add("distanceOnly", "En acceptant des formations sur place") { $0.distanceOnly = false }
    }
    if let income = constraints.incomeToKeep {
      add("incomeToKeep", "Sans garder \(income.inFrench) par mois") { $0.incomeToKeep = nil }
    }
    if constraints.weeklyHoursKnown, constraints.weeklyHours < 35 {
      add("weeklyHours", "À plein temps (35\u{A0}h par semaine)") { $0.weeklyHours = 35 }
    }
    if !constraints.apprenticeship {
      add("apprenticeshipWanted", "En acceptant l’alternance") { $0.apprenticeship = true }
    }
    if constraints.wantsDiploma { add("wantsDiploma", "Sans exiger de diplôme") { $0.wantsDiploma = false } }
    return limits
  }
}

/// What one limit costs: the best that opens without it, beside the best that there is with it.
public struct ConstraintPrice: Sendable, Equatable {
  public let fact: String
  public let text: String
  /// The earliest end, the lowest cost, the fewest hours and the highest recognition without this limit, each apart.
  public let end: CivilDate
  public let cost: Money
  public let hours: Int
  public let recognition: Int
}

extension RoadmapEngine {
  /// The price of each limit in force that keeps something better away; a limit that costs nothing is not named.
  public func constraintPrices(_ result: RoadmapResult) -> [ConstraintPrice] {
    guard let goal = result.goal, !result.routes.isEmpty else { return [] }
    return Limit.active(constraints).compactMap { limit in
      let routes = RoadmapBuild(engine: with(limit.lifted), goal: goal).solve().routes
      let gains = [
        gain(.time, routes, result.routes) { "fin le \($0.end.inFrench)" },
        gain(.money, routes, result.routes) {
          $0.cost == .zero ? "rien à payer" : "à partir de \($0.cost.inFrench)"
        },
        gain(.effort, routes, result.routes) { "à partir de \(Quantity($0.hours).inFrench)\u{A0}h" },
        gain(.diploma, routes, result.routes) { _ in "reconnaissance\u{A0}:" },
      ].compactMap { $0 }
      guard !gains.isEmpty, let end = routes.map(\.end).min(), let cost = routes.map(\.cost).min(),
        let hours = routes.map(\.hours).min(), let recognition = routes.map(\.recognition).max()
      else { return nil }
      return ConstraintPrice(
        fact: limit.fact,
        text: "\(limit.words) : \(gains.joined(separator: isOne(routes) ? " ; " : " ; ou, par un autre parcours, ")).",
        end: end, cost: cost, hours: hours, recognition: recognition)
    }
  }

  /// Whether one of these routes is best at everything: what is gained is then gained at once.
  private func isOne(_ routes: [Route]) -> Bool {
    routes.contains { one in
      routes.allSatisfy {
        one.end <= $0.end && one.cost <= $0.cost && one.hours <= $0.hours && one.recognition >= $0.recognition
      }
    }
  }

  /// What the best on one criterion gains, with the figure and the difference; nil where it gains nothing.
  private func gain(
    _ criterion: Criterion, _ loose: [Route], _ tight: [Route], _ figure: (Route) -> String
  ) -> String? {
    func best(_ routes: [Route]) -> Route? {
      routes.min { ($0.measure(criterion), $0.end) < ($1.measure(criterion), $1.end) }
    }
    guard let now = best(tight), let then = best(loose), then.measure(criterion) < now.measure(criterion) else {
      return nil
    }
    let words = RouteDifference.of(then, from: now, only: [criterion]).words.joined()
    // The difference names both diplomas: the figure would say the first one twice.
    return criterion == .diploma ? "\(figure(then)) \(words)" : "\(figure(then)) (\(words))"
  }

  /// When nothing fits: lifts each limit alone and says what that would open.
  func loosenings(_ goal: Goal) -> [Loosening] {
    Limit.active(constraints).compactMap { limit in
      guard let best = RoadmapBuild(engine: with(limit.lifted), goal: goal).soonestAndCheapest() else { return nil }
      let price = best.cost == .zero ? "rien à payer pour le moins cher" : "à partir de \(best.cost.inFrench)"
      return Loosening(
        fact: limit.fact,
        text: "\(limit.words) : un parcours s’ouvre, fini au plus tôt le \(best.end.inFrench) ; \(price).")
    }
  }
}
