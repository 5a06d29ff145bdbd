/// Where replies come from: a person at a terminal, or a pipe.
///
///     var reader: any LineReader = capabilities.isInteractive ? ReadlineReader(name: "tremplin") : PipeReader()
///     switch reader.readLine(prompt: "tremplin> ", mode: .command()) {
///     case .line(let text): obey(text)
///     case .interrupted: break  // the line is dropped, the session goes on
///     case .end: leave()
///     …
///     }
///
/// - Important: the text is what was typed, byte for byte. Normalise it (NFC) before comparing or storing, and pass it
///   through ``sanitise(_:keepingLineBreaks:)`` before showing it.
public protocol LineReader {
  mutating func readLine(prompt: String, mode: LineMode) -> LineOutcome
}

/// What the line is for.
public enum LineMode {
  /// A command: kept in the history, and the arrows bring back the ones before.
  case command(Completer? = nil)
  /// The answer to a question: leaves no trace, and the arrows bring nothing.
  case answer(Completer? = nil)
}

/// What came.
public enum LineOutcome: Equatable, Sendable {
  /// Without its line end.
  case line(String)
  /// Ctrl-D on an empty line, the end of the pipe, or a closed window.
  case end
  /// Ctrl-C.
  case interrupted
  /// More than ``LineLimit/bytes``. The line was skipped whole; the next one can be read.
  case tooLong
  /// Bytes that are not UTF-8. The line was skipped; the next one can be read.
  case notUTF8
  /// A NUL byte: a binary file, not text. The line was skipped; the next one can be read.
  case containsNUL
  /// The input cannot be read (it is a folder, for instance): an `errno`.
  case failed(Int32)
}

/// How long a line may be.
public enum LineLimit {
  /// 1 MiB, the line end not counted.
  public static let bytes = 1 << 20
}

extension LineOutcome {
  /// The outcome that the bytes of one line make.
  init(bytes: some Collection<UInt8>) {
    if bytes.contains(0) {
      self = .containsNUL
    } else if let text = String(validating: bytes, as: UTF8.self) {
      self = .line(text)
    } else {
      self = .notUTF8
    }
  }
}
