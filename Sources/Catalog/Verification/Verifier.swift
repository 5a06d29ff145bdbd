import Kernel
import Profile
import Roadmap

/// Proves a catalogue: every entry reads, every reference resolves, ids are unique, nothing waits for itself.
public enum Verifier {
  /// All problems in one pass, sorted by place.
  ///
  /// What can only be seen across entries is looked for too while some of them are wrong: an entry that has a problem
  /// of its own gets the benefit of the doubt, so that one mistake is told once.
  public static func verify(_ nodes: CatalogNodes, problems: ProblemList = ProblemList()) -> [Problem] {
    let reading = Reading()
    var ids: [String: KnownIDs] = [:]
    for kind in CatalogKind.allCases {
      var known = KnownIDs()
      for node in nodes.entries[kind] ?? [] {
        let id = nodes.id(of: node)
        kind.check(node, reading, path: "\(kind.rawValue).\(id ?? "?")")
        guard let id else { continue }
        checkSpelling(of: id, kind, node, problems)
        if let first = known.first[id] {
          let place = first.map { " (\($0))" } ?? ""
          problems.add(
            Problem(
              .duplicateID, at: node["id"]?.position, path: "\(kind.rawValue).\(id)",
              "« \(id) » existe déjà\(place). Renommez l’un des deux."))
        } else {
          known.first[id] = node["id"]?.position
        }
      }
      ids[kind.reference] = known
    }
    for problem in reading.problems.problems { problems.add(problem) }
    // What a misspelt reference meant is not called unreachable as well.
    var meant: [String: Set<String>] = [:]
    for reference in reading.references {
      let known = ids[reference.kind] ?? KnownIDs()
      let place = known.first.keys.contains(reference.id) ? nil : nodes.retired["\(reference.kind).\(reference.id)"]
      if let place {
        problems.add(
          Problem(
            .unknownReference, at: place, path: reference.path,
            "« \(reference.id.prefix(80)) » est encore nommé par \(reference.path). Ne le retirez pas, ou remplacez aussi cette entrée."
          ))
        continue
      }
      let nearest = check(reference, against: known, problems)
      if let nearest { meant[reference.kind, default: []].insert(nearest) }
    }
    if let catalog = Catalog(bytes: CompiledForm.encode(nodes, searchable: false)) {
      let places = EntryPlaces(nodes, doubted: problems)
      ConditionChecks(dictionary: catalog.factDictionary, problems: problems).run(reading.comparisons)
      if places.isSound(.items) {
        for problem in BankChecks(items: catalog.items, nodes: nodes).errors { problems.add(problem) }
      }
      CrossChecks(catalog: catalog, places: places, problems: problems).run()
      PracticeChecks(catalog: catalog, nodes: nodes, places: places, problems: problems).run()
      Contradictions(nodes: nodes, problems: problems).run()
      ImpossibleConditions(nodes: nodes, problems: problems).run()
      Unreachable(nodes: nodes, references: reading.references, meant: meant, problems: problems).run()
    }
    return problems.sorted
  }

  /// The ids of one kind, each with its first place, and those that stand for a family (`competence.*`).
  private struct KnownIDs {
    var first: [String: Position?] = [:]
    lazy var sorted = first.keys.sorted()
    lazy var families = first.keys.filter { $0.hasSuffix(".*") }.map { String($0.dropLast()) }
  }

  /// Ids are typed by people and stand in file names: ASCII words and hyphens (facts: dotted names).
  private static func checkSpelling(of id: String, _ kind: CatalogKind, _ node: Node, _ problems: ProblemList) {
    let allowed: (Unicode.Scalar) -> Bool = { scalar in
      switch scalar.value {
      case 48...57, 97...122, 45: true
      case 65...90: kind == .facts || kind == .rome
      case 46, 42: kind == .facts
      default: false
      }
    }
    guard id.isEmpty || !id.unicodeScalars.allSatisfy(allowed) else { return }
    problems.add(
      Problem(
        .wrongValue, at: node["id"]?.position, path: "\(kind.rawValue).\(id)",
        "« \(id.prefix(60)) » n’est pas un identifiant : des minuscules sans accent, des chiffres et des tirets (ex. : bts-communication)."
      ))
  }

  /// - Returns: what a reference that leads nowhere most likely meant.
  private static func check(_ reference: Reading.Reference, against known: KnownIDs, _ problems: ProblemList) -> String?
  {
    var known = known
    if known.first.keys.contains(reference.id) { return nil }
    if reference.kind == "fact", known.families.contains(where: { reference.id.hasPrefix($0) }) { return nil }
    let nearest = FrenchText.nearest(to: reference.id, among: known.sorted)
    let mend = nearest.map { "Vouliez-vous dire « \($0) » ?" } ?? "Déclarez-le, ou retirez la référence."
    problems.add(
      Problem(
        reference.kind == "fact" ? .unknownFact : .unknownReference, at: reference.position, path: reference.path,
        "« \(reference.id.prefix(80)) » n’existe pas (\(reference.kind)). \(mend)"))
    return nearest
  }
}

/// Where each entry begins, and which of them have problems already.
struct EntryPlaces {
  private var positions: [String: Position] = [:]
  private var doubted = Set<String>()

  init(_ nodes: CatalogNodes, doubted problems: ProblemList) {
    for (kind, entries) in nodes.entries {
      for node in entries {
        guard let id = nodes.id(of: node) else { continue }
        positions["\(kind.rawValue).\(id)"] = positions["\(kind.rawValue).\(id)"] ?? node["id"]?.position
      }
    }
    for problem in problems.problems {
      let parts = problem.path.split(separator: ".", omittingEmptySubsequences: false)
      if let kind = parts.first { doubted.insert(String(kind)) }
      for length in 2...4 where parts.count >= length { doubted.insert(parts[..<length].joined(separator: ".")) }
      if parts.isEmpty { hasUnread = true }
    }
  }

  /// A whole file could not be read: what it would have declared is not known.
  private(set) var hasUnread = false

  func position(_ kind: CatalogKind, _ id: String) -> Position? { positions["\(kind.rawValue).\(id)"] }

  /// Whether nothing is wrong yet with an entry.
  func isSound(_ kind: CatalogKind, _ id: String) -> Bool { !doubted.contains("\(kind.rawValue).\(id)") }

  /// Whether nothing is wrong with any entry of a kind, and every file was read.
  func isSound(_ kind: CatalogKind) -> Bool { !hasUnread && !doubted.contains(kind.rawValue) }
}
