import Kernel

/// The answer of the planner: the best routes, whether they are all there, and if there is none, why.
public struct PlannerResult: Sendable, Equatable {
  /// One route for each Pareto-optimal vector (end, weights…), in the lexicographic order of these vectors.
  public var front: [PlannedRoute]
  /// Nil when the front is complete.
  public var incomplete: Incompleteness?
  /// Why there is no route. Empty when there is one, or when the search was cut short.
  public var blockedBy: [Blockage]

  public var complete: Bool { incomplete == nil }
}

/// A route: steps one after another, and what it comes to.
public struct PlannedRoute: Sendable, Equatable {
  /// The day when the goal holds.
  public var end: CivilDate
  public var weights: [Int]
  public var steps: [PlannedStep]
}

/// A step of a route, by its index in the problem, with its days.
public struct PlannedStep: Sendable, Equatable {
  public var index: Int
  public var start: CivilDate
  public var end: CivilDate
}

/// The search stopped at its stated limit.
///
/// The routes that end before `provenBefore` are exact and all there; the later ones are real routes, perhaps not the best.
public struct Incompleteness: Sendable, Equatable {
  public var labelLimit: Int
  public var provenBefore: CivilDate
}

/// One reason why the goal cannot be reached.
public enum Blockage: Sendable, Equatable {
  /// This atom is out of reach: nothing gives it (`givers` is empty), or every step that gives it is blocked.
  case atom(Int, givers: [BlockedStep])
  /// Every route weighs at least `least`, more than the ceiling of that weight.
  case ceiling(weight: Int, least: Int)
  /// Each ceiling can be kept alone, not all of them together.
  case ceilingsTogether
  /// Each atom can be reached alone, but the last days of the steps leave no time for all of them.
  case lastDays
}

/// A step that cannot be taken, and why.
public struct BlockedStep: Sendable, Equatable {
  public enum Reason: Sendable, Equatable {
    /// It has no start, none from today on, or none whose application is still open.
    case neverStarts
    /// These requirements are out of reach; each has its own `Blockage.atom`.
    case requires([Int])
    /// Its requirements hold on this day at the earliest, after its last start.
    case tooLate(CivilDate)
  }

  public var step: Int
  public var reason: Reason
}
