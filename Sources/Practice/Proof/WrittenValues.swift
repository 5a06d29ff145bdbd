import Kernel

/// What each fact of an engagement can ever hold: found by reading who writes it.
///
/// A condition that compares a fact with anything else never holds, whatever the replies and the seed: most often a
/// spelling mistake in a value, or a « false » that nobody writes.
struct WrittenValues {
  private var values: [String: Set<ScenarioValue>] = [:]
  private var numbers: [String: ClosedRange<Double>] = [:]
  private var hidden = Set<String>()

  init(_ scenarios: [Scenario], _ events: [PracticeEvent]) {
    let meters = ["trust", "reputation", "quality", "stock"]
    for name in ScenarioFacts.builtIn {
      numbers[name] =
        meters.contains(name) ? 0...100 : name == "week" ? 0...13 : name == "followersGained" ? -1e6...1e6 : 0...1e6
    }
    for event in events {
      values["met.\(event.id)"] = [.flag(true)]
      values["chosen.\(event.id)"] = Set(event.options.map { .word($0.id) })
      for option in event.options { write(option.outcome, nil) }
    }
    for scenario in scenarios {
      hidden.formUnion(scenario.hidden.map(\.id))
      for account in scenario.audience { numbers["followers.\(account.platform)"] = 0...1e9 }
      for kpi in scenario.kpis { numbers["kpi.\(kpi.id)"] = -1e9...1e9 }
      for decision in scenario.decisions { add(decision) }
    }
  }

  private mutating func add(_ decision: Decision) {
    let range = decision.number.flatMap { $0.min <= $0.max ? $0.min...$0.max : nil }
    switch decision.kind {
    case .choice:
      values["chosen.\(decision.id)", default: []].formUnion(decision.options.map { .word($0.id) })
    case .number: widen("chosen.\(decision.id)", range)
    case .pick, .order, .text, .info: break
    }
    if let event = decision.event { values["met.\(event)", default: []].insert(.flag(true)) }
    for option in decision.options { write(option.outcome, nil) }
    for band in decision.bands { write(band.outcome, decision.kind == .number ? range : 0...100) }
  }

  /// - Parameter replied: the numbers that `value` may stand for.
  private mutating func write(_ outcome: Outcome, _ replied: ClosedRange<Double>?) {
    for (fact, value) in outcome.set + (outcome.later?.set ?? []) {
      switch value {
      case .number(let number): widen(fact, number...number)
      case .some(let value): values[fact, default: []].insert(value)
      case nil: widen(fact, replied ?? 0...0)
      }
    }
  }

  private mutating func widen(_ fact: String, _ range: ClosedRange<Double>?) {
    guard let range else { return }
    guard let known = numbers[fact] else {
      numbers[fact] = range
      return
    }
    numbers[fact] = min(known.lowerBound, range.lowerBound)...max(known.upperBound, range.upperBound)
  }

  /// Whether a fact is a number wherever it is written: what `{name}` may show.
  func isNumber(_ fact: String) -> Bool { numbers[fact] != nil && values[fact] == nil }

  /// The facts that hold numbers.
  var numericFacts: [String] { numbers.keys.filter { isNumber($0) }.sorted() }

  /// Why the comparisons of a condition can never hold, with the mend; facts that nobody writes are told elsewhere.
  func objections(to condition: ScenarioCondition) -> [String] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap { objections(to: $0) }
    case .not(let part): objections(to: part)
    case .test(let fact, let comparison): objection(to: fact, comparison).map { [$0] } ?? []
    }
  }

  private func objection(to fact: String, _ comparison: ScenarioCondition.Comparison) -> String? {
    if fact == "revealed" {
      guard case .contains(let id) = comparison else { return "« revealed » se compare avec contains." }
      return hidden.contains(id) ? nil : never(fact, .word(id), among: hidden.map { .word($0) })
    }
    let known = values[fact] ?? []
    guard !known.isEmpty || numbers[fact] != nil else { return nil }
    switch comparison {
    case .isValue(let value): return mayBe(fact, value) ? nil : never(fact, value, among: Array(known))
    case .isOneOf(let options):
      return options.first { !mayBe(fact, $0) }.map { never(fact, $0, among: Array(known)) }
    case .contains(let word):
      return "« \(fact) » n’est pas une liste : « contains: \(word) » n’est jamais vrai. Comparez avec is."
    case .atLeast(let bound): return reach(fact, bound, bound <= numbers[fact]?.upperBound ?? -.infinity)
    case .atMost(let bound): return reach(fact, bound, bound >= numbers[fact]?.lowerBound ?? .infinity)
    }
  }

  private func mayBe(_ fact: String, _ value: ScenarioValue) -> Bool {
    if case .number(let number) = value { return numbers[fact]?.contains(number) ?? false }
    return values[fact]?.contains(value) ?? false
  }

  private func reach(_ fact: String, _ bound: Double, _ holds: Bool) -> String? {
    guard !holds else { return nil }
    guard let range = numbers[fact] else {
      return "« \(fact) » n’est jamais un nombre : la comparaison n’est jamais vraie. Comparez avec is ou in."
    }
    return
      "« \(fact) » va de \(Quantity(whole: range.lowerBound)) à \(Quantity(whole: range.upperBound)) : comparé à \(Quantity(whole: bound)), ce n’est jamais vrai. Corrigez la borne."
  }

  private func never(_ fact: String, _ value: ScenarioValue, among known: [ScenarioValue]) -> String {
    if value == .flag(false), known.contains(.flag(true)) {
      return
        "« \(fact) » ne vaut jamais false : un fait que rien n’a écrit est inconnu. Écrivez « not: { fact: \(fact), is: true } »."
    }
    let words = known.map(\.written).sorted()
    let nearest = FrenchText.nearest(to: value.written, among: words).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
    let all = words.isEmpty ? "" : " Valeurs écrites : \(words.prefix(12).joined(separator: ", "))."
    return
      "« \(fact) » ne vaut jamais « \(value.written.prefix(40)) » : la comparaison n’est jamais vraie.\(nearest)\(all)"
  }
}

extension ScenarioValue {
  /// As a file writes it.
  var written: String {
    switch self {
    case .word(let word): word
    case .number(let number): "\(Quantity(whole: number))"
    case .flag(let flag): "\(flag)"
    }
  }
}
