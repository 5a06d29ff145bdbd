import Kernel

/// The exact search: partial routes in the order of (end, weights…), kept while nothing is at least as good.
///
/// # Why it is exact
///
/// *Waiting is first in, first out.* The allowed starts of a step are fixed and adding months never reverses two days, so
/// being ready earlier never ends a step later. Take two labels with atoms A ⊇ B, where A's ends no later and weighs no
/// more. Whatever completes B's completes A's too (steps that A makes needless are left out), and comes to no more in any
/// criterion. So B's can go. (That steps are distinct takes care of itself: a step taken gives nothing new.)
///
/// *Bounds.* A label goes when what every completion must come to, at least, is out of reach of the corners that the
/// routes already known leave open. The bounds are admissible (`LandmarkBound`), the corners hold every vector that is
/// still worth having (`GoalStaircase`), and a vector equal to a known one has its route already.
///
/// *Order.* Sums never fall along a route, and labels leave the queue in the lexicographic order of their sums. So when
/// the queue is empty, or its first label lies beyond a day, all that ends before that day is settled.
///
/// *Two modes.* A route is: free steps, a dated one, free steps, a dated one, …, free steps. A label either still has a
/// dated step before it (mode 1) or takes free steps only (mode 0). Mode 0 needs only a few steps in one order, where
/// they commute (`StubbornSteps`); mode 1 tries every subset of free steps before a dated start, since which of them fit
/// is what matters, but it lives only while some dated step is worth reaching.
struct LabelSearch<Bits: AtomBits> {
  private let core: PlannerCore<Bits>
  private let landmarks: [LandmarkBound]
  private let mixes: [[Int]]
  private let stubborn: StubbornSteps<Bits>
  private let dated: [Int]
  private let free: [Int]
  private let commutation: Commutation
  private var states = StateTable<Bits>()
  private var buckets: [[Int32]] = []
  private(set) var labels: LabelStore
  private(set) var staircase: GoalStaircase

  init(_ core: PlannerCore<Bits>, _ staircase: GoalStaircase, _ landmarks: [LandmarkBound]) {
    self.core = core
    self.staircase = staircase
    self.landmarks = landmarks
    mixes = staircase.mixes
    stubborn = StubbornSteps(core, allowed: core.steps.indices.filter { core.steps[$0].isFree })
    dated = core.steps.indices.filter { !core.steps[$0].isFree }
    free = core.steps.indices.filter { core.steps[$0].isFree }
    commutation = core.commutation
    labels = LabelStore(criteria: core.criteria, bounds: landmarks.count)
  }

  /// Runs to the end, or until so many labels were made: then the day before which all is settled, since today.
  mutating func run(labelLimit: Int) -> Int? {
    var candidate = Candidate(criteria: core.criteria, bounds: landmarks.count)
    for index in landmarks.indices { candidate.rest[index] = landmarks[index].total }
    enter(&candidate, atoms: Bits(), parent: -1, step: -1, modes: 0...1)
    while let label = labels.pop() {
      if labels.isDead[label] { continue }
      if labels.count >= labelLimit { return labels.day(label) }
      expand(label, &candidate)
    }
    return nil
  }

  private mutating func expand(_ label: Int, _ candidate: inout Candidate) {
    let bucket = Int(labels.bucket[label])
    let atoms = states.keys[bucket >> 1]
    let mustWait = bucket & 1 == 1
    for step in mustWait || commutation == .none ? free : stubborn.steps(towards: core.goalAtoms, held: [atoms]) {
      guard isUseful(step, atoms), extend(label, step, &candidate), worthwhile(&candidate) else { continue }
      let mode = mustWait ? 1 : 0
      enter(&candidate, atoms: atoms.union(core.steps[step].gives), parent: label, step: step, modes: mode...mode)
    }
    guard mustWait else { return }
    for step in dated {
      guard isUseful(step, atoms), extend(label, step, &candidate), worthwhile(&candidate) else { continue }
      enter(&candidate, atoms: atoms.union(core.steps[step].gives), parent: label, step: step, modes: 0...1)
    }
  }

  private func isUseful(_ step: Int, _ atoms: Bits) -> Bool {
    core.steps[step].requires.isSubset(of: atoms) && !core.steps[step].gives.isSubset(of: atoms)
  }

  /// Writes into the candidate what the label comes to after one more step; false when the step no longer starts.
  private func extend(_ label: Int, _ step: Int, _ candidate: inout Candidate) -> Bool {
    let criteria = core.criteria
    let base = label * criteria
    guard let end = core.steps[step].calendar.end(from: core.today + labels.sums[base]) else { return false }
    candidate.sums[0] = end - core.today
    for index in 1..<criteria { candidate.sums[index] = labels.sums[base + index] + core.steps[step].adds[index] }
    let bounds = landmarks.count
    for index in 0..<bounds {
      let met = labels.met[label * bounds + index]
      let member = landmarks[index].member[step]
      candidate.met[index] = met | member
      candidate.rest[index] = labels.rest[label * bounds + index] - landmarks[index].price(of: member & ~met)
    }
    return true
  }

  /// True when some completion of the candidate may still be worth having.
  private func worthwhile(_ candidate: inout Candidate) -> Bool {
    for index in 0..<core.criteria { candidate.least[index] = candidate.sums[index] + candidate.rest[index] }
    for (place, mix) in mixes.enumerated() {
      var least = candidate.rest[core.criteria + place]
      for index in 0..<core.criteria { least += mix[index] * candidate.sums[index] }
      candidate.least[core.criteria + place] = least
    }
    return staircase.reaches(candidate.least)
  }

  /// Makes the labels of a candidate, one a mode, unless it reaches the goal or something is at least as good.
  private mutating func enter(
    _ candidate: inout Candidate, atoms: Bits, parent: Int, step: Int, modes: ClosedRange<Int>
  ) {
    if core.goal.isSubset(of: atoms) {
      guard staircase.welcomes(candidate.sums) else { return }
      let label = labels.append(candidate, parent: parent, step: step, bucket: 0)
      staircase.insert(candidate.sums, route: label)
      return
    }
    let state = states.number(of: atoms)
    while buckets.count < 2 * states.keys.count { buckets.append([]) }
    for mode in modes {
      let bucket = 2 * state + mode
      if buckets[bucket].contains(where: { labels.covers(Int($0), candidate.sums) }) { continue }
      let beaten = buckets[bucket].filter { labels.isCovered(Int($0), by: candidate.sums) }
      if !beaten.isEmpty {
        for label in beaten { labels.isDead[Int(label)] = true }
        buckets[bucket].removeAll { labels.isDead[Int($0)] }
      }
      let label = labels.append(candidate, parent: parent, step: step, bucket: bucket)
      if mode == 1, !leadsToDated(label, atoms) {
        labels.isDead[label] = true
        continue
      }
      buckets[bucket].append(Int32(label))
      labels.push(label)
    }
  }

  /// True when some dated step may still lead to something worth having.
  ///
  /// Its wait can be filled with free steps, so the days that are still to come may lie before its end: only the longer
  /// of the two counts.
  private func leadsToDated(_ label: Int, _ atoms: Bits) -> Bool {
    var candidate = Candidate(criteria: core.criteria, bounds: landmarks.count)
    return dated.contains { step in
      guard !core.steps[step].gives.isSubset(of: atoms), extend(label, step, &candidate) else { return false }
      let end = candidate.sums[0]
      candidate.sums[0] = labels.day(label) + core.steps[step].adds[0]
      candidate.rest[0] = max(candidate.rest[0], end - candidate.sums[0])
      return worthwhile(&candidate)
    }
  }
}
