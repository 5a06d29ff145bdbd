import Assessment
import Kernel

/// The linter of the question bank, its findings placed in the files.
struct BankChecks {
  let items: [Item]
  let nodes: CatalogNodes

  var errors: [Problem] { ItemLinter(items).errors.map(problem) }

  func warnings(on today: CivilDate) -> [Problem] { ItemLinter(items).warnings(on: today).map(problem) }

  private func problem(_ finding: ItemLinter.Finding) -> Problem {
    let node = finding.item.flatMap { id in nodes.entries[.items]?.first { nodes.id(of: $0) == id } }
    return Problem(
      finding.kind, at: node?["id"]?.position, path: finding.item.map { "items.\($0)" } ?? "items", finding.message)
  }
}

extension Verifier {
  /// What a careful editor looks at in a catalogue that is right: sorted by place. Nothing in it stops a build.
  public static func warnings(_ nodes: CatalogNodes, on today: CivilDate) -> [Problem] {
    guard nodes.entries[.items]?.isEmpty == false,
      let catalog = Catalog(bytes: CompiledForm.encode(nodes, searchable: false))
    else { return [] }
    let list = ProblemList()
    for problem in BankChecks(items: catalog.items, nodes: nodes).warnings(on: today) { list.add(problem) }
    return list.sorted
  }
}
