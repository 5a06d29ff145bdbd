import Document
import Kernel

/// The roadmap on screen: the recommended route first, then those that are best at something.
public struct RoadmapView {
  let result: RoadmapResult
  let knowledge: RoadmapKnowledge
  let facts: Facts
  let today: CivilDate

  public init(_ result: RoadmapResult, knowledge: RoadmapKnowledge, facts: Facts, today: CivilDate) {
    (self.result, self.knowledge, self.facts, self.today) = (result, knowledge, facts, today)
  }

  public func document() -> Document {
    Document("Votre parcours") {
      if let goal = result.goal {
        Inline("Objectif : ") + .strong(Inline(goal.label)) + ". " + Inline(markup: goal.summary)
      }
      diplomaNote
      ongoing
      if !result.advice.isEmpty {
        Block.heading(level: 1, "Dans votre situation")
        Block.bullets(result.advice.map { Inline(markup: $0.words) + .cite($0.sources) })
      }
      if result.routes.isEmpty { nothing } else { routes }
      let oneByOne: [Inline] =
        result.routes.contains { $0.steps.count > 1 }
        ? [
          "Les étapes sont comptées l’une après l’autre, jamais deux de front. Si vos heures vous permettent d’en mener deux ensemble, vous finirez plus tôt."
        ] : []
      if !result.assumptions.isEmpty || !oneByOne.isEmpty {
        Block.callout(.assumption) {
          Block.bullets(result.assumptions.map { Inline($0.text) } + oneByOne)
          Inline("Pour préciser : ") + .command("tremplin profil")
        }
      }
      if !result.isComplete {
        Block.callout(.warning, "La recherche a atteint sa limite : il existe peut-être d’autres parcours que ceux-ci.")
      }
    }
  }

  /// The result, a single route chosen by its number.
  public func document(ofRoute number: Int) -> Document? {
    guard result.routes.indices.contains(number - 1) else { return nil }
    let route = result.routes[number - 1]
    return Document("Parcours \(number)") {
      full(route)
      thisMonth(route)
      Block.commands(["tremplin parcours choisir \(number)": "en faire votre plan"])
    }
  }

  private var diplomaNote: [Block] {
    guard result.goal?.goal == "freelance" else { return [] }
    return [
      .callout(
        .info,
        "Aucun diplôme n’est exigé pour travailler à votre compte : ce sont les compétences qui comptent. Les parcours diplômants sont montrés quand ils apportent quelque chose de plus."
      )
    ]
  }

  @BlockBuilder private var prices: [Block] {
    if !result.constraintPrices.isEmpty {
      Block.heading(level: 1, "Ce que coûtent vos limites")
      Block.bullets(result.constraintPrices.map { Inline($0.text) })
      Inline("Essayer sans rien changer : ") + .command("tremplin parcours si \(supposition)")
    }
  }

  /// The first limit that costs something, lifted.
  private var supposition: String {
    switch result.constraintPrices.first?.fact {
    case "weeklyHours": "heures=35"
    case "distanceOnly": "distance=non"
    case "apprenticeshipWanted": "alternance=oui"
    case let fact?: "\(fact)="
    case nil: "budget="
    }
  }

  @BlockBuilder private var ongoing: [Block] {
    if let step = result.ongoing {
      Block.callout(
        .info,
        Inline(
          "« \(step.title) » est en cours jusqu’au \(step.end.inFrench) : les parcours commencent après, et comptent ce que cette étape apporte."
        ))
    }
  }

  @BlockBuilder private var routes: [Block] {
    if let recommended = result.recommended {
      let route = result.routes[recommended.index]
      if result.routes.count == 1 {
        Block.heading(level: 1, "Le parcours conseillé")
        "C’est le seul : aucun autre n’est meilleur sur la date, le prix, les heures ou la reconnaissance."
      } else {
        Block.heading(level: 1, "Le parcours conseillé (n° \(recommended.index + 1) sur \(result.routes.count))")
        Inline(recommended.reason)
      }
      if !recommended.givesUp.isEmpty {
        Inline("Ce que ce choix laisse :")
        // One route may be best on several points: it is named once.
        Block.bullets(
          recommended.givesUp.enumerated().filter { place, given in
            !recommended.givesUp[..<place].contains { $0.index == given.index }
          }.map { Inline($0.element.text) })
      }
      heldDiploma(route)
      keepsTheDate(recommended)
      full(route)
      thisMonth(route)
    }
    let others = highlights
    if !others.isEmpty {
      Block.heading(level: 1, "Les parcours qui font mieux sur un point")
      for (number, words) in others {
        Block.subheading("N° \(number) — \(words)")
        brief(result.routes[number - 1])
      }
    }
    front
    prices
    Block.commands([
      "tremplin parcours choisir N": "faire du parcours N votre plan",
      "tremplin parcours --priorites argent,temps": "dire ce qui compte d’abord",
      "tremplin parcours pourquoi-pas ID": "savoir pourquoi une formation n’y est pas",
      "tremplin parcours lister": "voir toutes les formations, et pourquoi certaines sont écartées",
      "tremplin parcours voir ID": "lire la fiche d’une formation",
    ])
  }

  /// A diploma that one holds satisfies the wish for one: better said than wondered at.
  @BlockBuilder private func heldDiploma(_ route: Route) -> [Block] {
    let gives = route.steps.contains { (knowledge.formation($0.id)?.recognition ?? 0) >= 5 }
    if facts.flag("wantsDiploma") == true, route.recognition >= 5, !gives {
      Inline(
        "Vous tenez à un diplôme : celui que vous avez déjà (\(Recognition.words(route.recognition))) suffit à l’objectif, et ce parcours n’en ajoute pas."
      )
    }
  }

  /// Where the recommended route comes too late for the first client, the one that does not.
  @BlockBuilder private func keepsTheDate(_ recommended: Recommendation) -> [Block] {
    if let wanted = facts.date("firstClientWanted"), result.routes[recommended.index].end > wanted {
      if let index = result.routes.firstIndex(where: { $0.end <= wanted }) {
        Inline("Il finit après la date que vous visez (\(wanted.inFrench)) ; le n° \(index + 1) la tient : ")
          + .command("tremplin parcours \(index + 1)")
      } else {
        Inline("Aucun parcours ne tient la date que vous visez (\(wanted.inFrench)).")
      }
    }
  }

  /// Soonest, cheapest, fewest hours, most recognised: those that are not the recommended one, each once.
  private var highlights: [(number: Int, words: String)] {
    let routes = result.routes
    var found: [(number: Int, words: String)] = []
    // Between equals, what the person puts first: the same route as in what the recommendation gives up.
    let ranking = Preferences(facts).ranking
    func add(_ words: String, _ criterion: Criterion) {
      let order = [criterion] + ranking.filter { $0 != criterion }
      let best = routes.indices.min { a, b in
        order.map { routes[a].measure($0) }.lexicographicallyPrecedes(order.map { routes[b].measure($0) })
      }
      guard let best, best != result.recommended?.index else { return }
      if let known = found.firstIndex(where: { $0.number == best + 1 }) {
        found[known].words += ", " + words
      } else {
        found.append((best + 1, words))
      }
    }
    add("le plus tôt fini", .time)
    add("le moins cher", .money)
    add("le moins d’heures", .effort)
    let most = routes.map(\.recognition).max() ?? 0
    if let recommended = result.recommended, routes[recommended.index].recognition < most {
      add("le plus reconnu : \(Recognition.words(most))", .diploma)
    }
    return found
  }
}
