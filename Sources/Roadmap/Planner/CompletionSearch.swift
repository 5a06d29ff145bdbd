import Kernel

/// Every set of free steps that completes a chain of dated ones, as far as it may still be worth having.
///
/// Something is lacking: for the first dated step that cannot begin, or for the goal. One of its givers must come, so the
/// search branches over them; each branch leaves out the givers of the branches before it, so that no set comes twice. A
/// giver that is not ready lacks something in its turn, and is looked after in the same way.
struct CompletionSearch<Bits: AtomBits> {
  private let core: PlannerCore<Bits>
  private let span: FreeSpan
  private let functions: [[Int]]
  private let landmarks: [LandmarkBound]
  private let free: [Int]
  private var outlook: ChainOutlook<Bits>
  private(set) var staircase: GoalStaircase
  private(set) var routes: [[Int]]

  // The chain.
  private var chain: [Int] = []
  /// Segment by segment, what the dated steps before it give, and what must hold at its end.
  private var given: [Bits] = []
  private var demands: [[Int]] = []
  private var demanded: [Bits] = []
  /// Segment by segment, what holds at its end with the steps chosen so far.
  private var held: [Bits] = []
  private var chainAdds: [Int] = []
  private var chainDay = 0

  // The free steps that matter to it.
  private var steps: [Int] = []
  private var givers: [[Int]] = []
  private var requires: [Bits] = []
  private var gives: [Bits] = []
  /// What each requires that the chain has not given by the first segment where it can come at all.
  private var openRequires: [Bits] = []
  /// What the dated steps require of free ones.
  private var chainWanted = Bits()

  // The branch: for each free step, chosen or left out; what the chosen ones add; landmarks met, level by level.
  private var isChosen: [Bool] = []
  private var isLeftOut: [Bool] = []
  private var chosen: [Int] = []
  private var sums: [Int] = []
  private var placed = 0
  /// How much of it can only come after the waits.
  private var late = 0
  private var met: [UInt64] = []
  private var least: [Int] = []
  private var looked = 0
  private var limit = 0
  private var unsettled = Int.max

  init(
    _ core: PlannerCore<Bits>, _ staircase: GoalStaircase, _ landmarks: [LandmarkBound], routes: [[Int]]
  ) {
    self.landmarks = landmarks
    self.core = core
    self.staircase = staircase
    self.routes = routes
    functions = staircase.functions
    free = core.steps.indices.filter { core.steps[$0].isFree }
    outlook = ChainOutlook(core, chain: [], free: free, limit: 0)
    span = FreeSpan(inMonths: core.commutation == .withMonths)
  }

  /// Tries every completion; gives how many partial ones were looked at. Past the limit it reports the day before which
  /// this chain is settled.
  mutating func run(_ chain: ChainTree<Bits>.Chain, limit: Int, onLimit: (Int) -> Void) -> Int {
    self.limit = limit
    looked = 0
    unsettled = Int.max
    let limit = staircase.endBound(of: chain.least) ?? 0
    outlook = ChainOutlook(core, chain: chain.steps, free: free, limit: limit)
    var least = chain.least
    raise(&least)
    guard staircase.reaches(least) else { return 1 }
    prepare(chain)
    self.least = least
    descend()
    if unsettled < Int.max { onLimit(max(unsettled, chain.least[0])) }
    return looked
  }

  /// Raises the least end to what the days around the chain allow, and the mixes with it.
  private func raise(_ least: inout [Int]) {
    guard outlook.floor > least[0] else { return }
    least[0] = outlook.floor
    for place in core.criteria..<max(core.criteria, functions.count) {
      var apart = 0
      for criterion in 0..<core.criteria { apart += functions[place][criterion] * least[criterion] }
      least[place] = max(least[place], apart)
    }
  }

  // MARK: Before the search

  private mutating func prepare(_ open: ChainTree<Bits>.Chain) {
    chain = open.steps
    given = [Bits()]
    demands = []
    chainAdds = Array(repeating: 0, count: core.criteria)
    for step in chain {
      demands.append(core.steps[step].requiredAtoms)
      given.append(given[given.count - 1].union(core.steps[step].gives))
      for criterion in chainAdds.indices { chainAdds[criterion] += core.steps[step].adds[criterion] }
    }
    demands.append(core.goalAtoms)
    demanded = demands.map { Bits($0) }
    held = given
    chainDay = chain.reduce(core.today) { core.steps[$1].calendar.end(from: $0) ?? $0 } - core.today
    var lacking: [Int] = []
    for (segment, atoms) in demands.enumerated() {
      for atom in atoms where !given[segment].contains(atom) && !lacking.contains(atom) { lacking.append(atom) }
    }
    steps = relevant(lacking)
    requires = steps.map { core.steps[$0].requires }
    gives = steps.map { core.steps[$0].gives }
    let reach = given.map { core.reach(of: free, from: $0) }
    openRequires = requires.map { required in
      reach.firstIndex { required.isSubset(of: $0) }.map { required.subtracting(given[$0]) } ?? required
    }
    chainWanted = Bits()
    for (segment, step) in chain.enumerated() {
      chainWanted = chainWanted.union(core.steps[step].requires.subtracting(given[segment]))
    }
    givers = Array(repeating: [], count: core.atomCount)
    for (index, step) in steps.enumerated() {
      for atom in core.steps[step].givenAtoms { givers[atom].append(index) }
    }
    isChosen = Array(repeating: false, count: steps.count)
    isLeftOut = isChosen
    chosen = []
    sums = chainAdds
    placed = 0
    late = 0
    met = open.met
    least = open.least
  }

  /// The free steps that may help with what is lacking, without those that another makes needless.
  private func relevant(_ lacking: [Int]) -> [Int] {
    // With everything that is free, what could hold at the end of each segment.
    let reach = given.map { core.reach(of: free, from: $0) }
    var wanted = Bits(lacking)
    var taken: [Int] = []
    var pending = free
    var grew = true
    while grew {
      grew = false
      pending.removeAll { step in
        guard core.steps[step].gives.intersects(wanted) else { return false }
        // It cannot come before this segment: what the chain has given by then need not come from elsewhere.
        if let first = reach.firstIndex(where: { core.steps[step].requires.isSubset(of: $0) }) {
          taken.append(step)
          wanted = wanted.union(core.steps[step].requires.subtracting(given[first]))
          grew = true
        }
        return true
      }
    }
    taken.sort()
    let brings = taken.map { core.steps[$0].gives.intersection(wanted) }
    func covers(_ a: Int, _ b: Int) -> Bool {
      brings[b].isSubset(of: brings[a])
        && core.steps[taken[a]].requires.isSubset(of: core.steps[taken[b]].requires)
        && isNoHeavier(taken[a], taken[b])
    }
    return taken.indices.filter { one in
      !taken.indices.contains { $0 != one && covers($0, one) && ($0 < one || !covers(one, $0)) }
    }.map { taken[$0] }
  }

  private func isNoHeavier(_ a: Int, _ b: Int) -> Bool {
    if core.steps[a].calendar.amount > core.steps[b].calendar.amount { return false }
    for criterion in 1..<core.criteria where core.steps[a].adds[criterion] > core.steps[b].adds[criterion] {
      return false
    }
    return true
  }

  // MARK: The search

  private mutating func descend() {
    looked += 1
    if looked > limit {
      unsettled = min(unsettled, least[0])
      return
    }
    settleHeld()
    if let segment = demands.indices.first(where: { !demanded[$0].isSubset(of: held[$0]) }) {
      branch(self.options(demands[segment], held[segment]))
    } else {
      finish()
      if !chain.isEmpty { branch(hasteners()) }
    }
  }

  /// Goes on with each of these steps; without those before it, so that no set comes twice.
  private mutating func branch(_ options: [Int]) {
    let level = met
    let (before, workBefore, lateBefore) = (sums, placed, late)
    for option in options {
      if choose(option) {
        isChosen[option] = true
        chosen.append(option)
        descend()
        chosen.removeLast()
        isChosen[option] = false
      }
      met = level
      sums = before
      placed = workBefore
      late = lateBefore
      isLeftOut[option] = true
    }
    for option in options { isLeftOut[option] = false }
  }

  /// What holds at the end of each segment when every chosen step comes as early as it can.
  private mutating func settleHeld() {
    var now = Bits()
    for segment in given.indices {
      now = now.union(given[segment])
      var grew = true
      while grew {
        grew = false
        for index in chosen where !gives[index].isSubset(of: now) && requires[index].isSubset(of: now) {
          now = now.union(gives[index])
          grew = true
        }
      }
      held[segment] = now
    }
  }

  /// Which steps may come next so that these atoms come to hold: the fewest that are sure to have one of any completion.
  private func options(_ lacking: [Int], _ held: Bits) -> [Int] {
    var best: [Int]?
    for atom in lacking where !held.contains(atom) {
      let options = givers(of: atom, held)
      if options.count < best?.count ?? Int.max { best = options }
      if options.count <= 1 { break }
    }
    return best ?? []
  }

  /// The steps of which a larger set has one if it ends sooner, when every demand is met already.
  ///
  /// Laid out as in that set, the chosen steps alone cannot be walked (they would end no later). Something that the first
  /// of them to fail requires must come, in the larger set, from a step that is not chosen.
  private func hasteners() -> [Int] {
    var wanted = chainWanted
    for index in chosen { wanted = wanted.union(openRequires[index]) }
    return steps.indices.filter { !isChosen[$0] && !isLeftOut[$0] && gives[$0].intersects(wanted) }
  }

  /// The givers of an atom; in place of one that is chosen already but not ready, those of something that it lacks.
  private func givers(of atom: Int, _ held: Bits) -> [Int] {
    var options: [Int] = []
    var seen = Bits([atom])
    var pending = [atom]
    while let atom = pending.popLast() {
      for giver in givers[atom] where !isLeftOut[giver] && !options.contains(giver) {
        guard isChosen[giver] else {
          options.append(giver)
          continue
        }
        var lacking = -1
        for required in core.steps[steps[giver]].requiredAtoms where !held.contains(required) {
          if seen.contains(required) {
            lacking = -1
            break
          }
          if lacking < 0 { lacking = required }
        }
        if lacking >= 0 {
          seen.insert(lacking)
          pending.append(lacking)
        }
      }
    }
    return options
  }

  /// Adds a step; false when nothing worth having can follow.
  private mutating func choose(_ option: Int) -> Bool {
    let step = steps[option]
    for criterion in 1..<core.criteria { sums[criterion] += core.steps[step].adds[criterion] }
    placed += span.adds(core.steps[step])
    if outlook.isLate[step] { late += span.adds(core.steps[step]) }
    for place in functions.indices { met[place] |= landmarks[place].member[step] }
    let waits = chain.count
    for place in functions.indices {
      let rest = landmarks[place].total - landmarks[place].price(of: met[place])
      if place == 0 {
        least[0] = max(outlook.floor, chainAdds[0] + span.days(placed + rest, waits: waits))
        least[0] = max(least[0], lateEnd)
        if waits == 0 { least[0] = span.end(placed + rest, from: core.today) - core.today }
      } else if place < core.criteria {
        least[place] = sums[place] + rest
      } else {
        let mix = functions[place]
        var together = rest + mix[0] * (chainAdds[0] + placed - span.slack(waits: waits))
        var apart = mix[0] * least[0]
        for criterion in 1..<core.criteria {
          together += mix[criterion] * sums[criterion]
          apart += mix[criterion] * least[criterion]
        }
        least[place] = max(together, apart)
      }
    }
    return staircase.reaches(least)
  }

  /// The end of the chain and then of the late steps.
  private var lateEnd: Int {
    if late == 0 || span.inMonths && outlook.slack > 0 { return chainDay }
    return span.end(late, from: core.today + chainDay) - core.today - outlook.slack
  }

  /// Every demand is met: lays the route out in the best way.
  private mutating func finish() {
    guard let last = held.last, chosen.allSatisfy({ requires[$0].isSubset(of: last) }) else { return }
    var placement = Placement(core, chain: chain, free: chosen.map { steps[$0] }, span: span)
    var vector = sums
    guard let bound = staircase.endBound(of: vector) else { return }
    let found = placement.best(before: bound, layouts: limit - looked)
    looked += placement.looked
    if let day = placement.unsettled { unsettled = min(unsettled, day) }
    guard let (end, order) = found else { return }
    vector[0] = end
    guard staircase.welcomes(vector) else { return }
    staircase.insert(vector, route: ~routes.count)
    routes.append(order.map { core.steps[$0].index })
  }
}
