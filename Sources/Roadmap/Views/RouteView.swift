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
      if !result.advice.isEmpty {
        Block.heading(level: 1, "Dans votre situation")
        Block.bullets(result.advice.map { Inline(markup: $0.words) + .cite($0.sources) })
      }
      if result.routes.isEmpty { nothing } else { routes }
      if !result.assumptions.isEmpty {
        Block.callout(.assumption) {
          Block.bullets(result.assumptions.map { Inline($0.text) })
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

  @BlockBuilder private var routes: [Block] {
    if let recommended = result.recommended {
      let route = result.routes[recommended.index]
      Block.heading(level: 1, "Le parcours conseillé (n° \(recommended.index + 1) sur \(result.routes.count))")
      Inline(recommended.reason)
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
    if result.routes.count > 1 {
      Block.heading(level: 1, "Tous les parcours, aucun n’est battu par un autre sur tout")
      Block.table(
        ["N°", "Fin", .right("Reste à payer"), .right("Heures"), "Reconnu", "Étapes"],
        rows: result.routes.prefix(RoadmapView.mostRows).enumerated().map { index, route in
          [
            Inline("\(index + 1)"), Inline(route.end.inFrenchDigits), Inline(route.cost.inFrench),
            Inline(French.number(route.hours)), Inline(Recognition.short(route.recognition)),
            Inline("\(route.steps.count)"),
          ]
        })
      if result.routes.count > RoadmapView.mostRows {
        Inline("… et \(result.routes.count - RoadmapView.mostRows) autres : ") + .command("tremplin parcours --json")
          + " les donne tous."
      }
    }
    Block.commands([
      "tremplin parcours choisir N": "faire du parcours N votre plan",
      "tremplin parcours lister": "voir toutes les formations, et pourquoi certaines sont écartées",
      "tremplin parcours voir ID": "lire la fiche d’une formation",
    ])
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

  static let mostRows = 20

  /// Soonest, cheapest, fewest hours, most recognised: those that are not the recommended one, each once.
  private var highlights: [(number: Int, words: String)] {
    let routes = result.routes
    var found: [(number: Int, words: String)] = []
    func add(_ words: String, _ better: (Route, Route) -> Bool) {
      guard let index = routes.indices.min(by: { better(routes[$0], routes[$1]) }), index != result.recommended?.index
      else { return }
      if let known = found.firstIndex(where: { $0.number == index + 1 }) {
        found[known].words += ", " + words
      } else {
        found.append((index + 1, words))
      }
    }
    add("le plus tôt fini") { ($0.end, $0.cost, $0.hours) < ($1.end, $1.cost, $1.hours) }
    add("le moins cher") { ($0.cost, $0.end, $0.hours) < ($1.cost, $1.end, $1.hours) }
    add("le moins d’heures") { ($0.hours, $0.end, $0.cost) < ($1.hours, $1.end, $1.cost) }
    let most = routes.map(\.recognition).max() ?? 0
    if let recommended = result.recommended, routes[recommended.index].recognition < most {
      add("le plus reconnu : \(Recognition.words(most))") {
        (-$0.recognition, $0.end, $0.cost, $0.hours) < (-$1.recognition, $1.end, $1.cost, $1.hours)
      }
    }
    return found
  }

  /// Figures of a route on one line, then its timeline.
  @BlockBuilder private func full(_ route: Route) -> [Block] {
    Block.definitions(summary(route))
    Block.timeline(
      route.steps.enumerated().map { number, step in
        TimelineItem(
          Inline(step.title), from: step.start.inFrenchDigits, to: step.end.inFrenchDigits,
          days: step.start.daysSinceEpoch...max(step.start.daysSinceEpoch, step.end.daysSinceEpoch), nil,
          details: details(step))
      })
  }

  @BlockBuilder private func brief(_ route: Route) -> [Block] {
    Block.definitions(summary(route))
    Block.numbered(
      route.steps.map { step in
        Inline("\(step.title) : \(French.period(from: step.start.inFrenchDigits, to: step.end.inFrenchDigits))")
          + (step.cost > .zero ? Inline(", \(step.cost.inFrench)") : Inline())
      })
  }

  private func summary(_ route: Route) -> [Definition] {
    let isHeld =
      route.recognition >= 3
      && !route.steps.contains { step in
        knowledge.formation(step.id)?.recognition == route.recognition
      }
    var rows = [
      Definition("Fin prévue", Inline("le \(route.end.inFrench) (dans \(duration(today.days(until: route.end))))")),
      Definition("Reste à payer", Inline(route.cost == .zero ? "rien" : route.cost.inFrench)),
      Definition("Votre temps", Inline("\(French.number(route.hours)) heures en tout")),
      Definition(
        "Reconnaissance", Inline(Recognition.words(route.recognition) + (isHeld ? ", que vous avez déjà" : ""))),
    ]
    if let wanted = facts.date("firstClientWanted") {
      let late = wanted.days(until: route.end)
      rows.append(
        Definition(
          "Votre date",
          late <= 0
            ? "tenue : vous vouliez le \(wanted.inFrench)"
            : .warning("dépassée de \(duration(late)) : vous vouliez le \(wanted.inFrench)")))
    }
    return rows
  }

  private func duration(_ days: Int) -> String {
    if days < 60 { return French.plural(days, "jour", "jours") }
    let months = (days * 12 + 182) / 365
    if months < 24 { return "\(months) mois environ" }
    let years = months / 12
    let rest = months % 12
    return French.plural(years, "an", "ans") + (rest == 0 ? "" : " et \(rest) mois") + " environ"
  }

  private func details(_ step: RouteStep) -> [Inline] {
    var lines: [Inline] = []
    lines.append(
      Inline("\(French.plural(step.hours, "heure", "heures")), environ \(step.weeklyHours) h par semaine — ")
        + (step.price == .zero
          ? "gratuit"
          : Inline("\(step.price.inFrench)\(step.cpf > .zero ? ", dont \(step.cpf.inFrench) par le CPF" : "")"))
        + .cite(step.lines.flatMap(\.sources)))
    if let deadline = step.applyBefore {
      lines.append(
        .strong(Inline("Candidater avant le \(deadline.inFrench)"))
          + (step.applyBeforeIsProjected ? " (projection)" : ""))
    }
    lines += step.why.map { Inline(markup: $0) }
    lines += wage(step)
    lines += step.warnings.map { .warning("Attention : ") + Inline(markup: $0) }
    lines.append(.muted("Fiche : tremplin parcours voir \(step.id)") + .cite(step.sources))
    return lines
  }

  /// What an apprentice would be paid at least in the first year, where the age is known.
  private func wage(_ step: RouteStep) -> [Inline] {
    guard let offer = knowledge.formation(step.id)?.offers.first(where: { $0.id == step.offer }),
      let wage = ApprenticeWage(offer, from: step.start, bornOn: facts.date("birthDate"), knowledge)
    else { return [] }
    return [
      Inline(
        "Vous seriez payé·e au moins \(wage.gross.inFrench) brut par mois la première année (\(wage.percent.value.inFrench(unit: "%")) du SMIC)"
      )
        + ((wage.smic.notice ?? wage.percent.notice).map { Inline(" ; \($0.inFrench)") } ?? "")
        + .cite(wage.smic.period.sources + wage.percent.period.sources)
    ]
  }

  @BlockBuilder private func thisMonth(_ route: Route) -> [Block] {
    let gestures = gesturesOfThisMonth(route)
    if !gestures.isEmpty {
      Block.heading(level: 1, "Ce mois-ci")
      Block.numbered(gestures)
    }
  }

  /// What to do within the next thirty-one days.
  private func gesturesOfThisMonth(_ route: Route) -> [Inline] {
    let limit = today.adding(days: 31)
    var gestures: [Inline] = []
    for step in route.steps {
      if let deadline = step.applyBefore, deadline <= limit {
        gestures.append("\(strong: "Candidatez à « \(step.title) » avant le \(deadline.inFrench).")")
      } else if step.applyBefore != nil, step.start > limit, let opens = opens(step), (today...limit).contains(opens) {
        gestures.append("Les candidatures à « \(step.title) » ouvrent le \(opens.inFrench).")
      }
      if step.start <= limit {
        let day = step.start == today ? "" : " le \(step.start.inFrench)"
        gestures.append("Commencez « \(step.title) »\(day) : \(step.weeklyHours) h par semaine.")
      }
    }
    let soon = today.adding(days: 150)
    let toPrepare = route.steps.first { $0.start > limit && $0.applyBefore.map { $0 > limit && $0 <= soon } ?? false }
    if let step = toPrepare {
      gestures.append(
        "Préparez le dossier de « \(step.title) » : portes ouvertes de décembre à mars, candidature avant le \(step.applyBefore?.inFrench ?? "")."
      )
    }
    return gestures
  }

  private func opens(_ step: RouteStep) -> CivilDate? {
    let offer = knowledge.formation(step.id)?.offers.first { $0.id == step.offer }
    let calendar = offer?.intake.calendar.flatMap { id in knowledge.calendars.first { $0.id == id } }
    return calendar?.years.first { $0.entry == step.start.year }?.opens
  }

  @BlockBuilder private var nothing: [Block] {
    Block.callout(.warning, "Aucun parcours ne tient dans ces limites.")
    Block.subheading("Ce qui bloque")
    Block.bullets(result.blockedBy.map { Inline($0) })
    if result.loosenings.isEmpty {
      Inline("Aucune limite levée seule n’y suffirait. Revoyez l’objectif, ou plusieurs limites à la fois.")
    } else {
      Block.subheading("Ce qu’ouvrirait une limite levée")
      Block.bullets(result.loosenings.map { Inline($0.text) })
    }
    Block.commands([
      "tremplin profil modifier \(result.loosenings.first?.fact ?? "goal")":
        result.loosenings.isEmpty ? "changer d’objectif" : "changer cette réponse",
      "tremplin parcours lister": "voir pourquoi chaque formation est écartée",
    ])
  }
}

/// Recognition in words.
enum Recognition {
  static func words(_ level: Int) -> String {
    switch level {
    case 0: "aucun titre sur le papier : vos réalisations parlent pour vous"
    case 1: "certificat d’éditeur"
    case 2: "certification du répertoire spécifique"
    case 3: "niveau 3 (CAP)"
    case 4: "niveau 4 (bac)"
    case 5: "niveau 5 (bac+2)"
    case 6: "niveau 6 (bac+3 ou +4)"
    default: "niveau 7 (bac+5)"
    }
  }

  static func short(_ level: Int) -> String {
    switch level {
    case 0: "aucun"
    case 1: "certificat"
    case 2: "RS"
    default: "niveau \(level)"
    }
  }
}
