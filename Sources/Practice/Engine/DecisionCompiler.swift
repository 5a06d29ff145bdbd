import Kernel

/// Turns written decisions into numbers; gives out slots and words as it meets names.
struct DecisionCompiler {
  var names: FactNames
  let dimensions: [Dimension]
  let endings: [String]
  var conditions = ConditionProgram()
  var deeds = Deeds()

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
      max: decision.max, range: decision.number.map { CompiledRange(min: $0.min, max: $0.max, step: $0.step) },
      outcomes: outcomes,
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
    kind: Decision.Kind, week: Int, when: ConditionProgram.Entry, chosen: Int, met: Int?, max: Int,
    range: CompiledRange?,
    outcomes: [CompiledOutcome], before: [(Int, Int)], items: Int, expert: CompiledReply?, cautious: CompiledReply?
  ) -> CompiledDecision {
    let isPlain = outcomes.allSatisfy { $0.when == ConditionProgram.always }
    let (least, most) = PointRange.of(outcomes, taking: kind == .pick ? max : 1) { _ in true }
    return CompiledDecision(
      kind: kind, week: week, when: when, chosen: chosen, met: met, max: max, range: range, outcomes: outcomes,
      before: before, items: items, isPlain: isPlain, least: least, most: most, expert: expert, cautious: cautious)
  }

  private mutating func outcome(
    _ outcome: Outcome, when: ScenarioCondition?, bound: Double, id: String
  ) -> CompiledOutcome {
    var reveals: UInt64 = 0
    for fact in outcome.reveals { if let bit = names.hidden.firstIndex(of: fact) { reveals |= 1 << UInt64(bit) } }
    var points = Points.zero
    for (index, dimension) in dimensions.enumerated() {
      points[index] = Double(outcome.evidence.first { $0.id == dimension.id }?.points ?? 0)
    }
    let later = outcome.later.map { later in
      CompiledLater(
        weeks: later.weeks, changes: changes(later.effects), writes: writes(later.set),
        unless: later.unless.map { condition($0) } ?? conditions.addNever())
    }
    return CompiledOutcome(
      when: condition(when), bound: bound, word: names.value(.word(id)), changes: changes(outcome.effects),
      writes: writes(outcome.set), reveals: reveals, points: points, later: later, redLine: outcome.redLine,
      lure: outcome.lure, ends: outcome.ends.flatMap { end in endings.firstIndex(of: end) })
  }

  private mutating func changes(_ effects: [(fact: String, by: Double)]) -> Range<Int> {
    let start = deeds.changes.count
    for (fact, by) in effects { deeds.changes.append((names.slot(fact), by)) }
    return start..<deeds.changes.count
  }

  private mutating func writes(_ set: [(fact: String, to: ScenarioValue?)]) -> Range<Int> {
    let start = deeds.writes.count
    for (fact, value) in set { deeds.writes.append((names.slot(fact), value.map { names.value($0) })) }
    return start..<deeds.writes.count
  }

  mutating func condition(_ condition: ScenarioCondition?) -> ConditionProgram.Entry {
    conditions.add(condition, &names)
  }
}
