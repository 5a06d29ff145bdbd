import Glibc
import PseudoTerminal
import Testing

/// The harness itself, with programs that every system has.
@Suite struct PseudoTerminalTests {
  private let world = ["PATH": "/usr/bin:/bin", "TERM": "dumb", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"]

  private func shell(_ script: String, rows: Int = 24, columns: Int = 80) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: "/bin/sh", arguments: ["-c", script], environment: world, rows: rows, columns: columns)
  }

  @Test func seesWhatIsWrittenAndHowItEnded() throws {
    let session = try shell("echo été; exit 3")
    try session.waitFor("été\n")
    #expect(try session.waitForExit() == Exit(status: 3))
    #expect(session.transcript == "été\r\n")
    #expect(session.screenText == "été\n")
  }

  @Test func typesAndWaits() throws {
    let session = try PseudoTerminal(executable: "/bin/cat", environment: world)
    try session.send("bonjour\r")
    try session.waitFor("bonjour\n")
    try session.waitFor("bonjour\n")  // once by the terminal, once by cat
    try session.send("\u{4}")
    #expect(try session.waitForExit() == Exit(status: 0))
  }

  @Test func ctrlCReachesTheProgram() throws {
    let session = try shell("echo prêt; exec cat")
    try session.waitFor("prêt")
    try session.send("\u{3}")
    #expect(try session.waitForExit() == Exit(signal: SIGINT))
  }

  @Test func signalsAreSentToTheProgram() throws {
    let session = try shell("trap 'echo reçu; exit 5' TERM; echo prêt; while :; do read x; done")
    try session.waitFor("prêt")
    session.signal(SIGTERM)
    try session.waitFor("reçu")
    #expect(try session.waitForExit() == Exit(status: 5))
  }

  @Test func killsLikeAPowerCut() throws {
    let session = try PseudoTerminal(executable: "/bin/cat", environment: world)
    session.kill9()
    #expect(try session.waitForExit() == Exit(signal: SIGKILL))
  }

  @Test func knowsItsSize() throws {
    let session = try shell("stty size; read x; stty size", rows: 33, columns: 61)
    try session.waitFor("33 61")
    session.resize(rows: 40, columns: 100)
    try session.send("\r")
    try session.waitFor("40 100")
  }

  @Test func takesEscapeSequencesOut() throws {
    let session = try shell(#"printf '\033[1mgras\033[0m \033]0;titre\007fin \033(B\033=.\n'"#)
    try session.waitForExit()
    #expect(session.screenText == "gras fin .\n")
  }

  @Test func aWaitThatFailsShowsEverything() throws {
    let session = try shell("echo bonjour; read x")
    let late = #expect(throws: HarnessError.self) { try session.waitFor("bonsoir", timeout: .milliseconds(50)) }
    #expect(late?.description.contains("« bonsoir »") == true)
    session.kill9()
    let ended = #expect(throws: HarnessError.self) { try session.waitFor("bonsoir") }
    #expect(ended?.description.contains("bonjour") == true)
  }

  @Test func nothingIsInherited() throws {
    let result = try runPiped("/usr/bin/env", environment: ["SEUL": "é"])
    #expect(result.stdout == "SEUL=é\n")
  }

  @Test func aMissingProgramEndsWith127() throws {
    #expect(try runPiped("/nonexistent/tremplin", environment: [:]).status == 127)
  }

  @Test func muchInputAndMuchOutputPass() throws {
    let much = [UInt8](repeating: UInt8(ascii: "x"), count: 5_000_000)
    let result = try runPiped("/bin/cat", environment: world, stdin: much)
    #expect(result.exit == Exit(status: 0))
    #expect(result.outputBytes == much)
  }

  @Test func aProgramNeedNotReadItsInput() throws {
    let much = [UInt8](repeating: 0, count: 1_000_000)
    let result = try runPiped("/bin/sh", ["-c", "echo a; echo b >&2; exit 4"], environment: world, stdin: much)
    #expect((result.status, result.stdout, result.stderr) == (4, "a\n", "b\n"))
  }

  @Test func aProgramThatHangsIsADefect() {
    #expect(throws: HarnessError.self) {
      try runPiped("/bin/sh", ["-c", "trap '' TERM; exec sleep 60"], environment: world, timeout: .milliseconds(50))
    }
  }

  @Test(arguments: 0..<40)
  func manySessionsAtOnce(number: Int) throws {
    let session = try shell("echo n°\(number); read x; echo \"<$x>\"")
    try session.waitFor("n°\(number)\n")
    if number.isMultiple(of: 4) { return session.kill9() }
    try session.send("é\(number)\r")
    try session.waitFor("<é\(number)>")
    #expect(try session.waitForExit() == Exit(status: 0))
  }
}
