import Catalog
import Kernel
import Practice

/// The `practice` engine’s input: a client, a seed, and either a simulated colleague or replies by decision.
struct PracticeInput: Record {
  let scenario: String
  let seed: UInt64
  let policy: Policy?
  let replies: Node?

  init(_ fields: Fields) {
    scenario = fields.value("scenario")
    fields.describe("seed", ["type": "integer"], required: true)
    seed = PracticeInput.seed(fields)
    policy = fields.choice("policy")
    fields.describe(
      "replies",
      [
        "type": "object",
        "additionalProperties": [
          "anyOf": [
            ["type": ["string", "number", "null"]], ["type": "array", "items": ["type": "string"]],
            ["type": "object", "properties": ["score": ["type": "number"]], "required": ["score"]],
          ]
        ],
        "description":
          "optionId | [ids] | nombre | texte | {\"score\": n} par décision ; « id~2 » quand un événement revient ; null : laissé de côté",
      ], required: false)
    replies = fields.take("replies")
    if !fields.isDescribing, (policy == nil) == (replies == nil), fields.reading.problems.isEmpty {
      fields.problem(
        .contradiction, key: "policy", "il faut « policy » ou « replies », l’un des deux et pas les deux.")
    }
  }

  private static func seed(_ fields: Fields) -> UInt64 {
    guard let node = fields.take("seed") else {
      if !fields.isDescribing {
        fields.missing("seed", "un nombre entier")
      }
      return 0
    }
    if case .scalar(let text, true) = node.value {
      if let seed = UInt64(text) { return seed }
      if let seed = Int64(text) { return UInt64(bitPattern: seed) }
    }
    fields.problem(
      .wrongType, at: node, key: "seed", "« seed » : \(node.kindInFrench) se trouve là où il fallait un nombre entier.")
    return 0
  }
}

extension BatchEngine {
  /// One engagement with a practice client, by a simulated colleague or by given replies.
  static let practice = BatchEngine(
    name: "practice", run: runPractice,
    describeInput: { _, definitions in Schema.reference(to: PracticeInput.self, in: definitions) },
    describeOutput: { PracticeSchema.answer($0) })

  @Sendable private static func runPractice(
    _ node: Node, on date: CivilDate, _ catalog: Catalog, _ reading: Reading
  ) -> JSON {
    let input: PracticeInput = reading.read(node, path: "input")
    guard reading.problems.isEmpty else { return .null }
    guard let scenario = catalog.scenarios.first(where: { $0.id == input.scenario }) else {
      let ids = catalog.scenarios.map(\.id)
      let nearest = FrenchText.nearest(to: input.scenario, among: ids).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      reading.problems.add(
        Problem(
          .unknownReference, path: "input.scenario",
          "« \(input.scenario.prefix(60)) » n’est pas un client d’entraînement.\(nearest) Clients : \(ids.joined(separator: ", "))."
        ))
      return .null
    }
    let world = catalog.practiceWorld(scenario, on: date)
    if let policy = input.policy { return PracticeRun(world, seed: input.seed, policy: policy).json }
    guard let answers = replies(input, GivenReply(world, catalog.writingDesk(on: date)), reading) else { return .null }
    let run = PracticeRun(world, seed: input.seed) { index, id, engagement in
      // An event that comes back takes the same reply, unless `id~2` says otherwise.
      guard let answer = answers[id] ?? answers[world.id(ofDecision: index)] else { return nil }
      guard engagement.isOpen(answer.reply, to: index) else {
        reading.problems.add(
          Problem(
            .wrongValue, path: "input.replies.\(id)",
            "cette réponse n’est pas possible à ce moment de la mission : ses conditions ne sont pas réunies."))
        return nil
      }
      return answer
    }
    return run.json
  }

  private static func replies(
    _ input: PracticeInput, _ given: GivenReply, _ reading: Reading
  ) -> [String: PracticeRun.Answer]? {
    guard case .map(let entries)? = input.replies?.value else {
      reading.problems.add(
        Problem(.wrongType, path: "input.replies", "« replies » : il fallait un groupe {décision: réponse}."))
      return nil
    }
    var answers: [String: PracticeRun.Answer] = [:]
    for entry in entries {
      let path = "input.replies.\(entry.key)"
      guard let index = given.decision(entry.key) else {
        let nearest = FrenchText.nearest(to: entry.key, among: given.ids).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
        reading.problems.add(
          Problem(
            .unknownReference, path: path,
            "« \(entry.key.prefix(60)) » n’est ni une décision de ce client, ni un de ses événements.\(nearest)"))
        continue
      }
      do throws(GivenReply.Refusal) {
        answers[entry.key] = try given.read(entry.value, to: index)
      } catch {
        reading.problems.add(Problem(.wrongValue, path: path, "« \(entry.key) » : \(error.message)"))
      }
    }
    return reading.problems.isEmpty ? answers : nil
  }
}

/// The JSON Schema of what the `practice` engine answers.
enum PracticeSchema {
  static func answer(_ definitions: SchemaDefinitions) -> JSON {
    let number: JSON = ["type": "number"]
    let numbers: JSON = ["type": "object", "additionalProperties": ["type": ["number", "null"]]]
    let metrics = Schema.written(
      [
        "followers", "followersGained", "reach", "engagement", "clicks", "hours", "costs", "price", "invoiced",
        "hourly",
        "trust", "reputation", "quality",
      ].map { ($0, number) } + [("redLines", ["type": "integer"]), ("platforms", numbers), ("kpis", numbers)])
    let decision = Schema.written([
      ("id", String.jsonSchema), ("reply", [:]),
      (
        "effect",
        [
          "type": "object", "additionalProperties": number,
          "description":
            "par dimension, ce que la réponse ajoute ou retire à la part des décisions, par rapport au milieu du possible",
        ]
      ),
    ])
    return definitions.add(
      "PracticeAnswer",
      Schema.written([
        ("ended", ["type": ["string", "null"]]), ("pending", ["type": ["string", "null"]]),
        ("weeks", ["type": "integer", "minimum": 0, "maximum": 12]), ("scores", numbers), ("metrics", metrics),
        ("decisions", Schema.list(of: decision)),
        ("digest", ["type": "string", "pattern": "^[0-9a-f]{16}$"]),
      ]))
  }
}
