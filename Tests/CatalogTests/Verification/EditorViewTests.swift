import Catalog
import Foundation
import Kernel
import Testing

/// What somebody sees who slipped while mending a figure: read these files when a message changes.
///
/// A missing baseline is written and the test fails; `TREMPLIN_RENEW_SNAPSHOTS=1` writes them all again.
@Suite struct EditorViewTests {
  private static let right = """
    tariffs:
      - id: cvec
        label: "CVEC (par an)"
        values:
          - value: 105
            from: 2025-09-01
            until: 2026-08-31
            sources: [arrete-cvec]
            checked: 2026-11-23
            confidence: oneSource
    sources:
      - { id: arrete-cvec, publisher: "Ministère", title: "Arrêté", read: 2026-11-23 }

    """

  @Test(arguments: [
    ("wrong-until", "until: 2026-08-31", "until: 2025-08-31"), ("impossible-until", "2026-08-31", "2026-02-30"),
    ("misspelt-key", "confidence: ", "confidance: "), ("missing-source", "        sources: [arrete-cvec]\n", ""),
    ("misspelt-source", "[arrete-cvec]", "[arete-cvec]"), ("wrong-word", "oneSource", "oneSources"),
    ("bad-indentation", "        until", "       until"),
    ("several", "until: 2026-08-31\n        sources: [arrete-cvec]", "untl: 2026-08-31"),
  ])
  func isShownWithTheLineAndACaret(name: String, written: String, slip: String) throws {
    #expect(report(Self.right) == "")
    let yaml = Self.right.replacing(written, with: slip)
    #expect(yaml != Self.right)
    try expectSnapshot(report(yaml), named: name + ".txt")
  }

  private func report(_ yaml: String) -> String {
    let problems = ProblemList()
    let nodes = CatalogNodes(
      CatalogFiles(files: [("Data/tarifs/cvec.yaml", Array(yaml.utf8))]), problems: problems)
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    return Verifier.verify(nodes, problems: problems).map { ProblemReport.text($0) { _ in lines } + "\n" }.joined()
  }

  private func expectSnapshot(_ text: String, named name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: name)
    let renew = ProcessInfo.processInfo.environment["TREMPLIN_RENEW_SNAPSHOTS"] == "1"
    guard !renew, let known = try? String(contentsOf: file, encoding: .utf8) else {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      if !renew { Issue.record("New snapshot \(name): read it, then run again.") }
      return
    }
    #expect(text == known)
  }
}
