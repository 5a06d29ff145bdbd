import Kernel

/// What a route through a chain comes to at least: by landmarks, by the days of its steps, and by those of what is left.
extension ChainTree {
  /// True when a chain with one more step, which ends that early, may come into one of these boxes; `least` holds its bounds.
  mutating func isWithinReach(_ node: Int, _ index: Int, _ end: Int, _ boxes: Boxes) -> Bool {
    let (criteria, count) = (core.criteria, functions.count)
    // Most end too late for what they weigh: that is seen before the days that are still to be added.
    guard boxes.allows(end, of: 0) else { return false }
    least[0] = end
    for place in 1..<criteria {
      least[place] = sum(node, index, place)
      if !boxes.allows(least[place], of: place) { return false }
    }
    for place in criteria..<max(criteria, count) { least[place] = apart(place) }
    guard boxes.reaches(least.pointer) else { return false }
    let time = sum(node, index, 0)
    var isRaised = raiseEnd(to: time)
    for place in criteria..<max(criteria, count) {
      let sum = sum(node, index, place)
      if sum > least[place] {
        least[place] = sum
        isRaised = true
      }
    }
    return !isRaised || boxes.reaches(least.pointer)
  }

  /// What a chain with one more step adds, with all that its open bound still asks for then.
  @inline(__always)
  private mutating func sum(_ node: Int, _ index: Int, _ place: Int) -> Int {
    let fresh = openLandmarks.landmarks(of: index, place) & ~nodes.met(node, of: .open, place)
    return sums[place] + stepSums[index * functions.count + place] - openLandmarks.price(of: fresh, place)
  }

  /// What the bounds of the criteria come to together in a mix.
  @inline(__always)
  private mutating func apart(_ place: Int) -> Int {
    var sum = 0
    for criterion in 0..<core.criteria { sum += weights[place * core.criteria + criterion] * least[criterion] }
    return sum
  }

  /// The first day when some dated step that begins on that day or after can end.
  mutating func soonestEnd(from day: Int) -> Int {
    for known in soonestEnds where known.day == day { return known.end }
    var soonest = GoalStaircase.open
    for step in dated { soonest = min(soonest, days.end(step, from: day)) }
    soonestEnds.append((day, soonest))
    return soonest
  }

  /// Raises the bound on the end, and those on mixes with it; true when it was lower.
  mutating func raiseEnd(to end: Int) -> Bool {
    if end <= least[0] { return false }
    if end >= GoalStaircase.open / 2 {
      for place in functions.indices { least[place] = GoalStaircase.open }
      return true
    }
    least[0] = end
    for place in core.criteria..<max(core.criteria, functions.count) { least[place] = max(least[place], apart(place)) }
    return true
  }

  /// The first day when what only dated steps give of the goal could hold, were each of them ready that day.
  mutating func soonestGiver(_ held: Bits, _ day: Int) -> Int {
    var last = day
    for (atom, givers) in datedGivers where !held.contains(atom) {
      var soonest = Int.max
      for giver in givers {
        soonest = min(soonest, days.end(giver, from: day))
      }
      last = max(last, soonest)
    }
    return min(last, GoalStaircase.open)
  }

  /// The first day when the whole goal could hold, were all that is left to do done side by side from that day on.
  mutating func soonestGoal(_ held: Bits, _ day: Int) -> Int {
    var missing = core.goal.subtracting(held)
    if missing.isEmpty { return day }
    // Chains of other steps, or in another order, often hold the same on the same day.
    let slot = Int(truncatingIfNeeded: held.mixed &+ UInt64(truncatingIfNeeded: day)) & (ChainTree.slots - 1)
    if lastDay[slot] == day, lastHeld[slot] == held { return lastGoal[slot] }
    // The steps that lead to what is left.
    leading.removeAll(keepingCapacity: true)
    var isOpen = true
    while isOpen {
      isOpen = false
      leading.removeAll(keepingCapacity: true)
      for index in gives.indices.reversed() where gives[index].intersects(missing) {
        leading.append(index)
        let more = requires[index].subtracting(held)
        if more.isSubset(of: missing) { continue }
        missing = missing.union(more)
        isOpen = true
      }
    }
    for atom in 0..<core.atomCount { atomDay[atom] = missing.contains(atom) ? GoalStaircase.open : day }
    let lists = core.lists
    var grew = true
    while grew {
      grew = false
      for index in leading.reversed() {
        var ready = day
        var place = index == 0 ? 0 : lists.requiredEnd[index - 1]
        while place < lists.requiredEnd[index] {
          ready = max(ready, atomDay[lists.required[place]])
          place += 1
        }
        if ready >= GoalStaircase.open { continue }
        let end = days.end(index, from: ready)
        place = index == 0 ? 0 : lists.givenEnd[index - 1]
        while place < lists.givenEnd[index] {
          if end < atomDay[lists.given[place]] {
            atomDay[lists.given[place]] = end
            grew = true
          }
          place += 1
        }
      }
    }
    var last = day
    for atom in core.goalAtoms { last = max(last, atomDay[atom]) }
    lastDay[slot] = day
    lastHeld[slot] = held
    lastGoal[slot] = last
    return last
  }

  /// True when another dated step brings here all that this one does, needs no more, never ends later and weighs no more:
  /// it can stand in its place whatever follows.
  mutating func isBettered(_ index: Int, _ wanted: Bits) -> Bool {
    let brings = core.steps[index].gives.intersection(wanted)
    for other in betters[index] {
      let others = core.steps[other].gives.intersection(wanted)
      if !brings.isSubset(of: others) { continue }
      if other < index || !betters[other].contains(index) || !others.isSubset(of: brings) { return true }
    }
    return false
  }

  /// What a route through this chain comes to at least.
  mutating func bound(_ node: Int, _ bound: ChainNodes<Bits>.Bound, _ unit: FreeSpan) {
    let criteria = core.criteria
    for place in functions.indices {
      let rest = nodes.rest(node, of: bound, place)
      if place == 0 {
        least[0] = max(nodes.soonest(node), nodes.adds(node, 0) + unit.days(rest, waits: nodes.depth(node)))
      } else if place < criteria {
        least[place] = nodes.adds(node, place) + rest
      } else {
        var together = rest - weights[place * criteria] * unit.slack(waits: nodes.depth(node))
        for criterion in 0..<criteria {
          together += weights[place * criteria + criterion] * nodes.adds(node, criterion)
        }
        least[place] = max(together, apart(place))
      }
    }
  }
}
