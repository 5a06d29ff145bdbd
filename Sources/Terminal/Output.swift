import Glibc

/// A stream to write to, whole: a text is written to its last byte or an error says why not.
///
///     try Output.standard.write("Fini.\n")
///
/// When the reader of a pipe leaves (`tremplin … | head`), that is no error: `write` answers false, and the rest may be
/// spared. `SIGPIPE` is ignored from the first use on.
public struct Output: Sendable {
  public let fileDescriptor: Int32

  public static let standard = Output(fileDescriptor: STDOUT_FILENO)
  public static let errors = Output(fileDescriptor: STDERR_FILENO)

  public init(fileDescriptor: Int32) {
    _ = Self.ignoresBrokenPipes
    self.fileDescriptor = fileDescriptor
  }

  /// - Returns: false when nobody reads any more.
  @discardableResult
  public func write(_ text: String) throws(OutputError) -> Bool {
    var text = text
    var failure: Int32 = 0
    text.withUTF8 { failure = writeAll(UnsafeRawBufferPointer($0)) }
    return try answer(failure)
  }

  /// - Returns: false when nobody reads any more.
  @discardableResult
  public func write(bytes: [UInt8]) throws(OutputError) -> Bool {
    try answer(bytes.withUnsafeBytes { writeAll($0) })
  }

  private func answer(_ failure: Int32) throws(OutputError) -> Bool {
    switch failure {
    case 0: return true
    case EPIPE: return false
    default: throw OutputError(code: failure)
    }
  }

  /// - Returns: 0, or the `errno` that stopped it.
  private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let buffer = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(fileDescriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilReady(fileDescriptor, for: POLLOUT)
      default: return errno
      }
    }
    return 0
  }

  private static let ignoresBrokenPipes: Bool = {
    signal(SIGPIPE, SIG_IGN)
    return true
  }()
}

/// Why something could not be written.
public struct OutputError: Error, Equatable, Sendable {
  /// The `errno`.
  public let code: Int32

  public init(code: Int32) {
    self.code = code
  }

  public var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
}

extension OutputError: CustomStringConvertible {
  public var description: String {
    if isDiskFull { return "Il n’y a plus de place sur le disque. Libérez-en, puis recommencez." }
    return "La sortie ne peut pas être écrite (erreur \(code) du système)."
  }
}
