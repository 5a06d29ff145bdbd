import PseudoTerminal
import Testing

@testable import Terminal

/// A world without a terminal: both ends of a pipe.
private func piped(_ environment: [String: String]) -> TerminalCapabilities {
  let pipe = PipePair()
  return TerminalCapabilities(environment: environment, input: pipe.reading, output: pipe.writing)
}

@Suite struct TerminalCapabilitiesTests {
  @Test func aPipeIsNobody() {
    let capabilities = piped(["TERM": "xterm-256color"])
    #expect(!capabilities.isInteractive)
    #expect(!capabilities.outputIsTerminal)
    #expect(!capabilities.allowsColour)
    #expect(!capabilities.movesCursor)
  }

  @Test(arguments: [
    ("60", 60), ("5", 20), ("1000", 200), ("0", 80), ("-3", 80), ("large", 80), ("", 80),
    ("99999999999999999999999", 80),
  ])
  func widthComesFromColumnsWithoutATerminal(columns: String, expected: Int) {
    #expect(piped(["COLUMNS": columns]).width == expected)
  }

  @Test(arguments: [
    (["ACCESSIBLE": "1"], true), (["ACCESSIBLE": "0"], false), (["ACCESSIBLE": ""], false), ([:], false),
  ])
  func accessibleWhenAskedFor(environment: [String: String], expected: Bool) {
    #expect(piped(environment).isAccessible == expected)
  }

  @Test func aDumbTerminalIsAccessible() {
    #expect(piped(["TERM": "dumb"]).isAccessible)
  }

  @Test(arguments: [
    (["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false), (["TERM": "xterm", "NO_COLOR": ""], true),
    (["TERM": "dumb"], false), ([:], false),
  ])
  func colourOnATerminal(environment: [String: String], expected: Bool) throws {
    let terminal = try OpenTerminal(rows: 30, columns: 97)
    let capabilities = TerminalCapabilities(
      environment: environment, input: terminal.descriptor, output: terminal.descriptor)
    #expect(capabilities.allowsColour == expected)
    #expect(capabilities.isInteractive)
  }

  @Test func theTerminalKnowsItsSizeBetterThanColumns() throws {
    let terminal = try OpenTerminal(rows: 30, columns: 97)
    let capabilities = TerminalCapabilities(
      environment: ["COLUMNS": "60"], input: terminal.descriptor, output: terminal.descriptor)
    #expect(capabilities.width == 97)
    #expect(capabilities.height == 30)
  }

  @Test func aTerminalWithoutSizeLeavesItToColumns() throws {
    let terminal = try OpenTerminal(rows: 0, columns: 0)
    let capabilities = TerminalCapabilities(
      environment: ["COLUMNS": "61"], input: terminal.descriptor, output: terminal.descriptor)
    #expect(capabilities.width == 61)
  }

  @Test func outputAloneIsNotEnoughToAsk() throws {
    let terminal = try OpenTerminal(rows: 24, columns: 80)
    let pipe = PipePair()
    let capabilities = TerminalCapabilities(
      environment: ["TERM": "xterm"], input: pipe.reading, output: terminal.descriptor)
    #expect(!capabilities.isInteractive)
    #expect(capabilities.outputIsTerminal)
  }
}
