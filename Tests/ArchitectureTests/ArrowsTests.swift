import Foundation
import Testing

/// Arrows go down only, as the manifest declares and as the imports really are.
@Suite struct ArrowsTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Floor by floor: a module may import only modules of lower floors.
  static let floors: [[String]] = [
    ["CReadline", "Kernel", "ShippedCatalog"], ["Document", "Conversation"],
    ["Profile", "Trade", "Roadmap", "Assessment", "Practice", "Registration", "Notebook", "Terminal"],
    ["Catalog"], ["Batch", "cataloguec"], ["tremplin"],
  ]

  private func floor(_ module: String) -> Int? { Self.floors.firstIndex { $0.contains(module) } }

  private func modules() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path()).filter {
      $0 != "EmbedCatalogue"
    }
  }

  private func imports(_ module: String) throws -> Set<String> {
    var found = Set<String>()
    let folder = Self.root.appending(path: "Sources/\(module)")
    let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    for case let file as URL in walker ?? .init() where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where line.hasPrefix("import ") {
        found.insert(String(line.dropFirst("import ".count).prefix { $0.isLetter || $0.isNumber }))
      }
    }
    return found
  }

  @Test func everyModuleHasAFloor() throws {
    for module in try modules() { #expect(floor(module) != nil, "\(module)") }
  }

  @Test func importsGoDown() throws {
    for module in try modules() {
      for imported in try imports(module) {
        guard let below = floor(imported), let above = floor(module) else { continue }
        #expect(below < above, "\(module) imports \(imported)")
      }
    }
  }

  /// The manifest declares each arrow that an import draws, and none that no import draws.
  @Test func theManifestSaysTheSame() throws {
    let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
    for module in try modules() {
      let pattern = try Regex(#"name: "\#(module)",\s*dependencies: \[([^\]]*)\]"#)
      let declared = Set(
        (manifest.firstMatch(of: pattern)?.output[1].substring ?? "").split { !$0.isLetter }.map(String.init)
          .filter { floor($0) != nil })
      let drawn = try imports(module).filter { floor($0) != nil }
      #expect(drawn.isSubset(of: declared), "\(module) imports \(drawn.subtracting(declared)) without declaring it")
      #expect(declared.isSubset(of: drawn), "\(module) declares \(declared.subtracting(drawn)) without importing it")
    }
  }

  /// No diploma, rate or address of the catalogue stands in Swift code.
  @Test func knowledgeStandsInData() throws {
    let walker = FileManager.default.enumerator(
      at: Self.root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    for case let file as URL in walker ?? .init() where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.contains("//") {
        #expect(line.firstMatch(of: /"RNCP\d+|"RS\d{4}/) == nil, "\(file.lastPathComponent): \(line)")
      }
    }
  }
}
