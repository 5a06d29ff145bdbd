import Kernel

/// All entries of a catalogue by kind, before anybody decodes them: what is merged, verified and compiled.
public struct CatalogNodes: Sendable {
  public var entries: [CatalogKind: [Node]]
  /// What an overlay took away, and where it says so: by « kind.id ».
  var retired: [String: Position] = [:]

  public init(entries: [CatalogKind: [Node]] = [:]) { self.entries = entries }

  /// Gathers the entries of YAML files; problems of syntax and of unknown kinds go to the list.
  public init(_ files: CatalogFiles, problems: ProblemList) {
    entries = [:]
    for problem in files.problems { problems.add(problem) }
    for (name, bytes) in files.files {
      do throws(Problem) {
        add(try YAMLReader.read(bytes, file: name), file: name, problems)
      } catch {
        problems.add(error)
      }
    }
  }

  private mutating func add(_ root: Node, file: String, _ problems: ProblemList) {
    guard case .map(let kinds) = root.value else {
      problems.add(
        Problem(
          .wrongType, at: root.position ?? Position(file: file),
          "le fichier doit être un groupe de clés, telles que « formations: » suivies d’une liste."))
      return
    }
    for entry in kinds {
      guard let kind = CatalogKind(rawValue: entry.key) else {
        let words = CatalogKind.allCases.map(\.rawValue)
        let nearest = FrenchText.nearest(to: entry.key, among: words).map { "Vouliez-vous dire « \($0) » ? " } ?? ""
        problems.add(
          Problem(
            .unknownKey, at: entry.keyPosition, path: entry.key,
            "« \(entry.key) » n’est pas une sorte d’entrée. \(nearest)Sortes : \(words.joined(separator: ", "))."))
        continue
      }
      guard case .list(let items) = entry.value.value else {
        problems.add(
          Problem(
            .wrongType, at: entry.value.position ?? entry.keyPosition, path: entry.key,
            "« \(entry.key) » doit être une liste d’entrées."))
        continue
      }
      entries[kind, default: []].append(contentsOf: items)
    }
  }

  public func id(of node: Node) -> String? {
    if case .scalar(let id, _)? = node["id"]?.value { id } else { nil }
  }
}
