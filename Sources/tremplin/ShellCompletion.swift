/// Completion scripts for the usual shells, from the command table.
enum ShellCompletion {
  private static func subcommands(_ family: String, _ table: CommandTable) -> [String] {
    table.family(family).compactMap { $0.words.count == 2 ? $0.words[1] : nil }
  }

  private static var options: [String] { GlobalOptions.definitions.map { $0.names[0] } }

  static func bash(_ table: CommandTable) -> String {
    let cases = table.families.filter { !subcommands($0, table).isEmpty }
      .map { "    \($0)) mots=\"\(subcommands($0, table).joined(separator: " "))\" ;;" }.joined(separator: "\n")
    return """
      # Complétion de tremplin pour bash : tremplin aide bash > ~/.local/share/bash-completion/completions/tremplin
      _tremplin() {
        local mots="" courant="${COMP_WORDS[COMP_CWORD]}"
        if [ "$COMP_CWORD" -eq 1 ]; then
          mots="\(table.families.joined(separator: " "))"
        elif [ "$COMP_CWORD" -eq 2 ]; then
          case "${COMP_WORDS[1]}" in
      \(cases)
          esac
        fi
        case "$courant" in -*) mots="\(options.joined(separator: " "))" ;; esac
        COMPREPLY=($(compgen -W "$mots" -- "$courant"))
      }
      complete -o default -F _tremplin tremplin
      """
  }

  static func zsh(_ table: CommandTable) -> String {
    let cases = table.families.filter { !subcommands($0, table).isEmpty }
      .map { "    \($0)) compadd \(subcommands($0, table).joined(separator: " ")) ;;" }.joined(separator: "\n")
    return """
      #compdef tremplin
      # Complétion de tremplin pour zsh : tremplin aide zsh > un dossier de $fpath, sous le nom _tremplin
      if (( CURRENT == 2 )); then
        compadd \(table.families.joined(separator: " "))
      elif (( CURRENT == 3 )); then
        case "$words[2]" in
      \(cases)
        esac
      else
        compadd -- \(options.joined(separator: " "))
      fi
      """
  }

  static func fish(_ table: CommandTable) -> String {
    var lines = [
      "# Complétion de tremplin pour fish : tremplin aide fish > ~/.config/fish/completions/tremplin.fish",
      "complete -c tremplin -f",
    ]
    for command in table.commands {
      let about = command.summary.replacing("'", with: "’")
      if command.words.count == 1 {
        lines.append("complete -c tremplin -n __fish_use_subcommand -a \(command.words[0]) -d '\(about)'")
      } else {
        lines.append(
          "complete -c tremplin -n '__fish_seen_subcommand_from \(command.words[0])' -a \(command.words[1]) -d '\(about)'"
        )
      }
    }
    return lines.joined(separator: "\n")
  }
}

/// The man page, in roff, from the command table.
enum ManPage {
  static func text(_ table: CommandTable) -> String {
    func escaped(_ text: String) -> String {
      let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
    }
    var lines = [
      ".TH TREMPLIN 1 \"\" \"tremplin \(Version.number)\" \"Manuel de Tremplin\"", ".SH NOM",
      "tremplin \\- devenir community manager, pas à pas", ".SH SYNOPSIS", ".B tremplin", "[COMMANDE] [OPTIONS]",
      ".SH COMMANDES",
    ]
    for command in table.commands { lines += [".TP", ".B " + escaped(command.usage), escaped(command.summary)] }
    lines.append(".SH OPTIONS")
    for option in GlobalOptions.definitions {
      lines += [
        ".TP", ".B " + escaped(option.names.joined(separator: ", ") + (option.value.map { " " + $0 } ?? "")),
        escaped(option.meaning),
      ]
    }
    lines.append(".SH CODES DE SORTIE")
    for code in ExitCode.allCases { lines += [".TP", ".B \(code.rawValue)", escaped(code.meaning)] }
    return lines.joined(separator: "\n")
  }
}
