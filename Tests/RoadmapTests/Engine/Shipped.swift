import Kernel
import Roadmap
import Testing

/// The engine over the shipped catalogue, for tests.
enum Shipped {
  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }
  static let today = day("2026-11-23")

  static func engine(
    _ facts: [String: FactValue], on today: CivilDate = Shipped.today, _ progress: Progress = Progress(),
    formations: [Formation]? = nil
  ) throws -> RoadmapEngine {
    let all = try #require(RoadmapEngineTests.knowledge)
    let knowledge =
      formations.map {
        RoadmapKnowledge(
          formations: $0, fundings: all.fundings, calendars: all.calendars, tariffs: all.tariffs, goals: all.goals,
          competences: all.competences, advices: all.advices, dictionary: all.dictionary)
      } ?? all
    return RoadmapEngine(knowledge, facts: Facts(facts), today: today, progress: progress)
  }

  static func covers(_ routes: [Route], _ old: Route) -> Bool {
    routes.contains {
      $0.end <= old.end && $0.cost <= old.cost && $0.hours <= old.hours && $0.recognition >= old.recognition
    }
  }

  /// The same with little money and no apprenticeship: few routes, quickly found.
  static let pupil = student.merging(["budget": .money(.euros(300)), "apprenticeshipWanted": .flag(false)]) { $1 }

  /// Straight after the bac: many routes, public, private and in apprenticeship.
  static let student: [String: FactValue] = [
    "goal": .choice("employee"), "diplomaLevel": .number(4), "weeklyHours": .number(35),
    "budget": .money(.euros(3_000)), "status": .choice("student"), "birthDate": .date(day("2008-03-01")),
  ]
}
