import Glibc

/// One run of the person's editor on a text, in a file that only they can read and that does not stay.
public enum EditorProcess {
  public enum Outcome: Sendable, Equatable {
    case written(String)
    /// No editor is named.
    case missing
    /// It could not start, or left with an error: nothing was taken.
    case failed
    /// No place for a temporary file.
    case noFile
  }

  static let longest = 1 << 20

  /// - Parameters:
  ///   - hint: what the file holds at first.
  ///   - keepsInput: whether the editor reads our standard input; where replies come by a pipe, it must not eat them.
  public static func run(environment: [String: String], keepsInput: Bool, hint: String = "") -> Outcome {
    let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.allSatisfy(\.isWhitespace) }
    guard let editor = named else { return .missing }
    guard let path = temporaryFile(environment, hint) else { return .noFile }
    defer { unlink(path) }
    guard wait(editor, path, environment, keepsInput) else { return .failed }
    return read(path).map { .written($0) } ?? .failed
  }

  /// `mkstemp` makes it with mode 0600.
  private static func temporaryFile(_ environment: [String: String], _ hint: String) -> String? {
    let folders = ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap { environment[$0] } + ["/tmp"]
    for folder in folders where folder.hasPrefix("/") {
      var template = Array((folder + "/tremplin-XXXXXX.txt").utf8CString)
      let file = mkstemps(&template, 4)
      guard file >= 0 else { continue }
      _ = try? Output(fileDescriptor: file).write(hint)
      close(file)
      return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    return nil
  }

  private static func wait(_ editor: String, _ path: String, _ environment: [String: String], _ keepsInput: Bool)
    -> Bool
  {
    let state = TerminalState()
    // Ctrl-C is for the editor.
    var ignored = sigaction()
    ignored.__sigaction_handler.sa_handler = SIG_IGN
    var previous = sigaction()
    sigaction(SIGINT, &ignored, &previous)
    defer {
      sigaction(SIGINT, &previous, nil)
      state?.restore()
    }
    let nothing = keepsInput ? nil : open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { if let nothing { close(nothing) } }
    // The path is an argument, never a part of the command: no name can be taken for words of the shell.
    guard
      let child = ChildProcess.spawn(
        ["sh", "-c", editor + " \"$1\"", "sh", path], environment: environment, input: nothing)
    else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    return status == 0
  }

  private static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < longest {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk.prefix(count)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
