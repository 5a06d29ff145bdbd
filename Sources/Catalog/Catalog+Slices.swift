import Kernel
import Roadmap

extension Catalog {
  /// The part of the catalogue that the roadmap reads.
  public var roadmapKnowledge: RoadmapKnowledge {
    RoadmapKnowledge(
      formations: formations, fundings: fundings, calendars: calendars, tariffs: tariffs, goals: goals,
      competences: competences, advices: advices, dictionary: factDictionary)
  }
}
