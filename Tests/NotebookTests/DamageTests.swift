import Testing

@testable import Notebook

struct DamageTests {
  /// A sound file with a few pages, closed, as bytes.
  private func sound(_ scratch: Scratch) throws -> [UInt8] {
    let notebook = try scratch.notebook()
    for number in 1...4 {
      try notebook.append(
        (1...25).map { Draft(.facts, payload: jsonQuoted("\(number) \($0) é") + String(repeating: " ", count: 60)) },
        in: today)
    }
    notebook.close()
    return try Disk.read(scratch.location.file)
  }

  @Test func flippedBytesAreReadOrSaidNeverACrash() throws {
    let scratch = try Scratch()
    let bytes = try sound(scratch)
    var dice = Dice(state: 7)
    // The header but for its reserved bytes, then chance over all the pages.
    let places = Array(0..<72) + Array(92..<100) + (0..<60).map { _ in Int.random(in: 100..<bytes.count, using: &dice) }
    var refused = 0
    for (index, place) in places.enumerated() {
      let location = NotebookLocation(folder: scratch.path + "/\(index)")
      try Disk.makeFolder(location.folder)
      var damaged = bytes
      damaged[place] ^= UInt8.random(in: 1...255, using: &dice)
      try Disk.write(damaged, toNew: location.file)
      do {
        let notebook = try Notebook.open(at: location, mode: .readWrite, clock: fixedClock)
        _ = try notebook.state()
        try notebook.append([facts(1)], in: today)
        _ = try notebook.exportJSON()
      } catch {
        #expect([65, 66, 74].contains(error.exitCode), "byte \(place): \(error)")
        refused += 1
      }
      _ = try Notebook.verify(location)
    }
    #expect(refused > 20)
  }

  @Test(arguments: [0, 1, 15, 100, 4096, 5000])
  func aCutFileIsSaid(length: Int) throws {
    let scratch = try Scratch()
    let bytes = try sound(scratch)
    let location = NotebookLocation(folder: scratch.path + "/cut")
    try Disk.makeFolder(location.folder)
    try Disk.write(Array(bytes[..<length]), toNew: location.file)
    let error = failure {
      _ = try Notebook.open(at: location, mode: .readOnlyIfExists, clock: fixedClock).entries()
    }
    // Nothing at all in the file is what a power cut at its creation leaves: an empty notebook.
    #expect(error?.exitCode == (length == 0 ? nil : 65), "\(String(describing: error))")
  }

  @Test func aDamagedNotebookIsReplacedByARestorationAndKept() throws {
    let scratch = try Scratch()
    let bytes = try sound(scratch)
    let backup = scratch.path + "/sauvegarde.sqlite"
    try scratch.notebook().backup(to: backup)
    let before = try scratch.notebook().entries()
    let rubbish = Array("ceci n’est pas une base".utf8) + bytes[100...]
    #expect(Disk.remove(scratch.location.file))
    try Disk.write(rubbish, toNew: scratch.location.file)
    #expect(failure { _ = try scratch.notebook() }?.exitCode == 65)
    #expect(try !Notebook.verify(scratch.location).isEmpty)
    let former = try #require(try scratch.restore(backup).former)
    #expect(try Disk.read(former) == rubbish)
    #expect(try scratch.notebook().entries() == before)
    #expect(try Notebook.verify(scratch.location).isEmpty)
  }

  @Test func whatIsOfANewerVersionIsLeftUntouched() throws {
    let scratch = try Scratch()
    _ = try sound(scratch)
    let raw = try scratch.raw()
    try raw.direct(writing: true) { try $0.execute(sql: "PRAGMA user_version = 9") }
    raw.close()
    let bytes = try Disk.read(scratch.location.file)
    for mode in [Notebook.Mode.readWrite, .readOnlyIfExists] {
      let error = failure { _ = try scratch.notebook(mode) }
      #expect(error == .newerVersion(file: scratch.location.file, found: 9, known: 1))
    }
    #expect(failure { _ = try scratch.restore(scratch.location.file) }?.exitCode == 66)
    #expect(try Disk.read(scratch.location.file) == bytes)
  }

  @Test func anotherProgramsFileIsLeftUntouched() throws {
    let scratch = try Scratch()
    try Disk.makeFolder(scratch.location.folder)
    let raw = try scratch.raw()
    try raw.direct(writing: true) { try $0.execute(sql: "CREATE TABLE recettes (nom)") }
    raw.close()
    let bytes = try Disk.read(scratch.location.file)
    #expect(failure { _ = try scratch.notebook() } == .notANotebook(file: scratch.location.file))
    #expect(try Disk.read(scratch.location.file) == bytes)
  }
}
