import Kernel

/// What keeps a client from being what it promises: told where the words stand, with the mend.
public struct ProofFinding: Sendable, Equatable {
  /// Keys and ids from the scenario, or from the event, down to the fault: `["decisions", "prix", "bands", "0"]`.
  public let path: [String]
  public let kind: Problem.Kind
  public let message: String

  init(_ kind: Problem.Kind, at path: [String], _ message: String) {
    (self.kind, self.path, self.message) = (kind, path, message)
  }
}

extension Scenario {
  /// Every condition of the scenario, with the way to it.
  var placedConditions: [(path: [String], condition: ScenarioCondition)] {
    var all: [(path: [String], condition: ScenarioCondition)] = []
    func add(_ condition: ScenarioCondition?, _ path: [String]) {
      if let condition { all.append((path, condition)) }
    }
    for decision in decisions {
      let place = ["decisions", decision.id]
      add(decision.when, place + ["when"])
      for (index, variant) in decision.variants.enumerated() {
        add(variant.when, place + ["variants", "\(index)", "when"])
      }
      for option in decision.options { add(option.when, place + ["options", option.id, "when"]) }
      for (index, band) in decision.bands.enumerated() { add(band.when, place + ["bands", "\(index)", "when"]) }
    }
    for (path, outcome) in placedOutcomes { add(outcome.later?.unless, path + ["later", "unless"]) }
    for ending in endings { add(ending.when, ["endings", ending.id, "when"]) }
    return all
  }

  /// Every outcome of the scenario's own decisions, with the way to it.
  var placedOutcomes: [(path: [String], outcome: Outcome)] {
    decisions.flatMap { decision in
      decision.options.map { (["decisions", decision.id, "options", $0.id], $0.outcome) }
        + decision.bands.enumerated().map { (["decisions", decision.id, "bands", "\($0)"], $1.outcome) }
    }
  }
}

extension PracticeEvent {
  /// Every condition of the event, with the way to it.
  var placedConditions: [(path: [String], condition: ScenarioCondition)] {
    var all: [(path: [String], condition: ScenarioCondition)] = []
    if let when { all.append((["when"], when)) }
    for (index, boost) in boosts.enumerated() { all.append((["boosts", "\(index)", "when"], boost.when)) }
    for option in options {
      if let when = option.when { all.append((["options", option.id, "when"], when)) }
      if let unless = option.outcome.later?.unless {
        all.append((["options", option.id, "later", "unless"], unless))
      }
    }
    return all
  }
}
