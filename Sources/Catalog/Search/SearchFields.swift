import Kernel

/// How an entry of each kind is named, found and opened: one line a kind, all that a new kind must add.
struct EntryFields: Sendable {
  /// Above a list of such entries.
  let heading: String
  /// The key of its title.
  let title: String
  /// Keys, at any depth, whose words count nearly as much as the title.
  let keywords: Set<String>
  /// The word of a person for the kind, as in `catalogue voir terme:acre`.
  let word: String
  /// What a result of this kind is worth to somebody who searches, from 0 to 1.
  let worth: Double
  /// The command that opens it; nil for `catalogue voir ID`.
  let command: String?

  init(
    _ word: String, _ heading: String, _ title: String, _ keywords: Set<String> = [], opens command: String? = nil,
    worth: Double = 1
  ) {
    (self.word, self.heading, self.title) = (word, heading, title)
    (self.keywords, self.command, self.worth) = (keywords, command, worth)
  }
}

extension CatalogKind {
  var fields: EntryFields {
    switch self {
    case .sources: EntryFields("source", "Sources", "title", ["publisher"], worth: 0.25)
    case .rome: EntryFields("rome", "Codes ROME", "title")
    case .facts: EntryFields("fait", "Faits du carnet", "label", ["aliases"], worth: 0.5)
    case .questions: EntryFields("question", "Questions de l’entretien", "text", ["fact"], worth: 0.5)
    case .competences: EntryFields("competence", "Compétences", "title", ["domain"])
    case .goals: EntryFields("objectif", "Objectifs", "label")
    case .formations:
      EntryFields(
        "formation", "Formations et étapes", "title", ["aliases", "formerTitles", "code"], opens: "parcours voir")
    case .fundings: EntryFields("financement", "Financements", "title", ["aliases"])
    case .calendars: EntryFields("calendrier", "Calendriers", "title")
    case .tariffs: EntryFields("tarif", "Tarifs", "label")
    case .advices: EntryFields("conseil", "Conseils", "text", worth: 0.25)
    case .topics: EntryFields("page", "Pages sur le métier", "title", ["aliases"], opens: "metier")
    case .figures: EntryFields("chiffre", "Chiffres", "label")
    case .items: EntryFields("item", "Questions de compétence", "prompt", ["competence"], worth: 0.1)
    case .scenarios: EntryFields("client", "Clients d’entraînement", "title", ["trade", "summary"])
    case .events: EntryFields("evenement", "Événements d’entraînement", "title", worth: 0.5)
    case .platforms: EntryFields("plateforme", "Plateformes", "name")
    case .sectors: EntryFields("secteur", "Secteurs", "label", worth: 0.25)
    case .pools: EntryFields("public", "Publics d’un lieu", "id", worth: 0.1)
    case .dimensions: EntryFields("dimension", "Dimensions du bilan", "label", worth: 0.5)
    case .postRules: EntryFields("regle", "Règles d’écriture", "text", ["anyOf"], worth: 0.5)
    case .readinessRules: EntryFields("condition", "Conditions avant un client", "label", worth: 0.5)
    case .terms: EntryFields("terme", "Glossaire", "term", ["aliases", "domain"], opens: "glossaire")
    case .steps: EntryFields("demarche", "Démarches", "title", ["aliases"], opens: "demarches voir", worth: 0.8)
    case .holidays: EntryFields("jour-ferie", "Jours fériés", "label", worth: 0.5)
    case .thresholds: EntryFields("seuil", "Seuils", "title")
    case .papers:
      EntryFields("document", "Documents à remplir", "title", ["aliases"], opens: "demarches document", worth: 0.5)
    }
  }

  /// The word of a person for the kind: `terme`, `financement`…
  public var word: String { fields.word }

  /// Above a list of such entries: « Formations et étapes ».
  public var heading: String { fields.heading }

  /// The kind that a word names, French or as in the files, accents and case free.
  public init?(word: String) {
    let key = FrenchText.fold(word)
    guard let kind = CatalogKind.allCases.first(where: { $0.fields.word == key || FrenchText.fold($0.rawValue) == key })
    else {
      return nil
    }
    self = kind
  }

  /// The command that opens an entry of this kind: `tremplin glossaire acre`.
  public func command(opening id: String) -> String {
    fields.command.map { "tremplin \($0) \(id)" } ?? "tremplin catalogue voir \(word):\(id)"
  }
}
