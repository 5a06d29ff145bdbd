import Assessment
import Conversation
import Document
import Kernel
import Notebook

/// `competences`: the skill assessment and its results.
enum AssessmentCommands {
  /// The name of the conversation in the notebook; `assessment.ID` for one competence alone.
  static let conversation = "assessment"

  static let all: [Command] = [
    Command(
      words: ["competences", "evaluer"], aliases: ["evaluation", "test"], arguments: "[COMPÉTENCE]", arity: 0...1,
      options: [
        .init(
          name: "--duree", value: "court|normal|complet",
          meaning: "28, 56 ou 84 questions au plus ; 5, 8 ou 15 pour une seule compétence")
      ],
      summary: "mesurer vos compétences, question par question",
      details: [
        "D’abord votre propre regard, puis des questions qui s’adaptent à vos réponses. Aucun chronomètre. Chaque réponse est gardée ; on s’arrête et on reprend où l’on veut.",
        "Pendant le test : nsp (je ne sais pas), ? (aide), passer, retour, pause, terminer.",
      ],
      examples: [
        .init("tremplin competences evaluer --duree court", "toutes les compétences, en 28 questions au plus"),
        .init("tremplin competences evaluer redaction", "une compétence en trois minutes"),
      ], completions: ids, run: evaluate),
    Command(
      words: ["competences", "bilan"], aliases: ["resultats"],
      summary: "vos mesures, leur incertitude, et les écarts qui comptent",
      run: overview),
    Command(
      words: ["competences", "voir"], arguments: "COMPÉTENCE", arity: 1...4,
      summary: "une compétence : ses cinq niveaux, votre mesure, de quoi progresser", completions: ids, run: view),
    CalibrationCommand.command,
  ]

  private static func ids(_ session: Session) -> [String] { ((try? session.catalog().competences) ?? []).map(\.id) }

  // MARK: Evaluate

  private static func evaluate(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let knowledge = try session.catalog().assessmentKnowledge
    let competence = arguments.words.isEmpty ? nil : try self.competence([arguments[0]], knowledge)
    let length = try length(arguments.options["--duree"])
    let kind = conversation + (competence.map { ".\($0.id)" } ?? "")
    let facts = try session.person().facts
    let setting =
      try unfinished(kind, session)
      ?? SittingSetting(
        seed: session.options.seed ?? UInt64.random(in: .min ... .max), length: length ?? .normal,
        competence: competence?.id, aim: knowledge.aim(facts)?.id, startedOn: session.today)
    if let length, setting.length != length {
      session.warn("Un test commencé en durée « \(setting.length.rawValue) » se poursuit tel quel.")
    }
    let sitting = Sitting(knowledge, setting, history: try profile(session).answers)
    guard sitting.hasQuestions else {
      return try session.show(
        Document {
          Inline(
            "Le catalogue n’a aucune question à poser\(competence.map { " en « \($0.title) »" } ?? "") en ce moment.")
          Block.commands(["tremplin competences bilan": "voir ce qui est mesuré"])
        }, paged: false)
    }
    let catalogKey = try session.catalog().contentKey
    var loop = ConversationLoop(
      session: session, kind: kind, command: "competences evaluer" + (competence.map { " \($0.id)" } ?? ""),
      script: sitting, input: setting.json.text
    ) { outcome in drafts(outcome, over: facts, catalogKey: catalogKey) }
    guard case .finished(let outcome) = try loop.run() else { return }
    if session.options.json { return try session.show(outcome.json) }
    try session.show(try result(outcome, session, competence), paged: false)
  }

  /// The setting of the sitting that was begun and left.
  private static func unfinished(_ kind: String, _ session: Session) throws(Failure) -> SittingSetting? {
    let found = try session.withNotebook { notebook throws(NotebookError) in try notebook.unfinishedConversations() }
    return found.last { $0.kind == kind }?.input.flatMap { try? JSONReader.read(Array($0.utf8)) }
      .flatMap { SittingSetting($0) }
  }

  private static func length(_ typed: String?) throws(Failure) -> SittingLength? {
    guard let typed else { return nil }
    if let length = SittingLength(rawValue: FrenchText.fold(typed)) { return length }
    let words = SittingLength.allCases.map(\.rawValue)
    let nearest = FrenchText.nearest(to: typed, among: words).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
    throw Failure(
      .usage,
      "« \(typed.prefix(40)) » n’est pas une durée.\(nearest) Écrivez --duree \(words.joined(separator: ", ou --duree "))."
    )
  }

  /// The answers and measures as a result, and the facts that other capabilities read.
  private static func drafts(_ outcome: SittingOutcome, over known: Facts, catalogKey: String) -> [Draft] {
    var facts = known
    for measure in outcome.measures where !outcome.answers.isEmpty {
      for (name, value) in measure.facts(catalogKey: catalogKey) { facts[name] = value }
    }
    for (competence, level) in outcome.ratings { facts["competence.\(competence).self"] = .number(Quantity(level)) }
    let change = FactChange(from: known, to: facts)
    guard !outcome.answers.isEmpty || !outcome.ratings.isEmpty else { return [] }
    return [Draft(.result, payload: outcome.json.text)] + (change.isEmpty ? [] : [change.draft])
  }

  /// The last explanation, those kept for the end, then where the person stands.
  private static func result(_ outcome: SittingOutcome, _ session: Session, _ competence: Competence?) throws(Failure)
    -> Document
  {
    let profile = try profile(session)
    let showsAll = outcome.feedback == .end || !session.capabilities.isInteractive
    let explained = Document {
      if !showsAll {
        for line in outcome.lastFeedback { Inline(markup: line) }
      } else if !outcome.corrections.isEmpty {
        Block.heading("À revoir")
        for correction in outcome.corrections {
          Block.paragraph(.strong(Inline(correction.item.prompt)))
          for line in correction.lines { Inline(markup: line) }
        }
      }
      if outcome.answers.isEmpty {
        Inline("Aucune réponse : rien n’est mesuré, et rien ne change.")
      } else {
        Inline("C’est fait : \(French.plural(outcome.answers.count, "réponse gardée", "réponses gardées")).")
      }
    }
    return explained + SkillProfileView(profile, only: competence?.id).document
  }

  // MARK: Results

  /// What the notebook’s results say today.
  static func profile(_ session: Session) throws(Failure) -> SkillProfile {
    let conclusions = try session.withNotebook { notebook throws(NotebookError) in try notebook.activeConclusions() }
    let results = conclusions.filter { $0.kind == .result }.compactMap { try? JSONReader.read(Array($0.payload.utf8)) }
    return SkillProfile(
      try session.catalog().assessmentKnowledge, results: results, facts: Person(conclusions: conclusions).facts,
      today: session.today)
  }

  private static func overview(_ session: Session, _: Arguments) throws(Failure) {
    let profile = try profile(session)
    if session.options.json { return try session.show(profile.json) }
    try session.show(SkillProfileView(profile).document)
  }

  private static func view(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let profile = try profile(session)
    let competence = try competence(arguments.words, profile.knowledge)
    if session.options.json {
      return try session.show(profile.json(of: competence))
    }
    try session.show(SkillProfileView(profile, only: competence.id).page(of: competence))
  }

  /// By id or by title, accents and case free.
  private static func competence(_ words: [String], _ knowledge: AssessmentKnowledge) throws(Failure) -> Competence {
    let typed = words.joined(separator: " ")
    let key = FrenchText.fold(typed)
    if let found = knowledge.competences.first(where: { $0.id == key || FrenchText.fold($0.title) == key }) {
      return found
    }
    let names = knowledge.competences.flatMap { [$0.id, $0.title] }
    let nearest = FrenchText.nearest(to: typed, among: names).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
    throw Failure(
      .notFound,
      "« \(typed.prefix(60)) » n’est pas une compétence.\(nearest) Les compétences : \(knowledge.competences.map(\.id).joined(separator: ", "))."
    )
  }
}
