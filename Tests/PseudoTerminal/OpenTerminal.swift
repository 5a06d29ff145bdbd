import CPseudoTerminal
import Glibc

/// A terminal that no program sits at, for code that asks a descriptor what it is.
public final class OpenTerminal {
  public let descriptor: Int32
  private let master: Int32

  public init(rows: Int, columns: Int) throws {
    var (master, terminal): (Int32, Int32) = (-1, -1)
    let error = pty_open(Int32(rows), Int32(columns), &master, &terminal)
    guard error == 0 else { throw HarnessError("pseudo-terminal : errno \(-error)") }
    self.master = master
    descriptor = terminal
  }

  deinit {
    close(descriptor)
    close(master)
  }
}
