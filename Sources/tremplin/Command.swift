import Kernel

/// One command, defined once: the shell, the prompt, the help, the completion and the man page read this value.
struct Command: Sendable {
  /// `["profil", "voir"]`. The first word is the family.
  let words: [String]
  /// Other first words that mean the same.
  var aliases: [String] = []
  /// What stands after the words: `FAIT`, `ID ID…`.
  var arguments: String = ""
  var arity: ClosedRange<Int> = 0...0
  /// Where the only argument is a number: another word is then a misspelt subcommand.
  var takesNumber: Bool { arguments == "[N]" }
  /// Whether the arguments are names of files, whose bytes count.
  var takesFiles = false
  var options: [Option] = []
  let summary: String
  var details: [String] = []
  var examples: [Example] = []
  /// Candidates for the next argument.
  var completions: (@Sendable (Session) -> [String])?
  let run: @Sendable (Session, Arguments) throws(Failure) -> Void

  struct Option: Sendable {
    let name: String
    let value: String?
    let meaning: String
  }

  struct Example: Sendable {
    let line: String
    let what: String
    init(_ line: String, _ what: String) { (self.line, self.what) = (line, what) }
  }

  /// Whether these words may be its arguments, as far as their number and their kind go.
  func takes(_ words: [String]) -> Bool {
    words.count <= arity.upperBound && (!takesNumber || words.allSatisfy { Int($0) != nil })
  }

  var name: String { words.joined(separator: " ") }
  var usage: String { "tremplin " + name + (arguments.isEmpty ? "" : " " + arguments) }
}

/// The words and options that a command was given.
struct Arguments {
  var words: [String] = []
  var options: [String: String] = [:]

  subscript(index: Int) -> String { words[index] }
  func has(_ option: String) -> Bool { options[option] != nil }
}
