import Kernel

/// One decision in numbers: how its replies are read, and what each brings.
///
/// A class, so that looking at one costs one count and not one for each of its lists; nothing in it changes.
final class CompiledDecision: Sendable {
  let kind: Decision.Kind
  let week: Int
  let when: ConditionProgram.Entry
  /// Where the word of the chosen option is written; −1 for an event.
  let chosen: Int
  /// The event that it is, by the slot of `met.EVENT`.
  let met: Int?
  let max: Int
  let range: NumberRange?
  let outcomes: [CompiledOutcome]
  /// For `order`: pairs of indices into the items.
  let before: [(Int, Int)]
  let items: Int
  /// No outcome depends on the state: least and most of each dimension are known beforehand.
  let isPlain: Bool
  let least: [Double]
  let most: [Double]
  let expert: CompiledReply?
  let cautious: CompiledReply?

  init(
    kind: Decision.Kind, week: Int, when: ConditionProgram.Entry, chosen: Int, met: Int?, max: Int, range: NumberRange?,
    outcomes: [CompiledOutcome], before: [(Int, Int)], items: Int, isPlain: Bool, least: [Double], most: [Double],
    expert: CompiledReply?, cautious: CompiledReply?
  ) {
    (self.kind, self.week, self.when, self.chosen, self.met) = (kind, week, when, chosen, met)
    (self.max, self.range, self.outcomes, self.before, self.items) = (max, range, outcomes, before, items)
    (self.isPlain, self.least, self.most) = (isPlain, least, most)
    (self.expert, self.cautious) = (expert, cautious)
  }
}

/// What an option or a band does to the state.
struct CompiledOutcome: Sendable {
  let when: ConditionProgram.Entry
  /// Its bound, for a band: `upTo` for a number, `atLeast` for a score.
  let bound: Double
  let word: Slot
  let effects: [(fact: Int, by: Double)]
  let set: [(fact: Int, to: Slot?)]
  let reveals: UInt64
  let points: [Double]
  let later: CompiledLater?
  let redLine: Bool
  let lure: Bool
  let ends: Int?
}

struct CompiledLater: Sendable {
  let weeks: Int
  let effects: [(fact: Int, by: Double)]
  let set: [(fact: Int, to: Slot?)]
  let unless: ConditionProgram.Entry
}

/// A reply in numbers. An order holds its items, first in the lowest four bits.
public enum CompiledReply: Sendable, Equatable {
  case option(Int)
  /// Options as bits.
  case options(UInt32)
  case number(Double)
  case order(UInt32)
  /// Of a text, 0…100.
  case score(Double)
  /// For `info`, and for a decision that the person leaves aside.
  case none
}

/// Turns written decisions into numbers; gives out slots and words as it meets names.
struct DecisionCompiler {
  var names: FactNames
  let dimensions: [Dimension]
  let endings: [String]
  var conditions = ConditionProgram()

  init(names: FactNames, dimensions: [Dimension], endings: [String]) {
    (self.names, self.dimensions, self.endings) = (names, dimensions, endings)
  }

  mutating func decision(
    _ decision: Decision, expert: ScriptedReply?, cautious: ScriptedReply?
  ) -> CompiledDecision {
    let outcomes =
      decision.options.map { outcome($0.outcome, when: $0.when, bound: 0, id: $0.id) }
      + decision.bands.map { outcome($0.outcome, when: $0.when, bound: $0.upTo ?? $0.atLeast ?? 0, id: "") }
    let positions = Dictionary(
      decision.items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
    return compiled(
      kind: decision.kind, week: decision.week, when: condition(decision.when),
      chosen: names.slot("chosen.\(decision.id)"), met: decision.event.map { names.slot("met.\($0)") },
      max: decision.max, range: decision.number, outcomes: outcomes,
      before: decision.before.compactMap { pair in
        positions[pair.0].flatMap { a in positions[pair.1].map { (a, $0) } }
      }, items: decision.items.count,
      expert: expert.flatMap { decision.compiled($0) }, cautious: cautious.flatMap { decision.compiled($0) })
  }

  mutating func event(_ event: PracticeEvent) -> CompiledDecision {
    let outcomes = event.options.map { outcome($0.outcome, when: $0.when, bound: 0, id: $0.id) }
    func reply(_ id: String) -> CompiledReply? {
      event.options.firstIndex { $0.id == id }.map { .option($0) }
    }
    return compiled(
      kind: .choice, week: 0, when: ConditionProgram.always, chosen: names.slot("chosen.\(event.id)"), met: nil, max: 1,
      range: nil,
      outcomes: outcomes, before: [], items: 0, expert: reply(event.expert), cautious: reply(event.cautious))
  }

  private func compiled(
    kind: Decision.Kind, week: Int, when: ConditionProgram.Entry, chosen: Int, met: Int?, max: Int, range: NumberRange?,
    outcomes: [CompiledOutcome], before: [(Int, Int)], items: Int, expert: CompiledReply?, cautious: CompiledReply?
  ) -> CompiledDecision {
    let isPlain = outcomes.allSatisfy { $0.when == ConditionProgram.always }
    let (least, most) = PointRange.of(
      outcomes, taking: kind == .pick ? max : 1, dimensions: dimensions.count, isOpen: { _ in true })
    return CompiledDecision(
      kind: kind, week: week, when: when, chosen: chosen, met: met, max: max, range: range, outcomes: outcomes,
      before: before, items: items, isPlain: isPlain, least: least, most: most, expert: expert, cautious: cautious)
  }

  private mutating func outcome(
    _ outcome: Outcome, when: ScenarioCondition?, bound: Double, id: String
  ) -> CompiledOutcome {
    var reveals: UInt64 = 0
    for fact in outcome.reveals { if let bit = names.hidden.firstIndex(of: fact) { reveals |= 1 << UInt64(bit) } }
    let points = dimensions.map { dimension in
      Double(outcome.evidence.first { $0.id == dimension.id }?.points ?? 0)
    }
    let later = outcome.later.map { later in
      CompiledLater(
        weeks: later.weeks, effects: later.effects.map { (names.slot($0.fact), $0.by) }, set: assignments(later.set),
        unless: later.unless.map { condition($0) } ?? conditions.addNever())
    }
    return CompiledOutcome(
      when: condition(when), bound: bound, word: names.value(.word(id)),
      effects: outcome.effects.map { (names.slot($0.fact), $0.by) }, set: assignments(outcome.set), reveals: reveals,
      points: points, later: later, redLine: outcome.redLine, lure: outcome.lure,
      ends: outcome.ends.flatMap { end in endings.firstIndex(of: end) })
  }

  private mutating func assignments(_ set: [(fact: String, to: ScenarioValue?)]) -> [(fact: Int, to: Slot?)] {
    set.map { fact, value in (names.slot(fact), value.map { names.value($0) }) }
  }

  mutating func condition(_ condition: ScenarioCondition?) -> ConditionProgram.Entry {
    conditions.add(condition, &names)
  }
}

/// The least and the most that a decision can bring in each dimension.
enum PointRange {
  /// - Parameter taking: how many outcomes add up (`pick`).
  static func of(
    _ outcomes: [CompiledOutcome], taking count: Int, dimensions: Int, isOpen: (CompiledOutcome) -> Bool
  ) -> (least: [Double], most: [Double]) {
    var least = [Double](repeating: 0, count: dimensions)
    var most = least
    let open = outcomes.filter(isOpen)
    for dimension in 0..<dimensions {
      let sorted = open.map { $0.points[dimension] }.sorted()
      least[dimension] = sorted.prefix(count).reduce(0, +)
      most[dimension] = sorted.suffix(count).reduce(0, +)
    }
    return (least, most)
  }
}

extension Decision {
  /// A reply by ids, in numbers; nil where it does not fit.
  public func compiled(_ reply: ScriptedReply) -> CompiledReply? {
    guard accepts(reply) else { return nil }
    switch (kind, reply) {
    case (.choice, .word(let id)): return options.firstIndex { $0.id == id }.map { .option($0) }
    case (.pick, .words(let ids)): return .options(bits(ids))
    case (.pick, .word(let id)): return .options(bits([id]))
    case (.number, .number(let value)): return .number(value)
    case (.order, .words(let ids)):
      var order: UInt32 = 0
      for (place, id) in ids.enumerated() {
        guard let item = items.firstIndex(where: { $0.id == id }) else { return nil }
        order |= UInt32(item) << UInt32(4 * place)
      }
      return .order(order)
    case (.text, .number(let score)): return .score(score)
    default: return nil
    }
  }

  private func bits(_ ids: [String]) -> UInt32 {
    ids.reduce(0) { bits, id in options.firstIndex { $0.id == id }.map { bits | 1 << UInt32($0) } ?? bits }
  }

  /// The reply as it is stored and shown: by ids.
  public func written(_ reply: CompiledReply) -> ScriptedReply? {
    switch reply {
    case .option(let index): .word(options[index].id)
    case .options(let bits): .words(options.indices.filter { bits & (1 << UInt32($0)) != 0 }.map { options[$0].id })
    case .number(let value), .score(let value): .number(value)
    case .order(let order): .words(items.indices.map { items[Int(order >> UInt32(4 * $0)) & 15].id })
    case .none: nil
    }
  }
}
