import Conversation
import Kernel

/// Turns what happened into sentences, in the order in which it happened.
struct Teller<Log: EngagementLog> {
  let world: CompiledScenario
  let engagement: Engagement<Log>

  /// Before the first decision: who the client is, and the warning about the model.
  var opening: [String] {
    let persona = world.scenario.persona
    return [
      "**\(world.scenario.title)** : \(persona.name), \(persona.trade), \(persona.inhabitants.inFrenchGroups) habitants autour.",
      persona.brief,
      "Sa voix : \(persona.voice).",
      "Modèle pédagogique : les ordres de grandeur sont réalistes, les chiffres ne prédisent rien. Personnage et commerce sont inventés.",
    ]
  }

  /// Where one is: the week, the phase, what came of earlier choices.
  func scene(_ index: Int) -> [String] {
    let played = PlayedDecision(world, index)
    let week = engagement.week
    let when =
      switch week {
      case 0: "Avant de commencer"
      case 13: "Après les douze semaines"
      default: "Semaine \(week) sur 12"
      }
    var lines = ["**\(when) — \(played.title ?? played.phase.inFrench)**"]
    if let context = played.context { lines.append(fill(context)) }
    return lines
  }

  /// `{followers}`, `{kpi.galettes}`, `{client}`: what the run says now.
  func fill(_ text: String) -> String {
    var out = text.replacing("{client}", with: world.scenario.persona.client)
    for (name, slot) in world.names.slots where out.contains("{\(name)}") {
      let value = engagement.slots[slot]
      out = out.replacing("{\(name)}", with: Int(value.number.rounded()).inFrenchGroups)
    }
    return out
  }
}

extension Teller where Log == Chronicle {
  /// What is new since the last prompt: the feedback, what came back, the weeks that passed.
  func lines(since told: Int, report: PostCheck.Report?) -> [String] {
    var lines: [String] = []
    if let report { lines += reportLines(report) }
    var weeks: [(week: Int, reach: Double)] = []
    for entry in engagement.log.entries.dropFirst(told) {
      switch entry {
      case .outcome(let decision, let outcome):
        let played = PlayedDecision(world, decision)
        guard let written = played.outcome(outcome) else { continue }
        lines.append(fill(written.feedback))
        if written.redLine { lines.append("Ligne rouge : la conformité ne dépassera pas 30 sur 100.") }
      case .later(let decision, let outcome):
        if let later = PlayedDecision(world, decision).outcome(outcome)?.later {
          lines.append("Plus tôt, vous aviez choisi : \(choice(decision, outcome)). \(fill(later.text))")
        }
      case .week: break
      case .played(let week, _, let outcome, _):
        if let last = weeks.last, last.week == week {
          weeks[weeks.count - 1].reach += outcome.reach
        } else {
          weeks.append((week, outcome.reach))
        }
      }
    }
    if let first = weeks.first, let last = weeks.last {
      let span = first.week == last.week ? "Semaine \(first.week)" : "Semaines \(first.week) à \(last.week)"
      let followers = Int(engagement.slots[BuiltIn.followers.rawValue].number.rounded())
      lines.append(
        "\(span) : en moyenne \(Int((weeks.reduce(0) { $0 + $1.reach } / Double(weeks.count)).rounded()).inFrenchGroups) comptes touchés par semaine (plateformes comptées à part) ; \(followers.inFrenchGroups) abonnés."
      )
    }
    return lines
  }

  private func reportLines(_ report: PostCheck.Report) -> [String] {
    var lines = ["Contrôle par règles : \(report.score) sur 100. Il ne lit que des règles ; faites relire par une personne."]
    for remark in report.remarks {
      lines.append(
        "\(remark.severity.inFrench) : \(remark.text) \(remark.mend)" + (remark.mustBeChecked ? " (à vérifier)" : ""))
    }
    if !report.strengths.isEmpty { lines.append("Ce qui aide : \(report.strengths.joined(separator: " ; ")).") }
    if case .outcome(let decision, _)? = engagement.log.entries.last(where: { if case .outcome = $0 { true } else { false } }),
      decision < world.scripted, let task = world.scenario.decisions[decision].writing
    {
      lines.append("Une réponse possible : \(task.model)")
      for question in task.questions { lines.append("À vous demander : \(question)") }
    }
    return lines
  }

  private func choice(_ decision: Int, _ outcome: Int) -> String {
    let played = PlayedDecision(world, decision)
    if played.written.indices.contains(outcome) { return "« \(played.written[outcome].text) »" }
    return "« \(world.id(ofDecision: decision)) »"
  }
}

extension Int {
  /// `1 150`, with narrow no-break spaces.
  var inFrenchGroups: String { Quantity(self).inFrench }
}
