import Document
import Kernel
import Notebook

/// `reprendre`, `aide`, `quitter`.
enum SessionCommands {
  static let all: [Command] = [
    Command(words: ["reprendre"], aliases: ["continuer"], summary: "reprendre ce qui a été interrompu", run: resume),
    Command(
      words: ["aide"], aliases: ["help", "?", "man"], arguments: "[SUJET]", arity: 0...3,
      summary: "cette aide, ou celle d’une commande",
      details: [
        "Sujets : toute commande, et « codes » (les codes de sortie), « options », « page » (la page de manuel), « bash », « zsh », « fish » (la complétion pour votre shell)."
      ],
      completions: { _ in CommandTable.shared.families + ["codes", "options"] }, run: help),
    Command(words: ["quitter"], aliases: ["exit", "quit", "sortir", "q"], summary: "quitter Tremplin") {
      session, _ throws(Failure) in
      if session.options.json { try session.show([:]) }
    },
  ]

  private static func resume(_ session: Session, _: Arguments) throws(Failure) {
    let unfinished = try session.withNotebook { notebook throws(NotebookError) in try notebook.unfinishedConversations()
    }
    guard let last = unfinished.last else {
      if session.options.json { return try session.show(["pending": .null]) }
      return try session.show(
        Document {
          Inline("Rien n’est en suspens.")
          Block.commands(["tremplin bilan": "voir où vous en êtes"])
        }, paged: false)
    }
    var words = ["profil"]
    if last.kind.hasPrefix("profile.") {
      let question = try session.catalog().questions.first { $0.id == last.kind.dropFirst("profile.".count) }
      words = ["profil", "modifier", question?.fact ?? "goal"]
    }
    if last.kind.hasPrefix(RegistrationCommands.conversationPrefix) {
      words = ["demarches", "fait", String(last.kind.dropFirst(RegistrationCommands.conversationPrefix.count))]
    }
    if last.kind == AssessmentCommands.conversation { words = ["competences", "evaluer"] }
    if last.kind.hasPrefix(AssessmentCommands.conversation + ".") {
      words = ["competences", "evaluer", String(last.kind.dropFirst(AssessmentCommands.conversation.count + 1))]
    }
    if last.kind.hasPrefix(ClientCommands.conversation + ".") {
      words = ["client", "jouer", String(last.kind.dropFirst(ClientCommands.conversation.count + 1))]
    }
    if last.kind == PracticeCommands.conversation { words = ["pratique", "noter"] }
    let match = try CommandTable.shared.match(words)
    try match.command.run(session, match.arguments)
  }

  private static func help(_ session: Session, _ arguments: Arguments) throws(Failure) {
    try Help.show(arguments.words, session)
  }
}
