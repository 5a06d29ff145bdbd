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
  public var why: [String]
  public var warnings: [String]
  public var sources: [String]
}

/// A formation that no route can take, and why.
public struct Exclusion: Sendable, Equatable {
  public let id: String
  public let title: String
  public let kind: Kind
  public let reason: String

  public enum Kind: String, CaseIterable, Sendable {
    case closed, held, notForYou, apprenticeshipRefused, onSite, tooManyHours, priceUnknown, overBudget, expired
    case registerInactive, noIntake, entryLevel
  }
}

public struct Recommendation: Sendable, Equatable {
  public let index: Int
  public let reason: String
}

/// What lifting one limit would open.
public struct Loosening: Sendable, Equatable {
  public let fact: String
  public let text: String
}
