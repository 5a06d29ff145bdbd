/// What can stand where the person pressed Tab.
///
///     let commands = Completer { line, cursor in
///       Completion(of: Completion.word(in: line, upTo: cursor), among: ["démarches", "parcours", "profil"])
///     }
///
/// For a question, the whole line is one word, since a choice may hold spaces:
///
///     Completer.choice(among: ["demandeur·euse d’emploi", "étudiant·e"])
public struct Completer {
  private let complete: (_ line: String, _ cursorByte: Int) -> Completion

  /// - Parameter complete: gets the line and where the cursor stands in it, in UTF-8 bytes.
  public init(_ complete: @escaping (_ line: String, _ cursorByte: Int) -> Completion) {
    self.complete = complete
  }

  public static func choice(among choices: [String]) -> Completer {
    Completer { line, cursor in
      Completion(of: Completion.line(line, upTo: cursor), among: choices, replacesWholeLine: true)
    }
  }

  public func callAsFunction(_ line: String, _ cursorByte: Int) -> Completion {
    complete(line, cursorByte)
  }
}

/// The answer to one Tab.
public struct Completion: Equatable, Sendable {
  /// The candidates replace all that stands before the cursor, not just its last word.
  public var replacesWholeLine: Bool
  /// In the order in which they are shown. They replace what was typed and need not begin with its bytes.
  public var candidates: [String]

  public init(replaceWholeLine: Bool = false, candidates: [String]) {
    replacesWholeLine = replaceWholeLine
    self.candidates = candidates
  }

  public static let none = Completion(candidates: [])

  /// Those of `choices` that begin with what was typed, accents, case and ligatures aside.
  public init(of typed: String, among choices: [String], replacesWholeLine: Bool = false) {
    let start = folded(typed)
    self.init(replaceWholeLine: replacesWholeLine, candidates: choices.filter { folded($0).hasPrefix(start) })
  }

  /// The word before the cursor. Only blanks part words: `l’URSSAF`, `demi-journée` and `étudiant·e` are one each.
  public static func word(in line: String, upTo cursorByte: Int) -> String {
    let before = line.utf8.prefix(max(0, cursorByte))
    let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n")]
    let start = before.lastIndex { blanks.contains($0) }.map { before.index(after: $0) } ?? before.startIndex
    return String(before[start...]) ?? ""
  }

  /// All that stands before the cursor.
  public static func line(_ line: String, upTo cursorByte: Int) -> String {
    String(line.utf8.prefix(max(0, cursorByte))) ?? ""
  }
}
