/// What is told of an engagement on the way: everything to a person, nothing in a simulation.
public protocol EngagementLog: Sendable {
  mutating func week(_ week: Int)
  mutating func outcome(decision: Int, outcome: Int)
  mutating func later(decision: Int, outcome: Int)
  mutating func played(week: Int, account: Int, _ outcome: AudienceModel.Outcome, followers: Double)
}

/// Keeps nothing.
public struct NoLog: EngagementLog {
  public init() {}
  @inline(__always) public mutating func week(_ week: Int) {}
  @inline(__always) public mutating func outcome(decision: Int, outcome: Int) {}
  @inline(__always) public mutating func later(decision: Int, outcome: Int) {}
  @inline(__always)
  public mutating func played(week: Int, account: Int, _ outcome: AudienceModel.Outcome, followers: Double) {}
}

/// Keeps everything, in order.
public struct Chronicle: EngagementLog {
  public enum Entry: Sendable, Equatable {
    case week(Int)
    case outcome(decision: Int, outcome: Int)
    case later(decision: Int, outcome: Int)
    case played(week: Int, account: Int, AudienceModel.Outcome, followers: Double)
  }

  public private(set) var entries: [Entry] = []

  public init() {}
  public mutating func week(_ week: Int) { entries.append(.week(week)) }
  public mutating func outcome(decision: Int, outcome: Int) {
    entries.append(.outcome(decision: decision, outcome: outcome))
  }
  public mutating func later(decision: Int, outcome: Int) {
    entries.append(.later(decision: decision, outcome: outcome))
  }
  public mutating func played(week: Int, account: Int, _ outcome: AudienceModel.Outcome, followers: Double) {
    entries.append(.played(week: week, account: account, outcome, followers: followers))
  }
}
