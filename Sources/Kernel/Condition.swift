/// Yes, no, or « it depends on these facts, which nobody told ».
public enum Truth: Equatable, Sendable {
  case yes
  case no
  case unknown(Set<String>)
}

/// A rule over facts, written in `Data/` as structured YAML and evaluated in one place for the whole program.
///
///     { all: [ { fact: age, atMost: 25 }, { fact: status, in: [jobseeker] } ] }
public indirect enum Condition: Record, Equatable {
  case always
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case test(fact: String, Comparison)

  public enum Comparison: Equatable, Sendable {
    case isValue(String)
    case isOneOf([String])
    case contains(String)
    case atLeast(Quantity)
    case atMost(Quantity)
    case onOrBefore(DateBound)
    case onOrAfter(DateBound)
    case known(Bool)
  }

  public init(_ fields: Fields) {
    switch fields.connective(of: Condition.self) {
    case .all(let parts):
      self = .all(parts)
      return
    case .any(let parts):
      self = .any(parts)
      return
    case .not(let part):
      self = .not(part)
      return
    case nil: break
    }
    let fact = fields.reference("fact", to: "fact")
    var tests: [(key: String, comparison: Comparison)] = []
    if let value: String = fields.optional("is") { tests.append(("is", .isValue(value))) }
    let options: [String] = fields.values("in")
    if !options.isEmpty { tests.append(("in", .isOneOf(options))) }
    if let value: String = fields.optional("contains") { tests.append(("contains", .contains(value))) }
    if let value: Quantity = fields.optional("atLeast") { tests.append(("atLeast", .atLeast(value))) }
    if let value: Quantity = fields.optional("atMost") { tests.append(("atMost", .atMost(value))) }
    if let bound = DateBound.read("onOrBefore", fields) { tests.append(("onOrBefore", .onOrBefore(bound))) }
    if let bound = DateBound.read("onOrAfter", fields) { tests.append(("onOrAfter", .onOrAfter(bound))) }
    if let value: Bool = fields.optional("known") { tests.append(("known", .known(value))) }
    if tests.isEmpty, !fields.isDescribing {
      fields.problem(
        .missingKey,
        "la condition sur « \(fact) » ne compare rien : ajoutez is, in, contains, atLeast, atMost, onOrBefore, onOrAfter ou known."
      )
    }
    for test in tests { fields.note(test.comparison, of: fact, under: test.key) }
    self =
      tests.count == 1 ? .test(fact: fact, tests[0].comparison) : .all(tests.map { .test(fact: fact, $0.comparison) })
  }

  /// Every fact that the condition names.
  public var facts: Set<String> {
    switch self {
    case .always: []
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.facts) }
    case .not(let part): part.facts
    case .test(let fact, let comparison): comparison.bound?.fact.map { [fact, $0] } ?? [fact]
    }
  }

  /// Three-valued (Kleene): a false part decides `all`, a true part decides `any`, whatever is unknown beside it.
  public func evaluate(_ context: FactContext) -> Truth {
    switch self {
    case .always: return .yes
    case .all(let parts): return Condition.fold(parts, context, decisive: .no, neutral: .yes)
    case .any(let parts): return Condition.fold(parts, context, decisive: .yes, neutral: .no)
    case .not(let part):
      return switch part.evaluate(context) {
      case .yes: .no
      case .no: .yes
      case .unknown(let facts): .unknown(facts)
      }
    case .test(let fact, let comparison):
      if case .known(let wanted) = comparison { return (context[fact] != nil) == wanted ? .yes : .no }
      guard let value = context[fact] else { return .unknown([context.rootFact(of: fact)]) }
      if let start = comparison.bound?.fact, context[start] == nil { return .unknown([context.rootFact(of: start)]) }
      return comparison.holds(value, context) ? .yes : .no
    }
  }

  /// For each fact that somebody can be asked for, how many of these rules wait for it now.
  ///
  /// A rule that what is known decides already waits for nothing: so the same fact matters to one person and not to another.
  public static func waiting(_ rules: [Condition], _ context: FactContext) -> [String: Int] {
    var counts: [String: Int] = [:]
    for rule in rules {
      guard case .unknown(let facts) = rule.evaluate(context) else { continue }
      for fact in facts { counts[fact, default: 0] += 1 }
    }
    return counts
  }

  private static func fold(_ parts: [Condition], _ context: FactContext, decisive: Truth, neutral: Truth) -> Truth {
    var missing = Set<String>()
    for part in parts {
      let truth = part.evaluate(context)
      if truth == decisive { return decisive }
      if case .unknown(let facts) = truth { missing.formUnion(facts) }
    }
    return missing.isEmpty ? neutral : .unknown(missing)
  }
}

extension Condition.Comparison {
  /// The day that a date is compared with.
  var bound: DateBound? {
    switch self {
    case .onOrBefore(let bound), .onOrAfter(let bound): bound
    default: nil
    }
  }

  func holds(_ value: FactValue, _ context: FactContext) -> Bool {
    switch (self, value) {
    case (.isValue(let wanted), .choice(let id)), (.isValue(let wanted), .text(let id)): return id == wanted
    case (.isValue(let wanted), .flag(let flag)): return wanted == (flag ? "true" : "false")
    case (.isValue(let wanted), .number(let number)): return Quantity(wanted) == number
    case (.isOneOf(let wanted), .choice(let id)), (.isOneOf(let wanted), .text(let id)): return wanted.contains(id)
    case (.contains(let wanted), .choices(let ids)): return ids.contains(wanted)
    case (.atLeast(let bound), .number(let number)): return number >= bound
    case (.atMost(let bound), .number(let number)): return number <= bound
    case (.atLeast(let bound), .money(let money)): return Quantity(millionths: money.cents * 10_000) >= bound
    case (.atMost(let bound), .money(let money)): return Quantity(millionths: money.cents * 10_000) <= bound
    case (.onOrBefore(let bound), .date(let date)): return bound.day(context).map { date <= $0 } ?? false
    case (.onOrAfter(let bound), .date(let date)): return bound.day(context).map { date >= $0 } ?? false
    default: return false
    }
  }
}

/// Facts as conditions see them: those told, those that follow from them, and today.
public struct FactContext: Sendable {
  public let facts: Facts
  public let dictionary: FactDictionary
  public let today: CivilDate

  public init(_ facts: Facts, _ dictionary: FactDictionary, today: CivilDate) {
    (self.facts, self.dictionary, self.today) = (facts, dictionary, today)
  }

  public subscript(name: String) -> FactValue? {
    if let value = facts[name] { return value }
    switch dictionary.derivation(of: name) {
    case .yearsSince(let fact)?:
      // A year alone, such as a diploma's, counts from that year.
      if let year = facts.number(fact)?.whole { return .number(Quantity(today.year - year)) }
      return facts.date(fact).map { .number(Quantity(today.age(bornOn: $0))) }
    case .monthsSince(let fact)?:
      return facts.date(fact).map { date in
        let (y, m, d) = today.components
        let (fy, fm, fd) = date.components
        return .number(Quantity((y - fy) * 12 + m - fm - (d < fd ? 1 : 0)))
      }
    case nil: return nil
    }
  }

  /// The fact that a person can be asked for, where `name` is derived from it.
  public func rootFact(of name: String) -> String {
    switch dictionary.derivation(of: name) {
    case .yearsSince(let fact)?, .monthsSince(let fact)?: rootFact(of: fact)
    case nil: name
    }
  }
}

/// A condition is one of four groups: `all`, `any` or `not` alone, or the comparison of a fact.
extension Condition: CustomSchema {
  public static func customSchema(_ groupForm: JSON) -> JSON {
    guard case .object(let parts) = groupForm,
      case .object(let properties)? = parts.first(where: { $0.0 == "properties" })?.1
    else { return groupForm }
    let groups = ["all", "any", "not"]
    var comparison = properties.filter { !groups.contains($0.0) }
    // Written without quotes, `true` and `3` are what people mean.
    if let index = comparison.firstIndex(where: { $0.0 == "is" }) {
      comparison[index].1 = ["anyOf": [String.jsonSchema, Bool.jsonSchema, Quantity.jsonSchema]]
    }
    let optional = Set(comparison.map(\.0)).subtracting(["fact"])
    return [
      "anyOf": .array(
        properties.filter { groups.contains($0.0) }.map { Schema.written([$0]) }
          + [Schema.written(comparison, optional: optional)])
    ]
  }
}
