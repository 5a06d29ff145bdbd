import Kernel
import Practice

/// What only shows across practice clients and events, its findings placed in the files.
struct PracticeChecks {
  let catalog: Catalog
  let places: EntryPlaces
  let problems: ProblemList

  func run() {
    let kinds: [CatalogKind] = [.scenarios, .events, .dimensions, .competences]
    guard kinds.allSatisfy({ places.isSound($0) }) else { return }
    let check = PracticeCheck(
      scenarios: catalog.scenarios, events: catalog.events, dimensions: catalog.dimensions,
      competences: catalog.competences.map(\.id))
    for finding in check.findings {
      let (kind, id): (CatalogKind, String) =
        switch finding.place {
        case .scenario(let id): (.scenarios, id)
        case .event(let id): (.events, id)
        case .dimension(let id): (.dimensions, id)
        }
      problems.add(
        Problem(.contradiction, at: places.position(kind, id), path: "\(kind.rawValue).\(id)", finding.message))
    }
  }
}
