import Catalog
import Document
import Kernel

/// `catalogue voir`, `catalogue chercher`, `catalogue sources`: reading what the program knows.
extension CatalogCommands {
  static let entries: [Command] = [
    Command(
      words: ["catalogue", "voir"], arguments: "ID", arity: 1...8,
      summary: "lire une entrée, quelle que soit sa sorte",
      details: [
        "Formation, terme du glossaire, chiffre, aide, calendrier, tarif, compétence, objectif, source, code ROME, question ou fait.",
        "Avec --date : ce qui valait ce jour-là, et l’avis quand rien n’est connu pour ce jour. Quand deux sortes portent le même identifiant, dites laquelle : terme:cpf, financement:cpf.",
      ],
      examples: [
        .init("tremplin catalogue voir acre --date 2025-06-01", "ce que l’Acre valait ce jour-là"),
        .init("tremplin catalogue voir financement:cpf", "l’aide, et non le mot du glossaire"),
      ], completions: { session in ((try? session.catalog())?.directory ?? []).map(\.id) }, run: view),
    Command(
      words: ["catalogue", "chercher"], aliases: ["rechercher", "trouver"], arguments: "MOTS", arity: 1...20,
      options: [.init(name: "--tout", value: nil, meaning: "montrer tous les résultats, et non les cinq premiers")],
      summary: "chercher des mots dans tout le catalogue",
      details: ["Accents, majuscules, pluriels et œ ne comptent pas ; le début d’un mot suffit."],
      examples: [.init("tremplin catalogue chercher financer un bts", "les entrées qui en parlent")], run: search),
    Command(
      words: ["catalogue", "sources"],
      options: [
        .init(
          name: "--perimees", value: nil, meaning: "seulement ce qui est périmé, pas relu depuis un an ou à vérifier")
      ],
      summary: "d’où vient ce que Tremplin sait, et ce qui repose sur chaque source",
      examples: [.init("tremplin catalogue sources --perimees --date 2028-01-01", "ce qui aura vieilli ce jour-là")],
      run: sources),
  ]

  private static func view(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let catalog = try session.catalog()
    let typed = arguments.words.joined(separator: " ")
    let finder = EntryFinder(catalog)
    let found = finder.find(typed)
    guard let entry = found.first else {
      let nearest =
        finder.nearest(to: typed).map { " Vouliez-vous dire « \($0) » ?" }
        ?? " Cherchez-le : tremplin catalogue chercher MOTS."
      throw Failure(.notFound, "« \(typed.prefix(60)) » n’est pas une entrée du catalogue.\(nearest)")
    }
    guard found.count == 1 else { return try choose(session, typed, found) }
    // Only an aid asks who you are: nothing else needs the notebook.
    let facts = entry.kind == .fundings ? (try? session.person().facts) ?? Facts() : Facts()
    let page = EntryPage(catalog, today: session.today, facts: facts)
    if session.options.json, let json = page.json(entry) { return try session.show(json) }
    guard let document = page.document(entry) else {
      throw Failure(.defect, "« \(entry.id) » ne peut pas être montrée. C’est un défaut de Tremplin : signalez-le.")
    }
    try session.showCited(document)
  }

  /// Several kinds share the name: each with the words that choose it.
  private static func choose(_ session: Session, _ typed: String, _ found: [SearchIndex.Entry]) throws(Failure) {
    if session.options.json {
      return try session.show([
        "matches": .array(
          found.map {
            [
              "kind": .string($0.kind.rawValue), "id": .string($0.id), "title": .string($0.title),
              "command": .string("tremplin catalogue voir \($0.kind.word):\($0.id)"),
            ]
          })
      ])
    }
    try session.show(
      Document(Inline("« \(typed) » désigne plusieurs entrées")) {
        Inline("Dites laquelle vous voulez lire.")
        Block.commands(
          found.map {
            CommandHint("tremplin catalogue voir \($0.kind.word):\($0.id)", Inline($0.title))
          })
      })
  }

  private static func search(_ session: Session, _ arguments: Arguments) throws(Failure) {
    guard let index = try session.catalog().compiled.searchIndex else {
      throw Failure(.defect, "Le catalogue n’a pas d’index. C’est un défaut de Tremplin : signalez-le.")
    }
    let outcome = Search(index).run(arguments.words.joined(separator: " "))
    if session.options.json { return try session.show(SearchView.json(outcome)) }
    try session.show(SearchView.document(outcome, all: arguments.has("--tout")))
  }

  private static func sources(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let catalog = try session.catalog()
    if arguments.has("--perimees") {
      let freshness = Freshness(catalog, on: session.today)
      if session.options.json { return try session.show(SourcesView.json(freshness, on: session.today)) }
      return try session.showCited(SourcesView.stale(freshness, on: session.today))
    }
    let use = SourceUse(catalog)
    if session.options.json { return try session.show(SourcesView.json(use)) }
    try session.show(SourcesView.document(use))
  }
}
