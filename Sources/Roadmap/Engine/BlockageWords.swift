import Kernel

extension RoadmapBuild {
  /// Why there is no route, as a person reads it; first what a formation that was imposed lacks.
  func blockageWords(_ blocked: [Blockage], _ index: AtomIndex, recognition: Int) -> [String] {
    var words: [String] = []
    let lacking = needsOfImposed(blocked, index)
    func isLacking(_ blockage: Blockage) -> Bool {
      if case .atom(let number, _) = blockage { lacking.contains(number) } else { false }
    }
    for blockage in blocked.filter(isLacking) + blocked.filter({ !isLacking($0) }) {
      let text: String
      switch blockage {
      case .atom(let number, _):
        switch index.atoms[number] {
        case .level(let id, let level):
          let title = engine.knowledge.competence(id)?.title ?? id
          text = "Rien de ce qui vous est ouvert ne mène à « \(title) » au niveau \(level)."
        case .credential(let id):
          text = "L’étape « \(engine.knowledge.formation(id)?.title ?? id) » n’est pas à votre portée."
        case .euLevel(let level): text = "Un diplôme de niveau \(level) est demandé, et aucune voie ouverte n’y mène."
        case .recognition(let level):
          // Rungs below are implied by the one asked.
          guard level == recognition else { continue }
          text = "Aucun diplôme ou titre de niveau \(level) n’est à votre portée avec ces limites."
        }
      case .ceiling(let weight, let least):
        guard weight < (usesCPF ? 2 : 1) else { continue }
        let paid = weight == 1 ? least - engine.constraints.cpfBalance.cents : least
        text = "Le budget : le parcours le moins cher laisserait \(Money(cents: max(0, paid)).inFrench) à payer."
      case .ceilingsTogether: text = "Le budget, même avec votre CPF."
      case .lastDays: text = "Les dernières dates d’entrée ne laissent pas le temps de tout faire."
      }
      if !words.contains(text) { words.append(text) }
    }
    return words
  }

  private func needsOfImposed(_ blocked: [Blockage], _ index: AtomIndex) -> Set<Int> {
    var needs: Set<Int> = []
    for case .atom(let number, let givers) in blocked {
      guard case .credential(let id) = index.atoms[number], engine.hypothesis.forced.contains(id) else { continue }
      for case .requires(let atoms) in givers.map(\.reason) { needs.formUnion(atoms) }
    }
    return needs
  }
}
