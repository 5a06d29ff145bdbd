import Kernel

/// Every set of free steps that completes a chain of dated ones, as far as it may still be worth having.
///
/// Something is lacking: for the first dated step that cannot begin, or for the goal. One of its givers must come, so the
/// search branches over them; each branch leaves out the givers of the branches before it, so that no set comes twice. A
/// giver that is not ready lacks something in its turn, and is looked after in the same way.
///
/// Helpers that change nothing are `mutating` all the same: passed by reference, the search is not copied at each call,
/// which cost a fifth of its time.
struct CompletionSearch<Bits: AtomBits> {
  let core: PlannerCore<Bits>
  let free: FreeSteps<Bits>
  let span: FreeSpan
  let functions: [[Int]]
  /// The functions, side by side.
  let weights: Cells<Int>
  var landmarks: LandmarkTable
  let today: Int
  let everyStep: [Int]
  var work = 0
  var timings: ChainTimings<Bits>
  /// Lays out up to 64 free steps.
  var placement: Placement<Bits, Bits64>
  var staircase: GoalStaircase
  /// What the chain comes to at least, and the boxes that are open to it.
  let chainLeast: Cells<Int>
  var boxes: Boxes
  var routes: [[Int]]

  // The chain.
  var chain: [Int] = []
  /// Segment by segment, what the dated steps before it give, and what must hold at its end.
  var given: [Bits] = []
  var demands: [[Int]] = []
  var demanded: [Bits] = []
  /// Segment by segment, what holds at its end with the steps chosen so far.
  var held: [Bits] = []
  var chainAdds: [Int] = []
  /// When its steps can begin, the soonest first, and which free steps are late in each (timing by timing).
  var outlooks: [ChainTimings<Bits>.Outlook] = []
  var outlookCount = 0
  /// Of each listed timing, the last day of the chain, and the room and the slack that it leaves.
  var outlookEnd: [Int] = []
  var outlookRoom: [Int] = []
  var outlookSlack: [Int] = []
  /// Other timings than those end on this day at the earliest; `Int.max` where there are none.
  var laterEnd = Int.max
  var isLate: [Bool] = []
  /// No completion ends before this, since today.
  var floor = 0

  // The free steps that matter to it.
  var steps: [Int] = []
  /// What each requires that the chain has not given by the first segment where it can come at all.
  var openRequires: [Bits]
  /// What the dated steps require of free ones.
  var chainWanted = Bits()
  var isRelevant: [Bool]

  // The branch: for each free step, chosen or left out; what the chosen ones add.
  var isChosen: [Bool]
  var isLeftOut: [Bool]
  var chosen: [Int] = []
  var sums: [Int] = []
  var placed = 0
  /// The steps that may come next, level after level, and the atoms whose givers are still to be offered.
  var offered: [Int] = []
  var pending: [Int] = []
  /// Timing by timing, how much of it can only come after the waits.
  var late: [Int] = []
  /// Level after level, the landmarks met, function by function, and what those that are not met cost.
  var met: [UInt64] = []
  var restSums: [Int] = []
  let least: Cells<Int>
  /// Bounds of what is only asked about.
  let bound: Cells<Int>
  let atomDay: Cells<Int>
  let begins: Cells<Int>
  let isStale: Cells<Bool>
  // What hastens a route: the steps that are left, the chosen ones with them, and how soon each lets it end.
  var rest: [Int] = []
  var all: [Int] = []
  var soonest: [Int] = []
  /// Whether only the least sums are asked for, and those found so far.
  var isSumming = false
  var found: [[Int]] = []
  /// How many waits there are at most.
  var waits = 0
  var looked = 0
  var limit = 0
  var unsettled = Int.max

  /// In how many levels bounds are sharpened.
  var sharpLevels = 0
  /// Function by function, what free steps add.
  let freeAdds: [[Int]]

  init(
    _ core: PlannerCore<Bits>, _ free: FreeSteps<Bits>, _ staircase: GoalStaircase, _ landmarks: [LandmarkBound],
    routes: [[Int]]
  ) {
    self.core = core
    self.free = free
    self.landmarks = LandmarkTable(landmarks, steps: free.core)
    self.staircase = staircase
    boxes = staircase.boxes
    self.routes = routes
    let functions = staircase.functions
    self.functions = functions
    weights = Cells(functions.flatMap { $0 })
    let span = FreeSpan(inMonths: free.inMonths)
    self.span = span
    timings = ChainTimings(core, free)
    placement = Placement(core, free)
    today = free.mark(core.today)
    everyStep = Array(0..<free.count)
    freeAdds = functions.map { function in
      core.steps.indices.map { core.steps[$0].isFree ? core.freeAdds($0, function, span) : 0 }
    }
    for step in 0..<free.count { work += free.amount[step] }
    openRequires = Array(repeating: Bits(), count: free.count)
    isRelevant = Array(repeating: false, count: free.count)
    isChosen = isRelevant
    isLeftOut = isRelevant
    chainLeast = Cells(0, count: functions.count)
    least = Cells(0, count: functions.count)
    bound = Cells(0, count: functions.count)
    atomDay = Cells(0, count: core.atomCount)
    begins = Cells(0, count: free.count)
    isStale = Cells(false, count: free.count)
  }

  /// Tries every completion of a chain that was just found to be within reach (`lookAhead`); gives how many partial ones
  /// were looked at. Past the limit it reports the day before which this chain is settled.
  mutating func run(_ chain: ChainTree<Bits>.Chain, limit: Int, onLimit: (Int) -> Void) -> Int {
    self.limit = limit
    looked = 0
    unsettled = Int.max
    while outlookCount < timings.listed.count { addOutlook() }
    prepare(chain)
    // Most chains are settled soon. A long search deserves bounds of its own.
    chainLeast.copy(least)
    self.limit = min(limit, core.effort.branches)
    sharpLevels = 0
    descend()
    if looked > self.limit, limit > self.limit {
      self.limit = limit
      unsettled = Int.max
      sharpLevels = core.effort.levels
      prepare(chain)
      least.copy(chainLeast)
      descend()
      sharpLevels = 0
    }
    if unsettled < Int.max { onLimit(max(unsettled, chain.least[0])) }
    return looked
  }

  mutating func prepare(_ open: ChainTree<Bits>.Chain) {
    given.removeAll(keepingCapacity: true)
    given.append(Bits())
    demands.removeAll(keepingCapacity: true)
    demanded.removeAll(keepingCapacity: true)
    chainAdds = Array(repeating: 0, count: core.criteria)
    var lacking = Bits()
    chainWanted = Bits()
    for step in chain {
      let before = given[given.count - 1]
      demands.append(core.steps[step].requiredAtoms)
      demanded.append(core.steps[step].requires)
      chainWanted = chainWanted.union(core.steps[step].requires.subtracting(before))
      given.append(before.union(core.steps[step].gives))
      for criterion in chainAdds.indices { chainAdds[criterion] += core.steps[step].adds[criterion] }
    }
    demands.append(core.goalAtoms)
    demanded.append(core.goal)
    lacking = chainWanted.union(core.goal.subtracting(given[chain.count]))
    held = given
    waits = chain.count
    begin(lacking: lacking, met: open.met)
  }

  /// Begins a branch in which nothing is chosen.
  mutating func begin(lacking: Bits, met: [UInt64]) {
    findRelevant(lacking)
    for step in 0..<free.count {
      isChosen[step] = false
      isLeftOut[step] = !isRelevant[step]
    }
    chosen.removeAll(keepingCapacity: true)
    sums = chainAdds
    placed = 0
    late.removeAll(keepingCapacity: true)
    for _ in outlookEnd { late.append(0) }
    self.met.removeAll(keepingCapacity: true)
    restSums.removeAll(keepingCapacity: true)
    for (place, through) in met.enumerated() {
      self.met.append(through)
      restSums.append(landmarks.totals[place] - landmarks.price(of: through, place))
    }
  }

  /// Goes on from what is chosen. Steps that every completion has are taken at once; where none is left, branches follow.
  mutating func descend() {
    looked += 1
    if looked > limit {
      unsettled = min(unsettled, least[0])
      return
    }
    let (first, before) = (offered.count, chosen.count)
    defer {
      offered.removeLast(offered.count - first)
      while chosen.count > before {
        isChosen[chosen[chosen.count - 1]] = false
        leave(chosen.removeLast())
      }
    }
    while true {
      settleHeld()
      var segment = 0
      while segment < demanded.count, demanded[segment].isSubset(of: held[segment]) { segment += 1 }
      if segment == demanded.count { break }
      let isForced = offer(towards: demands[segment], held[segment])
      if offered.count == first { return }
      if !isForced { return branch(from: first) }
      while offered.count > first {
        let step = offered.removeLast()
        take(step)
        isChosen[step] = true
        chosen.append(step)
      }
      if !isWorthwhile() { return }
    }
    if isSumming {
      noteSums()
    } else {
      finish()
      if !chain.isEmpty { offerHasteners() }
      if offered.count > first { branch(from: first) }
    }
  }

  /// Goes on with each of the last steps offered; without those before it, so that no set comes twice.
  mutating func branch(from first: Int) {
    let end = offered.count
    let before = landmarks
    let isSharp = chosen.count < sharpLevels
    if isSharp {
      if !sharpen() {
        landmarks = before
        return
      }
      for total in landmarks.totals {
        met.append(0)
        restSums.append(total)
      }
    }
    defer {
      if isSharp {
        dropLevel()
        landmarks = before
      }
    }
    let level = met.count - functions.count
    for place in first..<end {
      let option = offered[place]
      for place in functions.indices {
        met.append(met[level + place])
        restSums.append(restSums[level + place])
      }
      take(option)
      if isWorthwhile() {
        isChosen[option] = true
        chosen.append(option)
        descend()
        chosen.removeLast()
        isChosen[option] = false
      }
      dropLevel()
      leave(option)
      isLeftOut[option] = true
    }
    for place in first..<end { isLeftOut[offered[place]] = false }
  }

  /// Every demand is met: lays the route out in the best way.
  mutating func finish() {
    let last = held[chain.count]
    for step in chosen where !free.requires[step].isSubset(of: last) { return }
    guard let bound = boxes.endBound(of: sums) else { return }
    let (day, layouts) = (core.today + bound, limit - looked)
    let layout: Layout
    switch chosen.count {
    case ...64:
      layout = placement.best(
        chain, chosen, before: day, layouts: layouts, outlooks, count: outlookCount, laterEnd: laterEnd)
    case ...256:
      var placement = Placement<Bits, Bits256>(core, free)
      layout = placement.best(
        chain, chosen, before: day, layouts: layouts, outlooks, count: outlookCount, laterEnd: laterEnd)
    default:
      var placement = Placement<Bits, AtomSet>(core, free)
      layout = placement.best(
        chain, chosen, before: day, layouts: layouts, outlooks, count: outlookCount, laterEnd: laterEnd)
    }
    looked += layout.looked
    if let day = layout.unsettled { unsettled = min(unsettled, day - core.today) }
    guard let (end, order) = layout.found else { return }
    var vector = sums
    vector[0] = end - core.today
    guard staircase.welcomes(vector) else { return }
    staircase.insert(vector, route: ~routes.count)
    boxes.take(from: staircase.boxes, above: chainLeast.pointer)
    routes.append(order.map { core.steps[$0].index })
  }
}
