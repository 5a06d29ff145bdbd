import Document
import Kernel

/// The help, the man page and the shell completions, all from the command table.
enum Help {
  static func show(_ topic: [String], _ session: Session) throws(Failure) {
    let document = try document(topic, CommandTable.shared)
    guard session.options.json else { return try session.show(document) }
    let plain = RenderOptions(width: 100, colour: false, accessible: true)
    try session.show(["topic": .string(topic.joined(separator: " ")), "text": .string(render(document, plain))])
  }

  static func document(_ topic: [String], _ table: CommandTable) throws(Failure) -> Document {
    guard let first = topic.first else { return overview(table) }
    switch FrenchText.fold(first) {
    case "codes": return codes
    case "options": return Document("Options") { optionList }
    case "page": return Document { Block.preformatted(ManPage.text(table)) }
    case "bash": return Document { Block.preformatted(ShellCompletion.bash(table)) }
    case "zsh": return Document { Block.preformatted(ShellCompletion.zsh(table)) }
    case "fish": return Document { Block.preformatted(ShellCompletion.fish(table)) }
    default: break
    }
    let family = FrenchText.fold(first)
    let commands = table.commands.filter {
      $0.words[0] == family || ($0.words.count == 1 && $0.aliases.contains(family))
    }
    if topic.count == 1, commands.count > 1 { return page(of: commands) }
    return page(try table.match(Array(topic.prefix(2)), ignoringArguments: true))
  }

  static func overview(_ table: CommandTable) -> Document {
    Document("Tremplin : devenir community manager, pas à pas") {
      Inline(
        "Sans commande, Tremplin ouvre une conversation. Avec une commande, il fait une chose et s’arrête. Les accents et les majuscules sont libres."
      )
      for family in table.families {
        Block.commands(
          table.family(family).map {
            CommandHint(($0.words + [$0.arguments]).filter { !$0.isEmpty }.joined(separator: " "), Inline($0.summary))
          })
      }
      Block.subheading("Options")
      optionList
      Inline("Détail d’une commande : ") + .command("tremplin aide COMMANDE") + Inline(". Codes de sortie : ")
        + .command("tremplin aide codes") + "."
    }
  }

  private static var optionList: Block {
    .definitions(
      GlobalOptions.definitions.map {
        Definition(Inline($0.names.joined(separator: ", ") + ($0.value.map { " \($0)" } ?? "")), Inline($0.meaning))
      })
  }

  private static func page(of family: [Command]) -> Document {
    Document(Inline("tremplin \(family[0].words[0])")) {
      if let base = family.first(where: { $0.words.count == 1 }) { body(base) }
      Block.subheading("Commandes")
      Block.commands(family.map { CommandHint($0.usage, Inline($0.summary)) })
    }
  }

  static func page(_ command: Command) -> Document {
    Document(Inline("tremplin \(command.name)")) { body(command) }
  }

  @BlockBuilder private static func body(_ command: Command) -> [Block] {
    Inline(command.summary.prefix(1).uppercased() + command.summary.dropFirst() + ".")
    Inline("Usage : ")
      + .command(command.usage + command.options.map { " [\($0.name)\($0.value.map { " " + $0 } ?? "")]" }.joined())
    for detail in command.details { Inline(detail) }
    if !command.options.isEmpty {
      Block.definitions(
        command.options.map { Definition(Inline($0.name + ($0.value.map { " " + $0 } ?? "")), Inline($0.meaning)) })
    }
    if !command.aliases.isEmpty { Inline("Autres noms : \(command.aliases.joined(separator: ", ")).") }
    if !command.examples.isEmpty {
      Block.subheading("Exemples")
      Block.commands(command.examples.map { CommandHint($0.line, Inline($0.what)) })
    }
  }

  private static var codes: Document {
    Document("Codes de sortie") {
      Block.definitions(ExitCode.allCases.map { Definition(Inline("\($0.rawValue)"), Inline($0.meaning)) })
    }
  }
}

extension CommandTable {
  /// The command that some words name, whatever arguments it would need.
  func match(_ words: [String], ignoringArguments: Bool) throws(Failure) -> Command {
    let folded = words.map { FrenchText.fold($0) }
    if let exact = commands.first(where: { $0.words == folded }) { return exact }
    if folded.count == 1, let alias = commands.first(where: { $0.words.count == 1 && $0.aliases.contains(folded[0]) }) {
      return alias
    }
    let names = commands.map(\.name) + families
    let typed = words.joined(separator: " ")
    let nearest =
      FrenchText.nearest(to: typed, among: names).map { " Vouliez-vous dire « \($0) » ?" }
      ?? " La liste : tremplin aide."
    throw Failure(.notFound, "Il n’y a pas d’aide pour « \(typed.prefix(60)) ».\(nearest)")
  }
}
