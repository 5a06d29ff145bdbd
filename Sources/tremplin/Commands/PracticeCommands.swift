import Catalog
import Conversation
import Document
import Kernel
import Notebook
import Practice

/// `pratique`: the practice ladder, its proofs, and whether one is ready.
enum PracticeCommands {
  static let conversation = "practice"

  static let all: [Command] = [
    Command(
      words: ["pratique", "noter"], summary: "noter une preuve : semaine, mission bénévole, avis, changement, objectif",
      details: [
        "De vos comptes aux bénévoles, puis aux retours : chaque note garde la date, le lien, les heures et les chiffres. Rien ne quitte votre machine."
      ], run: note),
    Command(words: ["pratique", "lister"], aliases: ["liste"], summary: "relire vos preuves", run: list),
    Command(
      words: ["pratique", "bilan"],
      summary: "ce qui est prouvé, ce qui manque avant un premier client ou un premier poste", run: overview),
  ]

  private static func note(_ session: Session, _: Arguments) throws(Failure) {
    let log = try log(session)
    let facts = try session.person().facts
    let script = LadderScript(log, today: session.today)
    var loop = ConversationLoop(session: session, kind: conversation, command: "pratique noter", script: script) {
      note in
      guard let note else { return [] }
      let change = FactChange(from: facts, to: LadderLog(log.notes + [note]).facts(facts))
      return [Draft(.score, payload: note.json.text)] + (change.isEmpty ? [] : [change.draft])
    }
    guard case .finished(let note) = try loop.run() else { return }
    if session.options.json { return try session.show(.optional(note) { $0.json }) }
    try session.show(
      Document {
        Inline(note == nil ? "Rien n’est noté." : "C’est noté dans votre carnet.")
        Block.commands(["tremplin pratique bilan": "ce qui est prouvé, ce qui manque"])
      }, paged: false)
  }

  private static func list(_ session: Session, _: Arguments) throws(Failure) {
    let view = LadderView(try log(session))
    if session.options.json { return try session.show(view.json) }
    try session.show(view.document)
  }

  private static func overview(_ session: Session, _: Arguments) throws(Failure) {
    let view = ReadinessView(
      try readiness(session), try log(session), isForEmployer: try session.person().facts.aimsAtAJob)
    if session.options.json { return try session.show(view.json) }
    try session.show(view.document)
  }

  /// What practice proves today, for this capability and for those that it opens.
  static func readiness(_ session: Session) throws(Failure) -> Readiness {
    let catalog = try session.catalog()
    // What the log and the missions do not prove is not proved: counts begin at nothing rather than unknown.
    let facts = PracticeFacts.counted(try log(session).facts(try session.person().facts))
    return Readiness(catalog.readinessRules, FactContext(facts, catalog.factDictionary, today: session.today))
  }

  static func log(_ session: Session) throws(Failure) -> LadderLog {
    let conclusions = try session.withNotebook { notebook throws(NotebookError) in try notebook.activeConclusions() }
    return LadderLog(
      conclusions.filter { $0.kind == .score }.compactMap { entry in
        (try? JSONReader.read(Array(entry.payload.utf8))).flatMap { LadderNote($0) { FactValue(typed: $0) } }
      })
  }
}
