import Document
import Kernel
import Trade

/// `metier` and `glossaire`.
enum TradeCommands {
  static let all: [Command] = [
    Command(
      words: ["metier"], arguments: "[SUJET]", arity: 0...3,
      summary: "le métier : missions, prix, clients, carrières",
      details: ["Sujets : missions, smm (social media manager), prix, clients, carriere, premier-client."],
      examples: [.init("tremplin metier prix", "ce que le métier rapporte et coûte")],
      completions: { session in ((try? knowledge(session))?.topics ?? []).map(\.id) }, run: topic),
    Command(
      words: ["glossaire"], aliases: ["lexique"], arguments: "[TERME]", arity: 0...8,
      summary: "les mots du métier et du droit",
      examples: [.init("tremplin glossaire acre", "ce qu’est l’ACRE")],
      completions: { session in ((try? session.catalog().terms) ?? []).map(\.id) }, run: glossary),
  ]

  private static func knowledge(_ session: Session) throws(Failure) -> TradeKnowledge {
    TradeKnowledge(topics: try session.catalog().topics)
  }

  private static func topic(_ session: Session, _ arguments: Arguments) throws(Failure) {
    guard !arguments.words.isEmpty else { return try contents(session) }
    let catalog = try session.catalog()
    let topic = try topic(arguments.words.joined(separator: " "), session)
    let figures = catalog.figures(topic.figures)
    if session.options.json { return try session.show(TopicView.json(topic, figures, today: session.today)) }
    try session.showCited(TopicView.page(topic, figures, today: session.today))
  }

  private static func contents(_ session: Session) throws(Failure) {
    let knowledge = try knowledge(session)
    if session.options.json {
      return try session.show([
        "topics": .array(
          knowledge.topics.map { ["id": .string($0.id), "title": .string($0.title), "summary": .string($0.summary)] })
      ])
    }
    try session.showCited(
      TopicView.contents(knowledge, figures: try session.catalog().figures, today: session.today))
  }

  private static func topic(_ word: String, _ session: Session) throws(Failure) -> Topic {
    // Most people type the name of the page: the others need not be read then.
    if let named = try session.catalog().topics([FrenchText.fold(word)]).first { return named }
    let knowledge = try knowledge(session)
    if let topic = knowledge.topic(word) { return topic }
    let nearest = knowledge.nearest(to: word).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
    throw Failure(
      .notFound,
      "« \(word.prefix(60)) » n’est pas un sujet.\(nearest) Sujets : \(knowledge.topics.map(\.id).joined(separator: ", "))."
    )
  }

  private static func glossary(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let glossary = try session.glossary()
    guard !arguments.words.isEmpty else {
      if session.options.json { return try session.show(["terms": .array(glossary.terms.map(glossary.json))]) }
      return try session.show(glossary.index())
    }
    let word = arguments.words.joined(separator: " ")
    guard let term = glossary.term(word) else {
      let nearest =
        glossary.nearest(to: word).map { " Vouliez-vous dire « \($0) » ?" } ?? " La liste : tremplin glossaire."
      throw Failure(.notFound, "« \(word.prefix(60)) » n’est pas dans le glossaire.\(nearest)")
    }
    if session.options.json { return try session.show(glossary.json(term)) }
    try session.showCited(glossary.page(term))
  }
}

extension Session {
  /// Shows a view with its sources, numbered, at its foot.
  func showCited(_ document: Document, paged: Bool = true) throws(Failure) {
    try show(try cited(document), paged: paged)
  }

  /// The document with its sources, numbered, at its foot.
  func cited(_ document: Document) throws(Failure) -> Document {
    let sources = try catalog().sources(Set(document.citedSources))
    return document.withSources { id in
      sources.first { $0.id == id }.map {
        SourceLine(publisher: $0.publisher, title: $0.title, url: $0.url, readOn: $0.read.inFrenchDigits)
      }
    }
  }

  /// The glossary, its figures those of today.
  func glossary() throws(Failure) -> Glossary {
    let catalog = try catalog()
    return Glossary(catalog.terms, figures: catalog.figures, today: today)
  }
}
