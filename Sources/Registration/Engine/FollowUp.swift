import Kernel

/// Where one person stands: each step, whether it concerns them and why, its state, its next date.
public struct FollowUp: Sendable {
  public struct Item: Sendable {
    public enum State: Sendable, Equatable {
      case todo, late
      case waiting([String])
      case done(CivilDate?)
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

    /// What is to be done next for it.
    public var next: Deadline? {
      deadlines.first { $0.isLate } ?? deadlines.first { $0.status == .open || $0.status == .future }
    }

    public var isUnsure: Bool { if case .unsure = state { true } else { false } }

    public var isOpen: Bool {
      switch state {
      case .todo, .late, .waiting, .postponed: true
      case .done, .notConcerned, .unsure, .excluded: false
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
      case .after, .onDate, .unknown: done.insert(deadline.id)
      }
    }
    let deadlines = engine.deadlines(context, until: until, done: done, notConcerned: closed)
    self.deadlines = deadlines
    let isDone: (String) -> Bool = { id in
      records.isDone(id) || (knowledge.step(id)?.settled?.evaluate(context) == .yes)
    }
    items = knowledge.steps.map { step in
      let own = deadlines.filter { $0.step == step.id }
      return Item(
        step: step, state: FollowUp.state(step, records, own, context, isDone, knowledge), deadlines: own,
        note: records[step.id].note)
    }
  }

  public func item(_ id: String) -> Item? { items.first { $0.step.id == id } }

  /// What is late, the oldest first, then what comes soonest.
  public var pressing: [Deadline] {
    deadlines.filter { ($0.isLate || $0.status == .open) && $0.due != nil }
  }

  private static func state(
    _ step: RegistrationStep, _ records: StepRecords, _ deadlines: [Deadline], _ context: FactContext,
    _ isDone: (String) -> Bool, _ knowledge: RegistrationKnowledge
  ) -> Item.State {
    let isRecurring =
      switch step.deadline?.timing {
      case .yearly?, .declarations?: true
      default: false
      }
    switch records[step.id].state {
    case .notConcerned(let reason): return .notConcerned(reason)
    case .done(let day, _) where !isRecurring: return .done(day)
    default: break
    }
    switch step.when?.evaluate(context) {
    case .no?: return .excluded
    case .unknown?: return .unsure(step.when?.dependsOn(context) ?? [])
    case .yes?, nil: break
    }
    if step.settled?.evaluate(context) == .yes { return .done(nil) }
    if deadlines.contains(where: \.isLate) { return .late }
    if case .postponed(let day) = records[step.id].state, day > context.today { return .postponed(day) }
    let waiting = step.after.filter { id in
      guard !isDone(id), !records.isNotConcerned(id) else { return false }
      return knowledge.step(id)?.when.map { $0.evaluate(context) != .no } ?? true
    }
    return waiting.isEmpty ? .todo : .waiting(waiting)
  }

  /// The declarations whose whole period has been told.
  private static func declared(
    _ facts: Facts, _ engine: DeadlineEngine, _ context: FactContext, _ until: CivilDate
  ) -> Set<String> {
    let ledger = TurnoverLedger(facts)
    let declarations = engine.deadlines(context, until: until).filter { $0.period != nil }
    return Set(declarations.filter { $0.period.map(ledger.covers) ?? false }.map(\.key))
  }

  /// What a recurring step done on a day closes: the occurrences that were open or past then.
  private static func closedBy(
    _ day: CivilDate, _ step: RegistrationStep, _ engine: DeadlineEngine, _ context: FactContext, _ until: CivilDate
  ) -> Set<String> {
    let then = FactContext(context.facts, context.dictionary, today: day)
    return Set(
      engine.deadlines(then, until: until).filter {
        $0.step == step.id && $0.period == nil && ($0.status == .open || $0.status == .overdue)
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
