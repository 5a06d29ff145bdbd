import Catalog
import Kernel
import Registration
import Roadmap

/// A pure function of (catalogue, input, day) that `lot` can call: one line in, one line out.
public struct BatchEngine: Sendable {
  public let name: String
  /// Whether the envelope's date counts; where it does not, it is not even read.
  var isDated = true
  /// Reads the input and answers. Problems go to the reading; where there are any, the answer is thrown away.
  let run: @Sendable (Node, CivilDate, Catalog, Reading) -> JSON
  /// The JSON Schema of the input, its parts added to the definitions.
  let describeInput: @Sendable (Catalog, SchemaDefinitions) -> JSON
  let describeOutput: @Sendable (SchemaDefinitions) -> JSON

  public static let all: [BatchEngine] = [roadmap, routeProblem, assessment, deadlines, practice]

  static let roadmap = BatchEngine(
    name: "roadmap", run: runRoadmap,
    describeInput: { catalog, definitions in
      _ = definitions.add(RoadmapInput.factsPart, catalog.factDictionary.jsonSchema())
      return Schema.reference(to: RoadmapInput.self, in: definitions)
    }, describeOutput: { RoadmapResult.jsonSchema($0) })

  static let routeProblem = BatchEngine(
    name: "routeProblem", isDated: false, run: runRouteProblem,
    describeInput: { _, definitions in Schema.reference(to: RouteProblemInput.self, in: definitions) },
    describeOutput: { RouteProblemSchema.answer($0) })

  static let deadlines = BatchEngine(
    name: "deadlines", run: runDeadlines,
    describeInput: { _, definitions in Schema.reference(to: DeadlinesInput.self, in: definitions) },
    describeOutput: { Deadline.jsonSchema($0) })

  @Sendable private static func runDeadlines(
    _ node: Node, on date: CivilDate, _ catalog: Catalog, _ reading: Reading
  ) -> JSON {
    let input: DeadlinesInput = reading.read(node, path: "input")
    guard reading.problems.isEmpty else { return .null }
    return input.answer(catalog.registrationKnowledge, today: date, reading)
  }

  @Sendable private static func runRoadmap(
    _ node: Node, on date: CivilDate, _ catalog: Catalog, _ reading: Reading
  ) -> JSON {
    let input: RoadmapInput = reading.read(node, path: "input")
    guard let profile = input.profile else { return .null }
    let knowledge = catalog.roadmapKnowledge
    let facts = knowledge.dictionary.read(profile, path: "input.profile", reading: reading)
    guard reading.problems.isEmpty else { return .null }
    return RoadmapEngine(knowledge, facts: facts, today: date).run(explained: input.explain).json
  }

  @Sendable private static func runRouteProblem(
    _ node: Node, on _: CivilDate, _: Catalog, _ reading: Reading
  ) -> JSON {
    let input: RouteProblemInput = reading.read(node, path: "input")
    guard reading.problems.isEmpty else { return .null }
    return input.answer(reading)
  }
}

/// `{"profile": {facts}}`, and `"explain": true` for what each limit and each step of the recommended route is worth.
struct RoadmapInput: Record {
  static let factsPart = "Facts"
  let profile: Node?
  let explain: Bool

  init(_ fields: Fields) {
    fields.describe("profile", part: RoadmapInput.factsPart, required: true)
    profile = fields.take("profile")
    explain = fields.optional("explain") ?? false
    if profile == nil, !fields.isDescribing { fields.missing("profile", "un groupe de faits") }
  }
}
