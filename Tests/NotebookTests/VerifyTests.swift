import Testing

@testable import Notebook

struct VerifyTests {
  @Test func onlyThePersonCanReadTheFiles() throws {
    let scratch = try Scratch()
    let notebook = try scratch.notebook()
    try notebook.append([facts(1)], in: today)
    #expect(scratch.names() == ["carnet.sqlite", "carnet.sqlite-shm", "carnet.sqlite-wal"])
    for name in scratch.names() { #expect(scratch.mode(name) == 0o600, "\(name)") }
    #expect(Disk.permissions(of: scratch.location.folder) == 0o700)
    #expect(Disk.permissions(of: scratch.path + "/a") == 0o700)
    #expect(try Notebook.verify(scratch.location).isEmpty)
  }

  @Test func wrongPermissionsAreSaidThenMendedWhenAsked() throws {
    let scratch = try Scratch()
    _ = try scratch.notebook()
    #expect(Disk.mode(scratch.location.folder, 0o755) && Disk.mode(scratch.location.file, 0o644))
    #expect(try Notebook.verify(scratch.location).map(\.severity) == [.warning, .warning])
    #expect(try Notebook.verify(scratch.location, mending: true).map(\.severity) == [.mended, .mended])
    #expect(try Notebook.verify(scratch.location).isEmpty)
  }

  /// The mode of a folder that the person made is theirs to choose; the file is made private at each writing.
  @Test func writingMakesTheFilePrivateInAFolderOfAnyMode() throws {
    let scratch = try Scratch()
    try scratch.notebook().append([facts(1)], in: today)
    #expect(Disk.mode(scratch.location.folder, 0o755) && Disk.mode(scratch.location.file, 0o644))
    try scratch.notebook().append([facts(2)], in: today)
    for name in scratch.names() { #expect(scratch.mode(name) == 0o600, "\(name)") }
    #expect(Disk.permissions(of: scratch.location.folder) == 0o755)
    let findings = try Notebook.verify(scratch.location)
    #expect(findings.map(\.severity) == [.warning])
    #expect(findings[0].text.contains("chmod 700 \(scratch.location.folder)"))
  }

  @Test func whatWasDoneBehindItsBackIsFound() throws {
    let scratch = try Scratch()
    try scratch.notebook().append([facts(1), facts(2), facts(3)], in: today)
    let raw = try scratch.raw()
    try raw.transaction {
      try $0.execute(sql: "DROP TRIGGER journalNoDelete; DROP TRIGGER journalNoUpdate")
      try $0.execute(sql: "DELETE FROM journal WHERE seq = 2; UPDATE journal SET payload = '{' WHERE seq = 3")
      try $0.execute(sql: "INSERT INTO journal VALUES (4, 1, 'undo', 't', '2026-11-23', 'k', NULL, 4, '{\"deed\":9}')")
    }
    let texts = try Notebook.verify(scratch.location).map(\.text)
    #expect(texts.count == 5)
    for part in ["journalNoUpdate", "journalNoDelete", "manque l’entrée 2", "Entrée 3", "l’action 9"] {
      #expect(texts.contains { $0.contains(part) }, "\(part)")
    }
  }

  @Test func thereIsNothingToVerify() throws {
    let scratch = try Scratch()
    #expect(failure { _ = try Notebook.verify(scratch.location) } == .cannotRead(scratch.location.file, .missing))
  }
}
