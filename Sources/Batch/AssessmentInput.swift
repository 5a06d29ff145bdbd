import Assessment
import Kernel

/// The `assessment` engine’s input: a bank of `[a, b, c]`, what was asked and what was answered, in the same order.
struct AssessmentInput: Record {
  let bank: [ItemParameters]
  let administered: [Int]
  let responses: [Bool]

  init(_ fields: Fields) {
    AssessmentInput.describe(fields)
    bank = AssessmentInput.list("bank", fields).enumerated().map { AssessmentInput.item($1, "bank[\($0)]", fields) }
    let asked = AssessmentInput.list("administered", fields).enumerated().map { index, node in
      AssessmentInput.whole(node, "administered[\(index)]", fields)
    }
    let given = AssessmentInput.list("responses", fields).enumerated().map { index, node in
      AssessmentInput.whole(node, "responses[\(index)]", fields)
    }
    var seen = Set<Int>()
    for (index, item) in asked.enumerated() {
      if !bank.indices.contains(item) {
        fields.problem(
          .outOfRange, key: "administered[\(index)]",
          "la question \(item) n’est pas dans la banque, qui en compte \(bank.count) (de 0 à \(max(bank.count - 1, 0)))."
        )
      } else if !seen.insert(item).inserted {
        fields.problem(.duplicateID, key: "administered[\(index)]", "la question \(item) est posée deux fois.")
      }
    }
    for (index, response) in given.enumerated() where response != 0 && response != 1 {
      fields.problem(
        .outOfRange, key: "responses[\(index)]", "une réponse vaut 0 (fausse) ou 1 (juste), pas \(response).")
    }
    if asked.count != given.count {
      func count(_ list: [some Any], _ one: String, _ many: String) -> String {
        // In French, zero is singular.
        "\(list.count) \(list.count < 2 ? one : many)"
      }
      fields.problem(
        .contradiction, key: "responses",
        "\(count(asked, "question posée", "questions posées")) et \(count(given, "réponse", "réponses")) : il en faut autant."
      )
    }
    administered = asked
    responses = given.map { $0 == 1 }
  }

  private static func describe(_ fields: Fields) {
    let item: JSON = [
      "type": "array", "prefixItems": [["type": "number", "exclusiveMinimum": 0], ["type": "number"], luck],
      "minItems": 3, "maxItems": 3, "description": "a (pente), b (difficulté), c (hasard)",
    ]
    fields.describe("bank", ["type": "array", "items": item], required: true)
    fields.describe("administered", ["type": "array", "items": ["type": "integer", "minimum": 0]], required: true)
    fields.describe("responses", ["type": "array", "items": ["enum": [0, 1]]], required: true)
  }

  private static let luck: JSON = ["type": "number", "minimum": 0, "exclusiveMaximum": 1]

  // MARK: Readers

  private static func list(_ key: String, _ fields: Fields) -> [Node] {
    guard let node = fields.take(key) else {
      if !fields.isDescribing { fields.missing(key, "une liste, vide s’il n’y a rien") }
      return []
    }
    if case .list(let items) = node.value { return items }
    fields.problem(
      .wrongType, at: node, key: key, "« \(key) » : \(node.kindInFrench) se trouve là où il fallait une liste.")
    return []
  }

  private static func whole(_ node: Node, _ key: String, _ fields: Fields) -> Int {
    if case .scalar(let text, true) = node.value, let value = Int(text) { return value }
    fields.problem(.wrongType, at: node, key: key, "\(node.kindInFrench) se trouve là où il fallait un nombre entier.")
    return 0
  }

  private static func item(_ node: Node, _ key: String, _ fields: Fields) -> ItemParameters {
    var numbers: [Double] = []
    if case .list(let parts) = node.value {
      numbers = parts.compactMap { part in
        if case .scalar(let text, true) = part.value, let value = Double(text), value.isFinite { value } else { nil }
      }
    }
    guard case .list(let parts) = node.value, parts.count == 3, numbers.count == 3 else {
      fields.problem(.wrongType, at: node, key: key, "une question est une liste de trois nombres : [a, b, c].")
      return ItemParameters(a: 1, b: 0)
    }
    if numbers[0] <= 0 { fields.problem(.outOfRange, key: key, "a (la pente) doit être plus grand que 0.") }
    if !(0..<1).contains(numbers[2]) {
      fields.problem(.outOfRange, key: key, "c (le hasard) va de 0 compris à 1 exclu.")
    }
    return ItemParameters(a: numbers[0], b: numbers[1], c: numbers[2])
  }

  // MARK: The answer

  var answer: JSON {
    let estimate = AbilityEstimate(administered.map { bank[$0] }, right: responses)
    let asked = Set(administered)
    let next = ItemSelector(bank).best(at: estimate.mean) { !asked.contains($0) }
    return [
      "eap": AssessmentInput.number(estimate.mean), "sd": AssessmentInput.number(estimate.deviation),
      "next": .optional(next) { .int($0.index) },
      "information": .optional(next) { AssessmentInput.number($0.information) },
    ]
  }

  /// The shortest text that reads back to the same number.
  private static func number(_ value: Double) -> JSON { .number("\(value == 0 ? 0 : value)") }

  static func answerSchema(_ definitions: SchemaDefinitions) -> JSON {
    definitions.add(
      "AssessmentAnswer",
      Schema.written([
        ("eap", ["type": "number"]), ("sd", ["type": "number", "minimum": 0]), ("next", ["type": ["integer", "null"]]),
        ("information", ["type": ["number", "null"]]),
      ]))
  }
}

extension BatchEngine {
  /// An ability from answers, and the next question, by the three-parameter model.
  static let assessment = BatchEngine(
    name: "assessment",
    run: { node, _, _, reading in
      let input: AssessmentInput = reading.read(node, path: "input")
      return reading.problems.isEmpty ? input.answer : .null
    },
    describeInput: { _, definitions in Schema.reference(to: AssessmentInput.self, in: definitions) },
    describeOutput: { AssessmentInput.answerSchema($0) })
}
