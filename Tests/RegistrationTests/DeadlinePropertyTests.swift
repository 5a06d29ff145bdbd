import Kernel
import Registration
import Testing

/// For every start from 2024 to 2030 and both periods.
@Suite struct DeadlinePropertyTests {
  static let starts: [CivilDate] = {
    let first: CivilDate = "2024-01-01"
    return (0...first.days(until: "2030-12-31")).map { first.adding(days: $0) }
  }()

  @Test(arguments: DeclarationPeriod.allCases)
  func monthsAreNeverSkippedNorDoubled(period: DeclarationPeriod) throws {
    let rules = Shipped.knowledge.steps.compactMap { step -> DeadlineRule.Declarations? in
      if case .declarations(_, let rule)? = step.deadline?.timing { rule } else { nil }
    }
    let rule = try #require(rules.first)
    for start in Self.starts {
      let all = Declaration.all(from: start, period, rule, until: start.adding(months: 30))
      var next = start
      for one in all {
        guard one.from == next, one.to > one.from, one.to == one.to.endOfMonth, one.due > one.to,
          one.due == one.due.endOfMonth
        else {
          Issue.record("\(start) \(period): \(one)")
          return
        }
        next = one.to.adding(days: 1)
      }
      guard let first = all.first, start.days(until: first.due) >= 90, all.count >= 8 else {
        Issue.record("\(start) \(period): first declaration too early, or too few")
        return
      }
    }
  }

  @Test(arguments: DeclarationPeriod.allCases)
  func nothingIsDueBeforeTheStartAndAllIsSorted(period: DeclarationPeriod) {
    for start in Self.starts {
      let all = Shipped.deadlines(start: start, period, until: start.adding(months: 13))
      let dates = all.compactMap(\.legalDue)
      let isRight =
        dates == dates.sorted() && dates.allSatisfy { $0 >= start } && all.allSatisfy { $0.due >= $0.legalDue }
        && Set(all.map(\.key)).count == all.count
      if !isRight {
        Issue.record("\(start) \(period)")
        return
      }
    }
  }
}

private func >= (a: CivilDate?, b: CivilDate?) -> Bool {
  switch (a, b) {
  case (let a?, let b?): a > b || a == b
  default: a == b
  }
}
