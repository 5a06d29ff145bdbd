import Catalog
import Kernel
import Roadmap

/// A pure function of (catalogue, input, day) that `lot` can call: one line in, one line out.
public struct BatchEngine: Sendable {
  public let name: String
  /// Reads the input and answers. Problems go to the reading; where there are any, the answer is thrown away.
  let run: @Sendable (Node, CivilDate, Catalog, Reading) -> JSON

  public static let all: [BatchEngine] = [roadmap, routeProblem]

  static let roadmap = BatchEngine(name: "roadmap") { node, date, catalog, reading in
    let input: RoadmapInput = reading.read(node, path: "input")
    guard let profile = input.profile else { return .null }
    let knowledge = catalog.roadmapKnowledge
    let facts = knowledge.dictionary.read(profile, path: "input.profile", reading: reading)
    guard reading.problems.isEmpty else { return .null }
    for id in facts.choices("diplomas") ?? [] where knowledge.formation(id) == nil {
      let nearest =
        FrenchText.nearest(to: id, among: knowledge.formations.map(\.id)).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      reading.problems.add(
        Problem(
          .unknownReference, path: "input.profile.diplomas",
          "« \(id.prefix(60)) » n’est pas une formation connue.\(nearest)"))
    }
    guard reading.problems.isEmpty else { return .null }
    return RoadmapEngine(knowledge, facts: facts, today: date).run().json
  }

  static let routeProblem = BatchEngine(name: "routeProblem") { node, _, _, reading in
    let input: RouteProblemInput = reading.read(node, path: "input")
    guard reading.problems.isEmpty else { return .null }
    return input.answer(reading)
  }
}

/// `{"profile": {facts}}`.
struct RoadmapInput: Record {
  let profile: Node?

  init(_ fields: Fields) {
    fields.describe("profile", ["type": "object"], required: true)
    profile = fields.take("profile")
    if profile == nil, !fields.isDescribing {
      fields.problem(.missingKey, key: "profile", "il manque la clé « profile » : un groupe de faits.")
    }
  }
}
