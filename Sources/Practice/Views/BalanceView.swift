import Document
import Kernel

extension BalanceReport {
  public var document: Document {
    let scenario = world.scenario
    let count = runs[.novice]?.totals.count ?? 0
    return Document(Inline("\(scenario.title) : \(Double(count).inFrenchGroups) parties par collègue simulé")) {
      Block.bars(
        Policy.allCases.map { policy in
          let mean = runs[policy]?.mean ?? 0
          return Bar(Inline(policy.inFrench), mean, text: Inline(BalanceReport.one(mean)))
        }, max: 100)
      Block.table(
        ["Collègue", .right("Moyenne"), .right("Écart"), .right("p10"), .right("p50"), .right("p90"), "Fins"],
        rows: Policy.allCases.compactMap { policy in
          runs[policy].map { run in
            [
              Inline(policy.inFrench), Inline(BalanceReport.one(run.mean)), Inline(BalanceReport.one(run.deviation)),
              Inline(BalanceReport.one(run.quantile(0.1))), Inline(BalanceReport.one(run.quantile(0.5))),
              Inline(BalanceReport.one(run.quantile(0.9))),
              Inline(
                zip(scenario.endings, run.endings).filter { $0.1 > 0 }.map { "\($0.0.id) \($0.1)" }
                  .joined(separator: ", ")),
            ]
          }
        })
      Block.heading("Ce qu’un bon scénario montre")
      Block.checklist(
        criteria.map { criterion in
          let value = BalanceReport.two(criterion.value)
          return ChecklistItem(
            criterion.holds ? .done : .late,
            Inline(
              "\(criterion.words) : \(value) (il faut \(criterion.atLeast ? "au moins" : "au plus") \(BalanceReport.two(criterion.bound)))"
            ), word: criterion.holds ? "tenu" : "à revoir")
        })
      if weak.isEmpty {
        Inline("Aucune décision ne punit ceux qui jouent bien (corrélation avec le reste d’au moins 0,10 partout).")
      } else {
        Inline("Décisions qui ne distinguent pas, ou punissent ceux qui jouent bien (corrélation sous 0,10) :")
        Block.bullets(weak.map { "\($0.id) : \(BalanceReport.two($0.correlation))" })
      }
      Inline("Empreinte des parties : \(digest) (la même sur toute machine).")
    }
  }

  public var json: JSON {
    [
      "scenario": .string(world.scenario.id), "runs": .int(runs[.novice]?.totals.count ?? 0),
      "policies": .object(
        Policy.allCases.compactMap { policy in
          runs[policy].map { run in
            (
              policy.rawValue,
              [
                "mean": .thousandths(run.mean), "deviation": .thousandths(run.deviation),
                "quantiles": .object(
                  [5, 10, 25, 50, 75, 90, 95].map { ("p\($0)", .thousandths(run.quantile(Double($0) / 100))) }),
                "endings": .object(zip(world.scenario.endings, run.endings).map { ($0.0.id, .int($0.1)) }),
              ]
            )
          }
        }),
      "criteria": .array(
        criteria.map {
          [
            "id": .string($0.id), "value": .thousandths($0.value), "bound": .thousandths($0.bound),
            "holds": .bool($0.holds),
          ]
        }),
      "correlations": .object(
        (runs[.novice]?.itemRest ?? []).enumerated().map {
          (world.id(ofDecision: $0.offset), .optional($0.element) { .thousandths($0) })
        }),
      "positions": .array(positions.map { .thousandths($0) }), "digest": .string(digest),
    ]
  }

  static func one(_ value: Double) -> String { Quantity(millionths: Int((value * 10).rounded()) * 100_000).inFrench }
  static func two(_ value: Double) -> String { Quantity(millionths: Int((value * 100).rounded()) * 10_000).inFrench }
}
