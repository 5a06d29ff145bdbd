import Catalog
import Foundation
import Kernel

/// What the catalogue costs: loading, searching, verifying, laying over; and how that grows with its size.
enum CatalogueCosts {
  private static let queries = [
    "acre", "apprentissage salaire", "aprentisage", "financer un bts communication", "œuvre", "zzzzqqq", "a", "com",
    "community manager à distance gratuit", "declaraton de chifre d'afaires",
  ]

  /// - Parameter data: the folder `Data/` of the sources.
  static func measure(_ shipped: UnsafeBufferPointer<UInt8>, data: String) {
    guard let reader = CompiledReader(shipped), let index = reader.searchIndex else { return }
    print(Timing("catalogue : ouvrir la forme compilée et son index") { _ = CompiledReader(shipped)?.searchIndex }.row)
    print(Timing("catalogue : décoder toutes les entrées") { decodeAll(Catalog(reader)) }.row)
    for query in queries { print(Timing("recherche : \(query)") { _ = Search(index).run(query) }.row) }
    print(Timing("sources : ce qui repose sur chacune", runs: 5) { _ = SourceUse(Catalog(reader)) }.row)

    let files = CatalogFiles(folder: data)
    guard files.problems.isEmpty, !files.files.isEmpty else {
      return print("Vérification : le dossier \(data) ne se lit pas.")
    }
    overlay(files, over: reader)
    print()
    for times in [1, 2, 5, 10] { growth(GrownFiles.of(files, times), times) }
  }

  private static func decodeAll(_ catalog: Catalog) {
    let counts = [
      catalog.sources.count, catalog.rome.count, catalog.questions.count, catalog.competences.count,
      catalog.goals.count, catalog.formations.count, catalog.fundings.count, catalog.calendars.count,
      catalog.tariffs.count, catalog.topics.count, catalog.figures.count, catalog.terms.count,
      catalog.factDictionary.declarations.count,
    ]
    precondition(counts.allSatisfy { $0 > 0 })
  }

  /// A small overlay, compiled each time, then from its cache.
  private static func overlay(_ files: CatalogFiles, over reader: CompiledReader) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tremplin-bench-\(getpid())").path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try? FileManager.default.createDirectory(atPath: folder + "/pose", withIntermediateDirectories: true)
    try? "terms:\n- { id: mot-de-mesure, term: Mesure, domain: essai, text: \"Un mot. Rien de plus.\" }\n"
      .write(toFile: folder + "/pose/mot.yaml", atomically: true, encoding: .utf8)
    func lay(_ cache: CatalogCache?) {
      _ = try? Overlay(folders: [folder + "/pose"], over: reader, cache: cache, program: "bench").catalog()
    }
    print(Timing("--data : compiler à chaque fois", runs: 5, warmup: 1) { lay(nil) }.row)
    let cache = CatalogCache(folder: folder + "/cache")
    print(Timing("--data : depuis le cache", runs: 11, warmup: 1) { lay(cache) }.row)
  }

  private static func growth(_ files: CatalogFiles, _ times: Int) {
    let megabytes = Double(files.files.reduce(0) { $0 + $1.bytes.count }) / 1_048_576
    var nodes = CatalogNodes()
    var found: [Problem] = []
    let verification = Timing("vérifier \(times)×", runs: 3, warmup: 0) {
      let problems = ProblemList()
      nodes = CatalogNodes(files, problems: problems)
      found = Verifier.verify(nodes, problems: problems)
    }
    let perMegabyte = Int(verification.quantile(0.5) / megabytes + 0.5)
    // Nothing cites the figures of a copy, and the verifier says so.
    let said = found.isEmpty ? "" : ", \(found.count) problèmes dits, dont \(found[0].message)"
    print(verification.row + "   (\(Int(megabytes * 1_000)) Ko, \(perMegabyte) ms par Mo\(said))")
    print(Timing("compiler \(times)×", runs: 3, warmup: 0) { _ = CompiledForm.encode(nodes) }.row)
    guard let catalog = Catalog(bytes: CompiledForm.encode(nodes)), let index = catalog.compiled.searchIndex else {
      return
    }
    print(Timing("rechercher \(times)×, dix requêtes") { for query in queries { _ = Search(index).run(query) } }.row)
  }
}
