import Kernel

/// The options that every command takes.
struct GlobalOptions {
  var date: CivilDate?
  var json = false
  var notebookFolder: String?
  var dataFolders: [String] = []
  var seed: UInt64?
  var wantsVersion = false
  var wantsHelp = false

  /// One option, as it is typed and as the help shows it.
  struct Definition {
    let names: [String]
    let value: String?
    let meaning: String
  }

  static let definitions: [Definition] = [
    .init(names: ["--date"], value: "AAAA-MM-JJ", meaning: "faire comme si nous étions ce jour-là (essayer, prévoir)"),
    .init(names: ["--json"], value: nil, meaning: "donner le résultat lui-même, en JSON, pour un programme"),
    .init(names: ["--carnet"], value: "DOSSIER", meaning: "où se trouve votre carnet"),
    .init(
      names: ["--data"], value: "DOSSIER",
      meaning: "poser un catalogue par-dessus celui de Tremplin (répétable ; à défaut, TREMPLIN_DATA)"),
    .init(names: ["--graine"], value: "N", meaning: "graine du hasard, pour retrouver le même tirage"),
    .init(names: ["--version"], value: nil, meaning: "dire la version"),
    .init(names: ["--aide", "--help", "-h"], value: nil, meaning: "montrer l’aide de la commande"),
  ]

  /// Takes the global options out of the words and leaves the others in order. After `--`, words are taken as they are.
  mutating func take(from words: [String]) throws(Failure) -> [String] {
    var rest: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      if word == "--" {
        rest += words[(index - 1)...]
        break
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard word.hasPrefix("-"), word.count > 1,
        let option = GlobalOptions.definitions.first(where: { $0.names.contains(String(parts[0])) })
      else {
        rest.append(word)
        continue
      }
      var value: String?
      if option.value != nil {
        if parts.count == 2 {
          value = String(parts[1])
        } else if index < words.count {
          value = words[index]
          index += 1
        } else {
          throw Failure(
            .usage, "L’option \(option.names[0]) attend une valeur : \(option.names[0]) \(option.value ?? "").")
        }
      } else if parts.count == 2 {
        throw Failure(.usage, "L’option \(option.names[0]) ne prend pas de valeur.")
      }
      try set(option.names[0], value ?? "")
    }
    return rest
  }

  private mutating func set(_ name: String, _ value: String) throws(Failure) {
    switch name {
    case "--date":
      guard let date = CivilDate(iso: value) else {
        throw Failure(
          .usage,
          "« \(value.prefix(40)) » n’est pas une date. Écrivez --date AAAA-MM-JJ, par exemple --date 2027-01-15.")
      }
      self.date = date
    case "--json": json = true
    case "--carnet": notebookFolder = value
    case "--data": dataFolders.append(value)
    case "--graine":
      guard let number = UInt64(value) else {
        throw Failure(
          .usage, "« \(value.prefix(40)) » n’est pas une graine. Écrivez un nombre entier, par exemple --graine 42.")
      }
      seed = number
    case "--version": wantsVersion = true
    default: wantsHelp = true
    }
  }
}
