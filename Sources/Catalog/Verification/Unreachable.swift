import Kernel

/// Entries that nobody can ever meet, since they are only shown through others and no other names them.
struct Unreachable {
  let nodes: CatalogNodes
  let references: [Reading.Reference]
  /// By kind: what misspelt references meant.
  let meant: [String: Set<String>]
  let problems: ProblemList

  /// The kinds shown through others, and where they must be named.
  private static let shownThroughOthers: [(kind: CatalogKind, mend: String)] = [
    (.figures, "Citez-le dans « figures » d’un terme ou d’une page sur le métier, ou retirez-le."),
    (.calendars, "Citez-le dans la rentrée d’une formation (« calendar »), ou retirez-le."),
    (.sources, "Citez-la dans « sources » là où elle sert, ou retirez-la."),
  ]

  /// Only entries with a place are looked at: an overlay is not reproached with what it leaves alone below it.
  func run() {
    var named = meant
    for reference in references { named[reference.kind, default: []].insert(reference.id) }
    for (kind, mend) in Unreachable.shownThroughOthers {
      let known = named[kind.reference] ?? []
      for node in nodes.entries[kind] ?? [] {
        guard let id = nodes.id(of: node), !known.contains(id), let place = node["id"]?.position else { continue }
        problems.add(
          Problem(
            .unreachable, at: place, path: "\(kind.rawValue).\(id)",
            "rien ne mène à « \(id) » (\(kind.inFrench)). \(mend)"))
      }
    }
  }
}
