import Catalog
import Document
import Kernel

/// `catalogue`: what the program knows.
enum CatalogCommands {
  static let all: [Command] = [
    Command(
      words: ["catalogue", "verifier"], arguments: "[DOSSIER]", arity: 0...1,
      summary: "vérifier un catalogue : chaque erreur avec sa place et son remède",
      examples: [.init("tremplin catalogue verifier Data", "vérifier les fichiers du dossier Data")], run: verify),
    Command(
      words: ["catalogue", "schema"], arguments: "SORTE", arity: 1...1, summary: "le schéma JSON d’une sorte d’entrée",
      completions: { _ in CatalogKind.allCases.map(\.rawValue) }, run: schema),
  ]

  private static func verify(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let problems = ProblemList()
    var texts: [String: [Substring]] = [:]
    var nodes: CatalogNodes
    func read(_ folder: String) -> CatalogNodes {
      let files = CatalogFiles(folder: folder)
      for (name, bytes) in files.files {
        texts[name] = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      }
      return CatalogNodes(files, problems: problems)
    }
    if let folder = arguments.words.first {
      nodes = read(folder)
    } else {
      nodes = try session.shippedReader().allNodes
      for folder in session.overlayFolders { nodes.lay(read(folder), problems: problems) }
    }
    let found = Verifier.verify(nodes, problems: problems)
    let count = nodes.entries.values.reduce(0) { $0 + $1.count }
    if session.options.json {
      try session.show(["problems": .array(found.map(ProblemReport.json)), "entries": .int(count)])
    } else {
      for problem in found { try session.write(ProblemReport.text(problem) { texts[$0] } + "\n") }
      if found.isEmpty {
        try session.write("Le catalogue est juste : \(French.plural(count, "entrée vérifiée", "entrées vérifiées")).\n")
      }
    }
    if !found.isEmpty {
      throw Failure(
        .data,
        "\(French.plural(found.count, "problème trouvé", "problèmes trouvés")). Corrigez-les, puis relancez : tremplin catalogue verifier"
      )
    }
  }

  private static func schema(_ session: Session, _ arguments: Arguments) throws(Failure) {
    guard let kind = CatalogKind(rawValue: arguments[0]) else {
      let names = CatalogKind.allCases.map(\.rawValue)
      let nearest = FrenchText.nearest(to: arguments[0], among: names).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      throw Failure(
        .notFound,
        "« \(arguments[0].prefix(60)) » n’est pas une sorte d’entrée.\(nearest) Sortes : \(names.joined(separator: ", "))."
      )
    }
    try session.show(kind.schema)
  }
}
