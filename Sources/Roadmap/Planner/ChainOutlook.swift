import Kernel

/// How early things can be around a chain of dated steps that begins as early as it can: bounds on every completion.
///
/// Free steps are taken side by side here, each as soon as what it requires could hold, so every day found is a lower
/// bound. A free step that fits into no wait comes after the chain, and what comes after it adds up.
struct ChainOutlook<Bits: AtomBits> {
  /// No completion ends before this, since today.
  private(set) var floor: Int
  /// For each step of the core, whether it is free and can only come after the waits.
  private(set) var isLate: [Bool]
  /// Days of waiting that late steps may still fill: before steps of any day at the end of the chain.
  private(set) var slack = 0
  let chainDay: Int

  /// - Parameter limit: completions that end on this day or later, since today, are of no use.
  init(_ core: PlannerCore<Bits>, chain: [Int], free: [Int], limit: Int) {
    isLate = Array(repeating: false, count: core.steps.count)
    var day = core.today
    var begins: [Int] = []
    var starts: [Int] = []
    var atomDay = [Int](repeating: GoalStaircase.open, count: core.atomCount)
    for index in chain {
      begins.append(day)
      let calendar = core.steps[index].calendar
      starts.append(calendar.start(from: day) ?? day)
      day = calendar.end(from: day) ?? day
      for atom in core.steps[index].givenAtoms { atomDay[atom] = min(atomDay[atom], day) }
    }
    begins.append(day)
    chainDay = day - core.today
    var ready = [Int](repeating: GoalStaircase.open, count: core.steps.count)
    var grew = true
    while grew {
      grew = false
      for index in free {
        var first = core.today
        for atom in core.steps[index].requiredAtoms { first = max(first, atomDay[atom]) }
        if first >= ready[index] { continue }
        ready[index] = first
        guard let end = core.steps[index].calendar.end(from: first) else { continue }
        for atom in core.steps[index].givenAtoms where end < atomDay[atom] {
          atomDay[atom] = end
          grew = true
        }
      }
    }
    floor = max(chainDay, (core.goalAtoms.map { atomDay[$0] }.max() ?? 0) - core.today)
    // Steps of any day at the end of the chain are pushed by what comes before them, as if it came after.
    var settled = chain.count
    while settled > 0, core.steps[chain[settled - 1]].calendar.isAnyDay {
      settled -= 1
      slack += starts[settled] - begins[settled]
    }
    for segment in 0..<settled {
      let isAnyDay = core.steps[chain[segment]].calendar.isAnyDay
      if isAnyDay || ChainOutlook.end(core, chain[segment...], from: starts[segment] + 1) < limit { return }
    }
    for index in free where ready[index] < GoalStaircase.open {
      isLate[index] = (0..<settled).allSatisfy { segment in
        let first = max(ready[index], begins[segment])
        return core.steps[index].calendar.end(from: first).map { $0 > starts[segment] } ?? true
      }
    }
  }

  /// The end of these steps one after another, from a day on; open when they cannot all begin.
  private static func end(_ core: PlannerCore<Bits>, _ steps: ArraySlice<Int>, from first: Int) -> Int {
    var day = first
    for index in steps {
      guard let end = core.steps[index].calendar.end(from: day) else { return GoalStaircase.open }
      day = end
    }
    return day - core.today
  }
}
