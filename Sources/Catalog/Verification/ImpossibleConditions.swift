import Kernel

/// Groups `all` that contradict themselves: « is: a » and « is: b » of one fact, at least 5 and at most 3, a comparison
/// and its contrary. What they guard can never be shown.
struct ImpossibleConditions {
  let nodes: CatalogNodes
  let problems: ProblemList

  func run() {
    for kind in CatalogKind.allCases {
      for entry in nodes.entries[kind] ?? [] { look(entry, "\(kind.rawValue).\(nodes.id(of: entry) ?? "?")") }
    }
  }

  private func look(_ node: Node, _ path: String) {
    switch node.value {
    case .list(let items): for item in items { look(item, path) }
    case .map(let entries):
      for entry in entries {
        if entry.key == "all", let parts = entry.value.items { check(parts, path) }
        look(entry.value, path)
      }
    case .scalar, .null: break
    }
  }

  /// What one `all` says of one fact so far.
  private struct Said {
    var words: Set<String>?
    var never = Set<String>()
    var least: Quantity?
    var most: Quantity?

    var isImpossible: Bool {
      if let words, words.subtracting(never).isEmpty { return true }
      if let least, let most, least > most { return true }
      return false
    }
  }

  private func check(_ parts: [Node], _ path: String) {
    var said: [String: Said] = [:]
    for part in parts {
      let isNegated = part["not"] != nil
      let test = part["not"] ?? part
      guard let fact = test["fact"]?.text else { continue }
      add(test, isNegated, to: &said[fact, default: Said()])
      guard said[fact]?.isImpossible == true else { continue }
      problems.add(
        Problem(
          .unreachable, at: test["fact"]?.position, path: path,
          "« all » ne peut jamais être vrai : ce qu’il dit de « \(fact.prefix(60)) » se contredit. Retirez une des comparaisons, ou écrivez « any »."
        ))
      return
    }
  }

  private func add(_ test: Node, _ isNegated: Bool, to said: inout Said) {
    let words = test["is"]?.text.map { [$0] } ?? test["in"]?.items?.compactMap(\.text)
    if let words {
      if isNegated {
        said.never.formUnion(words)
      } else {
        said.words = said.words.map { $0.intersection(words) } ?? Set(words)
      }
    }
    // « not » of a bound leaves no bound that is exact: 5 and more is not the contrary of 5 and less.
    guard !isNegated else { return }
    if let bound = test["atLeast"]?.text.flatMap({ Quantity($0) }) { said.least = max(said.least ?? bound, bound) }
    if let bound = test["atMost"]?.text.flatMap({ Quantity($0) }) { said.most = min(said.most ?? bound, bound) }
  }
}
