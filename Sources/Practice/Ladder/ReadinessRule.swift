import Kernel

/// One condition between practice and a first paying client.
public struct ReadinessRule: Record {
  public enum Stage: String, CaseIterable, Sendable {
    /// Before saying yes to a client.
    case practice
    /// Before the first invoice.
    case invoice
  }

  public let id: String
  public let label: String
  public let stage: Stage
  /// Whom it concerns; nil for everybody.
  public let applies: Condition?
  public let when: Condition
  /// The shortest way to meet it.
  public let way: String
  public let command: String
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    stage = fields.choice("stage", default: .practice, required: true)
    applies = fields.optionalRecord("applies")
    when = fields.record("when")
    way = fields.value("way")
    command = fields.value("command")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .editorial, required: true)
  }
}

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
  }

  public let lines: [Line]

  public init(_ rules: [ReadinessRule], _ context: FactContext) {
    lines = rules.compactMap { rule in
      // Whom it concerns is not known: it is shown rather than hidden.
      if let applies = rule.applies, applies.evaluate(context) == .no { return nil }
      if let applies = rule.applies, case .unknown = applies.evaluate(context), case .test = applies { return nil }
      let state: State =
        switch rule.when.evaluate(context) {
        case .yes: .met
        case .no: .missing
        case .unknown: .unknown
        }
      return Line(rule: rule, state: state)
    }
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
