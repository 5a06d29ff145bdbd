import Kernel

/// What completions come to at least: around this chain, around all that leave the same open, beyond what is chosen.
extension CompletionSearch {
  /// What completions of these chains add at least, were all that the chains give had at once and no time lost; nil when
  /// there are too many to be of help.
  mutating func leastSums(_ group: ChainGroup<Bits>, limit: Int) -> [[Int]]? {
    self.limit = min(limit, 500)
    looked = 0
    clearOutlooks()
    laterEnd = core.today
    floor = group.least[0]
    waits = core.steps.count
    chainAdds = group.adds
    given = [group.held]
    demands = [core.goalAtoms]
    demanded = [core.goal]
    held = given
    chainWanted = Bits()
    begin(lacking: core.goal.subtracting(group.held), met: group.met)
    least = group.least
    boxes.take(from: staircase.boxes, above: least)
    found = []
    isSumming = true
    descend()
    isSumming = false
    return looked > self.limit ? nil : found
  }

  /// Notes what the chosen steps add, if no known completion adds as little.
  mutating func noteSums() {
    var sum = [placed]
    for criterion in 1..<core.criteria { sum.append(sums[criterion] - chainAdds[criterion]) }
    for known in found where zip(known, sum).allSatisfy({ $0 <= $1 }) { return }
    found.removeAll { known in zip(sum, known).allSatisfy { $0 <= $1 } }
    found.append(sum)
  }

  /// True when a completion is known that adds no more than this branch will, with that much free work.
  mutating func isNoBetter(than work: Int) -> Bool {
    for known in found where known[0] <= work {
      var criterion = 1
      while criterion < core.criteria, known[criterion] <= least[criterion] - chainAdds[criterion] { criterion += 1 }
      if criterion == core.criteria { return true }
    }
    return false
  }

  /// Takes up a chain and says when its steps can begin; false when that leaves nothing that is worth having.
  mutating func take(_ open: ChainTree<Bits>.Chain) -> Bool {
    chain = open.steps
    chainAdds = open.adds
    least = open.least
    waits = chain.count
    clearOutlooks()
    guard findTimings() else { return false }
    boxes.take(from: staircase.boxes, above: least)
    return !boxes.isEmpty
  }

  /// True when what completes one of these groups at least, which bounds this chain too, is worth nothing any more.
  mutating func isRuledOut(_ chain: ChainTree<Bits>.Chain, by groups: [ChainGroup<Bits>]) -> Bool {
    for group in groups where group.bounds(chain) && !mayReach(group.leastSums) { return true }
    return false
  }

  /// True when one of these completions may be worth having.
  mutating func mayReach(_ leastSums: [[Int]]) -> Bool {
    late.removeAll(keepingCapacity: true)
    for _ in outlookEnd { late.append(0) }
    for sum in leastSums {
      var bound = least
      for criterion in 1..<core.criteria {
        bound[criterion] = max(bound[criterion], chainAdds[criterion] + sum[criterion])
      }
      CompletionSearch.raise(&bound, to: leastEnd(sum[0]), functions, criteria: core.criteria)
      if boxes.reaches(bound) { return true }
    }
    return false
  }

  /// Finds the timings, and raises the least end to the soonest; false when that is too late.
  mutating func findTimings() -> Bool {
    let bound = core.today + (staircase.endBound(of: least) ?? 0)
    // The soonest are told apart; the others end on some later day.
    guard let first = timings.earliestEnd(chain), first < bound else { return false }
    var isCut = true
    var days = core.effort.days
    while isCut {
      laterEnd = min(bound, first + days)
      (listed, isCut) = timings.list(chain, before: laterEnd, work: work, most: core.effort.timings)
      if days == 1, isCut {
        laterEnd = first
        break
      }
      days = max(1, days / 4)
    }
    if laterEnd == bound { laterEnd = Int.max }
    if listed.isEmpty { return false }
    floor = laterEnd == Int.max ? GoalStaircase.open : laterEnd - core.today
    for timing in listed {
      let (room, slack) = timings.room(chain, timing)
      outlookEnd.append(timing.end)
      outlookRoom.append(room)
      outlookSlack.append(slack)
      floor = min(floor, timing.end - core.today)
    }
    CompletionSearch.raise(&least, to: floor, functions, criteria: core.criteria)
    return staircase.reaches(least)
  }

  /// Raises the least end to the first day when all that is asked could hold, in any timing; false when that is too late.
  mutating func lookAhead() -> Bool {
    floor = laterEnd == Int.max ? GoalStaircase.open : laterEnd - core.today
    // The soonest timings come first: no later one can end sooner than it does without free steps.
    while outlooks.count < listed.count, listed[outlooks.count].end - core.today < floor {
      addOutlook()
    }
    CompletionSearch.raise(&least, to: floor, functions, criteria: core.criteria)
    boxes.take(from: staircase.boxes, above: least)
    return !boxes.isEmpty
  }

  /// Says of the next timing which free steps come late in it, and when all could hold.
  mutating func addOutlook() {
    let outlook = timings.outlook(chain, listed[outlooks.count])
    var atomDay = outlook.atomDay
    free.settle(everyStep, in: outlook.gaps, &atomDay, &begins, &isStale)
    for step in 0..<free.count { isLate.append(begins[step] >= outlook.gaps.tail) }
    var last = today
    for atom in core.goalAtoms { last = max(last, atomDay[atom]) }
    let end = last >= GoalStaircase.open ? last : free.day(of: last)
    floor = min(floor, max(end, outlook.end) - core.today)
    outlooks.append(outlook)
  }

  mutating func clearOutlooks() {
    outlooks.removeAll(keepingCapacity: true)
    outlookEnd.removeAll(keepingCapacity: true)
    outlookRoom.removeAll(keepingCapacity: true)
    outlookSlack.removeAll(keepingCapacity: true)
    isLate.removeAll(keepingCapacity: true)
  }

  /// Raises the least end of these bounds, and the mixes with it.
  static func raise(_ least: inout [Int], to end: Int, _ functions: [[Int]], criteria: Int) {
    guard end > least[0] else { return }
    least[0] = end
    for place in criteria..<max(criteria, functions.count) {
      var apart = 0
      for criterion in 0..<criteria { apart += functions[place][criterion] * least[criterion] }
      least[place] = max(least[place], apart)
    }
  }

  /// The least end since today with so much free work: none of the timings can hide more than its waits hold, nor what is
  /// late.
  mutating func leastEnd(_ work: Int) -> Int {
    if waits == 0 { return span.end(work, from: core.today) - core.today }
    let least = max(floor, chainAdds[0] + span.days(work, waits: waits))
    let amount = free.inMonths ? (work + 29) / 30 : work
    var soonest = laterEnd
    for place in late.indices {
      let after = max(late[place], amount - outlookRoom[place])
      var end = outlookEnd[place]
      if after > 0 {
        if outlookSlack[place] == 0 {
          end = free.day(end, after: after)
        } else if !free.inMonths {
          end = max(end, end + after - outlookSlack[place])
        }
      }
      soonest = min(soonest, end)
    }
    return max(least, soonest - core.today)
  }

  /// Finds landmarks for what is still lacking here; false when nothing worth having can follow.
  mutating func sharpen() -> Bool {
    // What is chosen and not ready yet needs nothing more than what it requires.
    var last = held[held.count - 1]
    for step in chosen { last = last.union(free.gives[step]) }
    var lacking = core.goal
    for atoms in demanded { lacking = lacking.union(atoms) }
    for step in chosen { lacking = lacking.union(free.requires[step]) }
    lacking = lacking.subtracting(last)
    var allowed: [Int] = []
    for step in steps where !isChosen[step] && !isLeftOut[step] { allowed.append(free.core[step]) }
    let goal = (0..<core.atomCount).filter { lacking.contains($0) }
    landmarks = freeAdds.map { LandmarkBound(core, adds: $0, goal: goal, held: last, allowed: allowed) }
    for landmark in landmarks where !landmark.isReachable { return false }
    var bound = least
    bound[0] = -1
    for criterion in 1..<core.criteria {
      bound[criterion] = max(least[criterion], sums[criterion] + landmarks[criterion].total)
    }
    CompletionSearch.raise(
      &bound, to: max(least[0], leastEnd(placed + landmarks[0].total)), functions,
      criteria: core.criteria)
    return boxes.reaches(bound)
  }
}
