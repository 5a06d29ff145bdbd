import Document
import Kernel

/// A debrief as a person reads it: one screen, then the detail.
public struct DebriefView {
  let debrief: Debrief
  let lastWords: [String]

  /// - Parameter lastWords: what came of the last reply, and how it ended, told before the scores.
  public init(_ debrief: Debrief, lastWords: [String] = []) { (self.debrief, self.lastWords) = (debrief, lastWords) }

  private var scenario: Scenario { debrief.run.world.scenario }

  public var document: Document {
    Document(Inline("\(scenario.title) : le bilan")) {
      for line in lastWords { Inline(markup: line) }
      Block.callout(.info, Inline(Teller.warning))
      summary
      Block.heading("Ce qui a compté")
      Block.bars(bars, max: 100)
      weighty
      Block.heading("Les douze semaines")
      WeekTable(debrief.run).block
      money
      unknown
      laws
      turningPoint
      revise
    }
  }

  @BlockBuilder private var summary: [Block] {
    let total = Int(debrief.score.total.rounded())
    Inline.strong(Inline("\(total) sur 100")) + Inline(", \(comparison).")
    if let ending = debrief.run.ending, lastWords.isEmpty { Inline(ending.text) }
    if debrief.metrics.redLines > 0 {
      Block.callout(
        .warning,
        "Une ligne rouge a été franchie : quels que soient les autres choix, la conformité ne dépasse pas 30 sur 100.")
    }
  }

  /// « mieux que 82 % des parties d’un débutant simulé ».
  private var comparison: String {
    let share = Int((100 * debrief.percentile(among: .novice)).rounded())
    let expert = Int((100 * debrief.percentile(among: .expert)).rounded())
    return
      "mieux que \(share)\u{202F}% des parties d’un débutant simulé, et que \(expert)\u{202F}% de celles d’un expert simulé"
  }

  private var bars: [Bar] {
    debrief.lines.map { line in
      let score = line.score
      return Bar(
        Inline(line.dimension.label), score ?? 0,
        text: Inline(score.map { "\(Int($0.rounded())) sur 100" } ?? "non observé"))
    }
  }

  @BlockBuilder private var weighty: [Block] {
    for line in debrief.lines where !line.weighty.isEmpty {
      Block.list(
        .bulleted,
        [
          ListItem(
            .strong(Inline(line.dimension.label)),
            line.weighty.map { turn, effect in
              let played = PlayedDecision(debrief.run.world, turn.index)
              let answer = PracticeRun.Answer(turn.reply, text: turn.text)
              return Inline(
                "\(effect > 0 ? "a aidé" : "a coûté") : \(DebriefView.cut(played.words(answer), 110)) (\(turn.id))")
            })
        ])
    }
  }

  static func cut(_ text: String, _ length: Int) -> String {
    text.count <= length ? text : text.prefix(length - 1) + "…"
  }

  @BlockBuilder private var money: [Block] {
    let metrics = debrief.metrics
    Block.heading("Le temps et l’argent")
    Block.definitions(pairs(metrics))
    if scenario.money.kind == .paid {
      Inline(
        "C’est avant cotisations et impôts. Le temps non vendu (devis, trajets, comptabilité) n’y est pas toujours : comptez large."
      )
    }
    Block.bullets(
      metrics.kpis.map { kpi, value in
        "\(kpi.label) : \(value.inFrenchGroups) (visé : \(kpi.lowerIsBetter ? "au plus " : "")\(kpi.target.inFrenchGroups))"
      })
  }

  private func pairs(_ metrics: PracticeMetrics) -> [Definition] {
    var pairs = [Definition("Vos heures", Inline("\(metrics.hours.inFrenchGroups)\u{A0}h"))]
    if scenario.money.kind == .paid {
      pairs += [
        Definition("Facturé", Inline("\(metrics.invoiced.inFrenchGroups)\u{A0}€")),
        Definition("Vos frais", Inline("\(metrics.costs.inFrenchGroups)\u{A0}€")),
        Definition("Par heure", .strong(Inline("\(metrics.hourly.inFrenchGroups)\u{A0}€"))),
      ]
    } else {
      pairs.append(
        Definition("Heures prévues", Inline("\(scenario.money.hours)\u{A0}h : une mission bénévole a une fin")))
    }
    return pairs
  }

  @BlockBuilder private var unknown: [Block] {
    if !debrief.unknown.isEmpty {
      Block.heading("Ce que vous ne saviez pas")
      Block.bullets(debrief.unknown.map { "\($0.text) Pour l’apprendre : « \($0.opens) »" })
    }
  }

  @BlockBuilder private var laws: [Block] {
    if !debrief.laws.isEmpty {
      Block.heading("Le droit rencontré")
      Block.bullets(
        debrief.laws.map { _, note in
          (note.confidence.mustBeChecked ? .uncertain(Inline(note.text)) : Inline(note.text)) + .cite(note.sources)
        })
    }
  }

  @BlockBuilder private var turningPoint: [Block] {
    if let point = debrief.turningPoint {
      let played = PlayedDecision(debrief.run.world, point.turn.index)
      Block.heading("Le tournant")
      Inline(
        "\(Teller.when(point.turn.week)) : \(played.short) Vous avez répondu \(DebriefView.cut(played.words(.init(point.turn.reply, text: point.turn.text)), 140)). "
      )
        + Inline(
          "Avec \(DebriefView.cut(played.words(point.better), 140)), tout le reste gardé, la note changeait de +\(Int(point.gain.rounded())) points."
        )
      Block.commands([
        CommandHint(
          "tremplin client rejouer \(point.turn.id)=\(DebriefView.typed(point.better, played))",
          "et si… : la même mission, avec cette réponse")
      ])
    }
  }

  static func typed(_ answer: PracticeRun.Answer, _ played: PlayedDecision) -> String {
    switch played.stored(answer) {
    case .string(let id): id
    case .array(let ids): ids.map { if case .string(let id) = $0 { id } else { "" } }.joined(separator: ",")
    case .number(let number): number
    case .object(let entries): entries.first.map { $0.1.text } ?? ""
    default: ""
    }
  }

  @BlockBuilder private var revise: [Block] {
    let revise = scenario.revise
    if !(revise.competences + revise.terms + revise.formations).isEmpty {
      Block.heading("Pour aller plus loin")
      Block.commands(
        revise.competences.map { CommandHint("tremplin competences voir \($0)", "ce que cette compétence demande") }
          + revise.terms.map { CommandHint("tremplin glossaire \($0)", "le mot et ce qu’il change") }
          + revise.formations.map { CommandHint("tremplin parcours voir \($0)", "s’y former") })
    }
  }
}

/// What each week brought: publications reach people, replies change the course.
struct WeekTable {
  let run: PracticeRun

  init(_ run: PracticeRun) { self.run = run }

  var block: Block {
    var reach = [Double](repeating: 0, count: 13)
    var followers = [Double](repeating: 0, count: 13)
    for entry in run.engagement.log.entries {
      guard case .played(let week, _, let outcome, let count) = entry, (1...12).contains(week) else { continue }
      reach[week] += outcome.reach
      followers[week] += count
    }
    let rows = (1...12).filter { followers[$0] > 0 || reach[$0] > 0 }.map { week -> [Inline] in
      let met = run.turns.filter { $0.week == week }
        .map { DebriefView.cut(PlayedDecision(run.world, $0.index).title ?? $0.id, 30) }
      return [
        Inline("\(week)"), Inline(reach[week].inFrenchGroups), Inline(followers[week].inFrenchGroups),
        Inline(met.isEmpty ? "—" : met.joined(separator: ", ")),
      ]
    }
    return .table([.right("Semaine"), .right("Touchées"), .right("Abonnés"), "Décisions"], rows: rows)
  }
}
