import Kernel
import Registration

/// Registration: nothing waits for itself or for a later phase, deadlines count from dates, days are days.
extension CrossChecks {
  func registrationHolds() {
    let knowledge = catalog.registrationKnowledge
    stepsEnd(catalog.steps)
    var owners: [String: String] = [:]
    for step in catalog.steps {
      checkFacts(of: step)
      guard let deadline = step.deadline else { continue }
      if let other = owners.updateValue(step.id, forKey: deadline.id) {
        tell(
          .duplicateID, step, "l’échéance « \(deadline.id) » est déjà celle de « \(other) ». Renommez l’une des deux.")
      }
      for fact in deadline.anchors + [deadline.opens].compactMap({ $0 }) where kind(of: fact) != .date {
        tell(.unit, step, "l’échéance « \(deadline.id) » compte depuis « \(fact) », qui n’est pas une date.")
      }
      if case .after(_, .daysOf(let figure)) = deadline.timing, let unit = knowledge.figure(figure)?.unit,
        unit != "jours"
      {
        tell(.unit, step, "l’échéance « \(deadline.id) » compte en jours ; « \(figure) » n’est pas en jours.")
      }
    }
    for threshold in catalog.thresholds {
      for id in [threshold.services, threshold.sales].compactMap({ $0 })
      where knowledge.figure(id).map({ !$0.unit.hasPrefix("€") }) ?? false {
        problems.add(
          Problem(
            .unit, at: places.position(.thresholds, threshold.id), path: "thresholds.\(threshold.id)",
            "le seuil « \(threshold.id) » se compare en euros ; « \(id) » n’est pas en euros."))
      }
    }
  }

  private func tell(_ kind: Problem.Kind, _ step: RegistrationStep, _ message: String) {
    // What does not read is told already.
    guard places.isSound(.steps, step.id) else { return }
    problems.add(Problem(kind, at: places.position(.steps, step.id), path: "steps.\(step.id)", message))
  }

  private func kind(of fact: String) -> FactDeclaration.Kind? { catalog.factDictionary[fact]?.kind }

  private func checkFacts(of step: RegistrationStep) {
    for ask in step.asks where catalog.factDictionary[ask.fact]?.writer != .registration {
      tell(.wrongValue, step, "« \(step.id) » demande « \(ask.fact) », qu’une autre capacité écrit.")
    }
    if let fact = step.marks, catalog.factDictionary[fact]?.writer != .registration || kind(of: fact) != .flag {
      tell(.wrongValue, step, "« \(step.id) » coche « \(fact) », qui n’est pas un oui ou non des démarches.")
    }
  }

  /// Takes away, again and again, the steps that wait for nothing left: what remains waits for itself.
  private func stepsEnd(_ steps: [RegistrationStep]) {
    let ids = Set(steps.map(\.id))
    var rest = steps
    var placed = Set<String>()
    while true {
      let free = rest.filter { $0.after.allSatisfy { placed.contains($0) || !ids.contains($0) } }
      if free.isEmpty { break }
      placed.formUnion(free.map(\.id))
      rest.removeAll { placed.contains($0.id) }
    }
    for step in rest {
      tell(.cycle, step, "« \(step.id) » s’attend elle-même, directement ou non. Retirez une étape de « after ».")
    }
    let phases = RegistrationStep.Phase.allCases
    let phase = Dictionary(steps.map { ($0.id, $0.phase) }, uniquingKeysWith: { a, _ in a })
    for step in steps {
      for id in step.after {
        guard let other = phase[id], let a = phases.firstIndex(of: other), let b = phases.firstIndex(of: step.phase),
          a > b
        else { continue }
        tell(.contradiction, step, "« \(step.id) » attend « \(id) », qui vient dans une phase plus tardive.")
      }
    }
  }
}
