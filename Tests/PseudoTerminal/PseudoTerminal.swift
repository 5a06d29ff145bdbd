import CPseudoTerminal
import Glibc

/// A program at a terminal of its own, driven as a person would.
///
///     let session = try PseudoTerminal(executable: tremplin, environment: world)
///     try session.waitFor("tremplin> ")
///     try session.send("aide\r")
///     try session.waitFor("Commandes")
///     try session.send("\u{4}")  // Ctrl-D
///     #expect(try session.waitForExit() == Exit(status: 0))
///
/// - Important: wait for the prompt before sending a key. Before it the terminal is in line mode: a Ctrl-D becomes a
///   NUL, and the terminal itself echoes what is typed.
public final class PseudoTerminal {
  private let master: Int32
  private var child: Child
  private let patience: Duration
  private var raw: [UInt8] = []
  private var screen = ScreenText()
  /// Up to where `waitFor` has gone, in the bytes of `screen`.
  private var consumed = 0
  private var isHungUp = false

  /// - Parameters:
  ///   - environment: all of it; nothing is inherited. Give each test its own `HOME`, `XDG_*`, `TERM`, `LC_ALL` and
  ///     `INPUTRC=/dev/null`.
  ///   - folder: where it starts; ours by default.
  ///   - timeout: how long each wait may last unless it says otherwise.
  public init(
    executable: String, arguments: [String] = [], environment: [String: String], rows: Int = 24, columns: Int = 80,
    folder: String? = nil, timeout: Duration = .seconds(20)
  ) throws {
    let launch = Launch(executable: executable, arguments: arguments, environment: environment, folder: folder)
    var pid: pid_t = 0
    let descriptor = launch.withCommand { pty_start($0, Int32(rows), Int32(columns), &pid) }
    guard descriptor >= 0 else { throw HarnessError("pseudo-terminal : errno \(-descriptor)") }
    master = descriptor
    child = Child(pid)
    patience = timeout
  }

  deinit {
    child.killAndWait()
    close(master)
  }

  /// All that the program wrote, as it wrote it.
  public var transcript: String { String(decoding: raw, as: UTF8.self) }

  /// All that the program wrote, without escape sequences and carriage returns. A redrawn line is there twice.
  public var screenText: String { String(decoding: screen.bytes, as: UTF8.self) }

  /// The part of ``screenText`` that no wait has gone past.
  public var unread: String { String(decoding: screen.bytes[consumed...], as: UTF8.self) }

  /// The number of the process.
  public var processIdentifier: Int32 { child.pid }

  // MARK: Doing

  /// Types it. Enter is `\r`, Ctrl-C `\u{3}`, Ctrl-D `\u{4}`, arrow up `\u{1B}[A`.
  public func send(_ text: String) throws {
    try send(bytes: Array(text.utf8))
  }

  public func send(bytes: [UInt8]) throws {
    let deadline = Deadline(in: patience)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) }
      if count < 0, errno != EAGAIN, errno != EINTR { return }  // it has ended: the next wait will say so
      if rest.isEmpty { return }
      if deadline.isPast { throw HarnessError("personne ne lit ce qui est tapé", transcript: raw) }
      // It may be stuck writing to us: read meanwhile.
      wait(for: POLLIN | POLLOUT, until: deadline)
      readAvailable()
    }
  }

  public func resize(rows: Int, columns: Int) {
    _ = pty_resize(master, Int32(rows), Int32(columns))
  }

  /// Sends a signal to the program alone (Ctrl-C typed goes to all that runs in the terminal: send `\u{3}` for that).
  public func signal(_ sig: Int32) {
    child.send(sig)
  }

  /// As a power cut would.
  public func kill9() {
    child.killAndWait()
  }

  // MARK: Waiting

  /// Waits until the text appears after what the waits before this one went past.
  ///
  /// - Returns: all that came up to it, the text included.
  @discardableResult
  public func waitFor(_ text: String, timeout: Duration? = nil) throws -> String {
    let deadline = Deadline(in: timeout ?? patience)
    let wanted = Array(text.utf8)
    var searched = consumed
    while true {
      readAvailable()
      if let end = endOfFirst(wanted, from: searched) {
        defer { consumed = end }
        return String(decoding: screen.bytes[consumed..<end], as: UTF8.self)
      }
      searched = max(consumed, screen.bytes.count - wanted.count)
      if isHungUp || deadline.isPast {
        let why = isHungUp ? "le programme s’est terminé (\(child.poll()?.description ?? "?"))" : "trop tard"
        throw HarnessError("« \(text) » n’est pas venu : \(why)", transcript: raw)
      }
      wait(for: POLLIN, until: deadline)
    }
  }

  /// Waits until the program ends; reads all that it still writes.
  @discardableResult
  public func waitForExit(timeout: Duration? = nil) throws -> Exit {
    let deadline = Deadline(in: timeout ?? patience)
    while true {
      readAvailable()
      if let exit = child.poll() {
        readUntilHangUp()
        return exit
      }
      if deadline.isPast { throw HarnessError("le programme ne se termine pas", transcript: raw) }
      wait(for: POLLIN, until: deadline)
    }
  }

  /// Whether the terminal echoes and reads line by line, as a shell expects to find it. Known even after the end.
  public var isInLineMode: Bool {
    var attributes = termios()
    guard tcgetattr(master, &attributes) == 0 else { return false }
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return attributes.c_lflag & wanted == wanted
  }

  /// The whole of the terminal's settings, to be compared before and after.
  public var settings: [UInt32] {
    var attributes = termios()
    guard tcgetattr(master, &attributes) == 0 else { return [] }
    let keys = withUnsafeBytes(of: attributes.c_cc) { $0.map { UInt32($0) } }
    return [attributes.c_iflag, attributes.c_oflag, attributes.c_cflag, attributes.c_lflag] + keys
  }

  // MARK: -

  private func wait(for events: Int32, until deadline: Deadline) {
    // Once known, its end no longer wakes us (the terminal may still be held by what it started): so the caller must
    // hear of it before anybody sleeps.
    let wasKnown = child.exit != nil
    if child.poll() != nil && !wasKnown { return }
    var requests = [
      pollfd(fd: isHungUp ? -1 : master, events: Int16(events), revents: 0),
      child.request,
    ]
    _ = poll(&requests, 2, child.patience(until: deadline))
  }

  /// The last words of a program arrive a little after its end: the kernel moves them on in its own time.
  private func readUntilHangUp() {
    let deadline = Deadline(in: .seconds(2))
    readAvailable()
    while !isHungUp && !deadline.isPast {
      wait(for: POLLIN, until: deadline)
      readAvailable()
    }
  }

  private func readAvailable() {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while !isHungUp {
      let count = chunk.withUnsafeMutableBytes { read(master, $0.baseAddress, $0.count) }
      if count > 0 {
        raw.append(contentsOf: chunk[..<count])
        screen.append(chunk[..<count])
      } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
        isHungUp = true  // EIO: nobody holds the other side any more
      } else if errno == EAGAIN {
        return
      }
    }
  }

  private func endOfFirst(_ wanted: [UInt8], from start: Int) -> Int? {
    guard !wanted.isEmpty else { return start }
    let place = screen.bytes.withUnsafeBytes { all in
      all.isEmpty ? -1 : pty_find(all.baseAddress! + start, all.count - start, wanted, wanted.count)
    }
    return place < 0 ? nil : start + place + wanted.count
  }
}
