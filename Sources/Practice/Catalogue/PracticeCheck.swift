import Kernel

/// What only shows once every client and every event reads: names that they share, evidence that counts for something.
public struct PracticeCheck {
  public struct Finding: Sendable, Equatable {
    public enum Place: Sendable, Equatable {
      case scenario(String)
      case event(String)
      case dimension(String)
    }
    public let place: Place
    public let message: String
  }

  let scenarios: [Scenario]
  let events: [PracticeEvent]
  let dimensions: [Dimension]
  /// Dimensions and competences: what `evidence` may name.
  let counted: Set<String>

  public init(scenarios: [Scenario], events: [PracticeEvent], dimensions: [Dimension], competences: [String]) {
    (self.scenarios, self.events) = (scenarios, events)
    self.dimensions = dimensions
    counted = Set(dimensions.map(\.id)).union(competences)
  }

  public var findings: [Finding] { evidenceCounts + eventFacts + eventsDiffer + dimensionsFit }

  private var evidenceCounts: [Finding] {
    func unknown(_ outcomes: [Outcome], _ place: Finding.Place) -> [Finding] {
      Set(outcomes.flatMap { $0.evidence.map(\.id) }).subtracting(counted).sorted().map { id in
        let nearest = FrenchText.nearest(to: id, among: counted.sorted()).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
        return Finding(
          place: place, message: "« evidence: \(id) » n’est ni une dimension du bilan, ni une compétence.\(nearest)")
      }
    }
    return scenarios.flatMap { unknown($0.outcomes, .scenario($0.id)) }
      + events.flatMap { unknown($0.options.map(\.outcome), .event($0.id)) }
  }

  /// A condition of an event on a fact that no client and no event writes can never hold.
  private var eventFacts: [Finding] {
    let ids = Set(events.map(\.id))
    var written = Set(ScenarioFacts.builtIn).union(["revealed"])
    written.formUnion(ids.map { "met.\($0)" })
    written.formUnion(ids.map { "chosen.\($0)" })
    for scenario in scenarios {
      written.formUnion(scenario.audience.map { "followers.\($0.platform)" })
      written.formUnion(scenario.decisions.map { "chosen.\($0.id)" })
      written.formUnion(scenario.kpis.map { "kpi.\($0.id)" })
    }
    for outcome in scenarios.flatMap(\.outcomes) + events.flatMap({ $0.options.map(\.outcome) }) {
      written.formUnion((outcome.set + (outcome.later?.set ?? [])).map(\.fact))
    }
    return events.flatMap { event -> [Finding] in
      let conditions = [event.when].compactMap { $0 } + event.boosts.map(\.when)
      return Set(conditions.flatMap(\.facts)).subtracting(written).sorted().map { fact in
        let nearest =
          FrenchText.nearest(to: fact, among: written.sorted()).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
        return Finding(
          place: .event(event.id),
          message: "la condition lit « \(fact) », qu’aucun client et aucun événement n’écrit.\(nearest)")
      }
    }
  }

  /// The engine counts points in eight lanes; a person could not read more bars either.
  private var dimensionsFit: [Finding] {
    dimensions.dropFirst(Points.scalarCount).map {
      Finding(
        place: .dimension($0.id), message: "« \($0.id) » : \(Points.scalarCount) dimensions du bilan au plus.")
    }
  }

  private var eventsDiffer: [Finding] {
    events.filter { event in
      Decision.widestGap(event.options) < 2
    }.map { Finding(place: .event($0.id), message: Decision.gapMend($0.id)) }
  }
}

extension Scenario {
  var outcomes: [Outcome] { decisions.flatMap { $0.options.map(\.outcome) + $0.bands.map(\.outcome) } }
}

extension Decision {
  /// The greatest difference between two options on one dimension or competence.
  static func widestGap(_ options: [Option]) -> Int {
    Set(options.flatMap { $0.outcome.evidence.map(\.id) }).map { id in
      let points = options.map { $0.outcome.evidence.first { $0.id == id }?.points ?? 0 }
      return (points.max() ?? 0) - (points.min() ?? 0)
    }.max() ?? 0
  }

  static func gapMend(_ id: String) -> String {
    "« \(id) » : la meilleure et la pire option doivent différer d’au moins 2 points sur une dimension."
  }
}
