/// The chains of a tree, node by node, side by side in memory that doubles when it is full.
///
/// Node 0 is the chain without a step.
struct ChainNodes<Bits: AtomBits> {
  /// Which of the two bounds: with dated steps, or with free ones alone (`ChainTree`).
  enum Bound: Int {
    case open, closed
  }

  private(set) var count = 1
  private let criteria: Int
  private let functions: Int
  /// Of each node the parent, the step, the day, the soonest end, the length; what its steps add, criterion by criterion;
  /// then for each bound what it still asks for and the landmarks met, function by function.
  private var numbers: Cells<Int>
  private var sets: Cells<Bits>
  private let stride: Int

  init(criteria: Int, functions: Int, rests: (open: [Int], closed: [Int])) {
    (self.criteria, self.functions) = (criteria, functions)
    stride = 5 + criteria + 4 * functions
    numbers = Cells(0, count: ChainNodes.capacity * stride)
    sets = Cells(Bits(), count: ChainNodes.capacity)
    numbers[0] = -1
    numbers[1] = -1
    for place in 0..<functions {
      numbers[rest(0, .open, place)] = rests.open[place]
      numbers[rest(0, .closed, place)] = rests.closed[place]
    }
  }

  /// Most trees stay below that.
  private static var capacity: Int { 256 }

  @inline(__always) func parent(_ node: Int) -> Int { numbers[node * stride] }
  @inline(__always) func step(_ node: Int) -> Int { numbers[node * stride + 1] }
  /// The earliest end of the chain, since today.
  @inline(__always) func day(_ node: Int) -> Int { numbers[node * stride + 2] }
  /// The earliest end of a route through it, since today.
  @inline(__always) func soonest(_ node: Int) -> Int { numbers[node * stride + 3] }
  @inline(__always) func depth(_ node: Int) -> Int { numbers[node * stride + 4] }
  /// What its steps give together.
  @inline(__always) func held(_ node: Int) -> Bits { sets[node] }
  /// What its steps add to a criterion: the fewest days, the exact weights.
  @inline(__always) func adds(_ node: Int, _ criterion: Int) -> Int { numbers[node * stride + 5 + criterion] }

  /// What a bound still adds to a function.
  @inline(__always) func rest(_ node: Int, of bound: Bound, _ function: Int) -> Int {
    numbers[rest(node, bound, function)]
  }

  /// The landmarks of a bound that the chain has been through.
  @inline(__always) func met(_ node: Int, of bound: Bound, _ function: Int) -> UInt64 {
    UInt64(bitPattern: Int64(numbers[rest(node, bound, function) + functions]))
  }

  @inline(__always) private func rest(_ node: Int, _ bound: Bound, _ function: Int) -> Int {
    node * stride + 5 + criteria + 2 * bound.rawValue * functions + function
  }

  /// Adds a chain: another with one more step, which adds and gives this.
  mutating func append(
    _ step: Int, after parent: Int, day: Int, soonest: Int, adds: [Int], gives: Bits, _ open: LandmarkTable,
    _ closed: LandmarkTable
  ) {
    if count == sets.count { double() }
    let base = count * stride
    numbers[base] = parent
    numbers[base + 1] = step
    numbers[base + 2] = day
    numbers[base + 3] = soonest
    numbers[base + 4] = depth(parent) + 1
    for criterion in 0..<criteria { numbers[base + 5 + criterion] = self.adds(parent, criterion) + adds[criterion] }
    meet(step, after: parent, open, .open)
    meet(step, after: parent, closed, .closed)
    sets[count] = sets[parent].union(gives)
    count += 1
  }

  /// Takes the landmarks that a step meets first off what is still to be added.
  @inline(__always)
  private func meet(_ step: Int, after parent: Int, _ landmarks: LandmarkTable, _ bound: Bound) {
    for function in 0..<functions {
      let before = met(parent, of: bound, function)
      let fresh = landmarks.landmarks(of: step, function) & ~before
      let place = rest(count, bound, function)
      numbers[place] = rest(parent, of: bound, function) - landmarks.price(of: fresh, function)
      numbers[place + functions] = Int(Int64(bitPattern: before | fresh))
    }
  }

  private mutating func double() {
    let (more, moreSets) = (Cells(0, count: 2 * numbers.count), Cells(Bits(), count: 2 * sets.count))
    more.copy(numbers)
    moreSets.copy(sets)
    (numbers, sets) = (more, moreSets)
  }
}

/// What follows from what a chain holds: chains of other steps, or in another order, often hold the same.
struct HeldMemo<Bits: AtomBits> {
  private let held = Cells(Bits(), count: HeldMemo.slots)
  private let found = Cells(Bits(), count: HeldMemo.slots)
  private let isKnown = Cells(false, count: HeldMemo.slots)
  private static var slots: Int { 256 }

  @inline(__always)
  func value(_ key: Bits, _ find: (Bits) -> Bits) -> Bits {
    let slot = Int(truncatingIfNeeded: key.mixed) & (HeldMemo.slots - 1)
    if isKnown[slot], held[slot] == key { return found[slot] }
    let value = find(key)
    (held[slot], found[slot], isKnown[slot]) = (key, value, true)
    return value
  }
}
