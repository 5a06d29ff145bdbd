import Kernel

/// Every order of dated steps that may be part of a route worth having.
///
/// A node is a chain: some dated steps one after another. Two bounds are kept along it. The *open* one says what any
/// longer route through it must still add, dated steps included. The *closed* one says what free steps alone must add.
/// Both come from landmarks found once (`LandmarkBound`): a chain takes off the prices of those that it has been through.
struct ChainTree<Bits: AtomBits> {
  /// A chain that free steps can complete, with the least that this comes to, criterion by criterion and mix by mix.
  ///
  /// A class: chains are handed round, sorted into groups and looked at again, and never change.
  final class Chain {
    let steps: [Int]
    /// What its steps give together, what free steps must give besides or may use, and what its steps add, criterion by
    /// criterion.
    let held: Bits
    let wanted: Bits
    /// True when its steps ask for nothing that those before them do not give.
    let standsAlone: Bool
    let adds: [Int]
    /// The landmarks of the closed bound that it has been through, function by function.
    let met: [UInt64]
    let least: [Int]

    init(steps: [Int], held: Bits, wanted: Bits, standsAlone: Bool, adds: [Int], met: [UInt64], least: [Int]) {
      (self.steps, self.held, self.wanted, self.standsAlone) = (steps, held, wanted, standsAlone)
      (self.adds, self.met, self.least) = (adds, met, least)
    }
  }

  let core: PlannerCore<Bits>
  let functions: [[Int]]
  /// The functions, side by side.
  let weights: Cells<Int>
  let closing: [LandmarkBound]
  let span: FreeSpan
  let dated: [Int]
  /// For each dated step, those that are no worse but for what they give.
  let betters: [[Int]]
  let free: FreeSteps<Bits>

  var nodes: ChainNodes<Bits>
  /// What each step requires, gives and adds (function by function); flat.
  let days: DayTable
  let requires: Cells<Bits>
  let gives: Cells<Bits>
  let stepSums: Cells<Int>
  /// Function by function, what one more dated step adds at least to what the open bound asks for.
  let leastStep: [Int]
  var soonestEnds: [(day: Int, end: Int)] = []
  let openLandmarks: LandmarkTable
  let closingLandmarks: LandmarkTable
  /// The node at hand, function by function.
  let least: Cells<Int>
  let sums: Cells<Int>
  let atomDay: Cells<Int>
  var leading: [Int] = []
  /// What was found last, slot by slot: what was held, on which day, and the first day when the goal could hold.
  static var slots: Int { 256 }
  let lastDay = Cells(Int.min, count: slots)
  let lastHeld = Cells(Bits(), count: slots)
  let lastGoal = Cells(0, count: slots)
  /// The atoms of the goal that no free step gives, with the dated steps that do.
  let datedGivers: [(atom: Int, givers: [Int])]
  /// The nodes of the last layer: chains of the same length.
  var layer = 0..<1
  /// The steps by which each of them may be lengthened, siblings sharing one list: what leads too far, or helps with
  /// nothing, does so after one more step as well. In `lists`, from one place up to another, node after node of the layer.
  var lists: [Int] = []
  var listOf: [Range<Int>] = []
  /// What free steps make of what a chain holds, and what of the goal it then leaves open, with all that leads there.
  private let reach = HeldMemo<Bits>()
  private let open = HeldMemo<Bits>()

  init(_ core: PlannerCore<Bits>, functions: [[Int]], _ landmarks: [LandmarkBound]) {
    self.core = core
    self.functions = functions
    weights = Cells(functions.flatMap { $0 })
    let span = FreeSpan(inMonths: core.commutation == .withMonths)
    self.span = span
    let dated = core.steps.indices.filter { !core.steps[$0].isFree }
    self.dated = dated
    days = core.days
    requires = core.requires
    gives = core.gives
    let sumsByFunction = functions.map { core.adds($0) }
    stepSums = Cells(core.steps.indices.flatMap { index in sumsByFunction.map { $0[index] } })
    let everyStep = Array(core.steps.indices)
    let openLandmarks = LandmarkTable(landmarks, steps: everyStep)
    self.openLandmarks = openLandmarks
    leastStep = functions.indices.map { place in
      dated.map { sumsByFunction[place][$0] - openLandmarks.price(of: landmarks[place].member[$0], place) }.min() ?? 0
    }
    least = Cells(0, count: functions.count)
    sums = Cells(0, count: functions.count)
    atomDay = Cells(0, count: core.atomCount)
    let free = FreeSteps(core)
    betters = core.steps.indices.map { index in
      core.steps[index].isFree ? [] : dated.filter { $0 != index && core.isNoWorse($0, than: index) }
    }
    self.free = free
    lists = dated
    listOf = [dated.indices]
    // What free steps cannot bring, the chain must: for the closed bound it counts as had, and dated steps as beyond price.
    var brought = Bits()
    for step in 0..<free.count { brought = brought.union(free.gives[step]) }
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
    let closingLandmarks = LandmarkTable(closing, steps: everyStep)
    self.closingLandmarks = closingLandmarks
    nodes = ChainNodes(
      criteria: core.criteria, functions: functions.count, rests: (openLandmarks.totals, closingLandmarks.totals))
  }

  private static var beyondPrice: Int { 1 << 50 }

  /// True when no chain is left to lengthen.
  var isDone: Bool { layer.isEmpty }

  /// The chains of the last layer that free steps can complete, the most promising first.
  mutating func closed(_ staircase: GoalStaircase) -> [Chain] {
    let mix = functions.count > core.criteria ? core.criteria : 0
    var order: [(mix: Int, end: Int, place: Int)] = []
    var bounds: [Int] = []
    for node in layer where core.goal.isSubset(of: reached(node)) {
      bound(node, .closed, span)
      guard staircase.reaches(least.pointer) else { continue }
      order.append((least[mix], least[0], order.count))
      bounds.append(node)
      for place in functions.indices { bounds.append(least[place]) }
    }
    order.sort { ($0.mix, $0.end, $0.place) < ($1.mix, $1.end, $1.place) }
    var found: [Chain] = []
    found.reserveCapacity(order.count)
    for entry in order {
      let base = entry.place * (1 + functions.count)
      let node = bounds[base]
      let steps = chain(node)
      found.append(
        Chain(
          steps: steps, held: nodes.held(node), wanted: free.wanted(core.goal, beyond: nodes.held(node)),
          standsAlone: standsAlone(steps), adds: (0..<core.criteria).map { nodes.adds(node, $0) },
          met: functions.indices.map { nodes.met(node, of: .closed, $0) },
          least: Array(bounds[base + 1...base + functions.count])))
    }
    return found
  }

  /// Makes the next layer; gives the day before which no chain is missing, `Int.max` when none is.
  mutating func grow(_ staircase: GoalStaircase, limit: Int) -> Int {
    let next = nodes.count
    var boxes = staircase.boxes
    let (steps, ranges) = (lists, listOf)
    lists.removeAll(keepingCapacity: true)
    listOf.removeAll(keepingCapacity: true)
    for node in layer {
      if nodes.count >= limit {
        // What was not lengthened, and what was but is not looked at any more.
        let missing = (node..<nodes.count).map { nodes.day($0) }.min() ?? 0
        layer = next..<next
        return missing
      }
      bound(node, .open, FreeSpan(inMonths: false))
      boxes.take(from: staircase.boxes, above: least.pointer)
      let place = node - layer.lowerBound
      if !boxes.isEmpty { lengthen(node, by: steps[ranges[place]], boxes) }
    }
    layer = next..<nodes.count
    return Int.max
  }

  /// Lengthens a chain by each of these dated steps with which it may still come into one of these boxes.
  private mutating func lengthen(_ node: Int, by steps: ArraySlice<Int>, _ boxes: Boxes) {
    let (criteria, count, start) = (core.criteria, functions.count, core.today + nodes.day(node))
    let (firstChild, firstLeft) = (nodes.count, lists.count)
    // What the chain comes to with all that its open bounds still ask for.
    for place in 0..<count {
      var sum = nodes.rest(node, of: .open, place)
      if place < criteria {
        sum += nodes.adds(node, place)
      } else {
        for criterion in 0..<criteria { sum += weights[place * criteria + criterion] * nodes.adds(node, criterion) }
      }
      sums[place] = sum
      least[place] = sum + leastStep[place]
    }
    // Most chains are long enough: one more step, whichever it is, leads too far.
    _ = raiseEnd(to: soonestEnd(from: start) - core.today)
    guard boxes.reaches(least.pointer) else { return }
    let (wanted, reached) = (open.value(nodes.held(node)) { core.wanted(beyond: $0) }, reached(node))
    for index in steps where gives[index].intersects(wanted) {
      guard requires[index].isSubset(of: reached) else {
        lists.append(index)
        continue
      }
      let end = days.end(index, from: start)
      guard end < DayTable.never, isWithinReach(node, index, end - core.today, boxes) else { continue }
      lists.append(index)
      if isBettered(index, wanted) { continue }
      // Most of what is left is too late once its days are looked up: those of the next step first, then of all.
      let held = reached.union(gives[index])
      if raiseEnd(to: soonestGiver(held, end) - core.today), !boxes.reaches(least.pointer) { continue }
      let goal = soonestGoal(held, end) - core.today
      if raiseEnd(to: goal), !boxes.reaches(least.pointer) { continue }
      nodes.append(
        index, after: node, day: end - core.today, soonest: goal, adds: core.steps[index].adds, gives: gives[index],
        openLandmarks, closingLandmarks)
    }
    let left = firstLeft..<lists.count
    for _ in firstChild..<nodes.count { listOf.append(left) }
  }

  /// What free steps make of what a chain holds.
  @inline(__always)
  private mutating func reached(_ node: Int) -> Bits { reach.value(nodes.held(node)) { free.reach(from: $0) } }

  private mutating func standsAlone(_ steps: [Int]) -> Bool {
    var held = Bits()
    for step in steps {
      if !core.steps[step].requires.isSubset(of: held) { return false }
      held = held.union(core.steps[step].gives)
    }
    return true
  }

  private mutating func chain(_ node: Int) -> [Int] {
    var steps = [Int](repeating: 0, count: nodes.depth(node))
    var node = node
    while node > 0 {
      steps[nodes.depth(node) - 1] = nodes.step(node)
      node = nodes.parent(node)
    }
    return steps
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
