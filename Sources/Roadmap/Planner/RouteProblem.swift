import Kernel

/// A planning problem in the words of its user: credentials, levels of competences, ids.
///
///     let problem = RouteProblem(today: today, goal: .init(levels: ["redaction": 3]), steps: steps)
///     problem.solve().front.map(\.route)      // [["cours-en-ligne", "projet"], ["bts-communication"]]
///
/// Levels, hours and costs are whole numbers in a scale of the caller's (hundredths, cents…), the same throughout.
/// Levels add up by maximum, and what is absent is 0.
public struct RouteProblem: Sendable {
  /// Credentials held, levels reached: what is had, required, given or aimed at.
  public struct Attainment: Sendable, Equatable {
    public var credentials: Set<String>
    public var levels: [String: Int]

    public init(credentials: Set<String> = [], levels: [String: Int] = [:]) {
      self.credentials = credentials
      self.levels = levels
    }
  }

  public struct Step: Sendable, Equatable {
    /// Not shared with another step.
    public var id: String
    public var requires: Attainment
    public var gives: Attainment
    /// Nil: any day. Empty: never.
    public var starts: [AnnualStart]?
    public var months: Int
    public var hours: Int
    public var cost: Int

    public init(
      id: String, requires: Attainment = Attainment(), gives: Attainment, starts: [AnnualStart]? = nil, months: Int,
      hours: Int, cost: Int
    ) {
      self.id = id
      self.requires = requires
      self.gives = gives
      self.starts = starts
      self.months = months
      self.hours = hours
      self.cost = cost
    }
  }

  public var today: CivilDate
  public var has: Attainment
  public var goal: Attainment
  public var steps: [Step]
  public var labelLimit: Int

  public init(
    today: CivilDate, has: Attainment = Attainment(), goal: Attainment, steps: [Step], labelLimit: Int = 2_000_000
  ) {
    self.today = today
    self.has = has
    self.goal = goal
    self.steps = steps
    self.labelLimit = labelLimit
  }
}

/// The answer to a `RouteProblem`, in its words.
public struct RouteAnswer: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public var end: CivilDate
    public var cost: Int
    public var hours: Int
    public var route: [String]
  }

  /// Something that cannot be had, and the steps that would give it, with the reason for each.
  public struct Blocked: Sendable, Equatable {
    public var need: RouteNeed
    public var givers: [Giver]
  }

  public struct Giver: Sendable, Equatable {
    public enum Reason: Sendable, Equatable {
      case neverStarts
      case requires([RouteNeed])
      case tooLate(CivilDate)
    }
    public var id: String
    public var reason: Reason
  }

  /// Sorted by end, cost, hours.
  public var front: [Entry]
  /// Nil when the front is complete.
  public var incomplete: Incompleteness?
  /// From the goal down to the root of it; empty when there is a route.
  public var blockedBy: [Blocked]
}

/// One thing that a goal or a step asks for.
public enum RouteNeed: Hashable, Comparable, Sendable {
  case credential(String)
  case level(String, atLeast: Int)
}
