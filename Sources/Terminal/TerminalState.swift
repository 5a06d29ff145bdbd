import Glibc

/// How a terminal is set (echo, line mode…), to put it back after a program that may not do so itself.
///
///     let state = TerminalState(of: STDIN_FILENO)
///     runSomethingThatMayDie()
///     state?.restore()
public struct TerminalState {
  private let descriptor: Int32
  private var attributes: termios

  /// Nil where there is no terminal.
  public init?(of descriptor: Int32 = STDIN_FILENO) {
    var attributes = termios()
    guard tcgetattr(descriptor, &attributes) == 0 else { return nil }
    self.descriptor = descriptor
    self.attributes = attributes
  }

  /// What was typed ahead is kept.
  public func restore() {
    var attributes = attributes
    while tcsetattr(descriptor, TCSADRAIN, &attributes) != 0 && errno == EINTR {}
  }
}
