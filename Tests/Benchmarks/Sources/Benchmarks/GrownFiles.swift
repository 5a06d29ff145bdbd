import Catalog
import Kernel

/// The catalogue several times over, as files: each copy of an entry has an id and words of its own, its references kept.
enum GrownFiles {
  /// What is only shown through others, or named one by one by them, means nothing as a copy: it is written once.
  private static let copied: [CatalogKind] = [
    .formations, .fundings, .tariffs, .topics, .advices, .terms, .items, .scenarios, .steps, .papers, .postRules,
  ]

  static func of(_ files: CatalogFiles, _ times: Int) -> CatalogFiles {
    var all = files.files
    let parsed = files.files.map { ($0.name, CatalogNodes(CatalogFiles(files: [$0]), problems: ProblemList())) }
    for copy in stride(from: 1, to: times, by: 1) {
      for (name, nodes) in parsed {
        var text = ""
        for kind in copied {
          guard let entries = nodes.entries[kind], !entries.isEmpty else { continue }
          text += "\(kind.rawValue):\n"
          for entry in entries { text += "- \(yaml(renamed(entry, kind, copy)))\n" }
        }
        if !text.isEmpty { all.append(("copie-\(copy)/" + name, Array(text.utf8))) }
      }
    }
    return CatalogFiles(files: all)
  }

  private static func renamed(_ node: Node, _ kind: CatalogKind, _ copy: Int) -> Node {
    guard case .map(let entries) = node.value else { return node }
    return Node(
      .map(
        entries.compactMap { entry in
          switch (kind, entry.key) {
          case (_, "id"): return changed(entry) { $0 + "-c\(copy)" }
          case (.items, "prompt"): return changed(entry) { "Copie \(copy) : " + $0 }
          case (.terms, "term"): return changed(entry) { $0 + " (\(copy))" }
          case (.terms, "aliases"): return nil
          case (.steps, "deadline"): return .init(key: entry.key, value: renamed(entry.value, .tariffs, copy))
          default: return entry
          }
        }))
  }

  private static func changed(_ entry: Node.Entry, _ change: (String) -> String) -> Node.Entry {
    .init(key: entry.key, value: .text(change(entry.value.text ?? "")))
  }

  /// In flow style, on one line.
  private static func yaml(_ node: Node) -> String {
    switch node.value {
    case .null: "~"
    case .scalar(let text, let plain): plain && isPlain(text) ? text : JSON.string(text).text
    case .list(let items): "[\(items.map(yaml).joined(separator: ", "))]"
    case .map(let entries): "{ \(entries.map { "\($0.key): \(yaml($0.value))" }.joined(separator: ", ")) }"
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46 }
  }
}
