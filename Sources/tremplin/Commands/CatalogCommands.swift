import Assessment
import Batch
import Catalog
import Document
import Kernel
import Profile
import Terminal

/// `catalogue`: what the program knows.
enum CatalogCommands {
  static let all: [Command] = [
    Command(
      words: ["catalogue", "verifier"], arguments: "[DOSSIER]", arity: 0...1, takesFiles: true,
      summary: "vérifier un catalogue : chaque erreur avec sa place et son remède",
      details: [
        "« À relire » signale, dans les questions, ce qu’un relecteur regarderait : cela ne change pas le code de sortie."
      ],
      examples: [.init("tremplin catalogue verifier Data", "vérifier les fichiers du dossier Data")], run: verify),
    Command(
      words: ["catalogue", "schema"], arguments: "[NOM]", arity: 0...1,
      summary: "le schéma JSON d’une forme stable ; sans nom, la liste",
      details: [
        "Les formes des programmes (profil, lot, et l’entrée et la sortie de chaque moteur), puis les sortes d’entrées du catalogue."
      ],
      examples: [
        .init("tremplin catalogue schema", "la liste des formes"),
        .init("tremplin catalogue schema roadmap.input", "ce que le moteur roadmap attend"),
      ], completions: { _ in schemaNames }, run: schema),
  ]

  private static func verify(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let problems = ProblemList()
    var texts: [String: [Substring]] = [:]
    var nodes: CatalogNodes
    var empty: [String] = []
    func read(_ folder: String) -> CatalogNodes {
      let files = CatalogFiles(folder: folder).named(below: folder)
      if files.files.isEmpty, files.problems.isEmpty { empty.append(folder) }
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
    let warnings = found.isEmpty ? Verifier.warnings(nodes, on: session.today) : []
    let count = nodes.entries.values.reduce(0) { $0 + $1.count }
    if session.options.json {
      try session.show([
        "problems": .array(found.map(ProblemReport.json)), "warnings": .array(warnings.map(ProblemReport.json)),
        "entries": .int(count),
      ])
    } else {
      for problem in found { try tell(problem, session) { texts[$0] } }
      for problem in warnings { try tell(problem, session, "À relire : ") { _ in nil } }
      for folder in empty { try session.write(sanitise("« \(folder) » ne contient aucun fichier YAML.") + "\n") }
      if found.isEmpty, count > 0 {
        try session.write("Le catalogue est juste : \(French.plural(count, "entrée vérifiée", "entrées vérifiées")).\n")
      }
    }
    if !found.isEmpty {
      throw Failure(
        found.allSatisfy { $0.kind == .unreadable } ? .notFound : .data,
        "\(French.plural(found.count, "problème trouvé", "problèmes trouvés")). Corrigez-\(found.count > 1 ? "les" : "le"), puis relancez : tremplin catalogue verifier"
      )
    }
  }

  /// A problem and its excerpt: one line for a program or an editor, wrapped for a person.
  private static func tell(
    _ problem: Problem, _ session: Session, _ head: String = "", lines: (String) -> [Substring]?
  ) throws(Failure) {
    let isForPerson = session.capabilities.isInteractive
    let text = sanitise(
      head + ProblemReport.text(problem, width: isForPerson ? session.renderOptions.width : 104, lines: lines),
      keepingLineBreaks: true)
    guard isForPerson, let first = text.split(separator: "\n", maxSplits: 1).first else {
      return try session.write(text + "\n")
    }
    let excerpt = text.dropFirst(first.count + 1)
    try session.write(render(Inline(String(first)), session.renderOptions) + (excerpt.isEmpty ? "" : excerpt + "\n"))
  }

  private static let profileSchema = "profil"
  private static let fileSchema = "fichier"

  private static var schemaNames: [String] {
    [profileSchema, CalibrationCommand.schemaName] + BatchSchemas.names + [fileSchema]
      + CatalogKind.allCases.map(\.rawValue)
  }

  private static func schema(_ session: Session, _ arguments: Arguments) throws(Failure) {
    guard let name = arguments.words.first else { return try listSchemas(session) }
    let catalog = try session.catalog()
    if name == profileSchema { return try session.show(ProfileImport.jsonSchema(catalog.factDictionary)) }
    if name == fileSchema { return try session.show(CatalogKind.fileSchema) }
    if name == CalibrationCommand.schemaName { return try session.show(Schema.of(CohortPerson.self, title: name)) }
    if let schema = BatchSchemas.schema(name, catalog) ?? CatalogKind(rawValue: name)?.schema {
      return try session.show(schema)
    }
    let nearest = FrenchText.nearest(to: name, among: schemaNames).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
    throw Failure(
      .notFound,
      "« \(name.prefix(60)) » n’est pas le nom d’un schéma.\(nearest) Les noms : \(schemaNames.joined(separator: ", "))."
    )
  }

  private static func listSchemas(_ session: Session) throws(Failure) {
    if session.options.json { return try session.show(["schemas": .strings(schemaNames)]) }
    try session.show(
      Document("Les schémas JSON") {
        Block.subheading("Pour les programmes")
        Block.bullets(([profileSchema, CalibrationCommand.schemaName] + BatchSchemas.names).map { Inline($0) })
        Block.subheading("Les entrées du catalogue")
        Inline("\(fileSchema) : un fichier entier, pour un éditeur")
        Block.bullets(CatalogKind.allCases.map { Inline("\($0.rawValue) : \($0.inFrench)") })
        Block.commands(["tremplin catalogue schema NOM": "écrire un schéma (JSON Schema, version 2020-12)"])
      })
  }
}
