import Glibc

/// Shows a long text page by page, where that helps; writes it out everywhere else.
///
/// Only on a terminal that moves its cursor, for a text longer than the screen, and never when `ACCESSIBLE` is set: a
/// screen reader wants the text itself. `PAGER` chooses the program (empty or `cat`: none), else `less`, which is told
/// to leave short texts and colours alone unless the person set `LESS`.
public struct Pager {
  private let capabilities: TerminalCapabilities
  private let environment: [String: String]
  private let output: Output

  public init(capabilities: TerminalCapabilities, environment: [String: String], output: Output = .standard) {
    self.capabilities = capabilities
    self.environment = environment
    self.output = output
  }

  public func show(_ text: String) throws(OutputError) {
    guard isWorthIt(text), let command, PagerProcess.run(command, environment: childEnvironment, text: text) else {
      try output.write(text)
      return
    }
  }

  private var command: String? {
    let asked = environment["PAGER"] ?? "less"
    let words = asked.split(separator: " ")
    guard let program = words.first, program != "cat" else { return nil }
    // `PAGER="LESS=S less"`: the shell will see to it.
    guard program.contains("=") || isInstalled(String(program)) else { return nil }
    return asked
  }

  var childEnvironment: [String: String] {
    // In the locale C less would show the bytes of an é.
    environment.merging(["LESS": "FRX", "LESSCHARSET": "utf-8"]) { persons, _ in persons }
  }

  func isWorthIt(_ text: String) -> Bool {
    guard capabilities.isInteractive, capabilities.movesCursor, !capabilities.isAccessible else { return false }
    return Self.rows(of: text, width: capabilities.width) >= capabilities.height
  }

  /// How many rows the text fills. Colours count as text here: `less` itself leaves at once when all fits.
  static func rows(of text: String, width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { $0 + max(1, ($1.count + width - 1) / width) }
  }

  private func isInstalled(_ program: String) -> Bool {
    if program.contains("/") { return access(program, X_OK) == 0 }
    let path = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
