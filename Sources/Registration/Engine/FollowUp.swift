import Kernel

/// Where one person stands: each step, whether it concerns them and why, its state, its next date.
public struct FollowUp: Sendable {
  public struct Item: Sendable {
    public enum State: Sendable, Equatable {
      case todo, late
      case waiting([String])
      case done(CivilDate?)
      /// Done as far as can be seen: what rests on it is.
      case implied(by: String)
      /// Nothing to do any more since that day: a possibility ended, something changed by itself, the activity closed.
      case lapsed(CivilDate)
      case postponed(CivilDate)
      case notConcerned(String)
      /// It depends on facts that nobody told.
      case unsure([String])
      /// The rule of the step leaves this person out.
      case excluded
    }

    public let step: RegistrationStep
    public let state: State
    /// Its dates, past and to come.
    public let deadlines: [Deadline]
    public let note: String?
    /// The day on which a step that comes back was last done.
    public let lastDone: CivilDate?

    /// What is to be done next for it.
    public var next: Deadline? {
      deadlines.first { $0.isLate } ?? deadlines.first { $0.status == .open || $0.status == .future }
    }

    public var isUnsure: Bool { if case .unsure = state { true } else { false } }

    public var isOpen: Bool {
      switch state {
      case .todo, .late, .waiting, .postponed: true
      case .done, .implied, .lapsed, .notConcerned, .unsure, .excluded: false
      }
    }

    public var isDone: Bool {
      switch state {
      case .done, .implied: true
      default: false
      }
    }
  }

  public let items: [Item]
  public let deadlines: [Deadline]
  public let today: CivilDate
  public let context: FactContext

  /// - Parameter until: the last day whose deadlines are looked for; a year and a half from today by default.
  public init(
    _ knowledge: RegistrationKnowledge, facts: Facts, records: StepRecords, today: CivilDate, until: CivilDate? = nil
  ) {
    self.today = today
    var facts = facts
    facts["registration.firstTurnover"] = FollowUp.firstTurnover(facts).map { .date($0) }
    facts["registration.leftMicro"] =
      ThresholdReading.regimeEnd(TurnoverLedger(facts), start: facts.date("registration.startDate"), knowledge)
      .map { .date($0) }
    let context = FactContext(facts, knowledge.dictionary, today: today)
    self.context = context
    let until = until ?? today.adding(months: 18)
    let engine = DeadlineEngine(knowledge, area: Area(facts))
    let closed = Set(knowledge.steps.filter { records.isNotConcerned($0.id) }.map(\.id))
    var done = FollowUp.declared(facts, engine, context, until)
    for step in knowledge.steps where records.isDone(step.id) {
      // A step that comes back each year is done once, not for ever.
      guard let deadline = step.deadline else { continue }
      guard case .done(let day, _) = records[step.id].state else { continue }
      switch deadline.timing {
      case .yearly, .declarations: done.formUnion(FollowUp.closedBy(day, step, engine, context, until))
      case .unknown where deadline.recurs && day.year != today.year: continue
      case .after, .onDate, .unknown: done.insert(deadline.id)
      }
    }
    let deadlines = engine.deadlines(context, until: until, done: done, notConcerned: closed)
    self.deadlines = deadlines
    let implied = FollowUp.implied(knowledge, records, context)
    let hasDeclared = !TurnoverLedger(facts).lines.isEmpty
    let isDone: (String) -> Bool = { id in
      guard let step = knowledge.step(id) else { return false }
      if case .declarations? = step.deadline?.timing, hasDeclared { return true }
      return records.isDone(id) || implied[id] != nil || step.settled?.evaluate(context) == .yes
    }
    items = knowledge.steps.map { step in
      let own = deadlines.filter { $0.step == step.id }
      return Item(
        step: step, state: FollowUp.state(step, records, own, context, isDone, implied, knowledge), deadlines: own,
        note: records[step.id].note, lastDone: records[step.id].doneOn)
    }
  }

  public func item(_ id: String) -> Item? { items.first { $0.step.id == id } }

  /// What is late, the oldest first, then what comes soonest.
  public var pressing: [Deadline] {
    deadlines.filter { ($0.isLate || $0.status == .open) && $0.due != nil }
  }

  private static func state(
    _ step: RegistrationStep, _ records: StepRecords, _ deadlines: [Deadline], _ context: FactContext,
    _ isDone: (String) -> Bool, _ implied: [String: String], _ knowledge: RegistrationKnowledge
  ) -> Item.State {
    let isRecurring = step.deadline?.recurs ?? false
    switch records[step.id].state {
    case .notConcerned(let reason): return .notConcerned(reason)
    // What comes back on an unknown day is done for the year.
    case .done(let day, _) where !isRecurring || (step.deadline?.isUndated == true && day.year == context.today.year):
      return .done(day)
    default: break
    }
    let holds = step.when?.evaluate(context)
    if holds != .no, let closed = context.facts.date("registration.closed"), closed <= context.today,
      step.phase != .change, !step.outlivesClosing,
      !deadlines.contains(where: { $0.isLate || $0.status == .open || $0.status == .future })
    {
      return .lapsed(closed)
    }
    switch holds {
    case .no?: return .excluded
    case .unknown?: return .unsure(step.when?.dependsOn(context) ?? [])
    case .yes?, nil: break
    }
    if step.settled?.evaluate(context) == .yes { return .done(nil) }
    if let next = implied[step.id] { return .implied(by: next) }
    if deadlines.contains(where: \.isLate) { return .late }
    if !isRecurring, let only = deadlines.first, only.hasPassed, let due = only.due { return .lapsed(due) }
    if case .postponed(let day) = records[step.id].state, day > context.today { return .postponed(day) }
    let waiting = step.after.filter { id in
      guard !isDone(id), !records.isNotConcerned(id) else { return false }
      return knowledge.step(id)?.when.map { $0.evaluate(context) != .no } ?? true
    }
    return waiting.isEmpty ? .todo : .waiting(waiting)
  }

  /// The steps that must have been done, since one at the single window that rests on them is, each with that one: nobody
  /// files without having filled in the form. What has an answer to give is still asked, unless it is a box of the form.
  private static func implied(
    _ knowledge: RegistrationKnowledge, _ records: StepRecords, _ context: FactContext
  ) -> [String: String] {
    func isDone(_ step: RegistrationStep) -> Bool {
      records.isDone(step.id) || step.settled?.evaluate(context) == .yes
    }
    var implied: [String: String] = [:]
    var seen: Set<String> = []
    // The rhythm can be told long before the form is open: only a past day, a number received or the person's word prove.
    var queue = knowledge.steps.filter { step in
      let proves = step.marks != nil || step.asks.contains { $0.past }
      return (step.phase == .registering && records.isDone(step.id))
        || (proves && step.phase != .change && isDone(step))
    }
    while let step = queue.popLast() {
      for before in step.after.compactMap({ knowledge.step($0) }) where seen.insert(before.id).inserted {
        guard before.phase == .registering || (before.phase == .before && before.asks.isEmpty) else { continue }
        if !isDone(before) { implied[before.id] = implied[step.id] ?? step.id }
        queue.append(before)
      }
    }
    return implied
  }

  /// The first day on which money may have come in, as far as everything since the start has been told; nil where some
  /// month was not, or where money came in from the start on.
  private static func firstTurnover(_ facts: Facts) -> CivilDate? {
    guard let start = facts.date("registration.startDate") else { return nil }
    let ledger = TurnoverLedger(facts)
    guard let last = ledger.last, last >= start else { return nil }
    let first = ledger.lines.first { $0.amount > .zero }?.period.range.lowerBound ?? last.adding(days: 1)
    return first > start && ledger.covers(start...first.adding(days: -1)) ? first : nil
  }

  /// What to do next: what is late, the oldest first; then what falls due within two months; then the rest in order.
  public var following: Item? {
    func due(_ item: Item) -> CivilDate? { item.next.flatMap { $0.optional || $0.landmark ? nil : $0.due } }
    let late = items.filter { $0.state == .late }.min { (due($0) ?? today) < (due($1) ?? today) }
    let soon = items.filter { item in
      item.state == .todo && (due(item).map { $0 <= today.adding(months: 2) } ?? false)
    }.min { (due($0) ?? today) < (due($1) ?? today) }
    return late ?? soon ?? items.first { $0.state == .todo && $0.step.phase != .change }
  }

  /// The declarations whose whole period has been told.
  private static func declared(
    _ facts: Facts, _ engine: DeadlineEngine, _ context: FactContext, _ until: CivilDate
  ) -> Set<String> {
    let ledger = TurnoverLedger(facts)
    let declarations = engine.deadlines(context, until: until).filter { $0.period != nil }
    return Set(declarations.filter { $0.period.map(ledger.covers) ?? false }.map(\.key))
  }

  /// What a recurring step done on a day closes: what was past then, and what fell due within three months: a tax is paid
  /// when its notice comes, weeks before.
  private static func closedBy(
    _ day: CivilDate, _ step: RegistrationStep, _ engine: DeadlineEngine, _ context: FactContext, _ until: CivilDate
  ) -> Set<String> {
    let last = day.adding(months: 3)
    return Set(
      engine.deadlines(context, until: until).filter {
        $0.step == step.id && $0.period == nil && $0.due.map { $0 <= last } ?? false
      }.map(\.key))
  }
}

extension Area {
  /// Where the person works, as they said; else from their region.
  public init(_ facts: Facts) {
    if let said = facts.choice("registration.area").flatMap(Area.init) {
      self = said
      return
    }
    self =
      switch facts.choice("region") {
      case "guadeloupe"?: .guadeloupe
      case "martinique"?: .martinique
      case "guyane"?: .guyane
      case "la-reunion"?: .reunion
      case "mayotte"?: .mayotte
      default: .metropole
      }
  }
}
