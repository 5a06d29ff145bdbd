import Kernel

/// Turns what happened into sentences, in the order in which it happened.
struct Teller {
  let world: CompiledScenario
  let engagement: Engagement<Chronicle>

  static let warning =
    "Modèle pédagogique : les ordres de grandeur sont réalistes, les chiffres ne prédisent rien."

  /// Before the first decision: who the client is, and the warning about the model.
  var opening: [String] {
    let persona = world.scenario.persona
    return [
      "**\(world.scenario.title)** — \(persona.name), \(persona.trade).",
      persona.brief,
      "Sa voix : \(persona.voice).",
      "\(Teller.warning) La personne et sa maison sont inventées.",
    ]
  }

  /// Where one is: the week, the phase, what came of earlier choices.
  func scene(_ index: Int) -> [String] {
    let played = PlayedDecision(world, index)
    var lines = ["**\(Teller.when(engagement.week)) — \(played.title ?? played.phase.inFrench)**"]
    if let context = played.context { lines.append(fill(context)) }
    return lines
  }

  static func when(_ week: Int) -> String {
    switch week {
    case ...0: "Avant de commencer"
    case 13...: "Après les douze semaines"
    default: "Semaine \(week) sur 12"
    }
  }

  /// `{followers}`, `{kpi.galettes}`, `{client}`: what the run says now.
  func fill(_ text: String) -> String {
    guard text.contains("{") else { return text }
    var out = text.replacing("{client}", with: world.scenario.persona.client)
    for (name, slot) in world.names.slots where out.contains("{\(name)}") {
      out = out.replacing("{\(name)}", with: engagement.slots[slot].number.inFrenchGroups)
    }
    return out
  }

  /// What is new: the feedback, what came back, the weeks that passed.
  func lines(since told: Int, report: PostCheck.Report?) -> [String] {
    var lines: [String] = []
    if let report { lines += ReportTeller.lines(report) }
    var weeks: [Int: Double] = [:]
    var last: Int?
    for entry in engagement.log.entries.dropFirst(told) {
      switch entry {
      case .outcome(let decision, let outcome):
        let played = PlayedDecision(world, decision)
        guard let written = played.outcome(outcome) else { continue }
        lines.append(fill(written.feedback))
        if written.redLine { lines.append("Ligne rouge : la conformité ne dépassera pas 30 sur 100.") }
        last = decision
      case .later(let decision, let outcome):
        let played = PlayedDecision(world, decision)
        if let later = played.outcome(outcome)?.later {
          lines.append("**Une suite** (\(played.short)) : \(fill(later.text))")
        }
      case .week: break
      case .played(let week, _, let outcome, _): weeks[week, default: 0] += outcome.reach
      }
    }
    if let last {
      let played = PlayedDecision(world, last)
      if let law = played.law {
        lines.append("Le droit : \(law.text)" + (law.confidence.mustBeChecked ? " (à vérifier)" : ""))
      }
      if report != nil, let task = played.writing { lines += ReportTeller.model(task) }
    }
    if let first = weeks.keys.min(), let final = weeks.keys.max() {
      lines.append(passed(first, final, weeks.values.reduce(0, +) / Double(weeks.count)))
    }
    return lines
  }

  private func passed(_ first: Int, _ last: Int, _ reach: Double) -> String {
    let span = first == last ? "Semaine \(first)" : "Semaines \(first) à \(last)"
    let accounts = world.scenario.audience.count
    let followers = engagement.slots[BuiltIn.followers.rawValue].number.inFrenchGroups
    return
      "\(span) : environ \(reach.inFrenchGroups) personnes touchées par semaine\(accounts > 1 ? ", tous comptes additionnés" : "") ; \(followers) abonnés."
  }
}

/// What the writing check found, in sentences.
enum ReportTeller {
  static func lines(_ report: PostCheck.Report) -> [String] {
    var lines = [
      "Contrôle par règles : \(report.score) sur 100. Il ne lit que des règles ; faites relire par une personne."
    ]
    for remark in report.remarks {
      lines.append(
        "\(remark.severity.inFrench) : \(remark.text) \(remark.mend)" + (remark.mustBeChecked ? " (à vérifier)" : ""))
    }
    if !report.strengths.isEmpty { lines.append("Ce qui aide : \(report.strengths.joined(separator: " ; ")).") }
    return lines
  }

  /// What rules cannot judge is left to the person, beside one answer that would do.
  static func model(_ task: WritingTask) -> [String] {
    ["Une réponse possible : \(task.model)"] + task.questions.map { "À vous demander : \($0)" }
  }
}

extension Double {
  /// `1 150`, rounded, with narrow no-break spaces.
  var inFrenchGroups: String { isFinite ? Quantity(Int(rounded())).inFrench : "?" }
}
