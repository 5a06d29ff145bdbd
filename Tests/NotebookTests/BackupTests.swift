import Foundation
import Testing

@testable import Notebook

struct BackupTests {
  private func filled(_ scratch: Scratch) throws -> [Entry] {
    let notebook = try scratch.notebook()
    try notebook.append([facts(1), Draft("horoscope", payload: "{ \"é\\u00e9\" : [1.50, \"\\\"\"] }")], in: today)
    let id = try notebook.startConversation("profile", input: "7", in: today)
    try notebook.reply("\"oui\"", to: id, in: today)
    try notebook.finishConversation(id, with: [facts(2)], in: today)
    try notebook.undo(in: today)
    return try notebook.entries()
  }

  @Test(arguments: ["sqlite", "json", "bom.json"])
  func whatIsSavedLoadsBackEqual(form: String) throws {
    let scratch = try Scratch()
    let before = try filled(scratch)
    let file = scratch.path + "/copie." + form
    let session = try scratch.notebook()
    if form == "json" || form == "bom.json" {
      let mark: [UInt8] = form == "json" ? [] : [0xEF, 0xBB, 0xBF]
      try Disk.write(mark + Array(try session.exportJSON().utf8), toNew: file)
    } else {
      try session.backup(to: file)
      #expect(Disk.permissions(of: file) == 0o600)
    }
    try session.append([facts(3)], in: today)
    let after = try session.entries()
    #expect(try session.state().activeConclusions.count == 3)

    let report = try scratch.restore(file)
    #expect(report.entries == before.count)
    #expect(try session.entries() == before, "an open session sees what was restored")
    #expect(try session.state() == JournalState(entries: before))
    try session.append([facts(4)], in: today)
    #expect(try session.entries().last?.seq == before.count + 1)
    #expect(try Notebook.verify(scratch.location).map(\.severity) == [.note], "only the unknown kind")

    let former = try #require(report.former)
    #expect(former.hasSuffix("/carnet-avant-restauration-20261123T090000Z.sqlite"))
    #expect(try Notebook.entries(ofBackup: former) == after)
    let again = try #require(try scratch.restore(former).former)
    #expect(again.hasSuffix("Z-2.sqlite"))
    #expect(try scratch.notebook().entries() == after)
  }

  @Test func aRestorationMakesTheNotebookWhereThereIsNone() throws {
    let (scratch, other) = (try Scratch(), try Scratch())
    let before = try filled(scratch)
    try scratch.notebook().backup(to: other.path + "/s.sqlite")
    #expect(try other.restore(other.path + "/s.sqlite") == RestoreReport(entries: before.count, former: nil))
    #expect(try other.notebook().entries() == before)
    #expect(other.mode("carnet.sqlite") == 0o600)
  }

  @Test func aBackupRefusesToOverwriteUnlessTold() throws {
    let scratch = try Scratch()
    let before = try filled(scratch)
    let notebook = try scratch.notebook()
    let file = scratch.path + "/s.sqlite"
    try Disk.write([1, 2], toNew: file)
    #expect(failure { try notebook.backup(to: file) } == .cannotCreate(file, .alreadyExists))
    #expect(try Disk.read(file) == [1, 2])
    try notebook.backup(to: file, overwriting: true)
    #expect(try Notebook.entries(ofBackup: file) == before)
    let own = scratch.location.file
    #expect(failure { try notebook.backup(to: own, overwriting: true) } == .cannotCreate(own, .sameFile))
    let lost = scratch.path + "/absent/s.sqlite"
    #expect(failure { try notebook.backup(to: lost) } == .cannotCreate(lost, .folderMissing))
    #expect(try scratch.notebook().entries() == before)
    #expect(!Disk.names(in: scratch.path).contains { $0.hasPrefix(".") })
  }

  @Test func thereIsNothingToSaveBeforeTheFirstEntry() throws {
    let scratch = try Scratch()
    let error = failure { try scratch.notebook(.readOnlyIfExists).backup(to: scratch.path + "/s.sqlite") }
    #expect(error == .cannotRead(scratch.location.file, .missing))
  }

  @Test func aWrongSourceChangesNothing() throws {
    let scratch = try Scratch()
    let before = try filled(scratch)
    let notebook = try scratch.notebook()
    try notebook.backup(to: scratch.path + "/s.sqlite")
    var bytes = try Disk.read(scratch.path + "/s.sqlite")
    for at in 4100..<4200 { bytes[at] ^= 255 }
    try Disk.write(bytes, toNew: scratch.path + "/cassé.sqlite")
    try Disk.write(Array("bonjour".utf8), toNew: scratch.path + "/texte")
    #expect(failure { _ = try scratch.restore(scratch.path + "/cassé.sqlite") }?.exitCode == 65)
    #expect(failure { _ = try scratch.restore(scratch.path + "/texte") }?.exitCode == 65)
    #expect(failure { _ = try scratch.restore(scratch.path + "/absent") }?.exitCode == 66)
    #expect(failure { _ = try scratch.restore(scratch.path) }?.exitCode == 66)
    #expect(try notebook.entries() == before)
    #expect(scratch.names().allSatisfy { !$0.contains("restauration") })
  }
}
