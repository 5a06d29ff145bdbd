import Assessment
import Kernel
import Practice
import Profile
import Roadmap
import Trade

/// What can stand in `Data/`: each kind is a top-level key of a YAML file, holding a list of entries.
public enum CatalogKind: String, CaseIterable, Sendable {
  case sources, rome, facts, questions, competences, goals, formations, fundings, calendars, tariffs, advices, topics
  case figures, terms, items, scenarios, events, platforms, sectors, pools, dimensions, postRules

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
    case .scenarios: "client d’entraînement"
    case .events: "événement d’entraînement"
    case .platforms: "plateforme"
    case .sectors: "secteur"
    case .pools: "public d’un lieu"
    case .dimensions: "dimension du bilan"
    case .postRules: "règle d’écriture"
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
    case .scenarios: _ = reading.read(node, as: Scenario.self, path: path)
    case .events: _ = reading.read(node, as: PracticeEvent.self, path: path)
    case .platforms: _ = reading.read(node, as: Platform.self, path: path)
    case .sectors: _ = reading.read(node, as: Sector.self, path: path)
    case .pools: _ = reading.read(node, as: Pool.self, path: path)
    case .dimensions: _ = reading.read(node, as: Dimension.self, path: path)
    case .postRules: _ = reading.read(node, as: PostRule.self, path: path)
    }
  }

  /// The JSON Schema of one entry, generated from the type that reads it.
  public var schema: JSON {
    switch self {
    case .sources: Schema.of(Source.self, title: rawValue)
    case .rome: Schema.of(RomeCode.self, title: rawValue)
    case .facts: Schema.of(FactDeclaration.self, title: rawValue)
    case .questions: Schema.of(Question.self, title: rawValue)
    case .competences: Schema.of(Competence.self, title: rawValue)
    case .goals: Schema.of(Goal.self, title: rawValue)
    case .formations: Schema.of(Formation.self, title: rawValue)
    case .fundings: Schema.of(Funding.self, title: rawValue)
    case .calendars: Schema.of(ApplicationCalendar.self, title: rawValue)
    case .tariffs: Schema.of(Tariff.self, title: rawValue)
    case .advices: Schema.of(Advice.self, title: rawValue)
    case .topics: Schema.of(Topic.self, title: rawValue)
    case .figures: Schema.of(Figure.self, title: rawValue)
    case .terms: Schema.of(Term.self, title: rawValue)
    case .items: Schema.of(Item.self, title: rawValue)
    case .scenarios: Schema.of(Scenario.self, title: rawValue)
    case .events: Schema.of(PracticeEvent.self, title: rawValue)
    case .platforms: Schema.of(Platform.self, title: rawValue)
    case .sectors: Schema.of(Sector.self, title: rawValue)
    case .pools: Schema.of(Pool.self, title: rawValue)
    case .dimensions: Schema.of(Dimension.self, title: rawValue)
    case .postRules: Schema.of(PostRule.self, title: rawValue)
    }
  }
}
