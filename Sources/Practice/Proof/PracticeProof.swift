import Kernel

/// The proofs of all clients together, and of the events that they share.
public struct PracticeProof {
  private let worlds: [CompiledScenario]
  private let events: [PracticeEvent]

  /// - Parameter events: all events of the catalogue, whether a client meets them or not.
  public init(_ worlds: [CompiledScenario], events: [PracticeEvent]) {
    (self.worlds, self.events) = (worlds, events)
  }

  public var findings: [(place: PracticeCheck.Finding.Place, finding: ProofFinding)] {
    var found: [(place: PracticeCheck.Finding.Place, finding: ProofFinding)] = []
    for world in worlds {
      for finding in ScenarioProof(world).findings { found.append((.scenario(world.scenario.id), finding)) }
    }
    // What any client writes, an event may read.
    let values = WrittenValues(worlds.map(\.scenario), events)
    for event in events { for finding in findings(of: event, values) { found.append((.event(event.id), finding)) } }
    return found
  }

  private func findings(of event: PracticeEvent, _ values: WrittenValues) -> [ProofFinding] {
    var found = event.placedConditions.flatMap { path, condition in
      values.objections(to: condition).map { ProofFinding(.unreachable, at: path, $0) }
    }
    if !event.options.contains(where: { $0.when == nil }) {
      found.append(
        ProofFinding(
          .contradiction, at: ["options"],
          "« \(event.id) » : une option au moins doit rester ouverte (sans « when »), ou la partie s’arrêterait là."))
    }
    let isMet = worlds.contains { world in
      world.scenario.events.contains { $0.id == event.id } || world.scenario.decisions.contains { $0.event == event.id }
    }
    if !isMet {
      found.append(
        ProofFinding(
          .unreachable, at: [],
          "aucun client ne rencontre « \(event.id) ». Ajoutez-le aux « events » d’un client, ou retirez-le."))
    }
    return found
  }
}
