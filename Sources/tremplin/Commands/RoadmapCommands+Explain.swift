import Conversation
import Document
import Kernel
import Profile
import Roadmap

/// `parcours pourquoi-pas`, `parcours si`: people argue with the roadmap, nothing is written.
extension RoadmapCommands {
  static let explanations: [Command] = [
    Command(
      words: ["parcours", "pourquoi-pas"], aliases: ["pourquoi"], arguments: "ID", arity: 1...6,
      summary: "pourquoi une formation n’est pas sur vos parcours",
      details: [
        "Écartée : la raison, et ce qu’une limite levée ouvrirait. Battue : par quel parcours, et de combien."
      ],
      examples: [.init("tremplin parcours pourquoi-pas bts-mco", "savoir ce qui écarte le BTS MCO")],
      completions: ids, run: whyNot),
    Command(
      words: ["parcours", "si"], arguments: "FAIT=VALEUR…", arity: 1...20,
      summary: "ce que changeraient d’autres réponses, sans rien noter",
      details: [
        "Les valeurs s’écrivent comme dans l’entretien. Sans valeur (budget=) : comme si vous n’aviez pas répondu."
      ],
      examples: [.init("tremplin parcours si budget=3000 distance=non", "avec 3 000 €, et sur place")],
      run: whatIf),
  ]

  private static func whyNot(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.roadmapKnowledge()
    let formation = try formation(arguments.words, knowledge)
    let engine = try engine(session, try session.person())
    let answer = engine.whyNot(formation, engine.run())
    if session.options.json { return try session.show(answer.json) }
    try session.show(ExplanationView.document(answer))
  }

  private static func whatIf(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let person = try session.person()
    let (facts, words) = try assume(arguments.words, over: person.facts, session)
    let answer = WhatIf(before: try engine(session, person).run(), try engine(session, person, facts: facts))
    if session.options.json { return try session.show(answer.json) }
    try session.show(ExplanationView.document(answer, assumed: words))
  }

  /// The facts with these answers in place of those known, and each in words. Values are read as the interview reads them.
  static func assume(
    _ words: [String], over known: Facts, _ session: Session
  ) throws(Failure) -> (facts: Facts, words: [String]) {
    let catalog = try session.catalog()
    let dictionary = catalog.factDictionary
    var facts = known
    var said: [String] = []
    for word in words {
      guard let equals = word.firstIndex(of: "=") else {
        throw Failure(.usage, "« \(word.prefix(60)) » : il faut FAIT=VALEUR, par exemple budget=3000.")
      }
      let name = String(word[..<equals])
      let value = String(word[word.index(after: equals)...])
      guard let declaration = dictionary.named(name), declaration.writer != .derived else {
        let declared = dictionary.declarations.filter { $0.writer == .profile }
        let typed = FrenchText.nearest(to: name, among: declared.flatMap { [$0.id] + $0.aliases })
        // Whatever form was nearly typed, a French name is proposed.
        let meant = typed.flatMap { typed in declared.first { $0.id == typed || $0.aliases.contains(typed) } }
        let nearest = meant.map { " Vouliez-vous dire « \(dictionary.typed($0.id)) » ?" } ?? ""
        throw Failure(
          .notFound,
          "« \(name.prefix(60)) » n’est pas une réponse que l’on puisse supposer.\(nearest) Par exemple : budget, distance, heures, cpf, niveau, alternance."
        )
      }
      let fact = declaration.id.hasSuffix(".*") ? name : declaration.id
      let label = fact == declaration.id ? declaration.label : fact
      guard !value.isEmpty else {
        facts[fact] = nil
        said.append("\(label) : sans réponse")
        continue
      }
      let read = try readValue(value, fact, declaration, facts, session)
      facts[fact] = read
      said.append("\(label) : \(declaration.words(for: read))")
    }
    return (facts, said)
  }

  private static func readValue(
    _ text: String, _ fact: String, _ declaration: FactDeclaration, _ known: Facts, _ session: Session
  ) throws(Failure) -> FactValue {
    let catalog = try session.catalog()
    if let question = catalog.questions.first(where: { $0.fact == fact }) {
      var conversation = Conversation(try ProfileCommands.script(session, known: known, only: question))
      do throws(ReplyProblem) {
        try conversation.answer(text)
      } catch {
        throw Failure(.usage, "\(declaration.label) : \(error.description)")
      }
      if let value = conversation.outcome?[fact] { return value }
    }
    // Facts that no question asks, such as a measured level, are written as in a file.
    let reading = Reading()
    let node = Node(.scalar(text.replacing(",", with: "."), plain: true))
    guard let value = catalog.factDictionary.value(node, declaration, path: fact, reading) else {
      throw Failure(.usage, reading.problems.problems.map(\.description).joined(separator: "\n"))
    }
    return value
  }
}
