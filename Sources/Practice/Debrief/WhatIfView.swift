import Document
import Kernel

/// « Et si… » as a person reads it: three numbers before and after, and how much of it is chance.
public struct WhatIfView {
  let change: WhatIf
  let spread: ClosedRange<Double>
  static let draws = 200

  public init(_ change: WhatIf) {
    self.change = change
    spread = change.spread(draws: WhatIfView.draws)
  }

  private var played: PlayedDecision { PlayedDecision(change.before.world, change.changed.index) }

  private var numbers: [(String, Double, Double, String)] {
    let (before, after) = (change.before.engagement, change.after.engagement)
    let (a, b) = (before.metrics, after.metrics)
    let money: (String, Double, Double, String) =
      change.before.world.scenario.money.kind == .paid
      ? ("Par heure", a.hourly, b.hourly, "\u{A0}€") : ("Vos heures", a.hours, b.hours, "\u{A0}h")
    return [
      ("Note", before.score().total, after.score().total, " sur 100"), money,
      ("Confiance du client", a.trust, b.trust, " sur 100"),
    ]
  }

  public var document: Document {
    Document(Inline("Et si… \(played.short)")) {
      Inline("Votre réponse : ") + Inline(played.words(.init(change.changed.reply, text: change.changed.text)))
      Inline("Et si : ") + Inline(played.words(change.after.answers[change.changed.id] ?? .none))
      Block.table(
        ["", .right("Avant"), .right("Après")],
        rows: numbers.map { name, before, after, unit in
          [Inline(name), Inline(before.inFrenchGroups + unit), Inline(after.inFrenchGroups + unit)]
        })
      Inline(
        "C’est un seul tirage\u{202F}; sur \(WhatIfView.draws) tirages : \(range), neuf fois sur dix."
      )
      if change.before.ending?.id != change.after.ending?.id, let ending = change.after.ending {
        Inline("La mission finit autrement : ") + Inline(ending.text)
      }
      if !change.lost.isEmpty {
        Inline("Réponses qui n’étaient plus possibles, non observées : \(change.lost.joined(separator: ", ")).")
      }
      if !change.unanswered.isEmpty {
        Inline("Décisions nouvelles, non observées : \(change.unanswered.joined(separator: ", ")).")
      }
      Inline(Teller.warning)
    }
  }

  /// « de −9 à −8 points », or « −4 points » where chance changes nothing.
  private var range: String {
    let (low, high) = (WhatIfView.signed(spread.lowerBound), WhatIfView.signed(spread.upperBound))
    return low == high ? "\(low) points" : "de \(low) à \(high) points"
  }

  static func signed(_ value: Double) -> String {
    let rounded = Int(value.rounded())
    return rounded > 0 ? "+\(rounded)" : rounded < 0 ? "−\(-rounded)" : "0"
  }

  public var json: JSON {
    [
      "decision": .string(change.changed.id), "before": change.before.json, "after": change.after.json,
      "gain": .thousandths(change.gain), "draws": .int(WhatIfView.draws),
      "spread": ["low": .thousandths(spread.lowerBound), "high": .thousandths(spread.upperBound)],
      "notPossible": .strings(change.lost), "unanswered": .strings(change.unanswered),
    ]
  }
}
