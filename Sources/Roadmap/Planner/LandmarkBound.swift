/// What the rest of a route must still add to one criterion, or to one mix of them: an admissible bound, found once.
///
/// The method is LM-cut (Helmert and Domshlak, « Landmarks, critical paths and abstractions », ICAPS 2009), which fits
/// problems where nothing is ever lost, such as this one. It finds *landmarks*: sets of steps of which every route takes
/// at least one. Each has a price that is taken off its steps before the next is looked for, so the prices of all the
/// landmarks that a step belongs to never exceed what the step adds. Hence two exact statements:
///
/// - A route that has taken no step of some landmarks must still add the sum of their prices.
/// - That sum falls, with each step, by no more than the step adds: bounds along a route never decrease.
struct LandmarkBound {
  /// The price of each landmark, at most 64 of them, and for each step the landmarks that it belongs to.
  private(set) var prices: [Int] = []
  private(set) var member: [UInt64]
  private(set) var total = 0

  /// False when the goal is out of reach of the allowed steps.
  private(set) var isReachable = true

  /// - Parameters:
  ///   - adds: what each step of the core adds, never negative.
  ///   - goal: the atoms to reach, the core's own unless others are asked for.
  ///   - held: atoms taken as had.
  ///   - allowed: the steps to reckon with, all of them unless it says otherwise.
  init<Bits>(
    _ core: PlannerCore<Bits>, adds: [Int], goal: [Int]? = nil, held: Bits = Bits(), allowed: [Int]? = nil
  ) {
    member = Array(repeating: 0, count: core.steps.count)
    var cutter = LandmarkCutter(core, adds, goal ?? core.goalAtoms, held, allowed ?? Array(core.steps.indices))
    while prices.count < 64, let cut = cutter.next() {
      if cut.steps.isEmpty {
        isReachable = false
        return
      }
      for step in cut.steps { member[step] |= 1 << UInt64(prices.count) }
      prices.append(cut.price)
      total += cut.price
    }
  }

  /// The same landmarks, for some of the steps in a new numbering.
  func keeping(_ steps: [Int]) -> LandmarkBound {
    var kept = self
    kept.member = steps.map { member[$0] }
    return kept
  }

  /// The sum of the prices of these landmarks.
  @inline(__always)
  func price(of landmarks: UInt64) -> Int {
    var rest = landmarks
    var sum = 0
    while rest != 0 {
      sum += prices[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }
}

/// Finds one landmark after another, taking the price of each off its steps.
///
/// Where several requirements are as dear, it follows the one that the fewest steps give: fewer steps belong to the landmark,
/// so that it stays in force for longer along a route.
private struct LandmarkCutter<Bits: AtomBits> {
  private let lists: AtomLists
  private let gives: Cells<Bits>
  private let allowed: [Int]
  private let goalAtoms: [Int]
  private let rest: Cells<Int>
  /// What the dearest chain to each atom adds at least (h-max), and the last requirement of each step.
  private let value: Cells<Int>
  private let last: Cells<Int>
  /// The steps whose values must be looked at again.
  private let isStale: Cells<Bool>
  private var pending: [Int] = []
  private static var far: Int { Int.max / 4 }

  init(_ core: PlannerCore<Bits>, _ adds: [Int], _ goal: [Int], _ held: Bits, _ allowed: [Int]) {
    lists = core.lists
    gives = core.gives
    self.allowed = allowed
    goalAtoms = core.rarestFirst(goal)
    rest = Cells(adds)
    value = Cells(LandmarkCutter.far, count: core.atomCount)
    for atom in 0..<core.atomCount where held.contains(atom) { value[atom] = 0 }
    last = Cells(-1, count: core.steps.count)
    isStale = Cells(true, count: core.steps.count)
  }

  /// The next landmark; nil when nothing more is left to pay, a landmark without steps when the goal is out of reach.
  mutating func next() -> (price: Int, steps: [Int])? {
    settle()
    var target = -1
    for atom in goalAtoms where target < 0 || value[atom] > value[target] { target = atom }
    guard target >= 0, value[target] > 0 else { return nil }
    if value[target] >= LandmarkCutter.far { return (0, []) }
    let cut = border(of: zone(around: target))
    var price = Int.max
    for step in cut { price = min(price, rest[step]) }
    for step in cut {
      rest[step] -= price
      isStale[step] = true
    }
    return (price, cut)
  }

  /// Values only fall from one landmark to the next, so they are mended rather than worked out anew.
  private mutating func settle() {
    let far = LandmarkCutter.far
    var changed = true
    while changed {
      changed = false
      for index in allowed where isStale[index] {
        isStale[index] = false
        var dearest = 0
        var dearestAtom = -1
        var place = index == 0 ? 0 : lists.requiredEnd[index - 1]
        while place < lists.requiredEnd[index] {
          let atom = lists.required[place]
          if value[atom] > dearest {
            dearest = value[atom]
            dearestAtom = atom
          }
          place += 1
        }
        last[index] = dearestAtom
        if dearest >= far { continue }
        let reached = dearest + rest[index]
        place = index == 0 ? 0 : lists.givenEnd[index - 1]
        while place < lists.givenEnd[index] {
          if reached < value[lists.given[place]] {
            value[lists.given[place]] = reached
            lists.touch(lists.given[place], isStale)
            changed = true
          }
          place += 1
        }
      }
    }
  }

  /// The atoms from which the target costs nothing more.
  private mutating func zone(around target: Int) -> Bits {
    var zone = Bits([target])
    var grew = true
    while grew {
      grew = false
      for index in allowed.reversed() where rest[index] == 0 {
        let atom = last[index]
        if atom >= 0, !zone.contains(atom), gives[index].intersects(zone) {
          zone.insert(atom)
          grew = true
        }
      }
    }
    return zone
  }

  /// The steps that lead into the zone from what is reached without it.
  private mutating func border(of zone: Bits) -> [Int] {
    var reached = Bits()
    var cut: [Int] = []
    pending.removeAll(keepingCapacity: true)
    for index in allowed { pending.append(index) }
    var grew = true
    while grew {
      grew = false
      var waiting = 0
      for place in pending.indices {
        let index = pending[place]
        let atom = last[index]
        guard atom < 0 || reached.contains(atom) else {
          pending[waiting] = index
          waiting += 1
          continue
        }
        if atom >= 0, zone.contains(atom) { continue }
        grew = true
        reached = reached.union(gives[index])
        if gives[index].intersects(zone) { cut.append(index) }
      }
      while pending.count > waiting { pending.removeLast() }
    }
    return cut
  }
}
