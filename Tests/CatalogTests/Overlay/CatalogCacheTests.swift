import Catalog
import Foundation
import Kernel
import Testing

@Suite struct CatalogCacheTests {
  private let base = FileManager.default.temporaryDirectory.appending(path: "tremplin-\(UUID().uuidString)").path()
  private var cache: CatalogCache { CatalogCache(folder: base + "/cache/tremplin") }

  private func files() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: cache.folder)) ?? []).sorted()
  }

  private func path(_ name: String) -> String { cache.folder + "/" + name }

  private func key(_ text: String) -> CatalogCache.Key {
    var key = CatalogCache.Key()
    key.add(Array(text.utf8))
    return key
  }

  private let compiled = CompiledForm.encode(Fixture.nodes(Fixture.term("essai")))

  @Test func whatIsKeptIsReadBack() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    cache.store(compiled, key("a"))
    #expect(cache.load(key("a")) == compiled)
    #expect(cache.load(key("b")) == nil)
    let mode = try FileManager.default.attributesOfItem(atPath: cache.folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
    #expect(files().count == 1)
  }

  /// Every way to damage a file: it is as if nothing had been kept, and the next writing mends it.
  @Test func damagedOrForeignFilesAreAsNothing() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    cache.store(compiled, key("a"))
    let file = path(try #require(files().first))
    let whole = try #require(FileManager.default.contents(atPath: file))
    var flipped = whole
    flipped[whole.count - 3] ^= 1
    let damages: [Data] = [
      Data(), whole.prefix(10), whole.prefix(whole.count / 2), whole.dropLast(), whole + Data([65]), flipped,
      Data("n’importe quoi".utf8), Data(repeating: 0, count: 5_000), Data(compiled),
    ]
    for damage in damages {
      try damage.write(to: URL(fileURLWithPath: file))
      #expect(cache.load(key("a")) == nil)
      cache.store(compiled, key("a"))
      #expect(cache.load(key("a")) == compiled)
    }
    // The right bytes under another key: a foreign file.
    cache.store(compiled, key("b"))
    let other = path(try #require(files().first { path($0) != file }))
    try whole.write(to: URL(fileURLWithPath: other))
    #expect(cache.load(key("b")) == nil)
  }

  @Test func aPipeALinkAndAFolderInTheWayAreRefused() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    cache.store(compiled, key("a"))
    let file = path(try #require(files().first))
    try FileManager.default.moveItem(atPath: file, toPath: base + "/ailleurs")
    #expect(mkfifo(file, 0o600) == 0)
    #expect(cache.load(key("a")) == nil)
    unlink(file)
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: base + "/ailleurs")
    #expect(cache.load(key("a")) == nil)
    unlink(file)
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: false)
    #expect(cache.load(key("a")) == nil)
    cache.store(compiled, key("a"))
    #expect(cache.load(key("a")) == nil)
  }

  @Test func aFolderThatOthersMayWriteIsNotTrusted() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    cache.store(compiled, key("a"))
    #expect(chmod(cache.folder, 0o777) == 0)
    #expect(cache.load(key("a")) == nil)
    cache.store(compiled, key("b"))
    #expect(files().count == 1)
  }

  @Test func onlyTheLastUsedAreKept() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    for number in 0..<20 {
      cache.store(compiled, key("\(number)"))
      // The very first is used all the time: it must outlive those that came after it.
      #expect(cache.load(key("0")) == compiled)
    }
    #expect(files().count == 6)
    #expect(cache.load(key("19")) == compiled)
    #expect(cache.load(key("1")) == nil)
  }

  @Test func whatAKilledProcessLeftIsSweptLater() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    cache.store(compiled, key("a"))
    for (name, age) in [(".catalogue-vieux", 7_200), (".catalogue-jeune", 60)] {
      try Data([1]).write(to: URL(fileURLWithPath: path(name)))
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -Double(age))], ofItemAtPath: path(name))
    }
    cache.store(compiled, key("b"))
    #expect(!files().contains(".catalogue-vieux"))
    #expect(files().contains(".catalogue-jeune"))
  }

  @Test func manyAtOnceReadAllOrNothing() async {
    defer { try? FileManager.default.removeItem(atPath: base) }
    let cache = cache
    let compiled = compiled
    let key = key("a")
    await withTaskGroup(of: Bool.self) { group in
      for number in 0..<40 {
        group.addTask {
          if number.isMultiple(of: 2) { cache.store(compiled, key) }
          return cache.load(key).map { $0 == compiled } ?? true
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
    #expect(files().count == 1)
  }

  @Test func withNoPlaceThereIsNoCache() {
    #expect(CatalogCache(environment: [:]) == nil)
    #expect(CatalogCache(environment: ["HOME": "relatif", "XDG_CACHE_HOME": "aussi"]) == nil)
    #expect(CatalogCache(environment: ["HOME": "/h"])?.folder == "/h/.cache/tremplin")
    #expect(CatalogCache(environment: ["HOME": "/h", "XDG_CACHE_HOME": "/c"])?.folder == "/c/tremplin")
    #expect(CatalogCache(environment: ["HOME": "/h", "XDG_CACHE_HOME": "c"])?.folder == "/h/.cache/tremplin")
  }

  /// The folder cannot be made: nothing is kept, and nothing is said.
  @Test func whereNothingCanBeWrittenNothingBreaks() {
    for folder in ["/proc/tremplin", "/dev/null/tremplin"] {
      let cache = CatalogCache(folder: folder)
      cache.store(compiled, key("a"))
      #expect(cache.load(key("a")) == nil)
    }
  }

  /// What changes the result changes the key: each file's name, its bytes, the order of folders, the program.
  @Test func theKeyIsTheContent() throws {
    let a = try Fixture.folder(["x.yaml": Fixture.term("essai")])
    let b = try Fixture.folder(["x.yaml": Fixture.term("autre")])
    defer { for folder in [a, b] { try? FileManager.default.removeItem(atPath: folder) } }
    defer { try? FileManager.default.removeItem(atPath: base) }
    func run(_ folders: [String], _ program: String = "1") throws -> Int {
      _ = try Overlay(folders: folders, over: Fixture.shippedReader, cache: cache, program: program).catalog()
      return files().count
    }
    #expect(try run([a]) == 1)
    #expect(try run([a]) == 1)
    #expect(try run([b]) == 2)
    #expect(try run([a, b]) == 3)
    #expect(try run([b, a]) == 4)
    #expect(try run([a], "2") == 5)
    try Fixture.term("essai", "Un autre texte. Vraiment.").write(
      toFile: a + "/x.yaml", atomically: true, encoding: .utf8)
    #expect(try run([a]) == 6)
  }
}
