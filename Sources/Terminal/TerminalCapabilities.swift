import Glibc

/// What the screen in front of us can do. Computed once from what is handed in; after a resize, compute it again.
///
///     let terminal = TerminalCapabilities(environment: ProcessInfo.processInfo.environment)
///     if terminal.isInteractive { … }
public struct TerminalCapabilities: Sendable, Equatable {
  /// Somebody can answer: input *and* output are terminals.
  public let isInteractive: Bool
  /// Somebody reads the output as it comes.
  public let outputIsTerminal: Bool
  /// How wide a text may be, in columns: 20…200, for readability as much as for the screen.
  public let width: Int
  /// How many rows the screen has.
  public let height: Int
  public let allowsColour: Bool
  /// Plain and linear, never redrawn: for screen readers and terminals that cannot do more.
  public let isAccessible: Bool
  /// Text can be paged: the cursor of this terminal moves.
  public let movesCursor: Bool

  public init(
    environment: [String: String], input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO
  ) {
    outputIsTerminal = isatty(output) == 1
    isInteractive = outputIsTerminal && isatty(input) == 1
    let size = outputIsTerminal ? ScreenSize(of: output) : nil
    width = min(max(size?.columns ?? Self.number(environment["COLUMNS"]) ?? 80, 20), 200)
    height = size?.rows ?? Self.number(environment["LINES"]) ?? 24
    let kind = environment["TERM"] ?? ""
    movesCursor = outputIsTerminal && !kind.isEmpty && kind != "dumb"
    // no-color.org: present and not empty.
    allowsColour = movesCursor && (environment["NO_COLOR"] ?? "").isEmpty
    let asked = environment["ACCESSIBLE"] ?? ""
    isAccessible = (!asked.isEmpty && asked != "0") || kind == "dumb"
  }

  private static func number(_ text: String?) -> Int? {
    text.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }
}

/// Rows and columns, as the terminal itself gives them.
struct ScreenSize: Equatable {
  let rows: Int
  let columns: Int

  /// Nil where there is no terminal, or one that does not know its size (it says 0).
  init?(of descriptor: Int32) {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
    rows = Int(size.ws_row)
    columns = Int(size.ws_col)
  }
}
