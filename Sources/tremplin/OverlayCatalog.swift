import Catalog
import Kernel

/// `--data DIR`: one or more folders laid over the shipped catalogue, verified together before anything is shown.
enum OverlayCatalog {
  static func lay(_ folders: [String], over shipped: CompiledReader) throws(Failure) -> Catalog {
    let problems = ProblemList()
    var nodes = shipped.allNodes
    for folder in folders {
      nodes.lay(CatalogNodes(CatalogFiles(folder: folder), problems: problems), problems: problems)
    }
    let found = Verifier.verify(nodes, problems: problems)
    guard found.isEmpty, let catalog = Catalog(bytes: CompiledForm.encode(nodes)) else {
      let shown = found.prefix(20).map(\.description).joined(separator: "\n")
      let more = found.count > 20 ? "\n… et \(found.count - 20) autres." : ""
      throw Failure(.data, "Le dossier --data contient des erreurs :\n\(shown)\(more)")
    }
    return catalog
  }
}
