import Catalog
import Foundation
import Kernel
import Testing

/// Files made to hurt: each is refused with a message that names the file. (Their times are measured in Benchmarks.)
@Suite struct HostileFileTests {
  struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    /// Puts the file into a folder, as `essai.yaml`.
    let make: @Sendable (String) throws -> Void
    let message: String
    var testDescription: String { name }
  }

  private static func text(_ name: String, _ message: String, _ text: @autoclosure @escaping @Sendable () -> String)
    -> Attack
  {
    bytes(name, message, Array(text().utf8))
  }

  private static func bytes(_ name: String, _ message: String, _ bytes: @autoclosure @escaping @Sendable () -> [UInt8])
    -> Attack
  {
    Attack(name: name, make: { try Data(bytes()).write(to: URL(fileURLWithPath: $0)) }, message: message)
  }

  private static func utf16(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    return bytes
  }

  /// One statement each: a literal of them all would keep the type checker busy.
  static let attacks: [Attack] = {
    var all: [Attack] = []
    all.append(
      text(
        "billion laughs", "ancres",
        "a: &a [x,x,x,x]\n" + (0..<9).map { "b\($0): &b\($0) [*a,*a,*a,*a]\n" }.joined()))
    all.append(
      text("20 000 brackets", "niveaux", String(repeating: "[", count: 20_000)))
    all.append(
      text("brackets behind quotes", "«", String(repeating: "a: \"]\"\n[", count: 4_000)))
    all.append(
      text("20 000 dashes", "niveaux", String(repeating: "- ", count: 20_000)))
    all.append(
      text("20 000 groups", "niveaux", String(repeating: "{a: ", count: 20_000)))
    all.append(
      text("indented without end", "niveaux", (0..<1_000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()))
    all.append(
      bytes("NUL", "octet nul", Array("terms:\n- id: a".utf8) + [0] + Array("b\n".utf8)))
    all.append(
      bytes("not UTF-8", "UTF-8", Array("terms:\n- id: ".utf8) + [0xC3, 0x28, 0x0A]))
    all.append(
      bytes("UTF-16", "UTF-8", utf16("terms: []")))
    all.append(
      text("control characters", "caractère", "terms:\n- id: \u{1}\n"))
    all.append(
      text("empty", "groupe de clés", ""))
    all.append(
      text("blank", "groupe de clés", "\n\n# rien\n"))
    all.append(
      text("a text of 500 KB", "64 Ko", "terms:\n- id: " + String(repeating: "a", count: 500_000) + "\n"))
    all.append(
      text("100 000 keys", "clés", "{" + (0..<100_000).map { "k\($0): 1" }.joined(separator: ",") + "}"))
    all.append(
      text("50 000 entries", "lignes", "terms:\n" + (0..<50_000).map { "- k\($0): 1\n" }.joined()))
    all.append(
      text("two megabytes", "1 Mo", String(repeating: "# rien\n", count: 300_000)))
    all.append(
      Attack(
        name: "100 megabytes",
        make: { path in
          // A hole takes no room on disk.
          _ = FileManager.default.createFile(atPath: path, contents: nil)
          try FileHandle(forWritingTo: URL(fileURLWithPath: path)).truncate(atOffset: 100 * 1_048_576)
        }, message: "1 Mo"))
    all.append(
      Attack(
        name: "symlink loop", make: { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: $0) },
        message: "lien"))
    all.append(
      Attack(
        name: "symlink to a device",
        make: { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/dev/zero") },
        message: "fichier ordinaire"))
    all.append(
      Attack(name: "FIFO", make: { _ = mkfifo($0, 0o600) }, message: "fichier ordinaire"))
    all.append(
      Attack(
        name: "folders without end",
        make: { path in
          let deep = (path as NSString).deletingLastPathComponent + String(repeating: "/d", count: 20)
          try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
        }, message: "seize dossiers"))
    return all
  }()

  @Test(arguments: attacks) func isRefusedWithAMessage(_ attack: Attack) throws {
    let folder = try Fixture.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try attack.make(folder + "/essai.yaml")
    let problems = ProblemList()
    let nodes = CatalogNodes(CatalogFiles(folder: folder), problems: problems)
    let found = Verifier.verify(nodes, problems: problems)
    #expect(found.contains { $0.message.contains(attack.message) }, "\(found.prefix(3))")
    #expect(found.allSatisfy { $0.position?.file.isEmpty == false })
  }

  /// A folder that links to itself is not walked; a link to a good file is read.
  @Test func linksToFoldersAreNotFollowed() throws {
    let folder = try Fixture.folder(["bon.yaml": Fixture.term("essai")])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createSymbolicLink(atPath: folder + "/boucle", withDestinationPath: folder)
    try FileManager.default.createSymbolicLink(atPath: folder + "/lien.yaml", withDestinationPath: "bon.yaml")
    let files = CatalogFiles(folder: folder)
    #expect(files.files.map(\.name) == ["bon.yaml", "lien.yaml"])
    #expect(files.problems.isEmpty)
  }

  /// Pages for people and hidden files are no part of a catalogue.
  @Test func onlyYAMLIsRead() throws {
    let folder = try Fixture.folder([
      "README.md": "# Lisez-moi", "CHANGELOG.md": "- rien", ".cache.yaml": "]", "notes.txt": "]",
      "bon.yml": Fixture.term("a"),
    ])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = CatalogFiles(folder: folder)
    #expect(files.files.map(\.name) == ["bon.yml"])
    #expect(files.problems.isEmpty)
  }
}
