import Kernel
import Practice

/// What only shows across practice clients and events, its findings placed in the files.
struct PracticeChecks {
  let catalog: Catalog
  let nodes: CatalogNodes
  let places: EntryPlaces
  let problems: ProblemList

  /// The parameters of the last period known are those of the trial runs.
  private static let day = CivilDate(iso: "2100-12-31") ?? CivilDate(daysSinceEpoch: 0)

  func run() {
    let shared: [CatalogKind] = [.events, .dimensions, .competences]
    guard shared.allSatisfy({ places.isSound($0) }) else { return }
    if places.isSound(.scenarios) { names() }
    if [CatalogKind.platforms, .sectors, .pools].allSatisfy({ places.isSound($0) }) { proofs() }
  }

  private func names() {
    let check = PracticeCheck(
      scenarios: catalog.scenarios, events: catalog.events, dimensions: catalog.dimensions,
      competences: catalog.competences.map(\.id))
    for finding in check.findings { add(.contradiction, finding.place, [], finding.message) }
  }

  /// Proofs of scenarios, among those in which nothing else is wrong.
  private func proofs() {
    let sound = catalog.scenarios.filter { places.isSound(.scenarios, $0.id) }
    let worlds = sound.map { catalog.practiceWorld($0, on: PracticeChecks.day) }
    // Which events are met, and what is written for them, needs all clients.
    let proof = PracticeProof(worlds, events: sound.count == catalog.scenarios.count ? catalog.events : [])
    for (place, finding) in proof.findings { add(finding.kind, place, finding.path, finding.message) }
  }

  private func add(
    _ kind: Problem.Kind, _ place: PracticeCheck.Finding.Place, _ path: [String], _ message: String
  ) {
    let (entry, id): (CatalogKind, String) =
      switch place {
      case .scenario(let id): (.scenarios, id)
      case .event(let id): (.events, id)
      case .dimension(let id): (.dimensions, id)
      }
    let node = nodes.entries[entry]?.first { nodes.id(of: $0) == id }?.reached(by: path)
    problems.add(
      Problem(
        kind, at: path.isEmpty ? places.position(entry, id) : node?["id"]?.position ?? node?.position,
        path: ([entry.rawValue, id] + path).joined(separator: "."), message))
  }
}
