import Document
import Kernel

extension RoadmapView {
  static let mostRows = 20

  /// All the routes at once: time against money, and their table.
  @BlockBuilder var front: [Block] {
    if result.routes.count > 1 {
      Block.heading(level: 1, "Tous les parcours, aucun n’est battu par un autre sur tout")
      Block.scatter(chart)
      if result.routes.count > RoadmapView.mostRows {
        Inline("… et \(result.routes.count - RoadmapView.mostRows) autres : ") + .command("tremplin parcours --json")
          + " les donne tous."
      }
    }
  }

  private var chart: ScatterChart {
    let shown = result.routes.prefix(RoadmapView.mostRows)
    func isRecommended(_ index: Int) -> Bool { index == result.recommended?.index }
    let table = Table(
      ["N°", "Fin", .right("Reste à payer"), .right("Heures"), "Reconnu", .right("Étapes")],
      rows: shown.enumerated().map { index, route in
        [
          "\(index + 1)\(isRecommended(index) ? " (conseillé)" : "")", Inline(route.end.inFrenchDigits),
          Inline(route.cost.inFrench), Inline(French.number(route.hours)), Inline(Recognition.short(route.recognition)),
          "\(route.steps.count)",
        ]
      })
    return ScatterChart(
      shown.enumerated().map { index, route in
        ScatterPoint(
          "\(index + 1)", x: Double(route.end.daysSinceEpoch), y: Double(route.cost.cents),
          isMarked: isRecommended(index))
      },
      x: ScatterAxis("Fin du parcours", .date), y: ScatterAxis("Reste à payer", .euros), markTitle: "conseillé",
      caption:
        "Chaque numéro est un parcours. Plus il est à gauche, plus tôt il finit ; plus il est bas, moins il coûte.",
      table: table)
  }
}
