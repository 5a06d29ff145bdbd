import Document
import Kernel

/// The log, newest first, and what it proves.
public struct LadderView {
  let log: LadderLog

  public init(_ log: LadderLog) { self.log = log }

  public var document: Document {
    Document("Vos preuves") {
      if log.notes.isEmpty {
        Inline("Rien n’est encore noté. Commencez par vos propres comptes : deux publications par semaine.")
      }
      for note in log.notes.reversed() {
        Block.group {
          Inline.strong(Inline("\(note.day.inFrenchDigits) — \(note.kind.inFrench)"))
          for line in lines(note) { Inline(line) }
        }
      }
      Block.commands([
        "tremplin pratique noter": "ajouter une preuve", "tremplin pratique bilan": "ce qui est prouvé, ce qui manque",
      ])
    }
  }

  private func lines(_ note: LadderNote) -> [String] {
    let named: [(String, String)] = [
      ("who", ""), ("what", ""), ("changed", "changé : "), ("text", "avis : "), ("link", "lien : "),
      ("figures", "chiffres : "),
      ("learnt", "appris : "),
    ]
    var lines = named.compactMap { name, label in
      note.text(name).map { label + ($0.count > 300 ? $0.prefix(299) + "…" : $0).replacing("\n", with: " ") }
    }
    if let posts = note.number("posts") { lines.append("publications : \(posts.inFrench)") }
    if let hours = note.number("hours") { lines.append("heures : \(hours.inFrench)") }
    if note.kind == .change, !note.flag("checked") { lines.append("à vérifier deux semaines après le changement") }
    if note.kind == .feedback, !note.flag("consent") { lines.append("sans accord écrit : ne le citez pas") }
    if note.kind == .volunteer {
      if !note.flag("scope") { lines.append("périmètre à écrire") }
      if !note.flag("roles") { lines.append("accès par rôle à demander") }
      if note.choice("nature") == "company" {
        lines.append("gratuit pour une entreprise : risque de travail dissimulé, à vérifier auprès de l’Urssaf")
      }
    }
    return lines
  }

  public var json: JSON {
    ["notes": .array(log.notes.map(\.json)), "proves": LadderView.proves(log)]
  }

  static func proves(_ log: LadderLog) -> JSON {
    [
      "regularWeeks": .int(log.regularWeeks), "volunteers": .int(log.volunteers.count),
      "volunteersWithFeedback": .int(log.volunteersWithFeedback), "checkedChanges": .int(log.checkedChanges),
      "hours": .thousandths(log.hours),
    ]
  }
}

/// The ladder on one screen: what is met, what is missing, the shortest way.
public struct ReadinessView {
  let readiness: Readiness
  let log: LadderLog
  let goal: LadderNote?

  public init(_ readiness: Readiness, _ log: LadderLog) {
    (self.readiness, self.log) = (readiness, log)
    goal = log.notes.last { $0.kind == .goal }
  }

  public var document: Document {
    Document("Votre pratique") {
      verdict
      Block.heading("Avant un premier client")
      Block.checklist(readiness.lines(.practice).map(item))
      Block.heading("Avant une première facture")
      Block.checklist(readiness.lines(.invoice).map(item))
      Inline("Ces seuils sont un choix éditorial de Tremplin : rien ne vous interdit de vous lancer avant.")
      if let goal, let what = goal.text("what") {
        Inline("Votre dernier objectif (\(goal.day.inFrenchDigits)) : \(what)")
      }
      next
    }
  }

  @BlockBuilder private var verdict: [Block] {
    let state = readiness.verdict(.practice)
    let missing = readiness.lines(.practice).filter { $0.state != .met }.count
    switch state {
    case .met:
      Inline.strong(Inline(Readiness.words(state)))
        + " : vous pouvez préparer votre immatriculation, puis chercher un premier client."
    case .unknown:
      Inline.strong(Inline(Readiness.words(state)))
        + Inline(" \(missing == 1 ? "un point" : "\(missing) points"), que rien ne mesure encore.")
    case .missing:
      Inline.strong(Inline(Readiness.words(state)))
        + Inline(". Rien ne vous interdit de vous lancer ; voici ce qui manque encore.")
    }
  }

  private func item(_ line: Readiness.Line) -> ChecklistItem {
    let state: ChecklistItem.State = line.state == .met ? .done : .todo
    return ChecklistItem(
      state, Inline(line.rule.label), word: line.state.inFrench,
      details: line.state == .met
        ? [] : [Inline(line.rule.way) + Inline(line.rule.confidence.mustBeChecked ? " (à vérifier)" : "")])
  }

  private var next: Block? {
    var seen = Set<String>()
    let practice = readiness.lines(.practice).filter { $0.state != .met }
    let open = practice.isEmpty ? readiness.lines(.invoice).filter { $0.state != .met } : practice
    let hints = open.filter { seen.insert($0.rule.command).inserted }.prefix(3)
      .map { CommandHint("tremplin \($0.rule.command)", Inline($0.rule.label)) }
    return hints.isEmpty ? nil : .commands(Array(hints))
  }

  public var json: JSON {
    func state(_ stage: ReadinessRule.Stage) -> JSON {
      let verdict = readiness.verdict(stage)
      return [
        "verdict": .string(verdict.rawValue), "words": .string(Readiness.words(verdict)),
        "conditions": .array(
          readiness.lines(stage).map {
            [
              "id": .string($0.rule.id), "label": .string($0.rule.label), "state": .string($0.state.rawValue),
              "way": .string($0.rule.way), "command": .string($0.rule.command), "sources": .strings($0.rule.sources),
            ]
          }),
      ]
    }
    return ["practice": state(.practice), "invoice": state(.invoice), "proves": LadderView.proves(log)]
  }
}
