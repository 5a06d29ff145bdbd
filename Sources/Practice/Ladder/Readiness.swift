import Kernel

/// Which conditions are met, which are missing, which nobody can tell yet. Never one mark.
public struct Readiness: Sendable {
  public enum State: String, Sendable {
    case met, missing, unknown

    public var inFrench: String {
      switch self {
      case .met: "tenu"
      case .missing: "pas encore"
      case .unknown: "à confirmer"
      }
    }
  }

  public struct Line: Sendable {
    public let rule: ReadinessRule
    public let state: State
    /// Where the condition counts something: how many there are, and how many it takes.
    public let count: (have: Int, wanted: Int)?

    /// Units still missing; 1 where nothing is counted.
    public var missing: Int { state == .met ? 0 : count.map { max(1, $0.wanted - $0.have) } ?? 1 }
    public var hours: Double { Double(missing) * rule.effort.hoursEach }
    var weeks: Double { state == .met ? 0 : rule.effort.weeks + Double(missing) * rule.effort.weeksEach }
  }

  /// What is missing, in the order in which to begin, with the hours and the weeks that it asks in all.
  public struct ShortestWay: Sendable {
    public let lines: [Line]
    public let hours: Double
    /// Conditions are met side by side, save where one needs another first.
    public let weeks: Double
  }

  public let lines: [Line]

  public init(_ rules: [ReadinessRule], _ context: FactContext) {
    lines = rules.compactMap { rule in
      if let applies = rule.applies, !Readiness.concerns(applies, context) { return nil }
      let state: State =
        switch rule.when.evaluate(context) {
        case .yes: .met
        case .no: .missing
        case .unknown: .unknown
        }
      return Line(rule: rule, state: state, count: rule.when.count(context))
    }
  }

  /// Where facts are not known: « for those who » is hidden, « but for those who » is shown.
  private static func concerns(_ applies: Condition, _ context: FactContext) -> Bool {
    switch applies {
    case .all(let parts): parts.allSatisfy { concerns($0, context) }
    case .not: applies.evaluate(context) != .no
    default: applies.evaluate(context) == .yes
    }
  }

  /// What takes longest begins first; what needs another comes after it.
  public func shortestWay(_ stage: ReadinessRule.Stage) -> ShortestWay {
    let open = lines(stage).filter { $0.state != .met }
    func end(_ line: Line, _ depth: Int) -> Double {
      let before = depth < open.count ? open.first { $0.rule.id == line.rule.effort.after } : nil
      return line.weeks + (before.map { end($0, depth + 1) } ?? 0)
    }
    let ends = open.map { end($0, 0) }
    let order = open.indices.sorted { a, b in
      let (first, second) = (ends[a] - open[a].weeks, ends[b] - open[b].weeks)
      return (first, -open[a].weeks, a) < (second, -open[b].weeks, b)
    }
    return ShortestWay(
      lines: order.map { open[$0] }, hours: open.reduce(0) { $0 + $1.hours }, weeks: ends.max() ?? 0)
  }

  public func lines(_ stage: ReadinessRule.Stage) -> [Line] { lines.filter { $0.rule.stage == stage } }

  /// « rien ne s’oppose », « il reste à confirmer », « pas encore ».
  public func verdict(_ stage: ReadinessRule.Stage) -> State {
    let lines = lines(stage)
    if lines.contains(where: { $0.state == .missing }) { return .missing }
    return lines.contains { $0.state == .unknown } ? .unknown : .met
  }

  public static func words(_ verdict: State) -> String {
    switch verdict {
    case .met: "Rien ne s’oppose"
    case .unknown: "Il reste à confirmer"
    case .missing: "Pas encore"
    }
  }
}

extension Condition {
  /// « 3 sur 8 », where the condition is a threshold of units or a list of parts.
  fileprivate func count(_ context: FactContext) -> (have: Int, wanted: Int)? {
    switch self {
    case .test(let fact, .atLeast(let bound)):
      guard let wanted = bound.whole, wanted > 1, case .number(let have)? = context.facts[fact] else { return nil }
      return (max(0, have.whole ?? 0), wanted)
    case .all(let parts): return (parts.count { $0.evaluate(context) == .yes }, parts.count)
    default: return nil
    }
  }
}
