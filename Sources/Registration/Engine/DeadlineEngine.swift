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
    for rule in rules where !notConcerned.contains(rule.step) {
      if let when = rule.when, when.evaluate(context) == .no { continue }
      let settled = rule.settled.map { $0.evaluate(context) == .yes } ?? false
      for var deadline in occurrences(rule, context, until) {
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

  private func status(_ deadline: Deadline, _ today: CivilDate) -> Deadline.Status {
    guard let due = deadline.due else { return .future }
    if today > due { return .overdue }
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
      return [deadline(rule, date, opens: opens ?? base, isCertain: isCertain)]
    case .yearly(let day, let fact, let years):
      guard let start = context.facts.date(fact), start.year + years <= until.year else { return [] }
      return (start.year + years...until.year).compactMap { year in
        guard let date = day.date(in: year), date >= start, date <= until else { return nil }
        return deadline(rule, date)
      }
    case .declarations(let fact, let declarations):
      guard let start = context.facts.date(fact) else { return [] }
      let period = context.facts.choice("registration.declarationPeriod").flatMap(DeclarationPeriod.init) ?? .month
      return Declaration.all(from: start, period, declarations, until: until).map { one in
        deadline(rule, one.due, opens: one.to.adding(days: 1), period: one.from...one.to)
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
      status: .future, optional: rule.rule.optional, sources: rule.rule.sources,
      // A date taken from another day's rule, or not given at all, is to be checked.
      confidence: date == nil || !isCertain ? .memory : rule.rule.confidence, note: rule.rule.note,
      isYearly: rule.rule.isYearly)
  }
}
