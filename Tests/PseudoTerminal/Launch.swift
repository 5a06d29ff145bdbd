import CPseudoTerminal
import Glibc

/// How a program ended: one of the two is there.
public struct Exit: Equatable, Sendable, CustomStringConvertible {
  public let status: Int32?
  public let signal: Int32?

  public init(status: Int32? = nil, signal: Int32? = nil) {
    self.status = status
    self.signal = signal
  }

  /// From what `waitpid` tells.
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self.init(status: signal == 0 ? (waitStatus >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal)
  }

  public var description: String {
    status.map { "status \($0)" } ?? "signal \(signal ?? 0)"
  }
}

/// What to start, and in which world. Nothing is inherited: the environment is what is passed.
struct Launch {
  let executable: String
  let arguments: [String]
  let environment: [String: String]
  let folder: String?

  /// Hands over the command in C's shape, valid during the call.
  func withCommand<Result>(_ body: (UnsafePointer<pty_command>) -> Result) -> Result {
    _ = ignoresBrokenPipes
    let path = strdup(executable)!
    let folder = folder.map { strdup($0)! }
    let words = copied([executable] + arguments)
    let variables = copied(environment.map { "\($0.key)=\($0.value)" })
    defer { for text in [path, folder] + words + variables { free(text) } }
    return words.withUnsafeBufferPointer { words in
      variables.withUnsafeBufferPointer { variables in
        var command = pty_command(
          path: path, arguments: words.baseAddress!, environment: variables.baseAddress!, folder: folder)
        return withUnsafePointer(to: &command) { body($0) }
      }
    }
  }
}

/// C's shape of a list: the caller frees the texts.
private func copied(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
  texts.map { strdup($0) } + [nil]
}

/// A program that leaves before it has read its input must not take the test runner along.
private let ignoresBrokenPipes: Bool = {
  signal(SIGPIPE, SIG_IGN)
  return true
}()

/// A child of ours, until it has been waited for. Afterwards its number may be somebody else's, and is not used again.
struct Child {
  let pid: pid_t
  private let watch: Int32
  private(set) var exit: Exit?

  init(_ pid: pid_t) {
    self.pid = pid
    watch = pty_watch(pid)
  }

  func send(_ sig: Int32) {
    if exit == nil { kill(pid, sig) }
  }

  /// Sees whether it has ended.
  mutating func poll() -> Exit? {
    guard exit == nil else { return exit }
    var status: Int32 = 0
    if waitpid(pid, &status, WNOHANG) == pid { finish(status) }
    return exit
  }

  mutating func killAndWait() {
    guard exit == nil else { return }
    kill(pid, SIGKILL)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    finish(status)
  }

  private mutating func finish(_ status: Int32) {
    exit = Exit(waitStatus: status)
    if watch >= 0 { close(watch) }
  }

  /// To be added to a `poll`: readable once it has ended.
  var request: pollfd {
    pollfd(fd: exit == nil ? watch : -1, events: Int16(POLLIN), revents: 0)
  }

  /// How long a `poll` may last: where the kernel cannot tell us of the end, we look now and then.
  func patience(until deadline: Deadline) -> Int32 {
    watch >= 0 || exit != nil ? deadline.milliseconds : min(deadline.milliseconds, 10)
  }
}
