import Kernel

/// Steps that nothing asks for, and that make a route end sooner.
extension CompletionSearch {
  /// The steps of which a larger set has one if it ends sooner, when every demand is met already.
  ///
  /// Laid out as in that set, the chosen steps alone cannot be walked (they would end no later). Something that the first
  /// of them to fail requires must come, in the larger set, from a step that is not chosen. Whatever is added, what is late
  /// with all that may still be added stays late, and what is late itself hastens nothing.
  mutating func hasteners() -> [Int] {
    // Before a last dated step that begins any day, what fits into no wait can still make it begin in time.
    let isOpenEnded = chain.last.map { core.steps[$0].calendar.isAnyDay } ?? false
    var rest: [Int] = []
    for step in steps where !isChosen[step] && !isLeftOut[step] && mayHelp(step, endingAt: least[0]) {
      rest.append(step)
    }
    while !rest.isEmpty {
      let all = chosen + rest
      var soonest = [Int](repeating: laterEnd < Int.max ? laterEnd - core.today : GoalStaircase.open, count: rest.count)
      for outlook in outlooks {
        var atomDay = outlook.atomDay
        free.settle(all, in: outlook.gaps, &atomDay, &begins, &isStale)
        var late = 0
        for step in chosen where begins[step] >= outlook.gaps.tail { late += free.amount[step] }
        let end = outlook.end(free, late: late) - core.today
        for (place, step) in rest.enumerated() where end < soonest[place] {
          if isOpenEnded || begins[step] < outlook.gaps.tail { soonest[place] = end }
        }
      }
      var kept: [Int] = []
      for (place, step) in rest.enumerated() where soonest[place] < GoalStaircase.open {
        if mayHelp(step, endingAt: max(least[0], soonest[place])) { kept.append(step) }
      }
      if kept.count == rest.count { break }
      rest = kept
    }
    var wanted = chainWanted
    for step in chosen { wanted = wanted.union(openRequires[step]) }
    var options: [Int] = []
    for step in rest where free.gives[step].intersects(wanted) { options.append(step) }
    return options
  }

  /// True when one more step may be worth having, were the end that early.
  mutating func mayHelp(_ step: Int, endingAt end: Int) -> Bool {
    var bound = least
    for criterion in 1..<core.criteria {
      bound[criterion] = max(bound[criterion], sums[criterion] + free.adds[step * core.criteria + criterion])
    }
    bound[0] = end - 1
    CompletionSearch.raise(&bound, to: end, functions, criteria: core.criteria)
    return boxes.reaches(bound)
  }
}
