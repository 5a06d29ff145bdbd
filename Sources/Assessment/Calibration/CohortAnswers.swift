import Kernel

/// One anonymous person of a cohort: what they answered, and the group that they chose to name.
///
///     {"group": "bts-1", "answers": {"mes-hausse-abonnes": 1, "red-accroche": 0}}
public struct CohortPerson: Record {
  public let group: String?
  /// Item ids and whether the answer was right; « je ne sais pas » counts as 0.
  public let answers: [(item: String, isRight: Bool)]

  public init(group: String?, answers: [(item: String, isRight: Bool)]) {
    (self.group, self.answers) = (group, answers)
  }

  public init(_ fields: Fields) {
    group = fields.optional("group")
    fields.describe(
      "answers", ["type": "object", "additionalProperties": ["enum": [0, 1]]], required: true)
    var answers: [(item: String, isRight: Bool)] = []
    if let node = fields.take("answers") {
      if case .map(let entries) = node.value {
        for entry in entries {
          guard case .scalar(let text, true) = entry.value.value, text == "0" || text == "1" else {
            fields.problem(
              .wrongValue, at: entry.value, key: "answers.\(entry.key)", "une réponse vaut 0 (fausse) ou 1 (juste).")
            continue
          }
          answers.append((entry.key, text == "1"))
        }
      } else {
        fields.problem(.wrongType, at: node, key: "answers", "« answers » est un groupe : question → 0 ou 1.")
      }
    } else if !fields.isDescribing {
      fields.problem(.missingKey, key: "answers", "il manque la clé « answers » : question → 0 ou 1.")
    }
    self.answers = answers
  }

  /// Reads JSON Lines; every problem with its line.
  public static func read(_ bytes: [UInt8], file: String, items: Set<String>) -> (
    people: [CohortPerson], problems: [Problem]
  ) {
    var people: [CohortPerson] = []
    var problems: [Problem] = []
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      if line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { continue }
      guard problems.count < 20 else { break }
      let place = Position(file: file, line: index + 1, column: 1)
      let reading = Reading(strict: true)
      let person: CohortPerson
      do throws(Problem) {
        person = reading.read(try JSONReader.read(Array(line)))
      } catch {
        problems.append(Problem(error.kind, at: place, error.message))
        continue
      }
      problems += reading.problems.sorted.prefix(1).map { Problem($0.kind, at: place, path: $0.path, $0.message) }
      for answer in person.answers where !items.contains(answer.item) {
        let nearest =
          FrenchText.nearest(to: answer.item, among: items.sorted()).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
        problems.append(
          Problem(
            .unknownReference, at: place, path: "answers.\(answer.item.prefix(60))",
            "« \(answer.item.prefix(60)) » n’est pas une question du catalogue.\(nearest)"))
        break
      }
      people.append(person)
    }
    return (people, problems)
  }
}
