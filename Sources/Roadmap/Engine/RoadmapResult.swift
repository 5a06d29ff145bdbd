import Kernel

/// The answer of the roadmap: every route that is best at something, what was left out, and which one to look at first.
public struct RoadmapResult: Sendable {
  public var goal: Goal?
  public var routes: [Route]
  public var excluded: [Exclusion]
  public var recommended: Recommendation?
  public var assumptions: [Assumption]
  /// What concerns this person on every route.
  public var advice: [Advice] = []
  /// When nothing fits: what blocks.
  public var blockedBy: [String]
  /// When nothing fits: what one loosened limit would open.
  public var loosenings: [Loosening]
  public var isComplete: Bool
  /// What each limit in force costs, where it was asked for.
  public var constraintPrices: [ConstraintPrice] = []
  /// The step of the plan that is under way: the routes begin at its end.
  public var ongoing: Progress.Step?
}

/// One way to the goal: steps one after another, and what they come to.
public struct Route: Sendable {
  public var end: CivilDate
  /// Out of pocket, after the help that is certain.
  public var cost: Money
  public var hours: Int
  public var recognition: Int
  public var steps: [RouteStep]
}

public struct RouteStep: Sendable {
  public var id: String
  public var offer: String
  public var title: String
  public var start: CivilDate
  public var end: CivilDate
  public var applyBefore: CivilDate?
  public var applyBeforeIsProjected: Bool
  public var cost: Money
  /// Price before help, prudent end.
  public var price: Money
  /// Taken over by the training account.
  public var cpf: Money
  public var hours: Int
  /// Hours a week while the step lasts, rounded up.
  public var weeklyHours: Int
  public var lines: [CostLine]
  /// Help for which this step may be the reason, counted in `cost` or not.
  public var aids: [Aid] = []
  /// From when on one looks for an employer, for a step that needs one.
  public var searchFrom: CivilDate?
  public var isOnSite: Bool
  /// How much must be won to enter, from 0 to 3.
  public var risk: Int
  public var why: [String]
  public var warnings: [String]
  public var sources: [String]
  /// What would happen without it, where it was asked for.
  public var without: WithoutStep?
}

/// A formation that no route can take, and why.
public struct Exclusion: Sendable, Equatable {
  public let id: String
  public let title: String
  public let kind: Kind
  public let reason: String

  public enum Kind: String, CaseIterable, Sendable {
    case closed, held, notForYou, apprenticeshipRefused, onSite, tooManyHours, priceUnknown, overBudget, expired
    case registerInactive, noIntake, entryLevel, incomeTooLow, abandoned, setAside
  }
}

public struct Recommendation: Sendable, Equatable {
  public let index: Int
  public let reason: String
  /// The criteria in the order that was followed.
  public let ranking: [Criterion]
  /// What it gives up, against the best on each other criterion.
  public let givesUp: [GivenUp]
}

/// What lifting one limit would open.
public struct Loosening: Sendable, Equatable {
  public let fact: String
  public let text: String
}
