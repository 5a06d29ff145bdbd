import Kernel

/// What no trial run met: dead text, with its place and the mend.
extension ScenarioTour {
  var findings: [ProofFinding] {
    guard seen.left > 0 else { return [] }
    return world.scenario.decisions.indices.flatMap(decision) + hidden + events + endings
  }

  private func decision(_ index: Int) -> [ProofFinding] {
    let decision = world.scenario.decisions[index]
    let place = ["decisions", decision.id]
    guard seen.decisions[index] else {
      return [dead(place, "la question « \(decision.id) » n’est jamais posée. Élargissez « when », ou retirez-la.")]
    }
    var found: [ProofFinding] = []
    for (variant, met) in seen.prompts[index].enumerated() where !met {
      found.append(
        variant < decision.variants.count
          ? dead(
            place + ["variants", "\(variant)"],
            "cette variante de « \(decision.id) » n’est jamais montrée. Élargissez « when », remontez-la, ou retirez-la."
          )
          : dead(
            place + ["prompt"],
            "l’énoncé de « \(decision.id) » n’est jamais montré : une variante le remplace toujours. Resserrez sa condition."
          )
      )
    }
    for (outcome, met) in seen.outcomes[index].enumerated() {
      let (path, name) =
        decision.options.indices.contains(outcome)
        ? (place + ["options", decision.options[outcome].id], "l’option « \(decision.options[outcome].id) »")
        : (place + ["bands", "\(outcome)"], "la tranche n° \(outcome + 1) de « \(decision.id) »")
      if !met {
        found.append(dead(path, "\(name) n’est jamais ouverte. Élargissez sa condition ou ses bornes, ou retirez-la."))
      } else if !seen.returns[index][outcome] {
        found.append(
          dead(path + ["later"], "la suite de \(name) n’est jamais lue. Resserrez « unless », ou retirez-la."))
      }
    }
    return found
  }

  /// Facts that only dead replies would reveal.
  private var hidden: [ProofFinding] {
    var found: UInt64 = 0
    for (index, decision) in world.decisions.enumerated() {
      for (outcome, met) in seen.outcomes[index].enumerated() where met { found |= decision.outcomes[outcome].reveals }
    }
    var missing: [ProofFinding] = []
    for (bit, fact) in world.scenario.hidden.enumerated() where found & (1 << UInt64(bit)) == 0 {
      missing.append(
        dead(
          ["hidden", fact.id],
          "« \(fact.id) » ne peut pas être découvert : aucune réponse ouverte ne le révèle. Ajoutez « reveals » à une bonne question."
        ))
    }
    return missing
  }

  private var events: [ProofFinding] {
    world.pool.enumerated().filter { !seen.decisions[world.scripted + $0.offset] }.map {
      dead(
        ["events", $0.element.id],
        "« \($0.element.id) » n’arrive jamais à ce client. Élargissez « weeks », ou retirez-le de « events ».")
    }
  }

  private var endings: [ProofFinding] {
    world.scenario.endings.enumerated().filter { !seen.endings[$0.offset] }.map {
      dead(
        ["endings", $0.element.id],
        "la fin « \($0.element.id) » n’est jamais atteinte. Élargissez « when », ou remontez-la avant celle qui la précède."
      )
    }
  }

  private func dead(_ path: [String], _ message: String) -> ProofFinding {
    ProofFinding(.unreachable, at: path, "\(message) (\(runs) parties d’essai)")
  }
}
