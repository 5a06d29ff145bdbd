import Kernel

/// A rule over the state of one engagement: the house's conditions, on the facts that scenarios and their model write.
///
///     { all: [ { fact: plan, is: mixte }, { fact: trust, atLeast: 60 } ] }
///
/// Unlike a profile, an engagement has no unknown facts: a comparison with a fact that nothing wrote is false.
public indirect enum ScenarioCondition: Record, Equatable {
  case all([ScenarioCondition])
  case any([ScenarioCondition])
  case not(ScenarioCondition)
  case test(fact: String, Comparison)

  public enum Comparison: Equatable, Sendable {
    case isValue(ScenarioValue)
    case isOneOf([ScenarioValue])
    case contains(String)
    case atLeast(Double)
    case atMost(Double)
  }

  public init(_ fields: Fields) {
    switch fields.connective(of: ScenarioCondition.self) {
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
    let fact: String = fields.value("fact")
    var tests: [Comparison] = []
    if let value: ScenarioValue = fields.optional("is") { tests.append(.isValue(value)) }
    let options: [ScenarioValue] = fields.values("in")
    if !options.isEmpty { tests.append(.isOneOf(options)) }
    if let value: String = fields.optional("contains") { tests.append(.contains(value)) }
    if let bound: Quantity = fields.optional("atLeast") { tests.append(.atLeast(bound.double)) }
    if let bound: Quantity = fields.optional("atMost") { tests.append(.atMost(bound.double)) }
    if tests.isEmpty, !fields.isDescribing {
      fields.problem(
        .missingKey,
        "la condition sur « \(fact) » ne compare rien : ajoutez is, in, contains, atLeast ou atMost.")
    }
    self = tests.count == 1 ? .test(fact: fact, tests[0]) : .all(tests.map { .test(fact: fact, $0) })
  }

  /// Every fact that the condition names.
  public var facts: Set<String> {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.facts) }
    case .not(let part): part.facts
    case .test(let fact, _): [fact]
    }
  }
}

/// What a `set` writes and a condition compares: a word, a number, yes or no.
public enum ScenarioValue: Hashable, Sendable {
  case word(String)
  case number(Double)
  case flag(Bool)
}

extension ScenarioValue: Scalar {
  public static func read(_ text: String, plain: Bool) -> ScenarioValue? {
    if plain {
      if text == "true" || text == "false" { return .flag(text == "true") }
      if let number = Quantity(text) { return .number(number.double) }
    }
    return .word(text)
  }
  public static var expectation: String { "un mot, un nombre, true ou false" }
  public static var standIn: ScenarioValue { .word("") }
  public static var jsonSchema: JSON { ["type": ["string", "number", "boolean"]] }
}

extension Quantity {
  /// The nearest binary number: for the teaching model only, never for money or the law.
  var double: Double { Double(millionths) / 1_000_000 }
}
