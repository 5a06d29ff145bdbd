import Kernel

/// What rests on each source: the entries that cite it, and how many times.
public struct SourceUse: Sendable {
  public struct Use: Sendable {
    public let source: Source
    /// Its number in the list.
    public let number: Int
    /// The entries that cite it, each once, in the order of the catalogue.
    public let entries: [SearchIndex.Entry]
    /// How many values and texts cite it.
    public let mentions: Int
  }

  public let uses: [Use]

  /// Reads every entry once more, for its references: what cites a source is found wherever it stands.
  public init(_ catalog: Catalog) {
    var entries: [String: [SearchIndex.Entry]] = [:]
    var mentions: [String: Int] = [:]
    for entry in catalog.referencing() {
      for id in entry.references where id.kind == CatalogKind.sources.reference {
        mentions[id.id, default: 0] += 1
        if entries[id.id]?.last != entry.entry { entries[id.id, default: []].append(entry.entry) }
      }
    }
    uses = catalog.sources.enumerated().map { index, source in
      Use(
        source: source, number: index + 1, entries: entries[source.id] ?? [], mentions: mentions[source.id] ?? 0)
    }
  }
}

/// An entry, and what it refers to.
struct ReferencingEntry {
  let entry: SearchIndex.Entry
  let references: [Reading.Reference]
}

extension Catalog {
  /// Each entry of the catalogue with its references to others.
  func referencing() -> [ReferencingEntry] {
    CatalogKind.allCases.flatMap { kind in
      compiled.nodes(kind).compactMap { node in
        guard let id = node["id"]?.text else { return nil }
        let reading = Reading()
        kind.check(node, reading, path: "")
        return ReferencingEntry(
          entry: .init(kind: kind, id: id, title: node[kind.fields.title]?.text ?? id), references: reading.references)
      }
    }
  }

  /// The entries that refer to one, each once.
  public func entries(referringTo target: SearchIndex.Entry) -> [SearchIndex.Entry] {
    referencing().filter { from in
      from.references.contains { $0.kind == target.kind.reference && $0.id == target.id } && from.entry != target
    }.map(\.entry)
  }
}
