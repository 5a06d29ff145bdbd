import Conversation
import Document
import Foundation
import Kernel
import Notebook
import Profile
import Terminal

/// `profil`: the guided interview, and the person's facts.
enum ProfileCommands {
  static let all: [Command] = [
    Command(
      words: ["profil"], aliases: ["profile", "entretien"],
      summary: "répondre aux questions, pour un parcours qui vous ressemble",
      details: [
        "L’entretien ne demande que ce qui manque, le plus utile d’abord. Chaque réponse est gardée avant la question suivante.",
        "Pendant l’entretien : ? (pourquoi cette question), retour, passer, pause.",
      ], examples: [.init("tremplin profil", "commencer ou reprendre l’entretien")], run: interview),
    Command(words: ["profil", "voir"], summary: "relire vos réponses", run: show),
    Command(
      words: ["profil", "modifier"], arguments: "FAIT [VALEUR]", arity: 1...40, summary: "changer une réponse",
      examples: [
        .init("tremplin profil modifier budget 500", "porter le budget à 500 €"),
        .init("tremplin profil modifier premier client juin 2027", "un nom et une valeur de plusieurs mots"),
      ], completions: factNames,
      run: modify),
    Command(
      words: ["profil", "importer"], arguments: "FICHIER.json", arity: 1...1, takesFiles: true,
      summary: "reprendre un profil écrit dans un fichier",
      run: importFile),
    Command(words: ["profil", "exporter"], summary: "écrire vos réponses en JSON, sur la sortie", run: export),
  ]

  private static func interview(_ session: Session, _: Arguments) throws(Failure) {
    let known = try session.person().facts
    let script = try script(session, known: known)
    if session.capabilities.isInteractive, known.names.isEmpty,
      try session.withNotebook({ notebook throws(NotebookError) in try notebook.unfinishedConversations() }).isEmpty
    {
      try session.show(
        Document("Faisons connaissance") {
          Inline(
            "Quelques questions, cinq minutes. Tapez un numéro ou un mot ; ? explique la question, retour revient en arrière, passer la laisse de côté, pause s’arrête là. Tout reste sur votre machine."
          )
        }, paged: false)
    }
    var loop = ConversationLoop(session: session, kind: "profile", command: "profil", script: script) { facts in
      let change = FactChange(from: known, to: facts)
      return change.isEmpty ? [] : [change.draft]
    }
    guard case .finished(let facts) = try loop.run() else { return }
    if session.options.json { return try session.show(ProfileView.json(facts)) }
    try session.show(
      Document {
        Inline("Merci : votre profil est gardé dans votre carnet.")
        Block.commands([
          "tremplin parcours": "voir les parcours qui vous conviennent", "tremplin profil voir": "relire vos réponses",
        ])
      }, paged: false)
  }

  /// - Parameter isListShown: off where the answer came with the question's name, as in `profil modifier niveau 3`.
  static func script(
    _ session: Session, known: Facts, only question: Question? = nil, isListShown: Bool? = nil
  ) throws(Failure) -> Interview {
    let catalog = try session.catalog()
    let diplomas = catalog.formations.filter { ($0.euLevel?.value ?? 0) >= 5 }
      .map { ReplyKind.Option(id: $0.id, label: $0.title, aliases: $0.formerTitles + $0.aliases) }
    var facts = known
    if let question { facts[question.fact] = nil }
    return Interview(
      // What somebody names is asked, whether the interview would have asked it or not.
      questions: question.map { [$0.asked] } ?? catalog.questions, dictionary: catalog.factDictionary, known: facts,
      today: session.today, formations: diplomas, rules: catalog.eligibilityRules, endsWithReview: question == nil,
      isListShown: isListShown ?? (question == nil))
  }

  private static func show(_ session: Session, _: Arguments) throws(Failure) {
    let facts = try session.person().facts
    if session.options.json { return try session.show(ProfileView.json(facts)) }
    let catalog = try session.catalog()
    try session.show(
      ProfileView.document(
        facts, questions: catalog.questions, dictionary: catalog.factDictionary, titles: catalog.formationTitles,
        today: session.today, notice: try session.interviewNotice()))
  }

  private static func factNames(_ session: Session) -> [String] {
    guard let catalog = try? session.catalog() else { return [] }
    return catalog.questions.map { QuestionName.french($0, catalog.factDictionary) }
  }

  private static func modify(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let catalog = try session.catalog()
    let (question, value) = try QuestionName.read(arguments.words, catalog)
    let known = try session.person().facts
    let script = try script(session, known: known, only: question, isListShown: value == nil)
    if let value {
      var conversation = Conversation(script)
      do throws(ReplyProblem) {
        try conversation.answer(value)
      } catch {
        throw Failure(.usage, error.description)
      }
      guard let facts = conversation.outcome else { return }
      try store(facts, over: known, session)
    } else {
      if let present = known[question.fact], let declaration = catalog.factDictionary[question.fact],
        session.capabilities.isInteractive
      {
        try session.show(
          Document { Inline("Réponse actuelle : ") + .strong(Inline(declaration.words(for: present))) }, paged: false)
      }
      var loop = ConversationLoop(
        session: session, kind: "profile." + question.id,
        command: "profil modifier \(QuestionName.french(question, catalog.factDictionary))", script: script
      ) { facts in
        // Passed: the former answer stays.
        var facts = facts
        if facts[question.fact] == nil { facts[question.fact] = known[question.fact] }
        let change = FactChange(from: known, to: facts)
        return change.isEmpty ? [] : [change.draft]
      }
      guard case .finished = try loop.run() else { return }
    }
    let facts = try session.person().facts
    if session.options.json { return try session.show(ProfileView.json(facts)) }
    let words =
      facts[question.fact].flatMap { value in catalog.factDictionary[question.fact]?.words(for: value) }
      ?? "sans réponse"
    try session.show(
      Document {
        Inline("\(catalog.factDictionary[question.fact]?.label ?? question.fact) : ") + .strong(Inline(words)) + "."
        Block.commands([
          "tremplin parcours": "voir ce que cela change", "tremplin annuler": "revenir à la réponse d’avant",
        ])
      }, paged: false)
  }

  private static func store(_ facts: Facts, over known: Facts, _ session: Session) throws(Failure) {
    let change = FactChange(from: known, to: facts)
    guard !change.isEmpty else { return }
    let context = try session.entryContext()
    try session.withNotebook { notebook throws(NotebookError) in _ = try notebook.append([change.draft], in: context) }
  }

  private static func importFile(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let file = arguments[0]
    let bytes = try InputFile.read(file, atMost: 1 << 20)
    let catalog = try session.catalog()
    switch ProfileImport.read(bytes, file: file, dictionary: catalog.factDictionary) {
    case .failure(let error):
      throw Failure(.data, "Le profil n’est pas repris :\n" + error.problems.map(\.description).joined(separator: "\n"))
    case .success(let imported):
      let known = try session.person().facts
      var facts = known
      for name in imported.names { facts[name] = imported[name] }
      try store(facts, over: known, session)
      if session.options.json { return try session.show(ProfileView.json(facts)) }
      try session.show(
        Document {
          Inline("\(French.plural(imported.names.count, "réponse reprise", "réponses reprises")) de « \(file) ».")
          Block.commands(["tremplin profil voir": "relire", "tremplin annuler": "revenir à l’état d’avant"])
        }, paged: false)
    }
  }

  private static func export(_ session: Session, _: Arguments) throws(Failure) {
    try session.show(ProfileView.json(try session.person().facts))
  }
}

extension Session {
  /// Where an interview is under way: that its answers are kept, and when they will count. Nothing may deny that they exist.
  func interviewNotice() throws(Failure) -> Inline? {
    let kinds = try withNotebook { notebook throws(NotebookError) in try notebook.unfinishedConversations() }.map(
      \.kind)
    guard kinds.contains("profile") else { return nil }
    return
      "Un entretien est en cours : vos réponses sont gardées, et compteront quand vous l’aurez relu et validé (\(command: "tremplin reprendre"))."
  }
}
