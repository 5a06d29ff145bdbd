import Document
import Kernel

/// The practice clients, the easiest first, with what the person already played.
public struct ScenarioList {
  let scenarios: [Scenario]
  /// The best total of each client that was played to its end.
  let best: [String: Double]

  public init(_ scenarios: [Scenario], best: [String: Double]) {
    self.scenarios = scenarios.enumerated()
      .sorted { ($0.element.difficulty, $0.offset) < ($1.element.difficulty, $1.offset) }.map(\.element)
    self.best = best
  }

  public var document: Document {
    Document("Vos clients d’entraînement") {
      Inline(
        "Des missions inventées, du premier message à la facture : de quoi se tromper sans faire de tort à personne. On s’arrête et on reprend quand on veut."
      )
      Block.table(
        ["Client", "Métier", .right("Difficulté"), .right("Durée"), "Déjà joué"],
        rows: scenarios.map { scenario in
          [
            .strong(Inline(scenario.id)), Inline(scenario.persona.trade), Inline("\(scenario.difficulty) sur 5"),
            Inline("\(scenario.minutes)\u{A0}min"),
            Inline(best[scenario.id].map { "oui, \(Int($0.rounded())) sur 100" } ?? "pas encore"),
          ]
        })
      if let first = scenarios.first(where: { best[$0.id] == nil }) ?? scenarios.first {
        Block.commands([
          CommandHint("tremplin client voir \(first.id)", Inline(first.summary)),
          CommandHint("tremplin client jouer \(first.id)", "commencer cette mission"),
        ])
      }
    }
  }

  public var json: JSON {
    ["scenarios": .array(scenarios.map { $0.json(best: best[$0.id]) })]
  }
}

extension Scenario {
  public func json(best: Double?) -> JSON {
    [
      "id": .string(id), "title": .string(title), "summary": .string(summary), "version": .int(version),
      "difficulty": .int(difficulty), "minutes": .int(minutes), "trade": .string(persona.trade),
      "sector": .string(persona.sector), "statedBudget": .int(persona.statedBudget),
      "platforms": .strings(audience.map(\.platform)), "decisions": .int(decisions.count),
      "best": .optional(best) { .thousandths($0) },
    ]
  }
}
