import Assessment
import Kernel
import Roadmap

extension Catalog {
  /// Every condition on a person: who may take an offer, who may have an aid.
  public var eligibilityRules: [Condition] {
    formations.flatMap { $0.offers.compactMap(\.when) } + fundings.compactMap(\.when)
  }

  /// What each formation is called, by its id.
  public var formationTitles: [String: String] {
    Dictionary(formations.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
  }

  /// The part of the catalogue that the roadmap reads.
  public var roadmapKnowledge: RoadmapKnowledge {
    RoadmapKnowledge(
      formations: formations, fundings: fundings, calendars: calendars, tariffs: tariffs, goals: goals,
      competences: competences, advices: advices, dictionary: factDictionary)
  }
}

extension Catalog {
  /// The part of the catalogue that the assessment reads: what goals ask, and which open steps raise a competence.
  public var assessmentKnowledge: AssessmentKnowledge {
    AssessmentKnowledge(
      competences: competences, items: items,
      aims: goals.map { goal in
        SkillAim(
          id: goal.id, goal: goal.goal, tier: goal.tier, label: goal.label,
          thresholds: goal.levels.map { .init(competence: $0.competence, level: $0.level, isBlocking: $0.blocking) })
      },
      remedies: formations.flatMap { formation -> [SkillRemedy] in
        guard formation.closure == nil, let hours = formation.offers.map(\.hours).min() else { return [] }
        return formation.trains.map { training in
          SkillRemedy(
            id: formation.id, title: formation.title, competence: training.competence, from: training.from,
            to: training.to, hours: hours)
        }
      })
  }
}
