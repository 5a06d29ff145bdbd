import Kernel

/// What is done before the search: a first staircase, the landmark bounds, and the steps that they rule out.
struct PlannerOpening<Bits: AtomBits> {
  private(set) var core: PlannerCore<Bits>
  private(set) var staircase: GoalStaircase
  private(set) var landmarks: [LandmarkBound] = []
  /// The ready routes of the staircase, as indices in the problem: route `~n` of an entry is `routes[n]`.
  private(set) var routes: [[Int]] = []
  private let ceilings: [Int]
  /// The routes laid out since the steps were numbered last, with the order of their steps and what they come to.
  private var laidOut: [[Int]: (route: [Int], vector: [Int])] = [:]

  init(_ core: PlannerCore<Bits>, ceilings: [Int]) {
    self.core = core
    self.ceilings = ceilings
    staircase = GoalStaircase(ceilings: ceilings, mixes: [])
  }

  /// Finds routes, bounds the rest by them, and drops steps, as long as that drops many.
  mutating func narrow() {
    for unit in staircase.functions { seek(unit, rounds: 0) }
    staircase = staircase.remade(ceilings: ceilings, mixes: balancedMixes())
    for mix in staircase.mixes { seek(mix, rounds: 0) }
    landmarks = staircase.functions.map { LandmarkBound(core, adds: core.adds($0)) }
    keepWorthTaking()
    if core.steps.count > PlannerOpening.fewSteps {
      // What is left deserves better routes to be measured against. (Those of the mixes alone: looking for better ones on
      // each criterion as well takes longer than it saves.)
      for mix in staircase.mixes { seek(mix, rounds: 1) }
      keepWorthTaking()
    }
  }

  private mutating func keepWorthTaking() {
    let least = Cells(0, count: staircase.functions.count)
    var kept: [Bool] = []
    for step in core.steps.indices { kept.append(isWorthTaking(step, least)) }
    if !kept.contains(false) { return }
    let left = core.steps.map(\.index)
    core.keep { kept[$0] }
    laidOut = [:]
    // What was found with more steps bounds as well without them.
    let places = core.steps.map { step in left.firstIndex(of: step.index) ?? 0 }
    landmarks = landmarks.map { $0.keeping(places) }
  }

  private static var fewSteps: Int { 24 }

  /// Greedy routes for this mix, with every step, then with free steps only; then, round by round, the route is tried
  /// again without one of its steps, as long as that makes it better.
  private mutating func seek(_ mix: [Int], rounds: Int) {
    let adds = core.adds(mix)
    let hasDated = core.steps.contains { !$0.isFree }
    // Without one of these there is no route.
    let indispensable = rounds > 0 ? core.indispensable : []
    for freeOnly in hasDated ? [false, true] : [false] {
      var greedy = GreedyRoutes(core, adds: adds, allowing: core.steps.map { !freeOnly || $0.isFree })
      guard var best = note(greedy.route(), &greedy) else { continue }
      for _ in 0..<rounds {
        var better: (without: Int, vector: [Int], route: [Int])?
        for step in best.route where !indispensable[step] {
          if let other = note(greedy.route(without: step), &greedy),
            value(other.vector, mix) < value(better?.vector ?? best.vector, mix)
          {
            better = (step, other.vector, other.route)
          }
        }
        guard let better else { break }
        greedy.leaveOut(better.without)
        best = (better.route, better.vector)
      }
    }
  }

  private func value(_ vector: [Int], _ mix: [Int]) -> Int {
    var sum = 0
    for index in mix.indices { sum += mix[index] * vector[index] }
    return sum
  }

  /// Lays a route out in time, and puts it on the staircase where it is worth having.
  private mutating func note(_ route: [Int]?, _ greedy: inout GreedyRoutes<Bits>) -> (route: [Int], vector: [Int])? {
    guard let route else { return nil }
    // Different mixes, and routes without different steps, often come to the same.
    if let known = laidOut[route] { return known }
    guard let (order, vector) = greedy.schedule(route) else { return nil }
    if staircase.welcomes(vector) {
      staircase.insert(vector, route: ~routes.count)
      routes.append(order.map { core.steps[$0].index })
    }
    laidOut[route] = (order, vector)
    return (order, vector)
  }

  /// The mix in which the spread of each criterion over the first routes weighs the same; none where that would overflow.
  /// (Mixes of two criteria bound a little better and cost more than they save.)
  private func balancedMixes() -> [[Int]] {
    let vectors = staircase.entries.map(\.vector)
    guard core.criteria > 1, !vectors.isEmpty else { return [] }
    let spreads = (0..<core.criteria).map { index in
      let values = vectors.map { $0[index] }
      return max(1, (values.max() ?? 0) - (values.min() ?? 0))
    }
    let scale = max(1 << 16, spreads.max() ?? 1)
    let balanced = spreads.map { max(1, scale / $0) }
    for index in balanced.indices {
      var total = 40_000 + 3_000 * core.steps.count  // room for the days of waiting, which no step adds
      for step in core.steps {
        let (sum, overflow) = total.addingReportingOverflow(step.adds[index])
        if overflow { return [] }
        total = sum
      }
      let (product, overflow) = total.multipliedReportingOverflow(by: balanced[index])
      if overflow || product >= 1 << 58 { return [] }
    }
    return [balanced]
  }

  /// False when no route through that step comes below the staircase.
  private mutating func isWorthTaking(_ step: Int, _ least: Cells<Int>) -> Bool {
    for place in 0..<least.count {
      let mix = place < core.criteria ? nil : staircase.mixes[place - core.criteria]
      var sum = landmarks[place].total - landmarks[place].price(of: landmarks[place].member[step])
      if let mix {
        for index in mix.indices { sum += mix[index] * core.steps[step].adds[index] }
      } else {
        sum += core.steps[step].adds[place]
      }
      least[place] = sum
    }
    // The step itself cannot end before its earliest end, and what it does not help with comes on top or was done before.
    least[0] = max(least[0], core.steps[step].earliestEnd)
    return staircase.reaches(least.pointer)
  }

  /// Settles the front: chain by chain of dated steps where free steps commute, or all at once where they do not.
  ///
  /// Returns the day before which all is settled, since today, when the limit cut it short.
  mutating func search(labelLimit: Int) -> Int? {
    if core.commutation == .none { return searchAtOnce(labelLimit: labelLimit) }
    var search = ChainSearch(core, staircase, landmarks, routes: routes)
    let stopped = search.run(labelLimit: labelLimit)
    staircase = search.staircase
    routes = search.routes
    return stopped
  }

  private mutating func searchAtOnce(labelLimit: Int) -> Int? {
    var search = LabelSearch(core, staircase, landmarks)
    let stopped = search.run(labelLimit: labelLimit)
    staircase = search.staircase.remade { entry in
      if entry.route < 0 { return entry.route }
      routes.append(search.labels.route(to: entry.route).map { core.steps[$0].index })
      return ~(routes.count - 1)
    }
    return stopped
  }
}
