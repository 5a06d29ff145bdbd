import Kernel
import Practice
import Profile
import Roadmap

/// Proves a catalogue: every entry reads, every reference resolves, ids are unique, nothing waits for itself.
public enum Verifier {
  /// All problems in one pass, sorted by place.
  public static func verify(_ nodes: CatalogNodes, problems: ProblemList = ProblemList()) -> [Problem] {
    let reading = Reading()
    var ids: [String: [String: Position?]] = [:]
    for kind in CatalogKind.allCases {
      var known: [String: Position?] = [:]
      for node in nodes.entries[kind] ?? [] {
        let id = nodes.id(of: node)
        kind.check(node, reading, path: "\(kind.rawValue).\(id ?? "?")")
        guard let id else { continue }
        checkSpelling(of: id, kind, node, problems)
        if let first = known[id] {
          let place = first.map { " (\($0))" } ?? ""
          problems.add(
            Problem(
              .duplicateID, at: node["id"]?.position, path: "\(kind.rawValue).\(id)",
              "« \(id) » existe déjà\(place). Renommez l’un des deux."))
        } else {
          known[id] = node["id"]?.position
        }
      }
      ids[kind.reference] = known
    }
    for problem in reading.problems.problems { problems.add(problem) }
    for reference in reading.references {
      check(reference, against: ids[reference.kind] ?? [:], problems)
    }
    if problems.isEmpty, let catalog = Catalog(bytes: CompiledForm.encode(nodes, searchable: false)) {
      CrossChecks(catalog: catalog, nodes: nodes, problems: problems).run()
    }
    return problems.sorted
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

  private static func check(
    _ reference: Reading.Reference, against known: [String: Position?], _ problems: ProblemList
  ) {
    if known.keys.contains(reference.id) { return }
    if reference.kind == "fact",
      known.keys.contains(where: { $0.hasSuffix(".*") && reference.id.hasPrefix($0.dropLast()) })
    {
      return
    }
    let nearest = FrenchText.nearest(to: reference.id, among: known.keys.sorted())
    let mend = nearest.map { "Vouliez-vous dire « \($0) » ?" } ?? "Déclarez-le, ou retirez la référence."
    problems.add(
      Problem(
        reference.kind == "fact" ? .unknownFact : .unknownReference, at: reference.position, path: reference.path,
        "« \(reference.id.prefix(80)) » n’existe pas (\(reference.kind)). \(mend)"))
  }
}

/// What can only be seen once every entry reads: cycles, goals that nothing reaches, questions without choices.
struct CrossChecks {
  let catalog: Catalog
  let nodes: CatalogNodes
  let problems: ProblemList

  func run() {
    waitsForItself()
    replacementsEnd()
    goalsCanBeReached()
    questionsFillProfileFacts()
    privateTitlesExpire()
    for problem in BankChecks(items: catalog.items, nodes: nodes).errors { problems.add(problem) }
    practiceHolds()
  }

  private func practiceHolds() {
    let check = PracticeCheck(
      scenarios: catalog.scenarios, events: catalog.events, dimensions: catalog.dimensions,
      competences: catalog.competences.map(\.id))
    for finding in check.findings {
      let (kind, id): (CatalogKind, String) =
        switch finding.place {
        case .scenario(let id): (.scenarios, id)
        case .event(let id): (.events, id)
        }
      problems.add(
        Problem(.contradiction, at: position(kind, id), path: "\(kind.rawValue).\(id)", finding.message))
    }
  }

  /// Only national diplomas, which have no certifier of their own, are registered by right: a private title whose sheet has ended can no longer be entered.
  private func privateTitlesExpire() {
    let onRequest: Set<Formation.Family> = [.rncpTitle, .rsCertification, .mba]
    for formation in catalog.formations where onRequest.contains(formation.family) {
      for sheet in formation.register where sheet.renewal == .byRight && sheet.certifier != nil {
        problems.add(
          Problem(
            .contradiction, at: position(.formations, formation.id), path: "formations.\(formation.id).register",
            "« \(formation.id) » n’est pas un diplôme national : la fiche \(sheet.code) doit porter « renewal: onRequest »."
          ))
      }
    }
  }

  private func position(_ kind: CatalogKind, _ id: String) -> Position? {
    nodes.entries[kind]?.first { nodes.id(of: $0) == id }?["id"]?.position
  }

  /// A formation all of whose ways in require, directly or not, that it be held already.
  private func waitsForItself() {
    let byID = Dictionary(catalog.formations.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var reachable = Set<String>()
    var grew = true
    while grew {
      grew = false
      for (id, formation) in byID where !reachable.contains(id) {
        let opens =
          formation.closure != nil
          || formation.offers.contains { $0.requires.credentials.allSatisfy(reachable.contains) }
        if opens {
          reachable.insert(id)
          grew = true
        }
      }
    }
    for formation in catalog.formations where !reachable.contains(formation.id) {
      problems.add(
        Problem(
          .cycle, at: position(.formations, formation.id), path: "formations.\(formation.id)",
          "« \(formation.id) » s’attend elle-même : chacune de ses voies exige une étape qui l’exige. Retirez une exigence."
        ))
    }
  }

  private func replacementsEnd() {
    let byID = Dictionary(catalog.formations.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    for formation in catalog.formations {
      var seen: Set<String> = [formation.id]
      var front = formation.closure?.replacedBy ?? []
      while let next = front.popLast() {
        if next == formation.id {
          problems.add(
            Problem(
              .cycle, at: position(.formations, formation.id), path: "formations.\(formation.id).closure",
              "« \(formation.id) » est remplacée, à la fin, par elle-même. Corrigez « replacedBy »."))
          break
        }
        if seen.insert(next).inserted { front += byID[next]?.closure?.replacedBy ?? [] }
      }
    }
  }

  /// Each threshold of each goal must be given by some open step.
  private func goalsCanBeReached() {
    var highest: [String: Int] = [:]
    for formation in catalog.formations where formation.closure == nil {
      for training in formation.trains {
        highest[training.competence] = max(highest[training.competence] ?? 0, training.to)
      }
    }
    for goal in catalog.goals {
      for needed in goal.levels where needed.level > highest[needed.competence] ?? 0 {
        problems.add(
          Problem(
            .unreachable, at: position(.goals, goal.id), path: "goals.\(goal.id).levels",
            "l’objectif « \(goal.id) » demande \(needed.competence) au niveau \(needed.level) ; aucune étape n’y mène. Ajoutez-en une, ou baissez le seuil."
          ))
      }
    }
  }

  private func questionsFillProfileFacts() {
    let dictionary = catalog.factDictionary
    for question in catalog.questions {
      guard let fact = dictionary[question.fact], fact.writer != .profile else { continue }
      problems.add(
        Problem(
          .wrongValue, at: position(.questions, question.id), path: "questions.\(question.id).fact",
          "le fait « \(fact.id) » est écrit par \(fact.writer.rawValue) : l’entretien ne peut pas le demander."))
    }
  }
}
