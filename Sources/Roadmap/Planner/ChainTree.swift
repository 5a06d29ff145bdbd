import Kernel

/// Every order of dated steps that may be part of a route worth having.
///
/// A node is a chain: some dated steps one after another. Two bounds are kept along it. The *open* one says what any
/// longer route through it must still add, dated steps included. The *closed* one says what free steps alone must add.
/// Both come from landmarks found once (`LandmarkBound`): a chain takes off the prices of those that it has been through.
struct ChainTree<Bits: AtomBits> {
  /// A chain that free steps can complete, with the least that this comes to, criterion by criterion and mix by mix.
  struct Chain {
    var steps: [Int]
    /// What its steps give together, what free steps must give besides or may use, and what its steps add, criterion by
    /// criterion.
    var held: Bits
    var wanted: Bits
    /// True when its steps ask for nothing that those before them do not give.
    var standsAlone: Bool
    var adds: [Int]
    /// The landmarks of the closed bound that it has been through, function by function.
    var met: [UInt64]
    var least: [Int]
  }

  private let core: PlannerCore<Bits>
  private let functions: [[Int]]
  private let open: [LandmarkBound]
  let closing: [LandmarkBound]
  private let span: FreeSpan
  private let dated: [Int]
  /// For each dated step, those that are no worse but for what they give.
  private let betters: [[Int]]
  let free: FreeSteps<Bits>

  // Node by node: flat arrays.
  private var parent: [Int32] = [-1]
  private var step: [Int32] = [-1]
  private var held: [Bits] = [Bits()]
  /// The earliest end of the chain, since today.
  private var day: [Int] = [0]
  /// What its steps add, criterion by criterion: the fewest days, the exact weights.
  private var adds: [Int]
  private var metOpen: [UInt64]
  private var metClosing: [UInt64]
  /// What the open bound still adds, function by function.
  private var restOpen: [Int]
  private var depth: [Int] = [0]
  /// What each step requires, gives, adds (function by function) and which open landmarks it belongs to; flat.
  private let calendars: [StepCalendar]
  private let requires: [Bits]
  private let gives: [Bits]
  private let stepSums: [Int]
  private let openMember: [UInt64]
  /// The prices of the open landmarks, 64 a function.
  private let openPrices: [Int]
  /// The node at hand, function by function.
  private var least: [Int]
  private var sums: [Int]
  private var met: [UInt64]
  private var atomDay: [Int]
  /// The atoms of the goal that no free step gives, with the dated steps that do.
  private let datedGivers: [(atom: Int, givers: [Int])]
  /// The nodes of the last layer: chains of the same length.
  private var layer = 0..<1
  /// The steps by which each of them may be lengthened, siblings sharing one list: what leads too far, or helps with
  /// nothing, does so after one more step as well. In `lists`, from one place up to another, node after node of the layer.
  private var lists: [Int] = []
  private var listOf: [Range<Int>] = []
  /// Of each of them, what free steps make of what it holds.
  private var reached: [Bits] = []

  init(_ core: PlannerCore<Bits>, functions: [[Int]], _ landmarks: [LandmarkBound]) {
    self.core = core
    self.functions = functions
    open = landmarks
    let span = FreeSpan(inMonths: core.commutation == .withMonths)
    self.span = span
    dated = core.steps.indices.filter { !core.steps[$0].isFree }
    calendars = core.steps.map(\.calendar)
    requires = core.steps.map(\.requires)
    gives = core.steps.map(\.gives)
    let sumsByFunction = functions.map { core.adds($0) }
    stepSums = core.steps.indices.flatMap { index in sumsByFunction.map { $0[index] } }
    openMember = core.steps.indices.flatMap { index in landmarks.map { $0.member[index] } }
    openPrices = landmarks.flatMap { $0.prices + [Int](repeating: 0, count: 64 - $0.prices.count) }
    least = functions.map { _ in 0 }
    sums = least
    met = functions.map { _ in 0 }
    atomDay = Array(repeating: 0, count: core.atomCount)
    let free = FreeSteps(core)
    let dated = self.dated
    betters = core.steps.indices.map { index in
      core.steps[index].isFree ? [] : dated.filter { $0 != index && core.isNoWorse($0, than: index) }
    }
    self.free = free
    lists = dated
    listOf = [dated.indices]
    adds = Array(repeating: 0, count: core.criteria)
    metOpen = Array(repeating: 0, count: functions.count)
    metClosing = metOpen
    restOpen = landmarks.map(\.total)
    // What free steps cannot bring, the chain must: for the closed bound it counts as had, and dated steps as beyond price.
    let brought = free.gives.reduce(Bits()) { $0.union($1) }
    let others = Bits((0..<core.atomCount).filter { !brought.contains($0) })
    let reached = free.reach(from: others)
    let outOfReach = Bits((0..<core.atomCount).filter { !reached.contains($0) }).union(others)
    datedGivers = core.goalAtoms.filter { !brought.contains($0) }.map { atom in
      (atom, dated.filter { core.steps[$0].gives.contains(atom) })
    }
    let goal = core.goalAtoms.filter { !outOfReach.contains($0) }
    closing = functions.map { function in
      let adds = core.steps.indices.map { index in
        core.steps[index].isFree ? core.freeAdds(index, function, span) : ChainTree.beyondPrice
      }
      return LandmarkBound(core, adds: adds, goal: goal, held: outOfReach)
    }
  }

  private static var beyondPrice: Int { 1 << 50 }

  var count: Int { parent.count }

  /// True when no chain is left to lengthen.
  var isDone: Bool { layer.isEmpty }

  /// The chains of the last layer that free steps can complete, the most promising first.
  mutating func closed(_ staircase: GoalStaircase) -> [Chain] {
    var found: [Chain] = []
    reached.removeAll(keepingCapacity: true)
    for node in layer { reached.append(free.reach(from: held[node])) }
    for node in layer where core.goal.isSubset(of: reached[node - layer.lowerBound]) {
      bound(node, closing, metClosing, span)
      guard staircase.reaches(least) else { continue }
      let met = metClosing[node * functions.count..<(node + 1) * functions.count]
      let steps = chain(node)
      found.append(
        Chain(
          steps: steps, held: held[node], wanted: free.wanted(core.goal, beyond: held[node]),
          standsAlone: standsAlone(steps),
          adds: Array(adds[node * core.criteria..<(node + 1) * core.criteria]), met: Array(met), least: least))
    }
    let mix = functions.count > core.criteria ? core.criteria : 0
    return found.sorted { ($0.least[mix], $0.least[0]) < ($1.least[mix], $1.least[0]) }
  }

  /// Makes the next layer; gives the day before which no chain is missing, `Int.max` when none is.
  mutating func grow(_ staircase: GoalStaircase, limit: Int) -> Int {
    let next = parent.count
    var boxes = staircase.boxes
    let (steps, ranges) = (lists, listOf)
    lists.removeAll(keepingCapacity: true)
    listOf.removeAll(keepingCapacity: true)
    for node in layer {
      if parent.count >= limit {
        // What was not lengthened, and what was but is not looked at any more.
        let missing = (node..<parent.count).map { day[$0] }.min() ?? 0
        layer = next..<next
        return missing
      }
      bound(node, open, metOpen, FreeSpan(inMonths: false))
      boxes.take(from: staircase.boxes, above: least)
      let place = node - layer.lowerBound
      if !boxes.isEmpty { lengthen(node, by: steps[ranges[place]], reaching: reached[place], boxes) }
    }
    layer = next..<parent.count
    return Int.max
  }

  /// Lengthens a chain by each of these dated steps with which it may still come into one of these boxes.
  private mutating func lengthen(_ node: Int, by steps: ArraySlice<Int>, reaching reached: Bits, _ boxes: Boxes) {
    let wanted = core.wanted(beyond: held[node])
    let (criteria, count, start) = (core.criteria, functions.count, core.today + day[node])
    let (requires, gives, stepSums) = (self.requires, self.gives, self.stepSums)
    let (openMember, prices) = (self.openMember, openPrices)
    let (firstChild, firstLeft) = (parent.count, lists.count)
    // What the chain comes to with all that its open bounds still ask for.
    for place in 0..<count {
      var sum = restOpen[node * count + place]
      if place < criteria {
        sum += adds[node * criteria + place]
      } else {
        for criterion in 0..<criteria { sum += functions[place][criterion] * adds[node * criteria + criterion] }
      }
      sums[place] = sum
      met[place] = metOpen[node * count + place]
    }
    for index in steps where gives[index].intersects(wanted) {
      guard requires[index].isSubset(of: reached) else {
        lists.append(index)
        continue
      }
      var place = 0
      while place < count {
        least[place] = sums[place] + stepSums[index * count + place]
        var fresh = openMember[index * count + place] & ~met[place]
        while fresh != 0 {
          least[place] -= prices[place << 6 + fresh.trailingZeroBitCount]
          fresh &= fresh - 1
        }
        if !boxes.allows(least[place], of: place) { break }
        place += 1
      }
      guard place == count, boxes.reaches(least), let end = calendars[index].end(from: start) else { continue }
      if raiseEnd(to: end - core.today), !boxes.reaches(least) { continue }
      lists.append(index)
      if isBettered(index, wanted) { continue }
      // Most of what is left is too late once its days are looked up: those of the next step first, then of all.
      let held = reached.union(gives[index])
      if raiseEnd(to: soonestGiver(held, end) - core.today), !boxes.reaches(least) { continue }
      if raiseEnd(to: soonestGoal(held, end) - core.today), !boxes.reaches(least) { continue }
      append(index, after: node, ending: end - core.today)
    }
    let left = firstLeft..<lists.count
    for _ in firstChild..<parent.count { listOf.append(left) }
  }

  /// Raises the bound on the end, and those on mixes with it; true when it was lower.
  private mutating func raiseEnd(to end: Int) -> Bool {
    if end <= least[0] { return false }
    if end >= GoalStaircase.open / 2 {
      for place in least.indices { least[place] = GoalStaircase.open }
      return true
    }
    least[0] = end
    for place in core.criteria..<max(core.criteria, functions.count) {
      var apart = 0
      for criterion in 0..<core.criteria { apart += functions[place][criterion] * least[criterion] }
      least[place] = max(least[place], apart)
    }
    return true
  }

  /// The first day when what only dated steps give of the goal could hold, were each of them ready that day.
  private func soonestGiver(_ held: Bits, _ day: Int) -> Int {
    var last = day
    for (atom, givers) in datedGivers where !held.contains(atom) {
      var soonest = Int.max
      for giver in givers {
        soonest = min(soonest, calendars[giver].end(from: day) ?? Int.max)
      }
      last = max(last, soonest)
    }
    return min(last, GoalStaircase.open)
  }

  /// The first day when the whole goal could hold, were all that is left to do done side by side from that day on.
  private mutating func soonestGoal(_ held: Bits, _ day: Int) -> Int {
    for atom in atomDay.indices { atomDay[atom] = held.contains(atom) ? day : GoalStaircase.open }
    let lists = core.lists
    var grew = true
    while grew {
      grew = false
      var (place, gift) = (0, 0)
      for index in core.steps.indices {
        let (requiredEnd, givenEnd) = (lists.requiredEnd[index], lists.givenEnd[index])
        var ready = day
        while place < requiredEnd {
          ready = max(ready, atomDay[lists.required[place]])
          place += 1
        }
        if ready >= GoalStaircase.open || gives[index].isSubset(of: held) {
          gift = givenEnd
          continue
        }
        let end = calendars[index].end(from: ready) ?? GoalStaircase.open
        while gift < givenEnd {
          if end < atomDay[lists.given[gift]] {
            atomDay[lists.given[gift]] = end
            grew = true
          }
          gift += 1
        }
      }
    }
    var last = day
    for atom in core.goalAtoms { last = max(last, atomDay[atom]) }
    return last
  }

  /// True when another dated step brings here all that this one does, needs no more, never ends later and weighs no more:
  /// it can stand in its place whatever follows.
  private mutating func isBettered(_ index: Int, _ wanted: Bits) -> Bool {
    let brings = core.steps[index].gives.intersection(wanted)
    for other in betters[index] {
      let others = core.steps[other].gives.intersection(wanted)
      if !brings.isSubset(of: others) { continue }
      if other < index || !betters[other].contains(index) || !others.isSubset(of: brings) { return true }
    }
    return false
  }

  private mutating func append(_ index: Int, after node: Int, ending: Int) {
    parent.append(Int32(node))
    step.append(Int32(index))
    held.append(held[node].union(core.steps[index].gives))
    day.append(ending)
    depth.append(depth[node] + 1)
    for criterion in 0..<core.criteria {
      adds.append(adds[node * core.criteria + criterion] + core.steps[index].adds[criterion])
    }
    for place in functions.indices {
      let met = metOpen[node * functions.count + place]
      metOpen.append(met | open[place].member[index])
      restOpen.append(
        restOpen[node * functions.count + place] - open[place].price(of: open[place].member[index] & ~met))
      metClosing.append(metClosing[node * functions.count + place] | closing[place].member[index])
    }
  }

  /// What a route through this chain comes to at least.
  private mutating func bound(
    _ node: Int, _ landmarks: [LandmarkBound], _ met: [UInt64], _ unit: FreeSpan
  ) {
    let criteria = core.criteria
    for place in functions.indices {
      let rest = landmarks[place].total - landmarks[place].price(of: met[node * functions.count + place])
      if place == 0 {
        least[0] = max(day[node], adds[node * criteria] + unit.days(rest, waits: depth[node]))
      } else if place < criteria {
        least[place] = adds[node * criteria + place] + rest
      } else {
        let mix = functions[place]
        var together = rest - mix[0] * unit.slack(waits: depth[node])
        var apart = 0
        for criterion in 0..<criteria {
          together += mix[criterion] * adds[node * criteria + criterion]
          apart += mix[criterion] * least[criterion]
        }
        least[place] = max(together, apart)
      }
    }
  }

  private func standsAlone(_ steps: [Int]) -> Bool {
    var held = Bits()
    for step in steps {
      if !core.steps[step].requires.isSubset(of: held) { return false }
      held = held.union(core.steps[step].gives)
    }
    return true
  }

  private func chain(_ node: Int) -> [Int] {
    var steps: [Int] = []
    var node = node
    while node > 0 {
      steps.append(Int(step[node]))
      node = Int(parent[node])
    }
    return steps.reversed()
  }
}

extension PlannerCore {
  /// What a free step adds to a mix of the criteria, its time in the unit of free work.
  func freeAdds(_ index: Int, _ function: [Int], _ span: FreeSpan) -> Int {
    var sum = function[0] * span.adds(steps[index])
    for criterion in 1..<criteria { sum += function[criterion] * steps[index].adds[criterion] }
    return sum
  }
}
