import Catalog
import Conversation
import Document
import Kernel
import Notebook
import Practice

/// `client`: missions with practice clients.
enum ClientCommands {
  /// The name of the conversation in the notebook: `client.ID`.
  static let conversation = "client"

  static let all: [Command] = [
    Command(
      words: ["client", "lister"], aliases: ["liste"],
      summary: "les clients d’entraînement, du plus facile au plus difficile",
      run: list),
    Command(
      words: ["client", "voir"], arguments: "ID", arity: 1...1,
      summary: "un client avant la mission : ce qu’il dit, d’où il part",
      completions: ids, run: view),
    Command(
      words: ["client", "jouer"], arguments: "ID", arity: 1...1,
      summary: "mener une mission, du premier message à la facture",
      details: [
        "Une vingtaine de décisions sur douze semaines : questions, prix, textes à écrire, imprévus. Chaque réponse est gardée ; on s’arrête et on reprend où l’on veut.",
        "Pendant la mission : ? (aide), ? mot (le glossaire), carnet (l’histoire jusqu’ici), passer, pause. Un texte s’écrit sur la ligne, ou dans votre éditeur (editeur).",
        "Le hasard d’une mission est fixé au départ : --graine N le choisit.",
      ],
      examples: [.init("tremplin client jouer boulangerie-margaux", "commencer, ou reprendre")], completions: ids,
      run: ClientPlay.play),
    Command(
      words: ["client", "bilan"], arguments: "[ID]", arity: 0...1,
      summary: "le bilan de votre dernière mission, ou l’histoire de celle qui est en cours", completions: ids,
      run: ClientPlay.review),
    Command(
      words: ["client", "rejouer"], aliases: ["si"], arguments: "DÉCISION=RÉPONSE", arity: 1...1,
      options: [.init(name: "--client", value: "ID", meaning: "la mission de ce client, et non la dernière")],
      summary: "et si… : votre dernière mission, avec une autre réponse",
      details: [
        "Le hasard reste le même : la différence vient de la décision. Les réponses suivantes sont gardées tant qu’elles restent possibles ; sinon elles ne sont pas observées.",
        "Plusieurs réponses se séparent par des virgules : questions=objectif,acces.",
      ],
      examples: [.init("tremplin client rejouer perimetre=deux-formules", "avec deux formules au lieu de « tout »")],
      run: ClientPlay.replay),
    Command(
      words: ["client", "simuler"], arguments: "ID", arity: 1...1,
      options: [
        .init(name: "--parties", value: "N", meaning: "parties par collègue simulé (1000)"),
        .init(name: "--coeurs", value: "N", meaning: "travailler sur N cœurs (tous)"),
      ],
      summary: "pour qui écrit un scénario : des milliers de parties, et ce qu’elles en disent",
      examples: [.init("tremplin client simuler boulangerie-margaux --data MON_DOSSIER", "équilibrer un scénario")],
      completions: ids, run: ClientSimulation.run),
  ]

  private static func ids(_ session: Session) -> [String] { ((try? session.catalog().scenarios) ?? []).map(\.id) }

  private static func list(_ session: Session, _: Arguments) throws(Failure) {
    let list = ScenarioList(try session.catalog().scenarios, best: try ClientPlay.best(session))
    if session.options.json { return try session.show(list.json) }
    try session.show(list.document)
  }

  private static func view(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let scenario = try scenario(arguments[0], session)
    let best = try ClientPlay.best(session)[scenario.id]
    if session.options.json { return try session.show(scenario.json(best: best)) }
    let catalog = try session.catalog()
    let world = catalog.practiceWorld(scenario, on: session.today)
    try session.show(ScenarioPage(world, platforms: catalog.platforms, best: best).document)
  }

  /// By id, accents and case free.
  static func scenario(_ typed: String, _ session: Session) throws(Failure) -> Scenario {
    let scenarios = try session.catalog().scenarios
    let key = FrenchText.fold(typed)
    if let found = scenarios.first(where: { $0.id == key || FrenchText.fold($0.title) == key }) { return found }
    let nearest =
      FrenchText.nearest(to: typed, among: scenarios.map(\.id)).map { " Vouliez-vous dire « \($0) » ?" }
      ?? " La liste : tremplin client lister."
    throw Failure(.notFound, "« \(typed.prefix(60)) » n’est pas un client d’entraînement.\(nearest)")
  }
}
