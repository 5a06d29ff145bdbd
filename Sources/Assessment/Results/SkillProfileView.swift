import Document
import Kernel

/// The result of the assessment on a screen: measures with their doubt, the person’s own eye, what to do next.
public struct SkillProfileView {
  let profile: SkillProfile
  private let measured: [Competence]
  private let only: String?

  /// - Parameter competence: the only one to show; nil for all.
  public init(_ profile: SkillProfile, only competence: String? = nil) {
    (self.profile, only) = (profile, competence)
    measured = profile.measured.filter { competence == nil || $0.id == competence }
  }

  public var document: Document {
    let missing = profile.knowledge.competences.count - profile.measured.count
    return Document(Inline("Vos compétences, le \(profile.today.inFrench)")) {
      if measured.isEmpty {
        Inline(
          "Rien n’est encore mesuré. Le test pose au plus 56 questions, s’arrête et reprend où vous voulez, et explique chaque réponse."
        )
        Block.commands([
          "tremplin competences evaluer": "commencer", "tremplin competences evaluer --duree court": "en 28 questions",
        ])
      } else {
        chart
        Block.paragraph(.muted(SkillWords.caution))
        thresholds
        gaps
        ownEye
        progress(measured)
        stale
        if only == nil, missing > 0 {
          let verb = French.noun(
            missing, "compétence n’est pas encore mesurée", "compétences ne sont pas encore mesurées")
          Inline("\(missing)\u{A0}\(verb).")
        }
        Block.commands([
          CommandHint("tremplin competences voir \(measured[0].id)", "une compétence en détail"),
          CommandHint("tremplin competences evaluer", missing > 0 ? "poursuivre la mesure" : "mesurer à nouveau"),
          CommandHint("tremplin parcours", "voir ce que cela change à votre parcours"),
        ])
      }
    }
  }

  /// A star on a page, intervals in a terminal.
  private var chart: Block {
    .radar(
      RadarChart(
        IntervalChart(
          measured.compactMap { competence in
            profile.latest[competence.id].map { measure in
              IntervalRow(
                Inline(competence.title), measure.level.double, between: measure.low.double...measure.high.double,
                mark: profile.ratings[competence.id].map(Double.init),
                note: Inline(SkillWords.name(measure.wholeLevel)))
            }
          }, scale: 0...4, valueTitle: "Niveau mesuré")))
  }

  /// What the aim asks, and whether it is reached as far as can be told.
  @BlockBuilder private var thresholds: [Block] {
    if let aim = profile.aim {
      Block.subheading(Inline("Pour votre objectif : \(aim.label)"))
      Block.table(["Compétence", "Niveau demandé", "Verdict"], rows: measured.compactMap { row($0, aim) })
      if measured.contains(where: { isOpen($0, aim) }) {
        Inline(
          "« Non concluant » n’est pas une mauvaise note : peu de questions laissent un large intervalle. Quelques questions de plus, ou un client simulé, trancheraient."
        )
      }
    } else {
      Inline("Dites votre objectif, et ces mesures seront comparées à ce qu’il demande.")
      Block.commands(["tremplin profil": "dire votre objectif"])
    }
  }

  private func row(_ competence: Competence, _ aim: SkillAim) -> [Inline]? {
    guard let threshold = aim.threshold(competence.id), threshold.level > 0,
      let measure = profile.latest[competence.id]
    else { return nil }
    return [
      Inline(competence.title), Inline("\(threshold.level)\(threshold.isBlocking ? ", indispensable" : "")"),
      SkillWords.verdict(measure.verdict(forLevel: threshold.level)),
    ]
  }

  private func isOpen(_ competence: Competence, _ aim: SkillAim) -> Bool {
    profile.latest[competence.id].map { !$0.verdict(forLevel: aim.level(competence.id)).isConclusive } ?? false
  }

  @BlockBuilder private var gaps: [Block] {
    let gaps = Array(profile.gaps.filter { only == nil || $0.competence.id == only }.prefix(3))
    if !gaps.isEmpty {
      Block.subheading(gaps.count == 1 ? "L’écart qui compte" : Inline("Les \(gaps.count) écarts qui comptent"))
      for gap in gaps {
        let needed = "niveau \(gap.threshold.level) demandé"
        Inline.strong(Inline(gap.competence.title))
          + Inline(
            " : \(SkillWords.figure(gap.measure)), \(needed)\(gap.threshold.isBlocking ? ", indispensable \(before)" : "")."
          )
        if let remedy = gap.remedy {
          Block.commands([
            CommandHint(
              "tremplin parcours voir \(remedy.id)",
              Inline("le plus court pour progresser : \(remedy.title), \(French.hours(remedy.hours))"))
          ])
        }
      }
    }
  }

  private var before: String {
    profile.aim.map { $0.goal != "freelance" } ?? false ? "pour le poste" : "avant un premier client"
  }

  /// The self-rating beside the measure: kindly, with no label and no rank.
  @BlockBuilder private var ownEye: [Block] {
    let views = measured.compactMap { competence in profile.ownView(competence.id).map { (competence, $0) } }
    if !views.isEmpty {
      Block.subheading("Votre regard et la mesure")
      let agreeing = views.filter { $0.1 == .agrees }
      if !agreeing.isEmpty { Inline("Votre regard rejoint le test : \(French.list(agreeing.map(\.0.title))).") }
      let modest = views.filter { $0.1 == .lower }
      if !modest.isEmpty {
        Inline("Vous en savez plus que vous ne le dites : \(French.list(modest.map(\.0.title))).")
      }
      for (competence, _) in views.filter({ $0.1 == .higher }) {
        Inline.strong(Inline(competence.title))
          + " : vous vous sentez plus avancé·e que vos réponses ne le montrent. Le test est court ; voici ce qui est à revoir."
        Block.bullets(profile.missedItems(competence.id).prefix(2).map { Inline($0.prompt) })
      }
      if let mean = profile.meanDifference, mean.count > 1 {
        let word = abs(mean.levels) < 1.95 ? "niveau" : "niveaux"
        let distance = "\(French.number(abs(mean.levels))) \(word) \(mean.levels > 0 ? "au-dessus" : "au-dessous")"
        Inline(
          abs(mean.levels) < 0.25
            ? "Sur \(mean.count) compétences, votre regard et la mesure se rejoignent en moyenne."
            : "Sur \(mean.count) compétences, vous vous situez en moyenne \(distance) de la mesure.")
      }
    }
  }

  /// Dated points; a progress is named only where it passes the doubt.
  @BlockBuilder func progress(_ competences: [Competence]) -> [Block] {
    let lines = competences.compactMap { competence -> Inline? in
      guard let points = profile.history[competence.id], let last = points.last, points.count > 1 else { return nil }
      let before = points[points.count - 2]
      let word =
        !SkillProfile.isClear(from: before, to: last)
        ? "l’écart reste dans la marge d’incertitude" : last.level > before.level ? "progrès net" : "baisse nette"
      let dated = points.suffix(4).map { "\(SkillWords.figure($0)) le \($0.on.inFrenchDigits)" }
      return Inline("\(competence.title) : \(dated.joined(separator: ", puis ")) (\(word))")
    }
    if !lines.isEmpty {
      Block.subheading("D’un test à l’autre")
      Block.bullets(lines)
    }
  }

  @BlockBuilder private var stale: [Block] {
    let old = measured.filter { competence in profile.latest[competence.id].map { profile.isStale($0) } ?? false }
    if !old.isEmpty {
      Block.callout(
        .info, Inline("À mesurer à nouveau, car ces mesures datent : \(French.list(old.map(\.title)))."))
    }
  }
}
