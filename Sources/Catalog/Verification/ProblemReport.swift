import Document
import Kernel

/// Problems as editors and people see them: place, sentence, the line, a caret under the fault.
public enum ProblemReport {
  /// - Parameters:
  ///   - width: columns that the excerpt may take: a line that wraps would leave its caret behind.
  ///   - lines: gives the text of a file, for the excerpt.
  public static func text(_ problem: Problem, width: Int = 104, lines: (String) -> [Substring]?) -> String {
    // A quoted word of the data may hold line breaks: a problem is one line.
    var out = problem.description.replacing("\n", with: " ")
    if let place = problem.position, place.line > 0, let all = lines(place.file), place.line <= all.count {
      let line = all[place.line - 1]
      let room = max(20, width - 4)
      let start = max(0, place.column - room * 3 / 5)
      let shown = visible(line.unicodeScalars.dropFirst(start).prefix(room))
      // Columns count code points; the caret stands under them as a terminal draws them.
      let before = visible(line.unicodeScalars.dropFirst(start).prefix(max(0, place.column - 1 - start)))
      out += "\n    \(shown)\n    \(String(repeating: " ", count: displayWidth(before)))^"
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

  private static func visible(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars.map { isHarmless($0) ? $0 : "\u{FFFD}" }))
  }

  /// Controls and direction marks could move the cursor or turn the line around.
  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
