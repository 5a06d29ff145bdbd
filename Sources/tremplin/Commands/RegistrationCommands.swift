import Catalog
import Conversation
import Document
import Kernel
import Notebook
import Practice
import Registration

/// `demarches`: registration step by step, its dates, the turnover declared.
enum RegistrationCommands {
  /// Before the id of the step, in the name of an unfinished conversation.
  static let conversationPrefix = "registration."

  static let all: [Command] = [
    Command(
      words: ["demarches"], summary: "vos démarches d’indépendant·e, étape par étape, avec leurs dates",
      examples: [.init("tremplin demarches", "où vous en êtes")],
      run: { session, _ throws(Failure) in try list(session, isWhole: false) }),
    Command(
      words: ["demarches", "liste"], aliases: ["lister"], summary: "toutes les étapes, leur état, leur date",
      run: { session, _ throws(Failure) in try list(session, isWhole: true) }),
    Command(
      words: ["demarches", "voir"], arguments: "ÉTAPE", arity: 1...8,
      summary: "une étape : pourquoi, comment, où, combien, jusqu’à quand",
      examples: [.init("tremplin demarches voir acre", "demander l’Acre")], completions: ids, run: view),
    Command(
      words: ["demarches", "echeances"], aliases: ["dates", "calendrier"],
      summary: "toutes les dates, les retards d’abord", run: deadlines),
    Command(
      words: ["demarches", "situation"], arguments: "[FAIT [VALEUR]]", arity: 0...20,
      summary: "dire ce qui vous concerne, pour ne voir que vos étapes",
      examples: [
        .init("tremplin demarches situation", "répondre à quelques questions"),
        .init("tremplin demarches situation registration.startDate 23/11/2026", "donner sa date de début"),
      ], completions: situationFacts, run: situation),
    Command(
      words: ["demarches", "fait"], aliases: ["faite"], arguments: "ÉTAPE [RÉPONSE…]", arity: 1...8,
      options: [
        .init(name: "--le", value: "DATE", meaning: "le jour où c’était ; aujourd’hui à défaut"),
        .init(name: "--piece", value: "NOM", meaning: "où vous rangez la preuve (nom de fichier, classeur…)"),
      ],
      summary: "noter une étape faite, et ce qu’elle vous a donné",
      examples: [
        .init("tremplin demarches fait deposer-formalite 23/11/2026", "noter le jour du dépôt"),
        .init("tremplin demarches fait recevoir-siret", "noter son SIRET, vérifié"),
      ], completions: ids, run: markDone),
    Command(
      words: ["demarches", "annuler"], arguments: "ÉTAPE", arity: 1...8, summary: "remettre une étape à faire",
      completions: ids, run: undo),
    Command(
      words: ["demarches", "reporter"], arguments: "ÉTAPE DATE", arity: 2...6,
      summary: "laisser une étape de côté jusqu’à une date", completions: ids, run: postpone),
    Command(
      words: ["demarches", "ecarter"], arguments: "ÉTAPE RAISON…", arity: 2...40,
      summary: "dire qu’une étape ne vous concerne pas, et pourquoi", completions: ids, run: dismiss),
    Command(
      words: ["demarches", "noter"], arguments: "ÉTAPE TEXTE…", arity: 2...200,
      summary: "garder une note sur une étape (« - » pour l’effacer)", completions: ids, run: note),
    Command(
      words: ["demarches", "declarer"], arguments: "[PÉRIODE MONTANT]", arity: 0...5,
      options: Activity.allCases.map {
        .init(name: $0.option, value: "MONTANT", meaning: "activité mixte : la part encaissée \($0.after)")
      },
      summary: "noter les recettes d’un mois ou d’un trimestre, et les voir face aux seuils",
      details: [
        "Zéro compte. Une correction garde l’ancien montant dans l’historique. Rien n’est transmis à l’Urssaf : c’est votre double.",
        "Activité mixte : comme à l’Urssaf, un montant par ligne. Le montant seul est celui de votre activité principale ; les autres lignes s’y ajoutent.",
      ],
      examples: [
        .init("tremplin demarches declarer 2027-02 850", "850 € encaissés en février 2027"),
        .init("tremplin demarches declarer 2027-T1 2400", "un trimestre entier"),
        .init(
          "tremplin demarches declarer 2027-02 850 --vente 200", "850 € en libéral et 200 € en ventes : 1 050 € en tout"
        ),
        .init("tremplin demarches declarer", "relire l’année et les seuils"),
      ], run: declare),
    Command(
      words: ["demarches", "document"], arguments: "[NOM]", arity: 0...3,
      options: [.init(name: "--format", value: "texte|md|html", meaning: "sous quelle forme ; texte à défaut")],
      summary: "un modèle à remplir : devis, facture, contrat, lettre pour l’Acre",
      examples: [
        .init("tremplin demarches document facture --format md > facture.md", "une facture à compléter, en Markdown")
      ],
      completions: { session in ((try? session.catalog().papers) ?? []).map(\.name) }, run: paper),
  ]

  private static func ids(_ session: Session) -> [String] {
    ((try? session.catalog().steps) ?? []).map(\.id)
  }

  private static func situationFacts(_ session: Session) -> [String] {
    ((try? session.catalog().steps) ?? []).flatMap(\.asks).map(\.fact)
  }

  // MARK: Looking

  static func followUp(_ session: Session, facts: Facts? = nil, steps: StepRecords? = nil) throws(Failure) -> FollowUp {
    let person = try session.person()
    return FollowUp(
      try session.catalog().registrationKnowledge, facts: facts ?? person.facts, records: steps ?? person.steps,
      today: session.today)
  }

  private static func list(_ session: Session, isWhole: Bool) throws(Failure) {
    let view = FollowUpView(try session.catalog().registrationKnowledge, try followUp(session))
    if session.options.json { return try session.show(view.json()) }
    try session.show(view.list(isWhole: isWhole, opening: try practiceNote(session, view)))
  }

  /// Before the formality is filed: whether practice says that it is time. It advises, and forbids nothing.
  private static func practiceNote(_ session: Session, _ view: FollowUpView) throws(Failure) -> [Block] {
    let facts = try session.person().facts
    guard facts["registration.date"] == nil, facts["registration.siret"] == nil, !view.isInBusiness else { return [] }
    let readiness = try PracticeCommands.readiness(session)
    let verdict = "Votre pratique. \(ReadinessView.verdict(readiness)) "
    if readiness.verdict(.practice) == .met, !view.isMinor {
      return [.callout(.info, Inline(verdict + "C’est le bon moment pour déposer votre formalité."))]
    }
    let advice =
      view.isMinor
      ? "Avant 18 ans, la micro-entreprise n’est en principe pas ouverte (à vérifier). Ce qui se prépare en attendant : "
      : "Rien ne vous interdit de vous immatriculer ; ce qui manque, et le plus court pour y arriver : "
    return [.callout(.info, Inline(verdict + advice) + .command("tremplin pratique bilan"))]
  }

  private static func deadlines(_ session: Session, _: Arguments) throws(Failure) {
    let view = FollowUpView(try session.catalog().registrationKnowledge, try followUp(session))
    if session.options.json { return try session.show(view.json()) }
    try session.showCited(view.deadlines())
  }

  private static func view(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.catalog().registrationKnowledge
    let step = try step(arguments.words, knowledge)
    let followUp = try followUp(session)
    if session.options.json {
      let catalog = try session.catalog()
      guard let entry = catalog.directory.first(where: { $0.kind == .steps && $0.id == step.id }),
        let node = catalog.node(entry)
      else { return }
      return try session.show([
        "step": JSON(node), "deadlines": .array((followUp.item(step.id)?.deadlines ?? []).map(\.json)),
      ])
    }
    try session.showCited(StepView(knowledge, today: session.today, followUp: followUp).document(step))
  }

  /// A step by id, title, alias or deadline, accents and case free.
  static func step(_ words: [String], _ knowledge: RegistrationKnowledge) throws(Failure) -> RegistrationStep {
    let typed = words.joined(separator: " ")
    let key = FrenchText.fold(typed)
    let dashed = key.replacing(" ", with: "-")
    if let found = knowledge.steps.first(where: { $0.id == key || $0.id == dashed }) { return found }
    // The title first, then other words: « acre » is the request before it is the check of the right to it.
    let byName =
      knowledge.steps.first { step in ([step.title] + step.aliases).contains { FrenchText.fold($0) == key } }
      ?? knowledge.steps.first { step in step.names.contains { FrenchText.fold($0) == key } }
    if let byName { return byName }
    let names = knowledge.steps.flatMap(\.names)
    var hint = " La liste : tremplin demarches liste."
    if let nearest = FrenchText.nearest(to: typed, among: names),
      let step = knowledge.steps.first(where: { $0.names.contains(nearest) })
    {
      hint = " Vouliez-vous dire « \(step.id) » (\(step.title)) ?"
    }
    throw Failure(.notFound, "« \(typed.prefix(60)) » n’est pas une étape connue.\(hint)")
  }

  /// The step that the first words name, and the words that follow it.
  static func stepAndRest(
    _ arguments: Arguments, _ knowledge: RegistrationKnowledge
  ) throws(Failure) -> (RegistrationStep, [String]) {
    (try step([arguments[0]], knowledge), Array(arguments.words.dropFirst()))
  }

  // MARK: Documents

  private static func paper(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let catalog = try session.catalog()
    guard !arguments.words.isEmpty else {
      if session.options.json {
        return try session.show([
          "documents": .array(catalog.papers.map { ["id": .string($0.id), "title": .string($0.title)] })
        ])
      }
      return try session.show(
        Document("Documents à remplir") {
          Inline("Des modèles, aux mentions du jour, à faire relire.")
          Block.commands(
            catalog.papers.map { CommandHint("tremplin demarches document \($0.name)", Inline(markup: $0.summary)) })
        })
    }
    let typed = arguments.words.joined(separator: " ")
    let key = FrenchText.fold(typed)
    guard
      let paper = catalog.papers.first(where: {
        ([$0.id, $0.title] + $0.aliases).contains { FrenchText.fold($0) == key }
      })
    else {
      let nearest =
        FrenchText.nearest(to: typed, among: catalog.papers.map(\.name)).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      throw Failure(
        .notFound,
        "« \(typed.prefix(60)) » n’est pas un document.\(nearest) Documents : \(catalog.papers.map(\.name).joined(separator: ", "))."
      )
    }
    let document = PaperView(catalog.registrationKnowledge, facts: try session.person().facts, today: session.today)
      .document(paper)
    if session.options.json {
      return try session.show([
        "id": .string(paper.id), "title": .string(paper.title),
        "markdown": .string(renderMarkdown(try session.cited(document))),
      ])
    }
    switch arguments.options["--format"] {
    case nil, "texte": try session.showCited(document)
    case "md": try session.write(renderMarkdown(try session.cited(document)))
    case "html": try session.write(renderHTML(try session.cited(document)))
    case let word?:
      throw Failure(.usage, "« \(word.prefix(20)) » n’est pas une forme connue. Possibles : texte, md, html.")
    }
  }
}

extension Paper {
  /// What a person types: the first of its other names.
  var name: String { aliases.first ?? id }
}
