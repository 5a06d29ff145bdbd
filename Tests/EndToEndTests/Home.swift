import Foundation
import PseudoTerminal

/// One person's machine: an empty home of its own, and the program that the build just made.
final class Home {
  let folder: String
  var environment: [String: String]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tremplin-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    environment = [
      "HOME": folder, "TERM": "xterm", "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null", "PATH": "/usr/bin:/bin",
      "PAGER": "cat",
      "TZ": "Europe/Paris",
    ]
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Beside the test bundle, in the build folder.
  static let program: String = {
    let runner =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: runner).deletingLastPathComponent().appending(path: "tremplin").path()
  }()

  /// The 23rd of November 2026 unless the arguments say otherwise.
  func run(_ arguments: String..., stdin: String = "") throws -> PipedResult {
    try runPiped(Home.program, arguments + ["--date", "2026-11-23"], environment: environment, stdin: stdin)
  }

  func run(_ arguments: [String], on date: String = "2026-11-23") throws -> PipedResult {
    try runPiped(Home.program, arguments + ["--date", date], environment: environment, stdin: "")
  }

  func terminal(_ arguments: String..., rows: Int = 40, columns: Int = 100) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: Home.program, arguments: arguments + ["--date", "2026-11-23"], environment: environment, rows: rows,
      columns: columns)
  }

  var notebook: String { folder + "/.local/share/tremplin/carnet.sqlite" }

  /// Facts as `profil exporter` writes them.
  func facts() throws -> [String: Any] {
    let output = try run("profil", "exporter").stdout
    let root = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return root?["profile"] as? [String: Any] ?? [:]
  }
}

extension String {
  /// A screen without its line breaks, and with plain spaces, so that a test does not depend on where lines are cut.
  var onOneLine: String {
    split { $0 == " " || $0 == "\n" || $0 == "\u{A0}" || $0 == "\u{202F}" }.joined(separator: " ")
  }
}
