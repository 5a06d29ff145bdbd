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
    least.copy(group.least)
    boxes.take(from: staircase.boxes, above: least.pointer)
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
    least.copy(open.least)
    waits = chain.count
    clearOutlooks()
    guard findTimings() else { return false }
    boxes.take(from: staircase.boxes, above: least.pointer)
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
      bound.copy(least)
      for criterion in 1..<core.criteria {
        bound[criterion] = max(bound[criterion], chainAdds[criterion] + sum[criterion])
      }
      raise(bound, to: leastEnd(sum[0]))
      if boxes.reaches(bound.pointer) { return true }
    }
    return false
  }

  /// Finds the timings, and raises the least end to the soonest; false when that is too late.
  mutating func findTimings() -> Bool {
    let bound = core.today + (staircase.endBound(of: least.pointer) ?? 0)
    // The soonest are told apart; the others end on some later day.
    guard let first = timings.earliestEnd(chain), first < bound else { return false }
    var days = core.effort.days
    while true {
      laterEnd = min(bound, first + days)
      timings.list(chain, before: laterEnd, work: work, most: core.effort.timings)
      if !timings.isCut { break }
      if days == 1 {
        laterEnd = first
        break
      }
      days = max(1, days / 4)
    }
    if laterEnd == bound { laterEnd = Int.max }
    if timings.listed.isEmpty { return false }
    floor = laterEnd == Int.max ? GoalStaircase.open : laterEnd - core.today
    for timing in timings.listed {
      let (room, slack) = timings.room(chain, timing)
      outlookEnd.append(timing.end)
      outlookRoom.append(room)
      outlookSlack.append(slack)
      floor = min(floor, timing.end - core.today)
    }
    raise(least, to: floor)
    return staircase.reaches(least.pointer)
  }

  /// Raises the least end to the first day when all that is asked could hold, in any timing; false when that is too late.
  mutating func lookAhead() -> Bool {
    floor = laterEnd == Int.max ? GoalStaircase.open : laterEnd - core.today
    // The soonest timings come first: no later one can end sooner than it does without free steps.
    while outlookCount < timings.listed.count, timings.listed[outlookCount].end - core.today < floor { addOutlook() }
    raise(least, to: floor)
    boxes.take(from: staircase.boxes, above: least.pointer)
    return !boxes.isEmpty
  }

  /// Says of the next timing which free steps come late in it, and when all could hold.
  mutating func addOutlook() {
    let place = outlookCount
    outlookCount += 1
    if place == outlooks.count { outlooks.append(ChainTimings.Outlook()) }
    timings.look(chain, timings.listed[place], into: &outlooks[place])
    atomDay.copy(outlooks[place].atomDay)
    free.settle(everyStep, in: outlooks[place].gaps, atomDay, begins, isStale)
    for step in 0..<free.count { isLate.append(begins[step] >= outlooks[place].gaps.tail) }
    var last = today
    for atom in core.goalAtoms { last = max(last, atomDay[atom]) }
    let end = last >= GoalStaircase.open ? last : free.day(of: last)
    floor = min(floor, max(end, outlooks[place].end) - core.today)
  }

  mutating func clearOutlooks() {
    outlookCount = 0
    outlookEnd.removeAll(keepingCapacity: true)
    outlookRoom.removeAll(keepingCapacity: true)
    outlookSlack.removeAll(keepingCapacity: true)
    isLate.removeAll(keepingCapacity: true)
  }

  /// Raises the least end of these bounds, and the mixes with it.
  mutating func raise(_ bounds: Cells<Int>, to end: Int) {
    guard end > bounds[0] else { return }
    bounds[0] = end
    for place in core.criteria..<max(core.criteria, functions.count) {
      bounds[place] = max(bounds[place], apart(bounds, place))
    }
  }

  /// What the bounds of the criteria come to together in a mix.
  @inline(__always)
  mutating func apart(_ bounds: Cells<Int>, _ place: Int) -> Int {
    var sum = 0
    for criterion in 0..<core.criteria { sum += weights[place * core.criteria + criterion] * bounds[criterion] }
    return sum
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
    let found = freeAdds.map { LandmarkBound(core, adds: $0, goal: goal, held: last, allowed: allowed) }
    for landmark in found where !landmark.isReachable { return false }
    landmarks = LandmarkTable(found, steps: free.core)
    bound.copy(least)
    bound[0] = -1
    for criterion in 1..<core.criteria {
      bound[criterion] = max(least[criterion], sums[criterion] + landmarks.totals[criterion])
    }
    raise(bound, to: max(least[0], leastEnd(placed + landmarks.totals[0])))
    return boxes.reaches(bound.pointer)
  }
}
