import Kernel

/// Steps that nothing asks for, and that make a route end sooner.
extension CompletionSearch {
  /// Offers the steps of which a larger set has one if it ends sooner, when every demand is met already.
  ///
  /// Laid out as in that set, the chosen steps alone cannot be walked (they would end no later). Something that the first
  /// of them to fail requires must come, in the larger set, from a step that is not chosen. Whatever is added, what is late
  /// with all that may still be added stays late, and what is late itself hastens nothing.
  mutating func offerHasteners() {
    // Before a last dated step that begins any day, what fits into no wait can still make it begin in time.
    let isOpenEnded = chain.last.map { core.steps[$0].calendar.isAnyDay } ?? false
    var wanted = chainWanted
    for step in chosen { wanted = wanted.union(openRequires[step]) }
    rest.removeAll(keepingCapacity: true)
    for step in steps where !isChosen[step] && !isLeftOut[step] && mayHelp(step, endingAt: least[0]) {
      rest.append(step)
    }
    while hasHasteners(wanted) {
      all.removeAll(keepingCapacity: true)
      for step in chosen { all.append(step) }
      soonest.removeAll(keepingCapacity: true)
      for step in rest {
        all.append(step)
        soonest.append(laterEnd < Int.max ? laterEnd - core.today : GoalStaircase.open)
      }
      for timing in 0..<outlookCount {
        atomDay.copy(outlooks[timing].atomDay)
        free.settle(all, in: outlooks[timing].gaps, atomDay, begins, isStale)
        let tail = outlooks[timing].gaps.tail
        var late = 0
        for step in chosen where begins[step] >= tail { late += free.amount[step] }
        let end = outlooks[timing].end(free, late: late) - core.today
        for place in rest.indices where end < soonest[place] {
          if isOpenEnded || begins[rest[place]] < tail { soonest[place] = end }
        }
      }
      var kept = 0
      for place in rest.indices where soonest[place] < GoalStaircase.open {
        guard mayHelp(rest[place], endingAt: max(least[0], soonest[place])) else { continue }
        rest[kept] = rest[place]
        kept += 1
      }
      if kept == rest.count { break }
      while rest.count > kept { rest.removeLast() }
    }
    for step in rest where free.gives[step].intersects(wanted) { offered.append(step) }
  }

  /// True when one of those that are left brings something of what is wanted.
  private mutating func hasHasteners(_ wanted: Bits) -> Bool {
    for step in rest where free.gives[step].intersects(wanted) { return true }
    return false
  }

  /// True when one more step may be worth having, were the end that early.
  mutating func mayHelp(_ step: Int, endingAt end: Int) -> Bool {
    bound.copy(least)
    for criterion in 1..<core.criteria {
      bound[criterion] = max(bound[criterion], sums[criterion] + free.adds[step * core.criteria + criterion])
    }
    bound[0] = end - 1
    raise(bound, to: end)
    return boxes.reaches(bound.pointer)
  }
}
