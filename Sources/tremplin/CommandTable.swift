import Kernel

/// All commands, and how typed words lead to one.
///
/// Ours rather than swift-argument-parser, whose usage and errors are written in English inside internal types: a French
/// front would have had to catch and rewrite each case. A table of values also serves the prompt, completion and help.
struct CommandTable: Sendable {
  let commands: [Command]

  static let shared = CommandTable(
    commands: [
      ProfileCommands.all, TradeCommands.all, RoadmapCommands.all, AssessmentCommands.all, ClientCommands.all,
      PracticeCommands.all, RegistrationCommands.all,
      OverviewCommands.all, ExportCommands.all, NotebookCommands.all, CatalogCommands.all, CatalogCommands.entries,
      BatchCommands.all,
      SessionCommands.all,
    ].flatMap { $0 })

  /// The families in the order of the table, each once.
  var families: [String] {
    var seen = Set<String>()
    return commands.map { $0.words[0] }.filter { seen.insert($0).inserted }
  }

  func family(_ name: String) -> [Command] { commands.filter { $0.words[0] == name } }

  struct Match {
    let command: Command
    let arguments: Arguments
  }

  /// The command that the words mean, its arguments counted and its options read.
  func match(_ words: [String]) throws(Failure) -> Match {
    guard let first = words.first else { throw Failure(.usage, "Il manque une commande. Essayez : tremplin aide.") }
    let key = FrenchText.fold(first)
    let name = commands.first { $0.words.count == 1 && $0.aliases.contains(key) }?.words[0]
    let family = commands.filter { $0.words[0] == key || $0.words[0] == name }
    guard !family.isEmpty else { throw unknown(first) }
    let second = words.dropFirst().first.map { FrenchText.fold($0) }
    if let second,
      let command = family.first(where: {
        $0.words.count == 2 && ($0.words[1] == second || $0.aliases.contains(second))
      })
    {
      return Match(command: command, arguments: try arguments(Array(words.dropFirst(2)), of: command))
    }
    guard let base = family.first(where: { $0.words.count == 1 }) else {
      let subcommands = family.map { $0.words[1] }
      guard let second = words.dropFirst().first else {
        throw Failure(
          .usage, "« \(family[0].words[0]) » attend un mot de plus : \(subcommands.joined(separator: ", ")).")
      }
      throw unknown(second, among: subcommands, after: family[0].words[0] + " ")
    }
    let rest = Array(words.dropFirst())
    // A word too many after a family is most likely a misspelt subcommand.
    let plain = plainWords(rest, of: base)
    if let word = plain.first, family.count > 1, !base.takes(plain) {
      throw unknown(word, among: family.filter { $0.words.count == 2 }.map { $0.words[1] }, after: base.words[0] + " ")
    }
    return Match(command: base, arguments: try arguments(rest, of: base))
  }

  /// The words that are neither options nor their values.
  private func plainWords(_ words: [String], of command: Command) -> [String] {
    var plain: [String] = []
    var isValue = false
    for word in words where word != "--" {
      if word.hasPrefix("--") {
        isValue = command.options.contains { $0.value != nil && FrenchText.fold($0.name) == FrenchText.fold(word) }
      } else {
        if !isValue { plain.append(word) }
        isValue = false
      }
    }
    return plain
  }

  /// The nearest family; else the one that a near alias means. `?`, `q` or `exit` are typed, and never proposed.
  private func unknown(_ word: String) -> Failure {
    guard FrenchText.nearest(to: word, among: families) == nil else { return unknown(word, among: families, after: "") }
    let meant = commands.filter { $0.words.count == 1 }.flatMap { command in
      command.aliases.filter { $0.count >= Self.shortestAlias }.map { (alias: $0, family: command.words[0]) }
    }
    // Two changes make another word of a short one: « juin » is not « quit ».
    let near = meant.filter { alias, _ in
      alias.count >= Self.longAlias || FrenchText.distance(FrenchText.fold(word), alias, limit: 1) != nil
    }
    let alias = FrenchText.nearest(to: word, among: near.map(\.alias))
    return unknown(word, nearest: near.first { $0.alias == alias }?.family, among: families, after: "")
  }

  private static let shortestAlias = 4
  private static let longAlias = 6

  private func unknown(
    _ word: String, nearest: String? = nil, among known: [String], after prefix: String
  ) -> Failure {
    let shown = word.prefix(60)
    if let nearest = nearest ?? FrenchText.nearest(to: word, among: known) {
      return Failure(
        .usage, "« \(prefix)\(shown) » n’est pas une commande. Vouliez-vous dire : tremplin \(prefix)\(nearest) ?")
    }
    let list =
      prefix.isEmpty ? "Toutes les commandes : tremplin aide." : "Possibles : \(known.joined(separator: ", "))."
    return Failure(.usage, "« \(prefix)\(shown) » n’est pas une commande. \(list)")
  }

  private func arguments(_ words: [String], of command: Command) throws(Failure) -> Arguments {
    var arguments = Arguments()
    var index = 0
    var onlyWords = false
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        onlyWords = true
        continue
      }
      guard !onlyWords, word.hasPrefix("--"), word.count > 2 else {
        arguments.words.append(command.takesFiles ? word : word.nfc)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = command.options.first(where: { FrenchText.fold($0.name) == FrenchText.fold(parts[0]) }) else {
        let known = command.options.map(\.name) + GlobalOptions.definitions.flatMap(\.names)
        let nearest =
          FrenchText.nearest(to: parts[0], among: known).map { " Vouliez-vous dire \($0) ?" }
          ?? " Voyez : tremplin aide \(command.name)."
        throw Failure(.usage, "L’option « \(parts[0].prefix(40)) » n’existe pas pour « \(command.name) ».\(nearest)")
      }
      if let expected = option.value {
        if parts.count == 2 {
          arguments.options[option.name] = parts[1].nfc
        } else if index < words.count {
          arguments.options[option.name] = words[index].nfc
          index += 1
        } else {
          throw Failure(.usage, "L’option \(option.name) attend une valeur : \(option.name) \(expected).")
        }
      } else {
        arguments.options[option.name] = ""
      }
    }
    guard command.arity.contains(arguments.words.count) else {
      let what = arguments.words.count < command.arity.lowerBound ? "Il manque quelque chose" : "Il y a un mot de trop"
      throw Failure(.usage, "\(what). Usage : \(command.usage)")
    }
    return arguments
  }
}
