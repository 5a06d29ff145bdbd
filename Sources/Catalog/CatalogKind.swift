import Assessment
import Kernel
import Practice
import Profile
import Registration
import Roadmap
import Trade

/// What can stand in `Data/`: each kind is a top-level key of a YAML file, holding a list of entries.
public enum CatalogKind: String, CaseIterable, Sendable {
  case sources, rome, facts, questions, competences, goals, formations, fundings, calendars, tariffs, advices, topics
  case figures, terms, items, steps, holidays, thresholds, papers
  case scenarios, events, platforms, sectors, pools, dimensions, postRules, readinessRules

  /// The name under which other entries refer to one of these.
  public var reference: String {
    switch self {
    case .rome: "rome"
    default: String(rawValue.dropLast())
    }
  }

  /// What a person calls it.
  public var inFrench: String {
    switch self {
    case .sources: "source"
    case .rome: "code ROME"
    case .facts: "fait"
    case .questions: "question de l’entretien"
    case .competences: "compétence"
    case .goals: "objectif"
    case .formations: "formation ou étape"
    case .fundings: "financement"
    case .calendars: "calendrier"
    case .tariffs: "tarif"
    case .advices: "conseil"
    case .topics: "page sur le métier"
    case .figures: "chiffre"
    case .terms: "terme du glossaire"
    case .items: "question de compétence"
    case .steps: "démarche"
    case .holidays: "jour férié"
    case .thresholds: "seuil"
    case .papers: "document à remplir"
    case .scenarios: "client d’entraînement"
    case .events: "événement d’entraînement"
    case .platforms: "plateforme"
    case .sectors: "secteur"
    case .pools: "public d’un lieu"
    case .dimensions: "dimension du bilan"
    case .postRules: "règle d’écriture"
    case .readinessRules: "condition avant un client"
    }
  }

  /// Reads one entry for verification and throws the value away; problems and references stay with the reading.
  func check(_ node: Node, _ reading: Reading, path: String) {
    switch self {
    case .sources: _ = reading.read(node, as: Source.self, path: path)
    case .rome: _ = reading.read(node, as: RomeCode.self, path: path)
    case .facts: _ = reading.read(node, as: FactDeclaration.self, path: path)
    case .questions: _ = reading.read(node, as: Question.self, path: path)
    case .competences: _ = reading.read(node, as: Competence.self, path: path)
    case .goals: _ = reading.read(node, as: Goal.self, path: path)
    case .formations: _ = reading.read(node, as: Formation.self, path: path)
    case .fundings: _ = reading.read(node, as: Funding.self, path: path)
    case .calendars: _ = reading.read(node, as: ApplicationCalendar.self, path: path)
    case .tariffs: _ = reading.read(node, as: Tariff.self, path: path)
    case .advices: _ = reading.read(node, as: Advice.self, path: path)
    case .topics: _ = reading.read(node, as: Topic.self, path: path)
    case .figures: _ = reading.read(node, as: Figure.self, path: path)
    case .terms: _ = reading.read(node, as: Term.self, path: path)
    case .items: _ = reading.read(node, as: Item.self, path: path)
    case .steps: _ = reading.read(node, as: RegistrationStep.self, path: path)
    case .holidays: _ = reading.read(node, as: Holiday.self, path: path)
    case .thresholds: _ = reading.read(node, as: Threshold.self, path: path)
    case .papers: _ = reading.read(node, as: Paper.self, path: path)
    case .scenarios: _ = reading.read(node, as: Scenario.self, path: path)
    case .events: _ = reading.read(node, as: PracticeEvent.self, path: path)
    case .platforms: _ = reading.read(node, as: Platform.self, path: path)
    case .sectors: _ = reading.read(node, as: Sector.self, path: path)
    case .pools: _ = reading.read(node, as: Pool.self, path: path)
    case .dimensions: _ = reading.read(node, as: Dimension.self, path: path)
    case .postRules: _ = reading.read(node, as: PostRule.self, path: path)
    case .readinessRules: _ = reading.read(node, as: ReadinessRule.self, path: path)
    }
  }

  /// The JSON Schema of one entry, generated from the type that reads it.
  public var schema: JSON {
    let definitions = SchemaDefinitions()
    return Schema.document(title: rawValue, [reference(in: definitions)], definitions)
  }

  /// The JSON Schema of a whole file, for editors: lists of entries by kind; in an overlay, an entry may be retired.
  public static var fileSchema: JSON {
    let definitions = SchemaDefinitions()
    let retired: JSON = [
      "type": "object", "properties": ["id": ["type": "string"], "retire": ["const": true]],
      "required": ["id", "retire"], "additionalProperties": false,
    ]
    let lists = allCases.map { kind -> (String, JSON) in
      (kind.rawValue, Schema.list(of: ["anyOf": [kind.reference(in: definitions), retired]]))
    }
    return Schema.document(title: "fichier", [Schema.written(lists, optional: Set(lists.map(\.0)))], definitions)
  }

  private func reference(in definitions: SchemaDefinitions) -> JSON {
    switch self {
    case .sources: Schema.reference(to: Source.self, in: definitions)
    case .rome: Schema.reference(to: RomeCode.self, in: definitions)
    case .facts: Schema.reference(to: FactDeclaration.self, in: definitions)
    case .questions: Schema.reference(to: Question.self, in: definitions)
    case .competences: Schema.reference(to: Competence.self, in: definitions)
    case .goals: Schema.reference(to: Goal.self, in: definitions)
    case .formations: Schema.reference(to: Formation.self, in: definitions)
    case .fundings: Schema.reference(to: Funding.self, in: definitions)
    case .calendars: Schema.reference(to: ApplicationCalendar.self, in: definitions)
    case .tariffs: Schema.reference(to: Tariff.self, in: definitions)
    case .advices: Schema.reference(to: Advice.self, in: definitions)
    case .topics: Schema.reference(to: Topic.self, in: definitions)
    case .figures: Schema.reference(to: Figure.self, in: definitions)
    case .terms: Schema.reference(to: Term.self, in: definitions)
    case .items: Schema.reference(to: Item.self, in: definitions)
    case .steps: Schema.reference(to: RegistrationStep.self, in: definitions)
    case .holidays: Schema.reference(to: Holiday.self, in: definitions)
    case .thresholds: Schema.reference(to: Threshold.self, in: definitions)
    case .papers: Schema.reference(to: Paper.self, in: definitions)
    case .scenarios: Schema.reference(to: Scenario.self, in: definitions)
    case .events: Schema.reference(to: PracticeEvent.self, in: definitions)
    case .platforms: Schema.reference(to: Platform.self, in: definitions)
    case .sectors: Schema.reference(to: Sector.self, in: definitions)
    case .pools: Schema.reference(to: Pool.self, in: definitions)
    case .dimensions: Schema.reference(to: Dimension.self, in: definitions)
    case .postRules: Schema.reference(to: PostRule.self, in: definitions)
    case .readinessRules: Schema.reference(to: ReadinessRule.self, in: definitions)
    }
  }
}
