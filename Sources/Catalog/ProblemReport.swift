import Kernel

/// Problems as an editor and a person see them: place, sentence, the line, a caret under the fault.
public enum ProblemReport {
  /// `lines` gives the text of a file, for the excerpt.
  public static func text(_ problem: Problem, lines: (String) -> [Substring]?) -> String {
    var out = problem.description
    if let place = problem.position, place.line > 0, let all = lines(place.file), place.line <= all.count {
      let line = all[place.line - 1]
      let start = max(0, place.column - 60)
      let shown = line.dropFirst(start).prefix(100)
      let caret = String(repeating: " ", count: max(0, place.column - 1 - start))
      out += "\n    \(visible(shown))\n    \(caret)^"
    }
    return out
  }

  public static func json(_ problem: Problem) -> JSON {
    [
      "kind": .string(problem.kind.rawValue), "file": .optional(problem.position?.file) { .string($0) },
      "line": .optional(problem.position?.line) { .int($0) },
      "column": .optional(problem.position?.column) { .int($0) }, "path": .string(problem.path),
      "message": .string(problem.message),
    ]
  }

  private static func visible(_ text: Substring) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 32 || (0x7F...0x9F).contains($0.value) ? "\u{FFFD}" : $0 }))
  }
}
