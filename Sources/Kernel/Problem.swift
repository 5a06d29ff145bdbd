/// Something wrong in data that somebody wrote: what, where, and the mend.
public struct Problem: Error, Hashable, Sendable {
  /// A stable name for programs, such as `unknownKey`.
  public var kind: Kind
  public var position: Position?
  /// Where in the value, as programs write it: `input.profile.status`.
  public var path: String
  /// What is wrong and what to do, in French, ready to be shown.
  public var message: String

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case syntax, unreadable, hostile
    case unknownKey, duplicateKey, missingKey, wrongType, wrongValue, outOfRange, emptyText
    case unknownReference, duplicateID, unknownFact, cycle, period, unit, contradiction, unreachable
    case unknownEngine, overflow
  }

  public init(_ kind: Kind, at position: Position? = nil, path: String = "", _ message: String) {
    (self.kind, self.position, self.path, self.message) = (kind, position, path, message)
  }
}

extension Problem: CustomStringConvertible {
  public var description: String {
    if let position { return "\(position) : \(message)" }
    return path.isEmpty ? message : "\(path) : \(message)"
  }
}

/// Collects every problem of one reading, so that a person mends a file in one pass and not one error at a time.
///
/// A class, because the readers of one file share it; it never leaves the reading that made it.
public final class ProblemList {
  public private(set) var problems: [Problem] = []
  public init() {}
  public func add(_ problem: Problem) { problems.append(problem) }
  public var isEmpty: Bool { problems.isEmpty }

  /// By place, each once.
  public var sorted: [Problem] {
    var seen = Set<Problem>()
    return problems.filter { seen.insert($0).inserted }
      .enumerated()
      .sorted { a, b in
        switch (a.element.position, b.element.position) {
        case (let p?, let q?) where p != q: p < q
        case (nil, _?): true
        case (_?, nil): false
        default: a.offset < b.offset
        }
      }
      .map(\.element)
  }
}
