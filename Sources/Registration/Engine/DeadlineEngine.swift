import Kernel

/// Every deadline of one person, from the rules of the catalogue: a pure function of (rules, facts, today).
///
///     DeadlineEngine(knowledge, area: .metropole).deadlines(context, until: today.adding(months: 12), done: [])
public struct DeadlineEngine: Sendable {
  struct Rule: Sendable {
    let step: String
    let when: Condition?
    let settled: Condition?
    let rule: DeadlineRule

    /// What a closed activity still owes that year, and nothing after: its taxes, not its options.
    func outlives(_ closed: CivilDate, _ date: CivilDate) -> Bool {
      date <= closed || (rule.isYearly && !rule.optional && date.year == closed.year)
    }
  }

  let rules: [Rule]
  let holidays: Holidays
  private let days: [String: DatedValue<Quantity>]

  public init(_ knowledge: RegistrationKnowledge, area: Area) {
    rules = knowledge.steps.compactMap { step in
      step.deadline.map { Rule(step: step.id, when: step.when, settled: step.settled, rule: $0) }
    }
    holidays = Holidays(knowledge.holidays, in: area)
    var days: [String: DatedValue<Quantity>] = [:]
    for rule in rules {
      if case .after(_, .daysOf(let id)) = rule.rule.timing { days[id] = knowledge.figure(id)?.values }
    }
    self.days = days
  }

  /// The deadlines whose legal date is at the latest `until`, sorted; those without a known date at the end.
  ///
  /// - Parameter done: ids, which close every occurrence, or keys (`id@date`), which close one.
  public func deadlines(
    _ context: FactContext, until: CivilDate, done: Set<String> = [], notConcerned: Set<String> = []
  ) -> [Deadline] {
    var found: [Deadline] = []
    let closed = context.facts.date("registration.closed")
    let leftMicro = context.facts.date("registration.leftMicro")
    for rule in rules where !notConcerned.contains(rule.step) {
      let when = rule.when?.evaluate(context) ?? .yes
      if when == .no || (when != .yes && rule.rule.landmark) { continue }
      let settled = rule.settled.map { $0.evaluate(context) == .yes } ?? false
      for var deadline in occurrences(rule, context, until) {
        // The options of the micro regime end with it; taxes go on.
        if let leftMicro, rule.rule.optional, rule.rule.isYearly, let date = deadline.legalDue, date >= leftMicro {
          continue
        }
        if let closed, deadline.period == nil, let date = deadline.legalDue, !rule.outlives(closed, date) { continue }
        deadline.isSure = when == .yes
        deadline.isLost = isLost(rule.rule, context)
        let isDone = settled || done.contains(deadline.id) || done.contains(deadline.key)
        deadline.status = isDone ? .done : status(deadline, context.today)
        found.append(deadline)
      }
    }
    return found.sorted { a, b in
      switch (a.legalDue, b.legalDue) {
      case (let x?, let y?): (x, a.id) < (y, b.id)
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): a.id < b.id
      }
    }
  }

  /// Whether so many quarters have gone by that nothing can be had any more.
  private func isLost(_ rule: DeadlineRule, _ context: FactContext) -> Bool {
    guard let quarters = rule.lostAfterQuarters, case .after(let facts, _) = rule.timing,
      let base = facts.compactMap({ context.facts.date($0) }).min()
    else { return false }
    return context.today > CivilQuarter(of: base).adding(quarters).last
  }

  private func status(_ deadline: Deadline, _ today: CivilDate) -> Deadline.Status {
    guard let due = deadline.due else { return .future }
    if today > due { return deadline.landmark ? .done : .overdue }
    // Where nobody says when it opens, the month before counts as the moment.
    return (deadline.opens ?? due.adding(months: -1)) <= today ? .open : .future
  }

  private func occurrences(_ rule: Rule, _ context: FactContext, _ until: CivilDate) -> [Deadline] {
    switch rule.rule.timing {
    case .unknown: return [deadline(rule, nil)]
    case .onDate(let date):
      // Of who has not begun by then, nothing was due that day.
      guard let start = context.facts.date("registration.startDate"), start <= date, date <= until else { return [] }
      return [deadline(rule, date)]
    case .after(let facts, let span):
      guard let base = facts.compactMap({ context.facts.date($0) }).min() else { return [] }
      let (date, isCertain) = day(after: base, span)
      guard let date, date <= until else { return [] }
      let opens = rule.rule.opens.flatMap { context.facts.date($0) }
      return [deadline(rule, date, opens: rule.rule.landmark ? nil : opens ?? base, isCertain: isCertain)]
    case .yearly(let day, let fact, let years):
      let later = rule.rule.later.flatMap { context.facts.date($0) }
      guard let start = [context.facts.date(fact), later].compactMap({ $0 }).max(), context.facts.date(fact) != nil,
        start.year + years <= until.year
      else { return [] }
      return (start.year + years...until.year).compactMap { year in
        guard let date = day.date(in: year), date >= start, date <= until else { return nil }
        return deadline(rule, date)
      }
    case .declarations(let fact, let declarations):
      guard let start = context.facts.date(fact) else { return [] }
      let period = context.facts.choice("registration.declarationPeriod").flatMap(DeclarationPeriod.init) ?? .month
      let last = [
        context.facts.date("registration.closed"), context.facts.date("registration.leftMicro")?.adding(days: -1),
      ].compactMap { $0 }.min()
      return Declaration.all(from: start, period, declarations, until: until).compactMap { one in
        // The last declaration ends with the activity, or with the regime.
        let to = min(one.to, last ?? one.to)
        return one.from > to ? nil : deadline(rule, one.due, opens: to.adding(days: 1), period: one.from...to)
      }
    }
  }

  private func day(after base: CivilDate, _ span: DeadlineRule.Span) -> (CivilDate?, isCertain: Bool) {
    switch span {
    case .days(let count): return (base.adding(days: count), true)
    case .daysOf(let figure):
      guard let answer = days[figure]?.at(base), let count = answer.value.whole else { return (nil, false) }
      return (base.adding(days: count), answer.notice == nil)
    case .months(let count, let isEnd):
      let date = base.adding(months: count)
      return (isEnd ? date.endOfMonth : date, true)
    case .quarters(let count): return (CivilQuarter(of: base).adding(count).last, true)
    case .endOfYear: return (base.endOfYear, true)
    }
  }

  private func deadline(
    _ rule: Rule, _ date: CivilDate?, opens: CivilDate? = nil, period: ClosedRange<CivilDate>? = nil,
    isCertain: Bool = true
  ) -> Deadline {
    let due = date.map { rule.rule.moves ? holidays.nextWorked(from: $0) : $0 }
    return Deadline(
      id: rule.rule.id, step: rule.step, title: rule.rule.title, legalDue: date, due: due, opens: opens, period: period,
      status: .future, optional: rule.rule.optional, landmark: rule.rule.landmark, sources: rule.rule.sources,
      // A date taken from another day's rule, or not given at all, is to be checked.
      confidence: date == nil || !isCertain ? .memory : rule.rule.confidence, note: rule.rule.note,
      isYearly: rule.rule.isYearly)
  }
}
