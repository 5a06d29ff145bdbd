import Document
import Kernel

/// A calibration on a screen, and as a result for programs.
public enum CalibrationView {
  public static func document(_ calibration: Calibration) -> Document {
    let answers = calibration.items.reduce(0) { $0 + $1.answers }
    // The widest gaps first: a reader mends those, and may stop there.
    let moved = calibration.items.filter { gap($0) > 2 * $0.standardError }.sorted {
      (gap($1), $0.item.id) < (gap($0), $1.item.id)
    }
    let odd = calibration.items.filter(\.misfits)
    let unequal = calibration.items.filter { $0.differences.contains { $0.grade == "C" } }
    return Document("Étalonnage des questions") {
      Inline(
        "\(French.plural(calibration.people, "personne", "personnes")), \(French.plural(answers, "réponse", "réponses")), \(French.plural(calibration.items.count, "question", "questions"))."
      )
      Inline("Méthode \(Calibration.method).")
      if !calibration.converged {
        Block.callout(.warning, "Le calcul ne s’est pas stabilisé : il manque des réponses pour conclure.")
      }
      Block.subheading("Difficultés qui s’écartent de celle de l’expert")
      if moved.isEmpty {
        Inline("Aucune, au-delà du doute.")
      } else {
        Block.table(
          ["Question", .right("Réponses"), .right("Expert"), .right("Mesurée"), .right("±")],
          rows: moved.map {
            [
              Inline($0.item.id), Inline(French.number($0.answers)), figure($0.item.difficulty), figure($0.difficulty),
              figure($0.standardError),
            ]
          })
      }
      Block.subheading("Questions qui se comportent mal")
      if odd.isEmpty {
        Inline("Aucune.")
      } else {
        Inline("Le niveau des personnes n’y prédit pas la réponse : relisez l’énoncé, la bonne réponse, les leurres.")
        Block.table(
          ["Question", .right("Ajustement interne"), .right("externe")],
          rows: odd.map { [Inline($0.item.id), figure($0.infit), figure($0.outfit)] })
      }
      Block.subheading("Écarts entre groupes, à niveau égal")
      if unequal.isEmpty {
        Inline("Aucun écart marqué, ou trop peu de réponses par groupe (50 au moins).")
      } else {
        Block.table(
          ["Question", "Groupe", "Sens", .right("Delta")],
          rows: unequal.flatMap { result in
            result.differences.filter { $0.grade == "C" }.map {
              [
                Inline(result.item.id), Inline("\($0.group) / \($0.reference)"),
                Inline($0.delta < 0 ? "plus difficile" : "plus facile"), figure($0.delta),
              ]
            }
          })
      }
      Inline("Le détail de chaque question : ajoutez ") + .command("--json") + "."
    }
  }

  private static func gap(_ result: Calibration.ItemResult) -> Double {
    abs(result.difficulty - result.item.difficulty)
  }

  private static func figure(_ value: Double) -> Inline { Inline(French.number(value, decimals: 2)) }

  public static func json(_ calibration: Calibration) -> JSON {
    [
      "method": .string(Calibration.method), "people": .int(calibration.people),
      "converged": .bool(calibration.converged),
      "abilities": .array(
        calibration.abilities.map {
          [
            "competence": .string($0.competence), "people": .int($0.people), "mean": number($0.mean),
            "sd": number($0.deviation),
          ]
        }),
      "items": .array(
        calibration.items.map { result in
          [
            "id": .string(result.item.id), "competence": .string(result.item.competence),
            "answers": .int(result.answers), "right": .int(result.right), "expert": number(result.item.difficulty),
            "b": number(result.difficulty), "se": number(result.standardError), "infit": number(result.infit),
            "outfit": number(result.outfit), "misfit": .bool(result.misfits),
            "dif": .array(
              result.differences.map {
                [
                  "group": .string($0.group), "reference": .string($0.reference), "answers": .int($0.answers),
                  "delta": number($0.delta), "chi2": number($0.chiSquare), "grade": .string($0.grade),
                ]
              }),
          ]
        }),
    ]
  }

  /// To the ten-thousandth: what is below is noise.
  private static func number(_ value: Double) -> JSON {
    .quantity(Quantity(millionths: Int(min(max(value, -1e6), 1e6) * 10_000 + (value < 0 ? -0.5 : 0.5)) * 100))
  }
}
