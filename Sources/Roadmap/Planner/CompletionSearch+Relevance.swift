import Kernel

/// Which free steps may matter to a chain.
extension CompletionSearch {
  /// The free steps that may help with what is lacking, without those that another makes needless.
  mutating func findRelevant(_ lacking: Bits) {
    // With everything that is free, what could hold at the end of each segment.
    var reach: [Bits] = []
    for atoms in given { reach.append(free.reach(from: atoms)) }
    for step in 0..<free.count {
      isRelevant[step] = false
      // It cannot come before this segment: what the chain has given by then need not come from elsewhere.
      var first = 0
      while first + 1 < given.count, !free.requires[step].isSubset(of: reach[first]) { first += 1 }
      openRequires[step] = free.requires[step].subtracting(given[first])
    }
    let last = reach[reach.count - 1]
    var wanted = lacking
    steps.removeAll(keepingCapacity: true)
    var grew = true
    while grew {
      grew = false
      for step in (0..<free.count).reversed()
      where !isRelevant[step] && free.gives[step].intersects(wanted) && free.requires[step].isSubset(of: last) {
        isRelevant[step] = true
        wanted = wanted.union(openRequires[step])
        grew = true
      }
    }
    for step in 0..<free.count where isRelevant[step] { steps.append(step) }
    var kept: [Int] = []
    for step in steps {
      if isNeedless(step, wanted) { isRelevant[step] = false } else { kept.append(step) }
    }
    steps = kept
  }

  /// True when another step brings as much of what is wanted and is no harder.
  mutating func isNeedless(_ one: Int, _ wanted: Bits) -> Bool {
    let brings = free.gives[one].intersection(wanted)
    for other in steps where other != one && free.isNoHarder(other, than: one) {
      let others = free.gives[other].intersection(wanted)
      if !brings.isSubset(of: others) { continue }
      if other < one || !free.isNoHarder(one, than: other) || !others.isSubset(of: brings) { return true }
    }
    return false
  }
}
