import Kernel

/// The exact search where free steps commute: first which dated steps, in which order, then which free ones, then where
/// these go.
///
/// 1. *Chains* (`ChainTree`). Diplomas and courses with intakes make up most of what a route comes to, and there are
///    seldom more than three: every order of them that can be walked and that no known route beats already is listed.
/// 2. *Completions* (`CompletionSearch`). What a chain leaves open, free steps must bring: every set of them that may
///    still be worth having is tried, each once.
/// 3. *Placement* (`Placement`). A free step may go before or after a dated one; the days follow.
///
/// `README.md` says why it is exact.
struct ChainSearch<Bits: AtomBits> {
  private let core: PlannerCore<Bits>
  private var tree: ChainTree<Bits>
  private(set) var staircase: GoalStaircase
  /// Routes found, as indices of the problem's steps in the order in which they are walked.
  private(set) var routes: [[Int]]

  init(_ core: PlannerCore<Bits>, _ staircase: GoalStaircase, _ landmarks: [LandmarkBound], routes: [[Int]]) {
    self.core = core
    self.staircase = staircase
    self.routes = routes
    tree = ChainTree(core, functions: staircase.functions, landmarks)
  }

  /// Runs to the end, or until so many partial routes were looked at: then the day before which all is settled.
  ///
  /// Layer by layer: short chains give the routes that longer ones are measured against.
  mutating func run(labelLimit: Int) -> Int? {
    var settledBefore = Int.max
    var looked = 0
    var completion = CompletionSearch(core, tree.free, staircase, tree.closing, routes: routes)
    var summing = CompletionSearch(core, tree.free, staircase, tree.closing, routes: routes)
    while !tree.isDone {
      let closed = tree.closed(completion.staircase)
      var groups: [Bits: ChainGroup<Bits>] = [:]
      for chain in closed where chain.standsAlone { groups[chain.wanted, default: ChainGroup(chain)].add(chain) }
      var summed: [ChainGroup<Bits>] = []
      for chain in closed where completion.staircase.reaches(chain.least) {
        looked += 1
        guard completion.take(chain) else { continue }
        // What is found for one chain bounds all those that leave as much open and add no less.
        if completion.isRuledOut(chain, by: summed) { continue }
        let floor = completion.floor
        guard completion.lookAhead() else { continue }
        if completion.floor > floor, completion.isRuledOut(chain, by: summed) { continue }
        if chain.standsAlone, var group = groups[chain.wanted], group.count >= core.effort.chains {
          groups[chain.wanted] = nil
          summing.staircase = completion.staircase
          if let sums = summing.leastSums(group, limit: labelLimit - looked) {
            group.leastSums = sums
            summed.append(group)
            if !completion.mayReach(sums) { continue }
          }
        }
        looked += completion.run(chain, limit: labelLimit - looked) { settledBefore = min(settledBefore, $0) }
      }
      settledBefore = min(settledBefore, tree.grow(completion.staircase, limit: labelLimit - looked))
    }
    staircase = completion.staircase
    routes = completion.routes
    return settledBefore == Int.max ? nil : settledBefore
  }
}

/// Chains that leave the same open: what they need besides is looked for once.
struct ChainGroup<Bits: AtomBits> {
  let held: Bits
  let wanted: Bits
  /// The least that one of them adds, criterion by criterion, and all the landmarks that they have been through.
  private(set) var adds: [Int]
  private(set) var met: [UInt64]
  private(set) var least: [Int]
  private(set) var count = 0
  /// What a completion adds at least: free work, then the weights; none better than another.
  var leastSums: [[Int]] = []

  init(_ chain: ChainTree<Bits>.Chain) {
    held = chain.held
    wanted = chain.wanted
    adds = chain.adds
    met = chain.met
    least = chain.least
  }

  /// True when what completes these chains at least completes that one at least.
  func bounds(_ chain: ChainTree<Bits>.Chain) -> Bool {
    wanted.isSubset(of: chain.wanted) && zip(adds, chain.adds).allSatisfy { $0 <= $1 }
      && zip(least, chain.least).allSatisfy { $0 <= $1 }
  }

  mutating func add(_ chain: ChainTree<Bits>.Chain) {
    count += 1
    for index in adds.indices { adds[index] = min(adds[index], chain.adds[index]) }
    for index in met.indices { met[index] |= chain.met[index] }
    for index in least.indices { least[index] = min(least[index], chain.least[index]) }
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

  /// The end of this much free work from a day on.
  func end(_ span: Int, from day: Int) -> Int {
    inMonths ? CivilDate(daysSinceEpoch: day).adding(months: (span + 29) / 30).daysSinceEpoch : day + span
  }
}
