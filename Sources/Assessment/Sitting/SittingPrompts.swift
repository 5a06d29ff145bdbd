import Conversation
import Kernel

/// The prompts that come before the questions.
enum SittingPrompts {
  static let rateID = "rate"
  static let feedbackID = "feedback"
  static let ratingPrefix = "self."

  static func rate(_ sitting: Sitting) -> Prompt {
    let setting = sitting.setting
    let most = setting.length.most(forOne: setting.competence != nil)
    var preamble = [
      "Au plus \(most) questions, sans chronomètre. « nsp » (je ne sais pas) est une vraie réponse ; `passer` met une question de côté, `pause` s’arrête et garde tout, `terminer` donne le bilan tout de suite."
    ]
    let bank = Set(
      sitting.knowledge.items.filter { setting.competence == nil || $0.competence == setting.competence }.map(\.id))
    if let last = sitting.history.lastDay(bank), last <= setting.startedOn, last.adding(days: 14) > setting.startedOn {
      preamble.append(
        "Votre dernier test date du \(last.inFrench) : c’est un peu tôt, l’habitude seule fait monter les résultats. Deux semaines entre deux tests donnent une mesure plus juste."
      )
    }
    if !sitting.repeating.isEmpty {
      let titles = sitting.repeating.compactMap { sitting.knowledge.competence($0)?.title }
      preamble.append(
        "Il reste peu de questions nouvelles (\(titles.joined(separator: ", "))) : certaines reviennent, ce qui rend la mesure un peu flatteuse."
      )
    }
    return Prompt(
      id: rateID, text: "Voulez-vous d’abord vous situer vous-même ?",
      help: [
        "se situer puis se comparer apprend beaucoup ; c’est rapide, une phrase à choisir par compétence.",
        "rien dans la mesure : votre regard est gardé à part, et montré à côté du résultat.",
      ], kind: .yesNo, preamble: preamble)
  }

  static func rating(_ competence: Competence, number: Int, of count: Int) -> Prompt {
    Prompt(
      id: ratingPrefix + competence.id,
      text: "\(competence.title) : laquelle de ces phrases vous ressemble le plus aujourd’hui ?",
      help: [
        competence.definition, "votre auto-évaluation, montrée à côté de la mesure et jamais mêlée à elle.",
      ],
      kind: .choice(
        competence.levels.enumerated().map { level, text in
          ReplyKind.Option(
            id: "\(level)", label: text,
            aliases: Competence.levelNames.indices.contains(level) ? [Competence.levelNames[level]] : [])
        }), progress: .init(number: number, about: count, isMost: true))
  }

  static let feedback = Prompt(
    id: feedbackID, text: "Quand voulez-vous les explications ?",
    help: [
      "certaines personnes apprennent mieux à chaud, d’autres préfèrent ne pas être interrompues.",
      "le moment des explications seulement. Après chaque question, une réponse expliquée ne peut plus être reprise ; à la fin, `retour` reste possible jusqu’au bout.",
    ],
    kind: .choice([
      .init(id: Sitting.Feedback.each.rawValue, label: "Après chaque question", aliases: ["chaque", "tout de suite"]),
      .init(id: Sitting.Feedback.end.rawValue, label: "Toutes à la fin", aliases: ["fin"]),
    ]), canSkip: false)
}
