import Kernel

/// From which level each competence starts: what was measured, and what the steps done give.
///
/// A measure comes with its uncertainty, and a level t begins at c = t − ½ on its scale. A threshold counts as held when
/// the gap that is still to be expected below it, E[max(0, c − L)] = (c − L) Φ(z) + sd φ(z) with z = (c − L) ÷ sd, is at
/// most `tolerated`; where the goal says that the threshold blocks a first paid client, it must also be reached with
/// probability `sure` at least. Without a known uncertainty the level counts as it is.
struct StartLevels {
  /// A tenth of a level. Editorial.
  static let tolerated = 0.1
  /// The line of the readiness rule for a blocking competence.
  static let sure = 0.8

  private var held: [String: Int] = [:]
  private(set) var assumptions: [Assumption] = []

  /// The highest level that counts as held, 0 to 4.
  subscript(competence: String) -> Int { held[competence] ?? 0 }

  /// - Parameters:
  ///   - followed: formations done or under way, which raise what no later measure contradicts.
  ///   - obtained: diplomas of the past, which count for what was not measured.
  init(_ engine: RoadmapEngine, _ goal: Goal, followed: [Formation], obtained: [Formation] = []) {
    let facts = engine.facts
    var unsure: [String] = []
    var supposed: [String] = []
    for competence in engine.knowledge.competences {
      let id = competence.id
      var level = 0
      if let measured = facts.number("competence.\(id)") {
        let measure = Measure(id, measured, facts)
        level =
          (1...4).last { threshold in
            (1...threshold).allSatisfy { step in
              measure.holds(
                step, isBlocking: goal.levels.contains { $0.competence == id && $0.level >= step && $0.blocking })
            }
          } ?? 0
        let wanted = goal.levels.first { $0.competence == id }?.level ?? 0
        if level < wanted, measure.suggests(wanted) { unsure.append(competence.title) }
      }
      let measuredOn = facts.date("competence.\(id).measuredOn")
      for formation in followed {
        // What was measured after the step is known better than what the catalogue expects of it.
        if let measuredOn, let doneOn = engine.doneOn(formation), measuredOn > doneOn { continue }
        for training in formation.trains where training.competence == id { level = max(level, training.to) }
      }
      if facts.number("competence.\(id)") == nil {
        for formation in obtained {
          for training in formation.trains where training.competence == id && training.to > level {
            level = training.to
            if !supposed.contains(formation.title) { supposed.append(formation.title) }
          }
        }
      }
      held[id] = level
    }
    if !supposed.isEmpty {
      assumptions.append(
        Assumption(
          "diplomas",
          "Compétences supposées acquises avec \(supposed.map { "« \($0) »" }.joined(separator: ", ")) : une estimation de Tremplin, que « tremplin competences evaluer » peut remplacer par une mesure."
        ))
    }
    let needed = goal.levels.filter { $0.level > 0 }
    let unmeasured = needed.filter { facts.number("competence.\($0.competence)") == nil && held[$0.competence] == 0 }
    if !unmeasured.isEmpty {
      assumptions.append(
        Assumption(
          "competence",
          unmeasured.count == needed.count
            ? "Compétences non mesurées : vous êtes supposé·e partir de zéro. Ce que vous savez déjà faire, « tremplin competences evaluer » peut l’ôter du parcours."
            : "Compétences non mesurées, supposées au niveau 0 : \(unmeasured.count) sur \(needed.count)."))
    }
    if !unsure.isEmpty {
      assumptions.append(
        Assumption(
          "competence.sd",
          "Mesurées, mais pas encore assez sûres pour compter : \(unsure.joined(separator: ", ")). Quelques questions de plus pourraient vous épargner une étape."
        ))
    }
  }
}

extension RoadmapEngine {
  /// The day when a step was done, as far as it is known: told, or the last day of the practice log that proves it.
  fileprivate func doneOn(_ formation: Formation) -> CivilDate? {
    if let told = progress.done[formation.id] { return told }
    let isProvedByPractice = formation.done?.facts.contains { $0.hasPrefix("practice.") } ?? false
    return isProvedByPractice ? facts.date("practice.lastNoteOn") : nil
  }
}

/// One measured level with its uncertainty.
private struct Measure {
  let level: Double
  let sd: Double?
  /// P(level ≥ 2) and P(level ≥ 3), where the assessment wrote them.
  let written: [Int: Double]

  init(_ id: String, _ level: Quantity, _ facts: Facts) {
    self.level = level.double
    sd = facts.number("competence.\(id).sd")?.double
    var written: [Int: Double] = [:]
    for threshold in [2, 3] { written[threshold] = facts.number("competence.\(id).p\(threshold)")?.double }
    self.written = written
  }

  /// Whether the best estimate is that level, whatever the uncertainty.
  func suggests(_ threshold: Int) -> Bool { level >= Double(threshold) - (sd == nil ? 0 : 0.5) }

  func holds(_ threshold: Int, isBlocking: Bool) -> Bool {
    guard let sd, sd > 0 else { return level >= Double(threshold) }
    let gap = Double(threshold) - 0.5 - level
    let z = gap / sd
    let expected = gap * Normal.cumulative(z) + sd * Normal.density(z)
    guard expected <= StartLevels.tolerated else { return false }
    return !isBlocking || (written[threshold] ?? 1 - Normal.cumulative(z)) >= StartLevels.sure
  }
}
