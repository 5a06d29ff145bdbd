import Document
import Kernel

/// A debrief as a person reads it: one screen, then the detail.
public struct DebriefView {
  let debrief: Debrief

  let tellsEnding: Bool

  /// - Parameter tellsEnding: false where the last words of the mission were just read.
  public init(_ debrief: Debrief, tellsEnding: Bool = true) {
    (self.debrief, self.tellsEnding) = (debrief, tellsEnding)
  }

  private var scenario: Scenario { debrief.run.world.scenario }

  public var document: Document {
    Document(Inline("\(scenario.title) : le bilan")) {
      Block.callout(.info, Inline(Teller.warning))
      summary
      Block.heading("Ce qui a compté")
      Block.bars(bars, max: 100)
      weighty
      Block.heading("Les douze semaines")
      let weeks = WeekTable(debrief.run)
      if let legend = weeks.legend { Inline(legend) }
      weeks.block
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
    if let ending = debrief.run.ending, tellsEnding { Inline(ending.text) }
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
        [ListItem(.strong(Inline(line.dimension.label)), line.weighty.map { words($0.turn, $0.effect, line) })])
    }
  }

  /// « a coûté : 7 publications par semaine (avant de commencer, « rythme ») ». Of questions, what was not asked costs.
  private func words(_ turn: PracticeRun.Turn, _ effect: Double, _ line: Debrief.Line) -> Inline {
    let played = PlayedDecision(debrief.run.world, turn.index)
    let place = " (\(Teller.shortly(turn.week)), \(turn.id))"
    let unasked = effect < 0 ? debrief.unasked(turn, line.dimension) : []
    if !unasked.isEmpty {
      return Inline("a coûté : ne pas avoir demandé \(French.list(unasked.prefix(2).map(\.text.quoted)))\(place)")
    }
    let answer = played.words(.init(turn.reply, text: turn.text), longest: 110)
    return Inline("\(effect > 0 ? "a aidé" : "a coûté") : \(answer)\(place)")
  }

  @BlockBuilder private var money: [Block] {
    let metrics = debrief.metrics
    Block.heading("Le temps et l’argent")
    Block.definitions(pairs(metrics))
    if scenario.money.kind == .paid, debrief.run.engagement.isBroken {
      Inline("La mission s’est rompue : dans ce modèle, rien n’en est payé.")
    } else if scenario.money.kind == .paid {
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

  /// Each question that was not asked, and what it hid.
  @BlockBuilder private var unknown: [Block] {
    if !debrief.unknown.isEmpty {
      Block.heading("Ce que vous ne saviez pas")
      Inline("Des questions que vous n’avez pas posées, et ce qu’elles cachaient :")
      Block.bullets(debrief.unknown.map { .strong(Inline($0.opens)) + Inline(" \($0.text)") })
    }
  }

  @BlockBuilder private var laws: [Block] {
    if !debrief.laws.isEmpty {
      Block.heading("Le droit rencontré")
      Block.bullets(debrief.laws.map { _, note in Inline(note.told) + .cite(note.sources) })
    }
  }

  @BlockBuilder private var turningPoint: [Block] {
    if let point = debrief.turningPoint {
      let played = PlayedDecision(debrief.run.world, point.turn.index)
      Block.heading(Inline("Le tournant : \(Teller.shortly(point.turn.week))"))
      Inline(played.asked.replacing("{client}", with: scenario.persona.client))
      Inline(
        "Vous avez répondu : \(played.words(.init(point.turn.reply, text: point.turn.text), longest: 160))")
      Inline("Une autre réponse : \(played.words(point.better, longest: 160))")
      Inline("Tout le reste gardé, la note montait de \(Int(point.gain.rounded())) points.")
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
        (debrief.toWorkOn ?? revise.competences.first).map {
          [CommandHint("tremplin competences voir \($0)", "la compétence à travailler d’abord, et ses questions")]
        } ?? [])
      if !revise.terms.isEmpty {
        Inline("Mots à relire : \(French.list(revise.terms)) (") + .command("tremplin glossaire MOT") + ")."
      }
      if !revise.formations.isEmpty {
        Inline("S’y former : \(French.list(revise.formations)) (") + .command("tremplin parcours voir ID") + ")."
      }
    }
  }
}
