import Foundation
import Terminal

/// Synchronous, on the main thread: Readline's signals depend on it.
@main
enum Main {
  static func main() {
    let session = Session(environment: ProcessInfo.processInfo.environment, options: GlobalOptions())
    let status = run(Array(CommandLine.arguments.dropFirst()), session)
    session.closeNotebook()
    session.closeReader()
    exit(status.rawValue)
  }

  /// A command does one thing and ends; options alone, or nothing, open the conversation.
  private static func run(_ words: [String], _ session: Session) -> ExitCode {
    var options = GlobalOptions()
    do throws(Failure) {
      let rest = try options.take(from: words)
      if rest.isEmpty, !options.wantsVersion, !options.wantsHelp {
        session.options = options
        return Shell(session: session).run()
      }
    } catch {
      session.warn(error.message)
      return error.code
    }
    return Program.execute(words, session)
  }
}
