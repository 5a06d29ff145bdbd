import Kernel

/// What is said of a step whatever the route that it belongs to: the routes of a front share most of their steps.
struct StepDrafts {
  struct Draft {
    let entry: OfferCalendar.Entry?
    let lines: [CostLine]
    let aids: [Aid]
    let searchFrom: CivilDate?
    let warnings: [String]
    let advice: [Advice]
    let sources: [String]
    let risk: Int
  }

  private struct Key: Hashable {
    let index: Int
    let start: CivilDate
    let covered: Int
  }

  private var known: [Key: Draft] = [:]
  /// What is advised to this person on some step.
  private let advices: [Advice]

  init(_ build: RoadmapBuild) { advices = build.engine.advice { $0.at != nil } }

  /// - Parameter covered: what the training account pays of it, in cents.
  mutating func draft(_ step: PlannedStep, covered: Int, _ build: RoadmapBuild) -> Draft {
    let key = Key(index: step.index, start: step.start, covered: covered)
    if let found = known[key] { return found }
    let candidate = build.candidates[step.index]
    let entry = candidate.entries?.first { $0.start == step.start }
    let bill = build.pricing.bill(of: candidate.offer, startingOn: candidate.cost.startingOn)
    let draft = Draft(
      entry: entry, lines: bill.lines, aids: build.aids(candidate, from: step.start, covered: covered),
      searchFrom: build.searchFrom(candidate, start: step.start),
      warnings: build.warnings(candidate, step, entry, bill.mustBeChecked),
      advice: advices.filter { $0.at?.holds(candidate.offer, of: candidate.formation) ?? false },
      sources: build.sources(candidate, bill.lines), risk: StepRisk.of(candidate.offer, candidate.formation))
    known[key] = draft
    return draft
  }
}

extension RoadmapBuild {
  fileprivate func warnings(
    _ candidate: Candidate, _ planned: PlannedStep, _ entry: OfferCalendar.Entry?, _ isPriceUnsure: Bool
  ) -> [String] {
    let formation = candidate.formation
    var warnings: [String] = []
    if held.contains(formation.id) {
      warnings.append(
        "Vous l’avez déjà faite, mais la mesure prise depuis ne le confirme pas : reprenez-la, ou refaites le test si vous avez progressé."
      )
    }
    if candidate.isUnsure, let dependsOn = candidate.offer.when?.dependsOn(engine.context), !dependsOn.isEmpty {
      warnings.append(engine.knowledge.dictionary.dependsSentence(dependsOn))
    }
    for sheet in formation.register {
      guard let until = sheet.until.value else {
        warnings.append("Fiche \(sheet.code) : fin d’enregistrement inconnue, à vérifier sur francecompetences.fr.")
        continue
      }
      if until < planned.start {
        warnings.append(
          sheet.renewal == .byRight
            ? "La fiche \(sheet.code) a expiré le \(until.inFrenchDigits) ; le diplôme national continue, sous un nouveau code à vérifier."
            : "La fiche \(sheet.code) a expiré le \(until.inFrenchDigits).")
      }
    }
    if let entry, entry.projected, let deadline = entry.applyBefore {
      warnings.append(
        "Date limite de candidature projetée (\(deadline.inFrenchDigits)) : le calendrier officiel n’est pas encore connu."
      )
    }
    if formation.access?.selective == .yes {
      let pressure = formation.places.compactMap(\.pressure).max()
      warnings.append(
        "Formation sélective" + (pressure.map { " (jusqu’à \($0) vœux par place)" } ?? "")
          + " : prévoyez d’autres vœux.")
    }
    if isPriceUnsure, candidate.cost.gross > 0 {
      warnings.append("Prix à vérifier auprès de l’établissement (fourchette prudente retenue).")
    }
    if let income = incomeWarning(candidate, from: planned.start) { warnings.append(income) }
    return warnings + formation.warnings + candidate.offer.warnings
  }

  fileprivate func sources(_ candidate: Candidate, _ lines: [CostLine]) -> [String] {
    var ids: [String] = []
    for id in candidate.formation.sources + candidate.formation.register.flatMap(\.sources) + lines.flatMap(\.sources)
    where !ids.contains(id) { ids.append(id) }
    return ids
  }
}
