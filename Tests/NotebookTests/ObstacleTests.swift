import Foundation
import Testing

@testable import Notebook

/// What stands in the way of writing: each a typed error, an exit code and a French sentence that names the place.
struct ObstacleTests {
  @Test func aFullDiskIsSaidAndLosesNothing() throws {
    let scratch = try Scratch()
    let notebook = try scratch.notebook()
    try notebook.append([facts(1)], in: today)
    let connection = try notebook.connectionForWriting()
    try connection.direct(writing: true) { try $0.execute(sql: "PRAGMA max_page_count = 4") }
    let big = Draft(.facts, payload: jsonQuoted(String(repeating: "x", count: 40_000)))
    let error = failure { try notebook.append([facts(2), big], in: today) }
    #expect(error == .cannotWrite(scratch.location.file, .diskFull))
    #expect(error?.exitCode == 74)
    #expect(error?.description.contains("le disque est plein") == true)
    #expect(try notebook.entries().count == 1)
    try notebook.append([facts(2)], in: today)
    #expect(try scratch.notebook().state().lastSeq == 2)
  }

  @Test(arguments: [Notebook.Mode.readWrite, .readOnlyIfExists])
  func aFileInPlaceOfTheFolder(mode: Notebook.Mode) throws {
    let scratch = try Scratch()
    try Disk.write([], toNew: scratch.path + "/a")
    let error = failure { _ = try scratch.notebook(mode) }
    #expect(error?.exitCode == (mode == .readWrite ? 73 : 66))
    #expect(error?.description.contains(scratch.path + "/a") == true)
  }

  @Test func aFolderOrALinkInPlaceOfTheFile() throws {
    let scratch = try Scratch()
    try Disk.makeFolder(scratch.location.file)
    #expect(failure { _ = try scratch.notebook() } == .cannotRead(scratch.location.file, .notAFile))
    #expect(Disk.removeFolder(scratch.location.file))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.location.file, withDestinationPath: scratch.path + "/elsewhere")
    #expect(failure { _ = try scratch.notebook() } == .cannotRead(scratch.location.file, .symbolicLink))
    #expect(Disk.kind(of: scratch.path + "/elsewhere") == .missing)
  }

  @Test func theFolderMayBeALink() throws {
    let scratch = try Scratch()
    try Disk.makeFolder(scratch.path + "/coffre")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/a", withDestinationPath: scratch.path + "/coffre")
    try scratch.notebook().append([facts(1)], in: today)
    #expect(Disk.kind(of: scratch.path + "/coffre/tremplin/carnet.sqlite") == .file)
  }

  @Test(arguments: [false, true])
  func aReadOnlyFolderIsRead(leftOverLog: Bool) throws {
    let scratch = try Scratch()
    let notebook = try scratch.notebook()
    let written = try notebook.append([facts(1)], in: today)
    let other = NotebookLocation(folder: scratch.path + "/ro é%?")
    try Disk.makeFolder(other.folder)
    if !leftOverLog { notebook.close() }
    for suffix in ["", "-wal"] where Disk.kind(of: scratch.location.file + suffix) == .file {
      try Disk.write(Disk.read(scratch.location.file + suffix), toNew: other.file + suffix)
    }
    #expect((Disk.size(of: other.file + "-wal") ?? 0 > 0) == leftOverLog)
    try #require(Disk.mode(other.folder, 0o500) && Disk.mode(other.file, 0o400))
    defer { _ = Disk.mode(other.folder, 0o700) }
    // For root chmod does not bind: the reading then goes the ordinary way, and the refusal is not checked.
    let reader = try Notebook.open(at: other, mode: .readOnlyIfExists, clock: fixedClock)
    #expect(try reader.entries() == written)
    guard geteuid() != 0 else { return }
    let error = failure { _ = try Notebook.open(at: other, mode: .readWrite, clock: fixedClock) }
    #expect(error == .cannotWrite(other.file, .permissionDenied))
  }

  @Test func everyErrorHasItsExitCodeAndASentenceThatEnds() {
    let errors: [(NotebookError, Int32)] = [
      (.damaged(file: "f", detail: "d"), 65), (.newerVersion(file: "f", found: 2, known: 1), 65),
      (.notANotebook(file: "f"), 65), (.cannotRead("f", .missing), 66), (.invalidEntry("d"), 70),
      (.malformed(file: "f", line: 1, column: 2, entry: 3, detail: "d"), 65), (.cannotCreate("f", .system(5)), 73),
      (.cannotWrite("f", .sqlite(10)), 74), (.busy(file: "f"), 75), (.conversationMoved(id: "c1"), 75),
      (.noLocation(.emptyOption), 64), (.noLocation(.homeUnset), 73), (.noLocation(.homeMissing("/x")), 73),
    ]
    for (error, code) in errors {
      #expect(error.exitCode == code)
      #expect(error.description.hasSuffix("."), "\(error)")
    }
  }
}
