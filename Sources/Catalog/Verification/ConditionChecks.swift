import Kernel

/// Holds each comparison of each condition against the declaration of its fact: « is: jobseker » can never be true.
struct ConditionChecks {
  let dictionary: FactDictionary
  let problems: ProblemList

  func run(_ comparisons: [Reading.Comparison]) {
    for comparison in comparisons {
      // A fact that nobody declares is told as such.
      guard let fact = dictionary[comparison.fact] else { continue }
      check(comparison, fact)
    }
  }

  private func check(_ at: Reading.Comparison, _ fact: FactDeclaration) {
    switch at.comparison {
    case .isValue(let word):
      if fact.kind == .flag, word != "true", word != "false" {
        report(at, .wrongValue, "le fait « \(fact.id) » vaut true ou false, jamais « \(word.prefix(40)) ».")
      } else if [.money, .date, .choices, .formations].contains(fact.kind) {
        report(at, .contradiction, "« is » ne peut pas comparer « \(fact.id) » (\(fact.kind.rawValue)). \(mend(fact))")
      } else if isNumber(fact.kind), Quantity(word) == nil {
        report(at, .wrongValue, "le fait « \(fact.id) » est un nombre, jamais « \(word.prefix(40)) ».")
      } else {
        choice(word, at, fact)
      }
    case .isOneOf(let words):
      guard fact.kind == .choice || fact.kind == .text else {
        return report(
          at, .contradiction, "« in » ne peut pas comparer « \(fact.id) » (\(fact.kind.rawValue)). \(mend(fact))")
      }
      for word in words { choice(word, at, fact) }
    case .contains(let word):
      guard fact.kind == .choices || fact.kind == .formations else {
        return report(
          at, .contradiction,
          "« contains » ne vaut que pour une liste ; « \(fact.id) » est \(fact.kind.rawValue). \(mend(fact))")
      }
      choice(word, at, fact)
    case .atLeast(let bound), .atMost(let bound):
      guard isNumber(fact.kind) || fact.kind == .money else {
        return report(
          at, .contradiction,
          "« atLeast » et « atMost » ne valent que pour un nombre ; « \(fact.id) » est \(fact.kind.rawValue). \(mend(fact))"
        )
      }
      if bound < fact.minimum ?? bound || bound > fact.maximum ?? bound {
        let bounds = [fact.minimum.map { "au moins \($0)" }, fact.maximum.map { "au plus \($0)" }].compactMap { $0 }
        report(
          at, .outOfRange,
          "« \(fact.id) » vaut \(bounds.joined(separator: " et ")) : comparé à \(bound), le résultat est toujours le même. Corrigez la borne."
        )
      }
    case .onOrBefore(let bound), .onOrAfter(let bound):
      guard fact.kind == .date else {
        return report(
          at, .contradiction,
          "« onOrBefore » et « onOrAfter » ne valent que pour une date ; « \(fact.id) » est \(fact.kind.rawValue). \(mend(fact))"
        )
      }
      if let start = bound.fact, let declared = dictionary[start], declared.kind != .date {
        report(at, .contradiction, "on ne peut pas compter depuis « \(start) », qui n’est pas une date.")
      }
    case .known: break
    }
  }

  private func isNumber(_ kind: FactDeclaration.Kind) -> Bool { [.integer, .decimal, .hours].contains(kind) }

  private func choice(_ word: String, _ at: Reading.Comparison, _ fact: FactDeclaration) {
    let ids = fact.choices.map(\.id)
    guard !ids.isEmpty, !ids.contains(word) else { return }
    let nearest = FrenchText.nearest(to: word, among: ids).map { "Vouliez-vous dire « \($0) » ? " } ?? ""
    report(
      at, .wrongValue,
      "« \(word.prefix(60)) » n’est pas une valeur de « \(fact.id) ». \(nearest)Valeurs : \(ids.joined(separator: ", "))."
    )
  }

  private func mend(_ fact: FactDeclaration) -> String {
    switch fact.kind {
    case .choice, .text: "Comparez avec is ou in."
    case .choices, .formations: "Comparez avec contains."
    case .flag: "Comparez avec is: true ou is: false."
    case .integer, .decimal, .hours, .money: "Comparez avec atLeast ou atMost."
    case .date: "Comparez avec onOrBefore ou onOrAfter."
    }
  }

  private func report(_ at: Reading.Comparison, _ kind: Problem.Kind, _ message: String) {
    problems.add(Problem(kind, at: at.position, path: at.path, message))
  }
}
