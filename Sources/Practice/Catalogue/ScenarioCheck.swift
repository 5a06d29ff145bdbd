import Kernel

/// What can be proved of one scenario by reading it: names that resolve, weeks in order, facts that somebody writes.
struct ScenarioCheck {
  let scenario: Scenario

  struct Finding {
    /// Keys and ids from the scenario down to the fault.
    let path: [String]
    let message: String
  }

  var problems: [Finding] {
    weeksInOrder + names + writtenFacts + hiddenFactsCanBeFound + policiesReplyToAll + endingsEnd + choicesDiffer
  }

  /// A choice whose best and worst options are worth nearly the same teaches nothing.
  private var choicesDiffer: [Finding] {
    scenario.decisions.filter { $0.kind == .choice && Decision.widestGap($0.options) < 2 }.map {
      Finding(path: ["decisions", $0.id], message: Decision.gapMend($0.id))
    }
  }

  private var weeksInOrder: [Finding] {
    zip(scenario.decisions, scenario.decisions.dropFirst()).filter { $0.week > $1.week }.map { a, b in
      Finding(
        path: ["decisions", b.id, "week"],
        message: "« \(b.id) » (semaine \(b.week)) vient après « \(a.id) » (semaine \(a.week)).")
    }
  }

  private var names: [Finding] {
    var found: [Finding] = []
    func unique(_ ids: [String], _ key: String) {
      var seen = Set<String>()
      for id in ids where !seen.insert(id).inserted {
        found.append(Finding(path: [key, id], message: "« \(id) » existe deux fois. Renommez l’un des deux."))
      }
    }
    unique(scenario.decisions.map(\.id), "decisions")
    unique(scenario.hidden.map(\.id), "hidden")
    unique(scenario.kpis.map(\.id), "kpis")
    unique(scenario.endings.map(\.id), "endings")
    unique(scenario.events.map(\.id), "events")
    if !(1...3).contains(scenario.audience.count) {
      found.append(Finding(path: ["audience"], message: "il faut d’une à trois plateformes."))
    }
    if !(1...3).contains(scenario.kpis.count) {
      found.append(Finding(path: ["kpis"], message: "il faut d’un à trois indicateurs."))
    }
    let hidden = Set(scenario.hidden.map(\.id))
    let endings = Set(scenario.endings.map(\.id))
    for (path, outcome) in scenario.placedOutcomes {
      let id = path[1]
      for fact in outcome.reveals where !hidden.contains(fact) {
        found.append(
          Finding(path: path + ["reveals"], message: "« \(id) » révèle « \(fact) », qui n’est pas dans « hidden »."))
      }
      if let end = outcome.ends, !endings.contains(end) {
        found.append(
          Finding(path: path + ["ends"], message: "« \(id) » mène à la fin « \(end) », qui n’existe pas."))
      }
      for (key, effects) in [(["effects"], outcome.effects), (["later", "effects"], outcome.later?.effects ?? [])] {
        for (fact, _) in effects where !ScenarioFacts.meters.contains(fact) {
          found.append(
            Finding(
              path: path + key + [fact],
              message: "« \(id) » change « \(fact) » ; possibles : \(ScenarioFacts.meters.joined(separator: ", "))."))
        }
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
    for (_, outcome) in scenario.placedOutcomes {
      for (fact, _) in outcome.set + (outcome.later?.set ?? []) {
        written.insert(fact)
      }
    }
    var found: [Finding] = []
    for (path, condition) in scenario.placedConditions {
      for fact in condition.facts.sorted() where !written.contains(fact) {
        let nearest =
          FrenchText.nearest(to: fact, among: written.sorted()).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
        found.append(Finding(path: path, message: "la condition lit « \(fact) », que rien n’écrit.\(nearest)"))
      }
    }
    for kpi in scenario.kpis {
      let name = kpi.from.hasPrefix("fact:") ? String(kpi.from.dropFirst(5)) : nil
      if let name, !written.contains(name) {
        found.append(
          Finding(path: ["kpis", kpi.id, "from"], message: "« \(kpi.id) » lit « \(name) », que rien n’écrit."))
      }
      if name == nil, !KPISource.names.contains(kpi.from) {
        found.append(
          Finding(
            path: ["kpis", kpi.id, "from"],
            message: "« from: \(kpi.from) » : il faut \(KPISource.names.joined(separator: ", ")) ou fact:NOM."))
      }
    }
    return found
  }

  private var hiddenFactsCanBeFound: [Finding] {
    let revealed = Set(scenario.placedOutcomes.flatMap(\.outcome.reveals))
    return scenario.hidden.filter { !revealed.contains($0.id) }.map {
      Finding(
        path: ["hidden", $0.id],
        message: "rien ne révèle « \($0.id) ». Ajoutez « reveals » à une bonne question, ou retirez-le.")
    }
  }

  private var policiesReplyToAll: [Finding] {
    var found: [Finding] = []
    for (name, replies) in [("expert", scenario.expert), ("cautious", scenario.cautious)] {
      for decision in scenario.decisions where decision.kind != .info {
        guard let reply = replies[decision.id] else {
          found.append(
            Finding(path: ["policies", name], message: "« \(name) » ne répond pas à « \(decision.id) »."))
          continue
        }
        if !decision.accepts(reply) {
          found.append(
            Finding(
              path: ["policies", name, decision.id],
              message: "« \(name) » répond à « \(decision.id) » ce qui ne convient pas."))
        }
      }
      for id in replies.keys.sorted() where !scenario.decisions.contains(where: { $0.id == id }) {
        found.append(
          Finding(path: ["policies", name, id], message: "« \(name) » répond à « \(id) », qui n’existe pas."))
      }
    }
    return found
  }

  private var endingsEnd: [Finding] {
    guard let last = scenario.endings.last, last.when == nil, !last.broken else {
      return [
        Finding(path: ["endings"], message: "la dernière fin doit valoir toujours : sans « when » ni « broken ».")
      ]
    }
    return []
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
