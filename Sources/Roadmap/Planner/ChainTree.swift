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
  private let free: [Int]

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
  private var depth: [Int] = [0]
  /// The nodes of the last layer: chains of the same length.
  private var layer = 0..<1

  init(_ core: PlannerCore<Bits>, functions: [[Int]], _ landmarks: [LandmarkBound]) {
    self.core = core
    self.functions = functions
    open = landmarks
    let span = FreeSpan(inMonths: core.commutation == .withMonths)
    self.span = span
    dated = core.steps.indices.filter { !core.steps[$0].isFree }
    free = core.steps.indices.filter { core.steps[$0].isFree }
    adds = Array(repeating: 0, count: core.criteria)
    metOpen = Array(repeating: 0, count: functions.count)
    metClosing = metOpen
    // What free steps cannot bring, the chain must: for the closed bound it counts as had, and dated steps as beyond price.
    let brought = free.reduce(Bits()) { $0.union(core.steps[$1].gives) }
    let others = Bits((0..<core.atomCount).filter { !brought.contains($0) })
    let reached = core.reach(of: free, from: others)
    let outOfReach = Bits((0..<core.atomCount).filter { !reached.contains($0) }).union(others)
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
  func closed(_ staircase: GoalStaircase) -> [Chain] {
    var least = [Int](repeating: 0, count: functions.count)
    var found: [Chain] = []
    for node in layer where core.goal.isSubset(of: core.reach(of: free, from: held[node])) {
      bound(node, closing, metClosing, span, &least)
      guard staircase.reaches(least) else { continue }
      let met = metClosing[node * functions.count..<(node + 1) * functions.count]
      found.append(Chain(steps: chain(node), met: Array(met), least: least))
    }
    let mix = functions.count > core.criteria ? core.criteria : 0
    return found.sorted { ($0.least[mix], $0.least[0]) < ($1.least[mix], $1.least[0]) }
  }

  /// Makes the next layer; gives the day before which no chain is missing, `Int.max` when none is.
  mutating func grow(_ staircase: GoalStaircase, limit: Int) -> Int {
    var least = [Int](repeating: 0, count: functions.count)
    let next = parent.count
    for node in layer {
      if parent.count >= limit {
        let missing = (node..<next).map { day[$0] }.min() ?? 0
        layer = next..<next
        return missing
      }
      bound(node, open, metOpen, FreeSpan(inMonths: false), &least)
      if !staircase.reaches(least) { continue }
      let reached = core.reach(of: free, from: held[node])
      for index in dated
      where core.steps[index].requires.isSubset(of: reached) && !core.steps[index].gives.isSubset(of: held[node]) {
        guard let end = core.steps[index].calendar.end(from: core.today + day[node]) else { continue }
        boundChild(index, node, end - core.today, &least)
        if staircase.reaches(least) { append(index, after: node, ending: end - core.today) }
      }
    }
    layer = next..<parent.count
    return Int.max
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
      metOpen.append(metOpen[node * functions.count + place] | open[place].member[index])
      metClosing.append(metClosing[node * functions.count + place] | closing[place].member[index])
    }
  }

  /// What a route comes to at least that goes on from this node with this step.
  private func boundChild(_ index: Int, _ node: Int, _ ending: Int, _ least: inout [Int]) {
    let criteria = core.criteria
    let base = node * criteria
    core.steps[index].adds.withUnsafeBufferPointer { more in
      for place in functions.indices {
        let met = metOpen[node * functions.count + place] | open[place].member[index]
        let rest = open[place].total - open[place].price(of: met)
        if place == 0 {
          least[0] = max(ending, adds[base] + more[0] + rest)
        } else if place < criteria {
          least[place] = adds[base + place] + more[place] + rest
        } else {
          var together = rest
          var apart = 0
          functions[place].withUnsafeBufferPointer { mix in
            for criterion in 0..<criteria {
              together += mix[criterion] * (adds[base + criterion] + more[criterion])
              apart += mix[criterion] * least[criterion]
            }
          }
          least[place] = max(together, apart)
        }
      }
    }
  }

  /// What a route through this chain comes to at least.
  private func bound(_ node: Int, _ landmarks: [LandmarkBound], _ met: [UInt64], _ unit: FreeSpan, _ least: inout [Int])
  {
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
  /// What can be had with these steps from there.
  func reach(of allowed: [Int], from start: Bits) -> Bits {
    var held = start
    var pending = allowed
    var grew = true
    while grew {
      grew = false
      pending.removeAll { index in
        guard steps[index].requires.isSubset(of: held) else { return false }
        if !steps[index].gives.isSubset(of: held) {
          held = held.union(steps[index].gives)
          grew = true
        }
        return true
      }
    }
    return held
  }

  /// What a free step adds to a mix of the criteria, its time in the unit of free work.
  func freeAdds(_ index: Int, _ function: [Int], _ span: FreeSpan) -> Int {
    var sum = function[0] * span.adds(steps[index])
    for criterion in 1..<criteria { sum += function[criterion] * steps[index].adds[criterion] }
    return sum
  }
}
