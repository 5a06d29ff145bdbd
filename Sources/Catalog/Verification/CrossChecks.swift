import Kernel
import Profile
import Roadmap

/// What can only be seen once every entry reads: cycles, goals that nothing reaches, questions about facts of others.
struct CrossChecks {
  let catalog: Catalog
  let places: EntryPlaces
  let problems: ProblemList

  func run() {
    waitsForItself()
    replacementsEnd()
    goalsCanBeReached()
    questionsFillProfileFacts()
    privateTitlesExpire()
    registrationHolds()
    derivedFactsHaveARoot()
  }

  private func report(_ kind: Problem.Kind, _ entry: CatalogKind, _ id: String, _ key: String, _ message: String) {
    let path = "\(entry.rawValue).\(id).\(key)"
    problems.add(Problem(kind, at: places.position(entry, id), path: path, message))
  }

  /// Only national diplomas, which have no certifier of their own, are registered by right: a private title whose sheet
  /// has ended can no longer be entered.
  private func privateTitlesExpire() {
    let onRequest: Set<Formation.Family> = [.rncpTitle, .rsCertification, .mba]
    for formation in catalog.formations
    where onRequest.contains(formation.family) && places.isSound(.formations, formation.id) {
      for sheet in formation.register where sheet.renewal == .byRight && sheet.certifier != nil {
        report(
          .contradiction, .formations, formation.id, "register",
          "« \(formation.id) » n’est pas un diplôme national : la fiche \(sheet.code) doit porter « renewal: onRequest »."
        )
      }
    }
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
          formation.closure != nil || !places.isSound(.formations, id)
          || formation.offers.contains {
            $0.requires.credentials.allSatisfy { reachable.contains($0) || byID[$0] == nil }
          }
        if opens {
          reachable.insert(id)
          grew = true
        }
      }
    }
    for formation in catalog.formations where !reachable.contains(formation.id) {
      report(
        .cycle, .formations, formation.id, "offers",
        "« \(formation.id) » s’attend elle-même : chacune de ses voies exige une étape qui l’exige. Retirez une exigence."
      )
    }
  }

  private func replacementsEnd() {
    let byID = Dictionary(catalog.formations.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    for formation in catalog.formations {
      var seen: Set<String> = [formation.id]
      var front = formation.closure?.replacedBy ?? []
      while let next = front.popLast() {
        if next == formation.id {
          report(
            .cycle, .formations, formation.id, "closure",
            "« \(formation.id) » est remplacée, à la fin, par elle-même. Corrigez « replacedBy ».")
          break
        }
        if seen.insert(next).inserted { front += byID[next]?.closure?.replacedBy ?? [] }
      }
    }
  }

  /// Each threshold of each goal must be given by some open step.
  private func goalsCanBeReached() {
    guard places.isSound(.formations) else { return }
    var highest: [String: Int] = [:]
    for formation in catalog.formations where formation.closure == nil {
      for training in formation.trains {
        highest[training.competence] = max(highest[training.competence] ?? 0, training.to)
      }
    }
    for goal in catalog.goals where places.isSound(.goals, goal.id) {
      for needed in goal.levels where needed.level > highest[needed.competence] ?? 0 {
        report(
          .unreachable, .goals, goal.id, "levels",
          "l’objectif « \(goal.id) » demande \(needed.competence) au niveau \(needed.level) ; aucune étape n’y mène. Ajoutez-en une, ou baissez le seuil."
        )
      }
    }
  }

  private func questionsFillProfileFacts() {
    let dictionary = catalog.factDictionary
    for question in catalog.questions where places.isSound(.questions, question.id) {
      guard let fact = dictionary[question.fact], fact.writer != .profile, places.isSound(.facts, fact.id) else {
        continue
      }
      report(
        .wrongValue, .questions, question.id, "fact",
        "le fait « \(fact.id) » est écrit par \(fact.writer.rawValue) : l’entretien ne peut pas le demander. Choisissez un fait écrit par « profile »."
      )
    }
  }

  /// What follows from another fact counts from a day, or from a year; never from itself, directly or not.
  private func derivedFactsHaveARoot() {
    let dictionary = catalog.factDictionary
    for fact in dictionary.declarations where places.isSound(.facts, fact.id) {
      guard let base = fact.derivation?.base, let other = dictionary[base] else { continue }
      if other.derivation != nil {
        report(
          .cycle, .facts, fact.id, "derivation",
          "« \(fact.id) » suit de « \(base) », qui suit lui-même d’un autre fait ou de « \(fact.id) ». Comptez depuis un fait que l’on demande."
        )
      } else if other.kind != .date, other.kind != .integer {
        report(
          .unit, .facts, fact.id, "derivation",
          "« \(fact.id) » compte depuis « \(base) », qui n’est ni une date ni une année.")
      }
    }
  }
}

extension FactDeclaration.Derivation {
  /// The fact that it counts from.
  var base: String {
    switch self {
    case .yearsSince(let fact), .monthsSince(let fact): fact
    }
  }
}
