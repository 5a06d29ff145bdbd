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
/// # Why it is exact
///
/// Take a route of the front from which no step can be left out without its ending later or going astray. Its dated steps,
/// in order, are a chain of the tree, as each is within reach of the ones before and of all free steps. Its free steps are
/// a completion: while something is lacking, the branching is over all its givers, one of which the route has; when
/// nothing is, the route may hold more steps only because it ends sooner with them, and the branching is over those that
/// may stand in for another (`hasteners`). Its layout is one that the placement compares. And bounds drop only what
/// the staircase beats.
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
    var completion = CompletionSearch(core, staircase, tree.closing, routes: routes)
    while !tree.isDone {
      let closed = tree.closed(completion.staircase)
      for chain in closed where completion.staircase.reaches(chain.least) {
        looked += completion.run(chain, limit: labelLimit - looked) { settledBefore = min(settledBefore, $0) }
      }
      settledBefore = min(settledBefore, tree.grow(completion.staircase, limit: labelLimit - looked))
    }
    staircase = completion.staircase
    routes = completion.routes
    return settledBefore == Int.max ? nil : settledBefore
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
