import PseudoTerminal
import Testing

@testable import Terminal

@Suite struct PagerTests {
  private let long = String(repeating: "ligne\n", count: 100)

  private func pager(_ environment: [String: String], on terminal: OpenTerminal) -> Pager {
    let capabilities = TerminalCapabilities(
      environment: environment, input: terminal.descriptor, output: terminal.descriptor)
    return Pager(capabilities: capabilities, environment: environment)
  }

  @Test func onlyALongTextOnATerminal() throws {
    let terminal = try OpenTerminal(rows: 24, columns: 80)
    let pager = pager(["TERM": "xterm"], on: terminal)
    #expect(pager.isWorthIt(long))
    #expect(!pager.isWorthIt("court\n"))
    #expect(pager.isWorthIt(String(repeating: "x", count: 80 * 30)))
  }

  @Test(arguments: [["TERM": "dumb"], ["TERM": "xterm", "ACCESSIBLE": "1"], [:]])
  func neverWhereItHinders(environment: [String: String]) throws {
    let terminal = try OpenTerminal(rows: 24, columns: 80)
    #expect(!pager(environment, on: terminal).isWorthIt(long))
  }

  @Test func theSettingsOfThePersonWin() throws {
    let terminal = try OpenTerminal(rows: 24, columns: 80)
    #expect(pager([:], on: terminal).childEnvironment["LESS"] == "FRX")
    #expect(pager(["LESS": "S"], on: terminal).childEnvironment["LESS"] == "S")
  }

  @Test func withoutATerminalTheTextGoesThrough() throws {
    let pipe = PipePair()
    let capabilities = TerminalCapabilities(environment: [:], input: pipe.reading, output: pipe.writing)
    let pager = Pager(
      capabilities: capabilities, environment: ["PAGER": "false"], output: Output(fileDescriptor: pipe.writing))
    try pager.show("une ligne\n")
    var reader = PipeReader(fileDescriptor: pipe.reading)
    #expect(reader.readLine() == .line("une ligne"))
  }
}
