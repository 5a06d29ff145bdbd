import Document
import Kernel
import Notebook
import Terminal

/// `exporter`: the whole, to keep, print or take elsewhere.
enum ExportCommands {
  static let all: [Command] = [
    Command(
      words: ["exporter"], aliases: ["export"],
      options: [
        .init(name: "--format", value: Format.names.joined(separator: "|"), meaning: "ce que vous voulez obtenir"),
        .init(name: "--vers", value: "FICHIER", meaning: "où l’écrire ; à défaut, sur la sortie"),
        .init(name: "--remplacer", value: nil, meaning: "écraser un fichier qui existe déjà"),
      ],
      summary: "emporter votre projet : page à lire et à imprimer, texte, ou données",
      details: Format.allCases.map { "\($0.rawValue) : \($0.meaning)" }
        + ["Le fichier contient vos réponses : ne le donnez qu’à qui vous voulez."],
      examples: [
        .init("tremplin exporter --format html --vers projet.html", "une page à ouvrir dans un navigateur"),
        .init("tremplin exporter --format ics --vers tremplin.ics", "vos dates, à importer dans un agenda"),
        .init("tremplin exporter --format json --vers carnet.json", "toutes vos données, que carnet restaurer relit"),
      ], run: export)
  ]

  enum Format: String, CaseIterable {
    case html, md, json, ics

    static var names: [String] { allCases.map(\.rawValue) }

    var meaning: String {
      switch self {
      case .html: "une page en un seul fichier, sans rien à télécharger, avec ses dessins ; elle s’imprime en A4."
      case .md: "le même contenu en Markdown, pour un éditeur de texte."
      case .ics:
        "votre plan et vos échéances, pour un agenda ; un second export met à jour le premier et annule ce qui n’a plus lieu."
      case .json: "tout votre carnet, pour un programme ou pour « tremplin carnet restaurer »."
      }
    }

    init(_ word: String?) throws(Failure) {
      guard let word else {
        throw Failure(
          .usage, "Il manque le format : tremplin exporter --format \(Format.names.joined(separator: "|")).")
      }
      let key = FrenchText.fold(word)
      guard let format = Format(rawValue: key == "markdown" ? "md" : key) else {
        let nearest = FrenchText.nearest(to: word, among: Format.names).map { " Vouliez-vous dire « \($0) » ?" }
        throw Failure(
          .usage,
          "« \(word.prefix(40)) » n’est pas un format connu.\(nearest ?? "") Possibles : \(Format.names.joined(separator: ", "))."
        )
      }
      self = format
    }
  }

  private static func export(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let format = try Format(arguments.options["--format"])
    let calendar = format == .ics ? try CalendarExport.make(session) : nil
    let text = if let calendar { calendar.text } else { try content(format, session) }
    guard let file = arguments.options["--vers"] else {
      if arguments.has("--remplacer") {
        throw Failure(.usage, "--remplacer va avec --vers FICHIER : sans fichier, il n’y a rien à remplacer.")
      }
      // Stored texts are kept as they were typed: on a terminal they must not act.
      let isShown = session.capabilities.outputIsTerminal
      try session.write(isShown ? sanitise(text, keepingLineBreaks: true) : text)
      if let calendar { try CalendarExport.remember(calendar, session) }
      return
    }
    try session.withNotebook { notebook throws(NotebookError) in
      try notebook.write(text, toFile: file, overwriting: arguments.has("--remplacer"))
    }
    if let calendar { try CalendarExport.remember(calendar, session) }
    if session.options.json {
      return try session.show([
        "format": .string(format.rawValue), "file": .string(file), "bytes": .int(text.utf8.count),
      ])
    }
    try session.show(
      Document { Inline("C’est écrit dans « \(file) ». Il contient vos réponses : gardez-le comme vos papiers.") },
      paged: false)
  }

  private static func content(_ format: Format, _ session: Session) throws(Failure) -> String {
    switch format {
    case .json: return try session.withNotebook { notebook throws(NotebookError) in try notebook.exportJSON() }
    case .ics: return try CalendarExport.make(session).text
    case .html: return renderHTML(try session.cited(ExportDocument.make(session)), footer: footer(session))
    case .md: return renderMarkdown(try session.cited(ExportDocument.make(session)), footer: footer(session))
    }
  }

  private static func footer(_ session: Session) -> Inline {
    Inline(
      "Fait le \(session.today.inFrench) avec Tremplin \(Version.number). Les dates et les montants sont ceux connus ce jour-là."
    )
  }
}
