import Kernel

extension CatalogNodes {
  /// Lays other entries over these: an id that exists is replaced, a new one is added, `retire: true` removes.
  public mutating func lay(_ overlay: CatalogNodes, problems: ProblemList) {
    for kind in CatalogKind.allCases {
      var mine = entries[kind] ?? []
      for entry in overlay.entries[kind] ?? [] {
        guard let id = id(of: entry) else {
          mine.append(entry)
          continue
        }
        let place = mine.firstIndex { self.id(of: $0) == id }
        let retires = if case .scalar("true", _)? = entry["retire"]?.value { true } else { false }
        switch (place, retires) {
        case (let place?, true): mine.remove(at: place)
        case (let place?, false): mine[place] = entry
        case (nil, false): mine.append(entry)
        case (nil, true):
          let nearest = FrenchText.nearest(to: id, among: mine.compactMap { self.id(of: $0) })
          problems.add(
            Problem(
              .unknownReference, at: entry["id"]?.position, path: "\(kind.rawValue).\(id)",
              "« \(id) » ne peut pas être retiré : il n’existe pas.\(nearest.map { " Vouliez-vous dire « \($0) » ?" } ?? "")"
            ))
        }
      }
      entries[kind] = mine
    }
  }
}

extension CompiledReader {
  /// Every entry of the compiled catalogue, without places.
  public var allNodes: CatalogNodes {
    CatalogNodes(entries: Dictionary(uniqueKeysWithValues: CatalogKind.allCases.map { ($0, nodes($0)) }))
  }
}
