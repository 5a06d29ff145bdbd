import Document
import Foundation
import Testing

/// The gallery as it looks: read these files when a screen changes.
///
/// A missing baseline is written and the test fails; `TREMPLIN_RENEW_SNAPSHOTS=1` writes them all again.
struct SnapshotTests {
  @Test(arguments: [60, 100], ["plain", "colour", "accessible"])
  func gallery(width: Int, look: String) throws {
    let options = RenderOptions(width: width, colour: look == "colour", accessible: look == "accessible")
    try expectSnapshot(render(Gallery.document, options), named: "gallery-\(width)-\(look).txt")
  }

  @Test func galleryAsMarkdown() throws {
    try expectSnapshot(renderMarkdown(Gallery.document, footer: "Fait avec Tremplin."), named: "gallery.md")
  }

  @Test func galleryAsHTML() throws {
    try expectSnapshot(renderHTML(Gallery.document, footer: "Fait avec Tremplin."), named: "gallery.html")
  }
}

private func expectSnapshot(
  _ text: String, named name: String, location: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: name)
  let renew = ProcessInfo.processInfo.environment["TREMPLIN_RENEW_SNAPSHOTS"] == "1"
  let known = try? String(contentsOf: file, encoding: .utf8)
  if renew || known == nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    if !renew { Issue.record("New snapshot \(name): read it, then run again.", sourceLocation: location) }
    return
  }
  guard let known, Array(known.utf8) != Array(text.utf8) else { return }
  let (old, new) = (allLines(known), allLines(text))
  let changes = new.difference(from: old).map { change in
    switch change {
    case .remove(let offset, let line, _): (offset, "- \(visible(line))")
    case .insert(let offset, let line, _): (offset, "+ \(visible(line))")
    }
  }
  let diff = changes.map { "\($0.0 + 1)\t\($0.1)" }.joined(separator: "\n")
  Issue.record("\(name) changed:\n\(diff)", sourceLocation: location)
}

private func allLines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
