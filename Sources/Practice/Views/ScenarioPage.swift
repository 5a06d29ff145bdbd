import Document
import Kernel

/// One client before playing: the brief, the starting point, nothing of what must be found out.
public struct ScenarioPage {
  let world: CompiledScenario
  let platforms: [Platform]
  let best: Double?

  public init(_ world: CompiledScenario, platforms: [Platform], best: Double?) {
    (self.world, self.platforms, self.best) = (world, platforms, best)
  }

  public var document: Document {
    let scenario = world.scenario
    let persona = scenario.persona
    return Document(Inline(scenario.title)) {
      Inline(scenario.summary)
      Block.quote(Inline(persona.quotedBrief), by: Inline("\(persona.name), \(persona.trade)"))
      Block.definitions([
        Definition("Difficulté", Inline("\(scenario.difficulty) sur 5, environ \(scenario.minutes) minutes")),
        Definition("Budget annoncé", Inline(budget)),
        Definition(
          "Comptes",
          Inline(
            scenario.audience.map { "\(name($0.platform)), \(Double($0.followers).inFrenchGroups) abonnés" }
              .joined(separator: " ; "))),
        Definition("Voix", Inline(persona.voice)),
        Definition(
          "Décisions", Inline("une vingtaine, sur douze semaines : questions, prix, textes à écrire, imprévus")),
        Definition("Déjà joué", Inline(best.map { "oui, \(Int($0.rounded())) sur 100 au mieux" } ?? "pas encore")),
      ])
      Inline("\(Teller.warning) La personne et sa maison sont inventées.")
      Block.commands([CommandHint("tremplin client jouer \(scenario.id)", "commencer, ou reprendre")])
    }
  }

  private var budget: String {
    world.scenario.money.kind == .volunteer
      ? "aucun : une mission bénévole, \(world.scenario.money.hours)\u{A0}h au plus"
      : "\(Double(world.scenario.persona.statedBudget).inFrenchGroups)\u{A0}€ par mois"
  }

  private func name(_ id: String) -> String { platforms.first { $0.id == id }?.name ?? id }
}
