import Kernel

/// The sets of dated steps that a route worth having may hold, each with the bounds that it implies.
///
/// Routes differ first by which dated steps (diplomas, courses with intakes) they take: seldom more than two or three.
/// Once that is settled the bounds are sharp, since what the dated steps add and give is known, and free steps fall out.
struct DatedSets<Bits: AtomBits> {
  /// One such set, and what the free steps of a route with exactly these dated ones must come to.
  struct Member {
    /// Indices of the core's steps, ascending.
    var dated: [Int]
    /// The free steps that may come into such a route.
    var free: [Int]
    var landmarks: [LandmarkBound]
    /// What its dated steps add, criterion by criterion: the least number of days, the exact weights.
    var adds: [Int]
    /// The earliest end of its dated steps one after another, since today.
    var chainEnd: Int
    /// What every route of the set comes to at least, criterion by criterion and mix by mix.
    var least: [Int]

    /// How free work is counted in criterion 0.
    var span: FreeSpan

    /// The least of one function, when free steps come to `free` of it and the dated ones add this.
    func least(_ index: Int, _ function: [Int], _ free: Int, adding exact: [Int]) -> Int {
      var sum = index == 0 ? span.days(free, waits: dated.count) : free
      if index >= function.count { sum -= function[0] * span.slack(waits: dated.count) }
      for criterion in function.indices { sum += function[criterion] * exact[criterion] }
      if index == 0 { return max(sum, chainEnd) }
      if index < function.count { return sum }
      var apart = 0
      for criterion in function.indices { apart += function[criterion] * least[criterion] }
      return max(sum, apart)
    }

    /// False when one more step cannot be part of any route worth having.
    func isWorthTaking(_ step: PlannerCore<Bits>.Step, _ number: Int, _ staircase: GoalStaircase) -> Bool {
      var reached = least
      reached[0] = max(reached[0], step.earliestEnd)
      for (index, function) in staircase.functions.enumerated() {
        var sum = landmarks[index].total - landmarks[index].price(of: landmarks[index].member[number])
        sum += function[0] * span.adds(step)
        for criterion in 1..<function.count { sum += function[criterion] * step.adds[criterion] }
        reached[index] = max(reached[index], least(index, function, sum, adding: adds))
      }
      return staircase.reaches(reached)
    }
  }

  /// A set to look at, with what may still join it: free steps, and later dated ones.
  private struct Node {
    var dated: [Int]
    var free: [Int]
    var later: [Int]
    /// No route of this set or a larger one ends earlier.
    var leastEnd: Int
  }

  private let core: PlannerCore<Bits>
  private let functions: [[Int]]
  /// For each function, what each step adds to it: when dated steps may follow, and when only free ones may.
  private let adds: [[Int]]
  private let freeAdds: [[Int]]
  private let span: FreeSpan
  /// Smaller sets come first: `queue[head...]` is still to be looked at.
  private var queue: [Node]
  private var head = 0

  init(_ core: PlannerCore<Bits>, functions: [[Int]]) {
    self.core = core
    self.functions = functions
    let span = FreeSpan(inMonths: core.commutation == .withMonths)
    self.span = span
    adds = functions.map { core.adds($0) }
    freeAdds = functions.map { function in
      zip(core.adds(function), core.steps).map { $0 + function[0] * (span.adds($1) - $1.adds[0]) }
    }
    queue = [
      Node(
        dated: [], free: core.steps.indices.filter { core.steps[$0].isFree },
        later: core.steps.indices.filter { !core.steps[$0].isFree }, leastEnd: 0)
    ]
  }

  /// No route of the sets that were not looked at ends earlier; nil when all were.
  var leastEnd: Int? { queue[head...].map(\.leastEnd).min() }

  /// Looks at one set more. Gives it back when it may hold a route worth having, and nothing when not.
  mutating func next(_ staircase: GoalStaircase) -> Member? {
    guard head < queue.count else { return nil }
    var node = queue[head]
    head += 1
    guard let chainEnd = core.chainEnd(node.dated, from: 0) else { return nil }
    if !node.later.isEmpty {
      guard let open = member(node, chainEnd, andLater: node.later, staircase) else { return nil }
      node.leastEnd = open.least[0]
      node.free.removeAll { !open.isWorthTaking(core.steps[$0], $0, staircase) }
      node.later.removeAll { !open.isWorthTaking(core.steps[$0], $0, staircase) }
    }
    let reached = reach(node)
    let isClosed = core.goal.isSubset(of: reached)
    addChildren(of: node, reached, isClosed)
    return isClosed ? member(node, chainEnd, andLater: [], staircase) : nil
  }

  /// True while sets are left.
  var hasNext: Bool { head < queue.count }

  /// The sets with one more step, which must be within reach of this one: a set is built in an order in which it can be
  /// walked. Each child leaves out what its elder siblings took, so no set comes twice.
  private mutating func addChildren(of node: Node, _ reached: Bits, _ isClosed: Bool) {
    var later = node.later
    for step in node.later where core.steps[step].requires.isSubset(of: reached) {
      // Where the goal is out of reach, some step must bring something new.
      if !isClosed, core.steps[step].gives.isSubset(of: reached) { continue }
      later.removeAll { $0 == step }
      queue.append(Node(dated: node.dated + [step], free: node.free, later: later, leastEnd: node.leastEnd))
    }
  }

  /// What can be had with the dated steps and the free ones.
  private func reach(_ node: Node) -> Bits {
    var held = Bits()
    for step in node.dated { held = held.union(core.steps[step].gives) }
    var grew = true
    while grew {
      grew = false
      for step in node.free where core.steps[step].requires.isSubset(of: held) {
        if core.steps[step].gives.isSubset(of: held) { continue }
        held = held.union(core.steps[step].gives)
        grew = true
      }
    }
    return held
  }

  /// The set with its bounds over free steps and these dated ones; nil when it leads nowhere worth reaching.
  private func member(_ node: Node, _ chainEnd: Int, andLater later: [Int], _ staircase: GoalStaircase) -> Member? {
    let span = later.isEmpty ? span : FreeSpan(inMonths: false)
    var held = Bits()
    var exact = [Int](repeating: 0, count: core.criteria)
    for step in node.dated {
      held = held.union(core.steps[step].gives)
      for index in exact.indices { exact[index] += core.steps[step].adds[index] }
    }
    var goal = core.goalAtoms
    for step in node.dated { goal += core.steps[step].requiredAtoms }
    goal.removeAll { held.contains($0) }
    var member = Member(
      dated: node.dated, free: node.free, landmarks: [], adds: exact, chainEnd: chainEnd,
      least: Array(repeating: 0, count: functions.count), span: span)
    for (index, function) in functions.enumerated() {
      let bound = LandmarkBound(
        core, adds: later.isEmpty ? freeAdds[index] : adds[index], goal: goal, held: held, allowed: node.free + later)
      guard bound.isReachable else { return nil }
      member.landmarks.append(bound)
      member.least[index] = member.least(index, function, bound.total, adding: exact)
      if index >= core.criteria - 1, !staircase.reaches(member.least) { return nil }
    }
    return member
  }
}

/// The unit in which free work is counted before its days are known: days, or thirtieths of a month.
///
/// Months are longer than the shortest of them suggests: one month is 28 days at least, five in a row are 150, not 140.
struct FreeSpan {
  var inMonths: Bool

  func adds<Bits>(_ step: PlannerCore<Bits>.Step) -> Int {
    inMonths && step.isFree ? 30 * step.calendar.amount : step.adds[0]
  }

  /// The fewest days that this much free work takes, cut into segments by so many dated steps.
  func days(_ span: Int, waits: Int) -> Int {
    guard inMonths else { return span }
    // Each cut loses 3 days at most: least(a + b) ≤ least(a) + least(b) + 3.
    return max(0, StepDuration.months((span + 29) / 30).leastDays - 3 * waits)
  }

  /// By how many days 30 days a month may be too many: 2 a segment.
  func slack(waits: Int) -> Int {
    inMonths ? 2 * (waits + 1) : 0
  }

  /// The earliest end of this much free work from a day on, without waits.
  func end(_ span: Int, from day: Int) -> Int {
    inMonths ? CivilDate(daysSinceEpoch: day).adding(months: (span + 29) / 30).daysSinceEpoch : day + span
  }
}

extension PlannerCore {
  /// The earliest end of these steps in the best order, whatever they require, since today.
  func chainEnd(_ chain: [Int], from day: Int) -> Int? {
    if chain.isEmpty { return day }
    if chain.count > 4 {
      var latest = day
      for step in chain {
        guard let end = steps[step].calendar.end(from: today + day) else { return nil }
        latest = max(latest, end - today)
      }
      return latest
    }
    var best: Int?
    for step in chain {
      guard let end = steps[step].calendar.end(from: today + day),
        let last = chainEnd(chain.filter { $0 != step }, from: end - today)
      else { continue }
      best = min(best ?? last, last)
    }
    return best
  }
}
