import Document
import Kernel
import Notebook
import Terminal

/// The prompt `tremplin> `, and the reading of commands from a pipe: the same words as on the command line.
struct Shell {
  let session: Session

  /// - Returns: the status of the first command that failed, else 0.
  func run() -> ExitCode {
    session.isShell = true
    let interactive = session.capabilities.isInteractive
    if interactive { welcome() }
    var status = ExitCode.done
    while true {
      switch session.readLine(prompt: interactive ? "tremplin> " : "", mode: .command(completer)) {
      case .line(let line):
        guard let words = words(line) else {
          session.warn("Un guillemet n’est pas refermé. Recommencez la commande.")
          session.dropPasted()
          if status == .done { status = .usage }
          continue
        }
        if words.isEmpty { continue }
        let ended = Program.execute(words, session)
        if ended != .done { session.dropPasted() }
        if status == .done, ended != .done { status = ended }
        if isLeaving(words) { return finish(status) }
      case .end:
        if interactive { farewell() }
        return finish(status)
      case .interrupted: continue
      case .tooLong, .notUTF8, .containsNUL:
        session.warn("Cette ligne n’est pas une commande lisible. Tapez « aide » pour la liste des commandes.")
        if status == .done { status = .usage }
      case .failed:
        session.warn("L’entrée ne peut plus être lue.")
        return finish(.notFound)
      }
    }
  }

  /// A person who leaves the prompt has not failed, whatever a command said on the way.
  private func finish(_ status: ExitCode) -> ExitCode { session.capabilities.isInteractive ? .done : status }

  private func isLeaving(_ words: [String]) -> Bool {
    guard words.count == 1, let command = try? CommandTable.shared.match(words).command else { return false }
    return command.words == ["quitter"]
  }

  private func welcome() {
    let unfinished =
      (try? session.withNotebook { notebook throws(NotebookError) in try notebook.unfinishedConversations() }) ?? []
    let known = (try? session.person().facts.names.isEmpty) == false
    try? session.show(
      Document("Tremplin") {
        Inline("Devenir community manager, pas à pas. Tab complète, ? ou aide explique, quitter s’en va.")
        if !unfinished.isEmpty {
          Block.commands(["reprendre": "finir ce que vous aviez commencé"])
        } else if known {
          Block.commands(["bilan": "voir où vous en êtes"])
        } else {
          Block.commands(["profil": "faire connaissance (cinq minutes)", "metier": "découvrir le métier"])
        }
      }, paged: false)
  }

  private func farewell() {
    try? session.write("\nÀ bientôt. Pour revenir : tremplin\n")
  }

  /// The words of a line, quotes kept together; nil where a quote is not closed.
  func words(_ line: String) -> [String]? {
    var words: [String] = []
    var current: String?
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { current?.append(character) }
      } else if character == "\"" || (character == "'" && current == nil) {
        quote = character
        current = current ?? ""
      } else if character.isWhitespace {
        if let word = current { words.append(word) }
        current = nil
      } else {
        current = (current ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    if let word = current { words.append(word) }
    // « tremplin parcours » typed at the prompt means the command.
    return words.first.map { FrenchText.fold($0) } == "tremplin" ? Array(words.dropFirst()) : words
  }

  private var completer: Completer {
    Completer { line, cursor in
      let typed = Completion.line(line, upTo: cursor)
      let word = Completion.word(in: line, upTo: cursor)
      let before = (words(String(typed.dropLast(word.count))) ?? []).map { FrenchText.fold($0) }
      return Completion(of: word, among: candidates(after: before))
    }
  }

  private func candidates(after words: [String]) -> [String] {
    let table = CommandTable.shared
    guard let first = words.first else { return table.families }
    let family = table.family(first)
    if words.count == 1 {
      let subcommands = family.compactMap { $0.words.count == 2 ? $0.words[1] : nil }
      return subcommands + (family.first { $0.words.count == 1 }?.completions?(session) ?? [])
    }
    return (family.first { $0.words == Array(words.prefix(2)) } ?? family.first { $0.words.count == 1 })?.completions?(
      session) ?? []
  }
}
