import Document
import Kernel

extension SkillProfileView {
  /// One competence: its measure, its five levels, what raises it.
  public func page(of competence: Competence) -> Document {
    let measure = profile.latest[competence.id]
    let threshold = profile.aim?.threshold(competence.id)
    let level = measure?.wholeLevel ?? 0
    let remedies = profile.knowledge.remedies
      .filter { $0.competence == competence.id && $0.from <= level && $0.to > level }
      .sorted { ($0.hours, $0.id) < ($1.hours, $1.id) }.prefix(5)
    return Document(Inline(competence.title)) {
      Inline(markup: competence.definition)
      if let measure {
        SkillWords.sentence(measure) + "."
        Block.paragraph(.muted(SkillWords.caution))
      } else {
        Inline("Pas encore mesurée.")
      }
      if let threshold, threshold.level > 0 {
        Inline("Niveau demandé par votre objectif : \(threshold.level)")
          + (measure.map { Inline(" — ") + SkillWords.verdict($0.verdict(forLevel: threshold.level)) } ?? Inline())
          + "."
      }
      Block.subheading("Cinq niveaux")
      Block.definitions(
        competence.levels.enumerated().map { index, text in
          Definition(
            Inline("\(index) — \(Competence.levelNames[min(index, 4)])"),
            Inline(markup: text) + (measure?.wholeLevel == index ? .strong(" (votre mesure)") : Inline())
              + (profile.ratings[competence.id] == index ? .emphasis(" (vous vous situez ici)") : Inline()))
        })
      progress([competence])
      if !remedies.isEmpty {
        Block.subheading("Pour progresser, du plus court au plus long")
        Block.commands(
          remedies.map {
            CommandHint(
              "tremplin parcours voir \($0.id)", Inline("\($0.title), niveau \($0.to), \(French.hours($0.hours))"))
          })
      }
      Block.commands(["tremplin competences evaluer \(competence.id)": "quelques questions sur cette seule compétence"])
    }
  }
}

extension SkillProfile {
  /// The result itself, for programs.
  public var json: JSON {
    [
      "date": .date(today), "aim": .optional(aim) { .string($0.id) },
      "competences": .array(knowledge.competences.map { json(of: $0) }),
      "gaps": .strings(gaps.prefix(3).map(\.competence.id)),
    ]
  }

  public func json(of competence: Competence) -> JSON {
    let measure = latest[competence.id]
    let needed = aim?.level(competence.id)
    let verdict = measure.flatMap { measure in needed.map { measure.verdict(forLevel: $0) } }
    let remedy = remedy(
      competence.id, from: measure?.wholeLevel ?? 0, to: max(needed ?? 0, (measure?.wholeLevel ?? 0) + 1))
    return [
      "id": .string(competence.id), "title": .string(competence.title), "measure": .optional(measure) { $0.json },
      "self": .optional(ratings[competence.id]) { .int($0) }, "needed": .optional(needed) { .int($0) },
      "verdict": .optional(verdict) { .string($0.rawValue) },
      "history": .array((history[competence.id] ?? []).map(\.json)), "remedy": .optional(remedy) { .string($0.id) },
    ]
  }
}
