import Document
import Kernel

/// The ladder on one screen: what is met, what is missing, the shortest way, and what it opens.
public struct ReadinessView {
  let readiness: Readiness
  let log: LadderLog
  let goal: LadderNote?
  /// Who looks for a job shows the same practice to an employer, and sends no invoice.
  let isForEmployer: Bool

  public init(_ readiness: Readiness, _ log: LadderLog, isForEmployer: Bool = false) {
    (self.readiness, self.log, self.isForEmployer) = (readiness, log, isForEmployer)
    goal = log.notes.last { $0.kind == .goal }
  }

  public var document: Document {
    Document("Votre pratique") {
      Inline.strong(Inline(ReadinessView.verdict(readiness))) + Inline(" \(opening)")
      Block.heading(isForEmployer ? "Avant un premier poste" : "Avant un premier client")
      stage(.practice)
      if !isForEmployer {
        Block.heading("Avant une première facture")
        stage(.invoice)
      }
      Inline("Ces seuils et ces durées sont un choix éditorial de Tremplin.")
      if let goal, let what = goal.text("what") {
        Inline("Votre dernier objectif (\(goal.day.inFrenchDigits)) : \(what)")
      }
      next
    }
  }

  /// « Pas encore : 3 points tenus sur 9. »: what another screen says of practice in a line.
  public static func verdict(_ readiness: Readiness) -> String {
    let lines = readiness.lines(.practice)
    let met = lines.count { $0.state == .met }
    let count =
      met == lines.count
      ? "les \(met) points sont tenus" : "\(met) \(met > 1 ? "points tenus" : "point tenu") sur \(lines.count)"
    return "\(Readiness.words(readiness.verdict(.practice))) : \(count)."
  }

  private var opening: String {
    switch readiness.verdict(.practice) {
    case .met where isForEmployer:
      "Ces preuves sont ce qu’un employeur demande à voir : joignez-les à vos candidatures."
    case .met:
      readiness.verdict(.invoice) == .met
        ? "Votre immatriculation est faite aussi : vous pouvez signer un premier client."
        : "C’est le moment de vous immatriculer, puis de chercher un premier client."
    case .unknown: "Il reste ce que rien ne mesure encore."
    case .missing where isForEmployer:
      "Rien ne vous interdit de postuler ; voici ce qui vous rendrait plus convaincant·e."
    case .missing: "Rien ne vous interdit de vous lancer ; voici ce qui manque."
    }
  }

  /// What is met, then what is missing: what takes longest first, and about how long it all takes.
  @BlockBuilder private func stage(_ stage: ReadinessRule.Stage) -> [Block] {
    let met = readiness.lines(stage).filter { $0.state == .met }
    if !met.isEmpty {
      Block.checklist(met.map { ChecklistItem(.done, Inline($0.rule.label), word: $0.state.inFrench) })
    }
    let way = readiness.shortestWay(stage)
    if !way.lines.isEmpty {
      Inline("Ce qui manque, et le plus court pour y arriver : \(length(way))")
      Block.numbered(
        way.lines.map { line in
          .strong(Inline(line.rule.label)) + Inline(" (\(state(line))). \(line.rule.way) ")
            + .command("tremplin \(line.rule.command)")
            + Inline(line.rule.confidence.mustBeChecked ? " (à vérifier)" : "")
        })
    }
  }

  /// « pas encore, 3 sur 8 ».
  private func state(_ line: Readiness.Line) -> String {
    guard let count = line.count else { return line.state.inFrench }
    return "\(line.state.inFrench), \(count.have) sur \(count.wanted)"
  }

  private func length(_ way: Readiness.ShortestWay) -> String {
    let hours = "\(way.hours.rounded(.up).inFrenchGroups)\u{A0}h de travail"
    let weeks = Int(way.weeks.rounded(.up))
    return weeks < 1
      ? "environ \(hours)."
      : "environ \(French.plural(weeks, "semaine", "semaines")) et \(hours), en menant de front ce qui peut l’être. Ce qui prend le plus de temps vient en premier."
  }

  private var next: Block {
    switch (readiness.verdict(.practice), readiness.verdict(.invoice)) {
    case (.met, _) where isForEmployer:
      .commands(["tremplin pratique lister": "relire vos preuves", "tremplin parcours": "la suite de votre parcours"])
    case (.met, .met): .commands(["tremplin demarches": "vos démarches et leurs dates"])
    case (.met, _): .commands(["tremplin demarches": "ouvrir vos démarches d’immatriculation, étape par étape"])
    default:
      .commands([
        "tremplin pratique noter": "ajouter une preuve", "tremplin pratique lister": "relire celles que vous avez",
      ])
    }
  }

  public var json: JSON {
    func state(_ stage: ReadinessRule.Stage) -> JSON {
      let verdict = readiness.verdict(stage)
      let way = readiness.shortestWay(stage)
      return [
        "verdict": .string(verdict.rawValue), "words": .string(Readiness.words(verdict)),
        "conditions": .array(
          readiness.lines(stage).map { line in
            [
              "id": .string(line.rule.id), "label": .string(line.rule.label), "state": .string(line.state.rawValue),
              "count": .optional(line.count) { ["have": .int($0.have), "wanted": .int($0.wanted)] },
              "way": .string(line.rule.way), "command": .string(line.rule.command),
              "sources": .strings(line.rule.sources),
            ]
          }),
        "shortestWay": [
          "hours": .thousandths(way.hours), "weeks": .thousandths(way.weeks),
          "order": .strings(way.lines.map(\.rule.id)),
        ],
      ]
    }
    return [
      "practice": state(.practice), "invoice": state(.invoice),
      "opensRegistration": .bool(readiness.verdict(.practice) == .met), "proves": LadderView.proves(log),
    ]
  }
}
