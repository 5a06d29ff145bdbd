import Kernel
import Roadmap

extension Catalog {
  /// Every condition on a person: who may take an offer, who may have an aid.
  public var eligibilityRules: [Condition] {
    formations.flatMap { $0.offers.compactMap(\.when) } + fundings.compactMap(\.when)
  }

  /// The part of the catalogue that the roadmap reads.
  public var roadmapKnowledge: RoadmapKnowledge {
    RoadmapKnowledge(
      formations: formations, fundings: fundings, calendars: calendars, tariffs: tariffs, goals: goals,
      competences: competences, advices: advices, dictionary: factDictionary)
  }
}
