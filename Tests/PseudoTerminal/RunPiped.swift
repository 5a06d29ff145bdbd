import CPseudoTerminal
import Glibc

/// What a program answered without a terminal.
public struct PipedResult: Sendable {
  public let exit: Exit
  /// The exit status; nil when a signal ended it.
  public var status: Int32? { exit.status }
  public let outputBytes: [UInt8]
  public let errorBytes: [UInt8]
  public var stdout: String { String(decoding: outputBytes, as: UTF8.self) }
  public var stderr: String { String(decoding: errorBytes, as: UTF8.self) }
}

/// Runs a program with pipes on its three streams, in a session of its own without a terminal.
///
/// Input and output of any size pass: it reads while it writes. A program that leaves before it has read all is no error.
///
/// - Parameter environment: all of it; nothing is inherited.
/// - Throws: ``HarnessError`` with all that was written, when it has not ended in time.
public func runPiped(
  _ executable: String, _ arguments: [String] = [], environment: [String: String], stdin: [UInt8] = [],
  folder: String? = nil, timeout: Duration = .seconds(60)
) throws -> PipedResult {
  let launch = Launch(executable: executable, arguments: arguments, environment: environment, folder: folder)
  var pid: pid_t = 0
  var ends: [Int32] = [-1, -1, -1]
  let error = launch.withCommand { pty_start_piped($0, &ends, &pid) }
  guard error == 0 else { throw HarnessError("tubes : errno \(-error)") }
  var child = Child(pid)
  var streams = PipedStreams(input: ends[0], output: ends[1], error: ends[2], bytes: stdin)
  defer {
    child.killAndWait()
    streams.close()
  }
  let deadline = Deadline(in: timeout)
  while true {
    streams.move()
    // What it started in turn may hold the streams open: its own end is what counts.
    if let exit = child.poll() {
      streams.move()
      return PipedResult(exit: exit, outputBytes: streams.output, errorBytes: streams.errors)
    }
    guard !deadline.isPast else {
      throw HarnessError("le programme ne se termine pas", transcript: streams.output + streams.errors)
    }
    var requests = streams.requests + [child.request]
    _ = poll(&requests, nfds_t(requests.count), child.patience(until: deadline))
  }
}

/// The same with a text as input.
public func runPiped(
  _ executable: String, _ arguments: [String] = [], environment: [String: String], stdin: String,
  folder: String? = nil, timeout: Duration = .seconds(60)
) throws -> PipedResult {
  try runPiped(
    executable, arguments, environment: environment, stdin: Array(stdin.utf8), folder: folder, timeout: timeout)
}

/// Our ends of the three pipes.
private struct PipedStreams {
  private var input: Int32
  private var sources: [Int32]
  private let bytes: [UInt8]
  private var sent = 0
  private var received: [[UInt8]] = [[], []]
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  var output: [UInt8] { received[0] }
  var errors: [UInt8] { received[1] }

  init(input: Int32, output: Int32, error: Int32, bytes: [UInt8]) {
    self.input = input
    sources = [output, error]
    self.bytes = bytes
  }

  var requests: [pollfd] {
    [pollfd(fd: input, events: Int16(POLLOUT), revents: 0)]
      + sources.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  }

  /// Moves all that can be moved without waiting.
  mutating func move() {
    feed()
    for index in sources.indices { drain(index) }
  }

  private mutating func feed() {
    while input >= 0 {
      guard sent < bytes.count else { return closeInput() }
      let count = bytes.withUnsafeBytes { write(input, $0.baseAddress! + sent, bytes.count - sent) }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        closeInput()  // it reads no more
      }
    }
  }

  private mutating func drain(_ index: Int) {
    while sources[index] >= 0 {
      let count = chunk.withUnsafeMutableBytes { read(sources[index], $0.baseAddress, $0.count) }
      if count > 0 {
        received[index].append(contentsOf: chunk[..<count])
      } else if count < 0, errno == EAGAIN {
        return
      } else if count == 0 || errno != EINTR {
        Glibc.close(sources[index])
        sources[index] = -1
      }
    }
  }

  private mutating func closeInput() {
    Glibc.close(input)
    input = -1
  }

  mutating func close() {
    if input >= 0 { closeInput() }
    for index in sources.indices where sources[index] >= 0 { Glibc.close(sources[index]) }
  }
}
