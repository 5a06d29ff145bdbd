/// What holds a rule together that is made of rules of its own kind: all of them, any of them, or the opposite of one.
public enum Connective<Part: Sendable>: Sendable {
  case all([Part])
  case any([Part])
  case not(Part)
}

extension Fields {
  /// `all`, `any` or `not`; nil when the rule is a plain comparison.
  public func connective<Part: Record>(of part: Part.Type) -> Connective<Part>? {
    if isDescribing {
      _ = records("all", of: part)
      _ = records("any", of: part)
      _ = optionalRecord("not", part)
      return nil
    }
    if has("all") { return .all(records("all", of: part)) }
    if has("any") { return .any(records("any", of: part)) }
    if has("not") { return .not(record("not")) }
    return nil
  }
}
