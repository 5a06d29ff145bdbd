import Foundation
import Testing

@testable import Notebook

struct EraseTests {
  @Test func everythingOfOursGoesAndNothingElse() throws {
    let scratch = try Scratch()
    let session = try scratch.notebook()
    try session.append([facts(1)], in: today)
    try session.backup(to: scratch.path + "/s.sqlite")
    _ = try scratch.restore(scratch.path + "/s.sqlite")
    try Disk.write([1], toNew: scratch.path + "/précieux")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.location.folder + "/carnet-avant-restauration-x.sqlite",
      withDestinationPath: scratch.path + "/précieux")
    try Disk.write([1], toNew: scratch.location.folder + "/notes.txt")

    let report = try Notebook.erase(scratch.location)
    #expect(scratch.names() == ["notes.txt"])
    #expect(report.removed.contains(scratch.location.file))
    #expect(report.links == [scratch.location.folder + "/carnet-avant-restauration-x.sqlite"])
    #expect(try Disk.read(scratch.path + "/précieux") == [1])
    #expect(Disk.kind(of: scratch.path + "/s.sqlite") == .file)

    #expect(try session.entries().isEmpty, "an open session sees that it is gone")
    try session.append([facts(2)], in: today)
    #expect(try scratch.notebook(.readOnlyIfExists).entries().map(\.seq) == [1], "and begins a new one")
  }

  @Test func anEmptyFolderGoesToo() throws {
    let scratch = try Scratch()
    try scratch.notebook().append([facts(1)], in: today)
    #expect(try Notebook.erase(scratch.location).removed.last == scratch.location.folder)
    #expect(Disk.names(in: scratch.path + "/a").isEmpty)
    #expect(try Notebook.erase(scratch.location) == EraseReport())
  }

  @Test func aDamagedNotebookCanBeErased() throws {
    let scratch = try Scratch()
    try Disk.makeFolder(scratch.location.folder)
    try Disk.write([1, 2, 3], toNew: scratch.location.file)
    #expect(try Notebook.erase(scratch.location).removed.first == scratch.location.file)
  }
}
