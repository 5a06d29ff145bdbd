import Document
import Kernel

/// Answers to « pourquoi pas ? » and « et si ? ».
public enum ExplanationView {
  public static func document(_ answer: WhyNot) -> Document {
    Document(Inline(answer.title)) {
      Inline(answer.text)
      if let route = answer.with {
        Block.subheading("Le meilleur parcours qui y passe")
        Block.numbered(
          route.steps.map { step in
            Inline("\(step.title) : \(French.period(from: step.start.inFrenchDigits, to: step.end.inFrenchDigits))")
              + (step.cost > .zero ? Inline(", \(step.cost.inFrench)") : Inline())
          })
      }
      if !answer.loosenings.isEmpty {
        Block.subheading("Ce qui l’ouvrirait")
        Block.bullets(answer.loosenings.map { Inline($0.text) })
      } else if let otherwise = answer.otherwise {
        Inline(otherwise)
      }
      Block.commands(
        (answer.routes.first ?? answer.beatenBy).map {
          [CommandHint("tremplin parcours \($0)", "lire ce parcours")]
        } ?? [])
      Block.commands([CommandHint("tremplin parcours voir \(answer.id)", "lire sa fiche")])
    }
  }

  public static func document(_ answer: WhatIf, assumed: [String]) -> Document {
    Document("Et si…") {
      Block.bullets(assumed.map { Inline($0) })
      Block.subheading("Ce qui bougerait")
      Block.bullets(answer.moves.map { Inline($0) })
      if answer.changesFigures {
        figures(answer)
      }
      if let recommended = answer.after.recommended {
        let route = answer.after.routes[recommended.index]
        if answer.keepsRecommended {
          Inline("Le parcours conseillé resterait le même, à finir le \(route.end.inFrench).")
        } else {
          Block.subheading("Le parcours conseillé serait alors")
          Inline(recommended.reason)
          Block.numbered(
            route.steps.map { step in
              Inline("\(step.title) : \(French.period(from: step.start.inFrenchDigits, to: step.end.inFrenchDigits))")
            })
        }
      }
      changed("S’ouvriraient", answer.opened)
      changed("Se fermeraient", answer.closed)
      Block.commands([
        "tremplin profil modifier FAIT": "changer vraiment une réponse",
        "tremplin parcours": "revenir à vos parcours d’aujourd’hui",
      ])
    }
  }

  private static func figures(_ answer: WhatIf) -> Block {
    Block.table(
      ["", "Aujourd’hui", "Avec ces réponses"],
      rows: [
        row("Parcours", answer) { Inline("\($0.routes.count)") },
        row("Fin au plus tôt", answer) { Inline($0.routes.map(\.end).min()?.inFrenchDigits ?? "—") },
        row("Le moins cher", answer) { Inline($0.routes.map(\.cost).min()?.inFrench ?? "—") },
        row("Le moins d’heures", answer) { Inline($0.routes.map(\.hours).min().map { French.number($0) } ?? "—") },
        row("Le plus reconnu", answer) {
          Inline($0.routes.map(\.recognition).max().map { Recognition.short($0) } ?? "—")
        },
      ])
  }

  private static func row(_ title: Inline, _ answer: WhatIf, _ words: (RoadmapResult) -> Inline) -> [Inline] {
    [title, words(answer.before), words(answer.after)]
  }

  private static let mostShown = 8

  @BlockBuilder private static func changed(_ title: Inline, _ formations: [Exclusion]) -> [Block] {
    if !formations.isEmpty {
      Block.subheading(title)
      Block.bullets(formations.prefix(mostShown).map { Inline($0.title) })
      if formations.count > mostShown {
        Inline("… et \(French.plural(formations.count - mostShown, "autre", "autres")).")
      }
    }
  }
}

extension WhyNot {
  public var json: JSON {
    [
      "id": .string(id), "title": .string(title), "verdict": .string(verdict.rawValue), "text": .string(text),
      "routes": .array(routes.map { .int($0) }), "with": .optional(with, \.json),
      "beatenBy": .optional(beatenBy) { .int($0) },
      "otherwise": .optional(otherwise) { .string($0) },
      "loosenings": .array(loosenings.map { ["fact": .string($0.fact), "text": .string($0.text)] }),
    ]
  }
}
