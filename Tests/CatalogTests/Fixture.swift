import Catalog
import Foundation
import Kernel
import ShippedCatalog

/// Small catalogues written in a test, and the shipped one.
enum Fixture {
  static let shippedReader: CompiledReader = {
    let shipped = ShippedCatalog.compiled
    guard
      let reader = CompiledReader(UnsafeBufferPointer(start: shipped.utf8Start, count: shipped.utf8CodeUnitCount))
    else { fatalError("the shipped catalogue does not read") }
    return reader
  }()
  static let shipped = Catalog(shippedReader)
  /// The files of `Data/`, read once for all tests.
  static let dataNodes = CatalogNodes(CatalogFiles(folder: ShippedCatalogTests.data), problems: ProblemList())

  static func nodes(_ yaml: String) -> CatalogNodes {
    CatalogNodes(CatalogFiles(files: [("essai.yaml", Array(yaml.utf8))]), problems: ProblemList())
  }

  static func reader(_ yaml: String) -> CompiledReader? {
    Catalog(bytes: CompiledForm.encode(nodes(yaml)))?.compiled
  }

  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }

  /// A new folder holding one YAML file, removed by whoever made it.
  static func folder(_ files: [String: String] = [:]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tremplin-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files { try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8) }
    return folder
  }

  static func term(_ id: String, _ text: String = "Un mot de plus. Il ne sert qu’ici.") -> String {
    "terms:\n- { id: \(id), term: \"\(id.capitalized)\", domain: essai, text: \"\(text)\" }\n"
  }
}
