import Document
import Kernel
import Terminal

/// One command from words to exit code: the only place where a failure becomes a message.
enum Program {
  static func execute(_ words: [String], _ session: Session) -> ExitCode {
    let before = session.options
    defer { session.options = before }
    do throws(Failure) {
      let rest = try session.options.take(from: words)
      if session.isShell, before.changesWorld(session.options) {
        throw Failure(.usage, "--carnet et --data se donnent au lancement : tremplin --carnet DOSSIER.")
      }
      if session.options.wantsVersion {
        if session.options.json {
          try session.show(["version": .string(Version.number)])
        } else {
          try session.write("tremplin \(Version.number)\n")
        }
        return .done
      }
      if session.options.wantsHelp {
        try Help.show(rest, session)
        return .done
      }
      let match = try CommandTable.shared.match(rest)
      try match.command.run(session, match.arguments)
      return .done
    } catch {
      if !error.message.isEmpty { session.warn(error.message) }
      return error.code
    }
  }
}

extension GlobalOptions {
  /// Whether the notebook or the catalogue would not be the same any more.
  func changesWorld(_ other: GlobalOptions) -> Bool {
    notebookFolder != other.notebookFolder || dataFolders != other.dataFolders
  }
}
