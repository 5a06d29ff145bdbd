import Kernel

/// What can be proved of one scenario by reading it: names that resolve, weeks in order, facts that somebody writes.
struct ScenarioCheck {
  let scenario: Scenario

  struct Finding {
    let key: String
    let message: String
  }

  var problems: [Finding] {
    weeksInOrder + names + writtenFacts + hiddenFactsCanBeFound + policiesReplyToAll + endingsEnd + choicesDiffer
  }

  /// A choice whose best and worst options are worth nearly the same teaches nothing.
  private var choicesDiffer: [Finding] {
    scenario.decisions.filter { $0.kind == .choice && Decision.widestGap($0.options) < 2 }.map {
      Finding(key: "decisions", message: Decision.gapMend($0.id))
    }
  }

  private var weeksInOrder: [Finding] {
    zip(scenario.decisions, scenario.decisions.dropFirst()).filter { $0.week > $1.week }.map { a, b in
      Finding(key: "decisions", message: "« \(b.id) » (semaine \(b.week)) vient après « \(a.id) » (semaine \(a.week)).")
    }
  }

  private var names: [Finding] {
    var found: [Finding] = []
    func unique(_ ids: [String], _ key: String) {
      var seen = Set<String>()
      for id in ids where !seen.insert(id).inserted {
        found.append(Finding(key: key, message: "« \(id) » existe deux fois."))
      }
    }
    unique(scenario.decisions.map(\.id), "decisions")
    unique(scenario.hidden.map(\.id), "hidden")
    unique(scenario.kpis.map(\.id), "kpis")
    unique(scenario.endings.map(\.id), "endings")
    unique(scenario.events.map(\.id), "events")
    if !(1...3).contains(scenario.audience.count) {
      found.append(Finding(key: "audience", message: "il faut d’une à trois plateformes."))
    }
    if !(1...3).contains(scenario.kpis.count) {
      found.append(Finding(key: "kpis", message: "il faut d’un à trois indicateurs."))
    }
    let hidden = Set(scenario.hidden.map(\.id))
    let endings = Set(scenario.endings.map(\.id))
    for (id, outcome) in outcomes {
      for fact in outcome.reveals where !hidden.contains(fact) {
        found.append(Finding(key: "decisions", message: "« \(id) » révèle « \(fact) », qui n’est pas dans « hidden »."))
      }
      if let end = outcome.ends, !endings.contains(end) {
        found.append(Finding(key: "decisions", message: "« \(id) » mène à la fin « \(end) », qui n’existe pas."))
      }
      for (fact, _) in outcome.effects + (outcome.later?.effects ?? []) where !ScenarioFacts.meters.contains(fact) {
        found.append(
          Finding(
            key: "decisions",
            message: "« \(id) » change « \(fact) » ; possibles : \(ScenarioFacts.meters.joined(separator: ", "))."))
      }
    }
    return found
  }

  /// A condition on a fact that nothing writes can never hold: most often a spelling mistake.
  private var writtenFacts: [Finding] {
    var written = Set(ScenarioFacts.builtIn).union(["revealed"])
    for platform in scenario.audience { written.insert("followers.\(platform.platform)") }
    for kpi in scenario.kpis { written.insert("kpi.\(kpi.id)") }
    for decision in scenario.decisions { written.insert("chosen.\(decision.id)") }
    for event in scenario.events { written.insert("met.\(event.id)") }
    for event in scenario.decisions.compactMap(\.event) { written.insert("met.\(event)") }
    for (_, outcome) in outcomes {
      for (fact, _) in outcome.set + (outcome.later?.set ?? []) {
        written.insert(fact)
      }
    }
    var found: [Finding] = []
    for (place, condition) in conditions {
      for fact in condition.facts.sorted() where !written.contains(fact) {
        let nearest =
          FrenchText.nearest(to: fact, among: written.sorted()).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
        found.append(Finding(key: place, message: "la condition lit « \(fact) », que rien n’écrit.\(nearest)"))
      }
    }
    for kpi in scenario.kpis {
      let name = kpi.from.hasPrefix("fact:") ? String(kpi.from.dropFirst(5)) : nil
      if let name, !written.contains(name) {
        found.append(Finding(key: "kpis", message: "« \(kpi.id) » lit « \(name) », que rien n’écrit."))
      }
      if name == nil, !KPISource.names.contains(kpi.from) {
        found.append(
          Finding(
            key: "kpis",
            message: "« from: \(kpi.from) » : il faut \(KPISource.names.joined(separator: ", ")) ou fact:NOM."))
      }
    }
    return found
  }

  private var hiddenFactsCanBeFound: [Finding] {
    let revealed = Set(outcomes.flatMap(\.1.reveals))
    return scenario.hidden.filter { !revealed.contains($0.id) }.map {
      Finding(key: "hidden", message: "rien ne révèle « \($0.id) ».")
    }
  }

  private var policiesReplyToAll: [Finding] {
    var found: [Finding] = []
    for (name, replies) in [("expert", scenario.expert), ("cautious", scenario.cautious)] {
      for decision in scenario.decisions where decision.kind != .info {
        guard let reply = replies[decision.id] else {
          found.append(Finding(key: "policies", message: "« \(name) » ne répond pas à « \(decision.id) »."))
          continue
        }
        if !decision.accepts(reply) {
          found.append(
            Finding(key: "policies", message: "« \(name) » répond à « \(decision.id) » ce qui ne convient pas."))
        }
      }
      for id in replies.keys.sorted() where !scenario.decisions.contains(where: { $0.id == id }) {
        found.append(Finding(key: "policies", message: "« \(name) » répond à « \(id) », qui n’existe pas."))
      }
    }
    return found
  }

  private var endingsEnd: [Finding] {
    guard let last = scenario.endings.last, last.when == nil, !last.broken else {
      return [Finding(key: "endings", message: "la dernière fin doit valoir toujours : sans « when » ni « broken ».")]
    }
    return []
  }

  private var outcomes: [(String, Outcome)] {
    scenario.decisions.flatMap { decision in
      decision.options.map { ("\(decision.id)/\($0.id)", $0.outcome) }
        + decision.bands.map { (decision.id, $0.outcome) }
    }
  }

  private var conditions: [(String, ScenarioCondition)] {
    var all: [(String, ScenarioCondition)] = []
    for decision in scenario.decisions {
      all += [decision.when].compactMap { $0 }.map { ("decisions", $0) }
      all += decision.variants.map { ("decisions", $0.when) }
      all += decision.options.compactMap(\.when).map { ("decisions", $0) }
      all += decision.bands.compactMap(\.when).map { ("decisions", $0) }
    }
    all += outcomes.compactMap(\.1.later?.unless).map { ("decisions", $0) }
    all += scenario.endings.compactMap(\.when).map { ("endings", $0) }
    return all
  }
}

extension Decision {
  /// Whether a reply fits, whatever the state.
  func accepts(_ reply: ScriptedReply) -> Bool {
    switch (kind, reply) {
    case (.choice, .word(let id)): options.contains { $0.id == id }
    case (.pick, .words(let ids)):
      ids.count <= max && Set(ids).count == ids.count && ids.allSatisfy { id in options.contains { $0.id == id } }
    case (.pick, .word(let id)): options.contains { $0.id == id }
    case (.number, .number(let value)): number?.accepts(value) ?? false
    case (.order, .words(let ids)): ids.sorted() == items.map(\.id).sorted()
    case (.text, .number(let score)): (0...100).contains(score)
    case (.text, .word): true
    default: false
    }
  }
}

extension NumberRange {
  /// Within bounds. The step only guides simulated colleagues: a person may say 155 where it is 10.
  public func accepts(_ value: Double) -> Bool { value >= min && value <= max }
}
