import Kernel

extension CatalogNodes {
  /// Lays other entries over these: an id that exists is replaced, a new one is added, `retire: true` removes.
  ///
  /// - Parameter problems: takes an id that is retired and does not exist, and one that is written twice.
  public mutating func lay(_ overlay: CatalogNodes, problems: ProblemList) {
    for kind in CatalogKind.allCases {
      guard let above = overlay.entries[kind], !above.isEmpty else { continue }
      var laid = LaidKind(entries[kind] ?? [])
      for entry in above { laid.lay(entry, kind, problems) }
      entries[kind] = laid.remaining
      for (id, place) in laid.retired { retired["\(kind.reference).\(id)"] = place }
    }
  }
}

/// The entries of one kind while others are laid over them; places are looked up, not searched, so that a large overlay
/// takes time in proportion to its size.
private struct LaidKind {
  /// Nil where an entry was retired.
  private var entries: [Node?]
  private var places: [String: Int] = [:]
  private var written = Set<String>()
  private(set) var retired: [String: Position] = [:]

  init(_ entries: [Node]) {
    self.entries = entries
    for (index, entry) in entries.enumerated() {
      if let id = entry["id"]?.text { places[id] = index }
    }
  }

  var remaining: [Node] { entries.compactMap { $0 } }

  mutating func lay(_ entry: Node, _ kind: CatalogKind, _ problems: ProblemList) {
    // An entry without an id is kept: the verifier says what it lacks.
    guard let id = entry["id"]?.text, written.insert(id).inserted else { return entries.append(entry) }
    let retires = entry["retire"]?.text == "true"
    switch (places[id], retires) {
    case (let place?, true):
      entries[place] = nil
      places[id] = nil
      retired[id] = entry["id"]?.position
    case (let place?, false): entries[place] = entry
    case (nil, false):
      places[id] = entries.count
      entries.append(entry)
    case (nil, true):
      let nearest = FrenchText.nearest(to: id, among: places.keys.sorted()).map { " Vouliez-vous dire « \($0) » ?" }
      problems.add(
        Problem(
          .unknownReference, at: entry["id"]?.position, path: "\(kind.rawValue).\(id)",
          "« \(id.prefix(80)) » ne peut pas être retiré : il n’existe pas.\(nearest ?? "")"))
    }
  }
}

extension CompiledReader {
  /// Every entry of the compiled catalogue, without places.
  public var allNodes: CatalogNodes {
    CatalogNodes(entries: Dictionary(uniqueKeysWithValues: CatalogKind.allCases.map { ($0, nodes($0)) }))
  }
}
