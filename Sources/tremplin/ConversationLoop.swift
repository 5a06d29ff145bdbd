import Conversation
import Document
import Kernel
import Notebook
import Terminal
import Trade

/// Drives any script with a person or a pipe: asks, reads, keeps each reply on disk before the next question.
struct ConversationLoop<S: Script> {
  let session: Session
  /// Which conversation it is, in the notebook: `profile`…
  let kind: String
  /// How to come back to it.
  let command: String
  /// What the script is built again from, where replies alone would not do: a seed, a length…
  let input: String?
  /// What « carnet » shows in the middle: the story so far; nil where there is none to tell.
  let story: ((S.State) -> Document)?
  /// What the script concludes, as entries of the notebook.
  let conclude: (S.Outcome) -> [Draft]

  private var conversation: Conversation<S>
  /// Stored replies still waiting for their question (the catalogue changed meanwhile).
  private var pending: [Reply] = []
  private var id: String?
  private var interruptions = 0
  /// The question on screen: asked again after « ? » or a wrong answer, it comes without what stood above it.
  private var shown: String?

  init(
    session: Session, kind: String, command: String, script: S, input: String? = nil,
    story: ((S.State) -> Document)? = nil, conclude: @escaping (S.Outcome) -> [Draft]
  ) {
    (self.session, self.kind, self.command, self.input) = (session, kind, command, input)
    (self.story, self.conclude) = (story, conclude)
    conversation = Conversation(script)
  }

  enum Ending {
    case finished(S.Outcome)
    /// Left in the middle; everything acknowledged is kept.
    case paused
  }

  mutating func run() throws(Failure) -> Ending {
    try resume()
    while true {
      switch conversation.turn {
      case .finished(let outcome):
        try finish(outcome)
        return .finished(outcome)
      case .prompt(let prompt):
        if session.capabilities.isInteractive { try show(prompt) }
        guard try readReply(to: prompt) else { return .paused }
      }
    }
  }

  // MARK: Where one stopped

  private mutating func resume() throws(Failure) {
    let unfinished = try session.withNotebook { notebook throws(NotebookError) in try notebook.unfinishedConversations()
    }
    guard let found = unfinished.last(where: { $0.kind == kind }) else { return }
    let stored = found.replies.compactMap { entry in
      (try? JSONReader.read(Array(entry.payload.utf8))).flatMap { Reply($0) }
    }
    pending = stored
    conversation.replay(&pending)
    if pending.isEmpty, stored.count == found.replies.count {
      id = found.id
    } else {
      // What still fits begins a new conversation, and the old one is closed.
      session.warn("\(try reasonToAskAgain(found)) : ce qui tient encore est repris, le reste est redemandé.")
      let kept = conversation.replies
      let context = try session.entryContext()
      let (kind, input) = (kind, input)
      let fresh = try session.withNotebook { notebook throws(NotebookError) -> String in
        try notebook.abandonConversation(found.id, in: context)
        let id = try notebook.startConversation(kind, input: input, in: context)
        for reply in kept { try notebook.reply(reply.json.text, to: id, in: context) }
        return id
      }
      id = fresh
    }
    if session.capabilities.isInteractive, !conversation.replies.isEmpty {
      let count = conversation.replies.count
      try session.show(
        Document {
          Inline("Vous reprenez là où vous en étiez : \(French.plural(count, "réponse gardée", "réponses gardées")).")
        }, paged: false)
    }
  }

  /// Why the stored replies no longer all fit: the person told something since, the catalogue changed, or time went by.
  private func reasonToAskAgain(_ found: UnfinishedConversation) throws(Failure) -> String {
    let last = found.replies.last
    let told = try session.withNotebook { notebook throws(NotebookError) in try notebook.activeConclusions() }
    if let last, told.contains(where: { $0.kind == .facts && $0.seq > last.seq }) {
      return "Vous avez changé des réponses depuis"
    }
    if let last, last.catalogKey == (try session.catalog().contentKey) {
      return "Des réponses données alors ne conviennent plus aujourd’hui"
    }
    return "Les questions de Tremplin ont changé depuis votre dernière visite"
  }

  // MARK: One question

  private mutating func show(_ prompt: Prompt) throws(Failure) {
    let isAgain = shown == prompt.id
    shown = prompt.id
    try session.show(PromptView.document(prompt, width: session.capabilities.width, again: isAgain), paged: false)
  }

  /// False when the person leaves.
  private mutating func readReply(to prompt: Prompt) throws(Failure) -> Bool {
    let completer = Completer { line, cursor in
      let typed = Completion.line(line, upTo: cursor)
      return Completion(replaceWholeLine: true, candidates: ReplyReader.completions(of: typed, prompt.kind))
    }
    let invitation = PromptView.invitation(prompt, width: session.capabilities.width)
    let outcome = session.readLine(prompt: invitation, mode: .answer(completer))
    // A blank line parts the answer from what it brings.
    if session.capabilities.isInteractive, case .line = outcome { try session.write("\n") }
    if outcome != .interrupted { interruptions = 0 }
    switch outcome {
    case .line(let line): return try take(line, prompt)
    case .end:
      try leave()
      return false
    case .interrupted:
      interruptions += 1
      guard interruptions < 2 else {
        try leave()
        // At the prompt the session goes on; a command given alone was interrupted.
        guard session.isShell else { throw Failure(.interrupted, "") }
        return false
      }
      try session.show(
        Document {
          Inline("Question interrompue. Répondez, ou refaites Ctrl-C pour vous arrêter là : rien n’est perdu.")
        }, paged: false)
      return true
    case .tooLong: complain("La réponse est beaucoup trop longue. \(ReplyReader.expectation(prompt.kind))")
    case .notUTF8: complain("La réponse n’est pas de l’UTF-8. \(ReplyReader.expectation(prompt.kind))")
    case .containsNUL: complain("La réponse contient un octet nul. \(ReplyReader.expectation(prompt.kind))")
    case .failed(let code):
      throw Failure(.notFound, "L’entrée ne peut plus être lue (erreur \(code) du système). Vos réponses sont gardées.")
    }
    return true
  }

  private mutating func take(_ line: String, _ prompt: Prompt) throws(Failure) -> Bool {
    let words = FrenchText.fold(line).split(separator: " ").map(String.init)
    switch words.first {
    case nil where prompt.present != nil && prompt.canSkip:
      try keep { conversation throws(ReplyProblem) in try conversation.skip() }
    case "?":
      try help(prompt, about: line.drop { $0.isWhitespace || $0 == "?" }.description)
    case let word? where word.hasPrefix("?") && word.count > 1:
      try help(prompt, about: String(line.drop { $0.isWhitespace || $0 == "?" }))
    case "aide" where words.count == 1:
      try help(prompt, about: "")
    case "carnet" where words.count == 1 && story != nil:
      if let story { try session.show(story(conversation.state)) }
      if session.capabilities.isInteractive { try session.write("\n") }
    case "retour" where words.count == 1 && prompt.backRefusal != nil:
      complain(prompt.backRefusal ?? "")
    case "terminer" where words.count == 1 && prompt.canStop, "fin" where words.count == 1 && prompt.canStop:
      try keep { conversation throws(ReplyProblem) in try conversation.stop() }
    case "retour" where words.count == 1:
      guard conversation.back() else {
        complain("C’est la première question : il n’y a rien avant.")
        return true
      }
      if let id {
        let context = try session.entryContext()
        _ = try session.withNotebook { notebook throws(NotebookError) in
          try notebook.withdrawReply(from: id, in: context)
        }
      }
    case "passer" where words.count == 1:
      try keep { conversation throws(ReplyProblem) in try conversation.skip() }
    case "editeur" where words.count == 1 && prompt.kind.isProse:
      try write(prompt)
    case "pause" where words.count == 1, "quitter" where words.count == 1:
      try leave()
      return false
    default:
      try keep { conversation throws(ReplyProblem) in try conversation.answer(line) }
      try confirmDay(prompt)
    }
    return true
  }

  /// A text written in the person's own editor.
  private mutating func write(_ prompt: Prompt) throws(Failure) {
    let keepsInput = session.capabilities.isInteractive
    switch EditorProcess.run(environment: session.environment, keepsInput: keepsInput) {
    case .written(let text) where !text.allSatisfy(\.isWhitespace):
      // Tabs would be refused as what does not print.
      let plain = text.replacing("\r\n", with: "\n").replacing("\t", with: " ").nfc
      try keep { conversation throws(ReplyProblem) in try conversation.answer(plain) }
    case .written: complain("Le fichier est resté vide : rien n’est pris. Écrivez ici, ou rouvrez l’éditeur.")
    case .missing: complain("Aucun éditeur n’est indiqué (variable EDITOR) : écrivez votre texte ici, sur une ligne.")
    case .failed: complain("L’éditeur n’a pas pu travailler : rien n’est pris. Écrivez votre texte ici, sur une ligne.")
    case .noFile: complain("Aucun fichier provisoire n’a pu être créé : écrivez votre texte ici, sur une ligne.")
    }
  }

  /// « juin 2027 » became a day: say which.
  private func confirmDay(_ prompt: Prompt) throws(Failure) {
    guard session.capabilities.isInteractive, case .date(_, .month) = prompt.kind,
      let reply = conversation.replies.last(where: { $0.prompt == prompt.id }),
      case .fact(.date(let day)) = reply.value, conversation.prompt?.id != prompt.id
    else { return }
    try session.show(Document { Inline("Noté : ") + .strong(Inline("le \(day.inFrench)")) + "." }, paged: false)
  }

  /// Takes a reply in memory, writes it, and takes it back if it could not be written: nothing is shown as kept that is not.
  private mutating func keep(_ answer: (inout Conversation<S>) throws(ReplyProblem) -> Reply?) throws(Failure) {
    let before = conversation.replies.count
    let reply: Reply?
    do throws(ReplyProblem) {
      reply = try answer(&conversation)
    } catch {
      complain(error.description)
      return
    }
    guard let reply else { return }
    conversation.replay(&pending)
    let added = [reply] + conversation.replies.dropFirst(before + 1)
    do throws(Failure) {
      let context = try session.entryContext()
      let (kind, input) = (kind, input)
      var opened = id
      for (offset, reply) in added.enumerated() {
        opened = try session.withNotebook { [opened] notebook throws(NotebookError) -> String in
          let id = if let opened { opened } else { try notebook.startConversation(kind, input: input, in: context) }
          try notebook.reply(reply.json.text, to: id, in: context, expecting: before + offset)
          return id
        }
      }
      id = opened
    } catch {
      while conversation.replies.count > before { conversation.back() }
      throw error
    }
  }

  private func complain(_ message: String) {
    session.warn(message, beforeQuestion: true)
    session.dropPasted()
  }

  private func help(_ prompt: Prompt, about word: String) throws(Failure) {
    guard word.isEmpty else {
      let glossary = try session.glossary()
      if let term = glossary.term(word) {
        try session.showCited(glossary.page(term), paged: false)
      } else {
        let nearest = glossary.nearest(to: word).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
        complain("« \(word.prefix(40)) » n’est pas dans le glossaire.\(nearest)")
      }
      return
    }
    try session.show(PromptView.help(prompt, tellsStory: story != nil), paged: false)
  }

  // MARK: The end

  private func leave() throws(Failure) {
    let count = conversation.replies.count
    let kept =
      count == 0
      ? "Aucune réponse n’a été donnée."
      : "\(French.plural(count, "réponse gardée", "réponses gardées")) dans votre carnet."
    let text = "Vous vous arrêtez ici. \(kept) Pour continuer : "
    if session.capabilities.isInteractive {
      try session.show(Document { Inline(text) + .command("tremplin " + command) }, paged: false)
    } else {
      session.warn(text + "tremplin " + command)
    }
  }

  private mutating func finish(_ outcome: S.Outcome) throws(Failure) {
    let drafts = conclude(outcome)
    let context = try session.entryContext()
    guard id != nil || !drafts.isEmpty else { return }
    let id = id
    try session.withNotebook { notebook throws(NotebookError) in
      if let id {
        _ = try notebook.finishConversation(id, with: drafts, in: context)
      } else {
        _ = try notebook.append(drafts, in: context)
      }
    }
  }
}
