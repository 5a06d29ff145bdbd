import Kernel

/// The exact search among the routes that hold exactly one given set of dated steps, where free steps commute.
///
/// # Filling waits afterwards
///
/// Which free steps go before a dated one? Trying every subset of them is exact, and hopeless. Here the dated steps cut a
/// route into *segments*, and a free step can be placed in any segment at any time, as long as its requirements hold
/// there: into a wait, where it costs no time, or where it makes the dated steps after it start later. The days follow
/// from how much each segment holds. So the order in which steps are *chosen* is not the order in which they are walked,
/// and one order of choosing is enough (`StubbornSteps`).
///
/// # Why it is exact
///
/// Take a best route of the set. By induction some label holds part of it: its first dated steps, and some of its free
/// steps, each in its own segment. If the label aims at the route's next dated step, and that is ready, it takes it. Else
/// the closure of `StubbornSteps` has a free step of the route that is ready in its own segment. Either way the induction
/// goes on, to the route itself, since the steps of a segment commute.
///
/// *Dominance.* Same atoms, same dated steps in the same order, same one aimed at. If no segment of the one holds more, at
/// every segment's end at least as much holds in both senses, and no weight is greater, then whatever completes the other
/// completes the one, and, waiting being first in, first out, ends no later.
///
/// *Bounds.* The landmarks of the set say what free steps must still come to. Their days may go into waits, so the end
/// comes no earlier than the label's day plus those days less the days waited so far.
struct SegmentSearch<Bits: AtomBits> {
  struct Key: MixedKey {
    var atoms: Bits
    /// The dated steps done, in order (their places in the set, 64 to the digit), and the one aimed at; -1: none is left.
    var done: UInt64
    var aim: Int
    var mixed: UInt64 { atoms.mixed &+ mix(done &* 67 &+ UInt64(aim + 1)) }
  }

  let core: PlannerCore<Bits>
  let set: DatedSets<Bits>.Member
  let free: [Int]
  let all: Bits
  let stubborn: StubbornSteps<Bits>
  /// What a free step adds to its segment: days, or months where free steps last months.
  let amount: [Int]
  let inMonths: Bool
  var states = StateTable<Key>()
  var buckets: [[Int32]] = []
  var labels: LabelStore
  /// Beside each label, its segments, and the segment that its step went to.
  var segments: [Segments<Bits>] = []
  var places: [Int] = []
  /// The labels that were expanded, by what they have done and aim at: their atoms, and their numbers.
  var expanded: [(done: UInt64, aim: Int, atoms: [Bits], labels: [Int32])] = []
  var staircase: GoalStaircase
  /// Routes found, as indices of the problem's steps in the order in which they are walked.
  var routes: [[Int]]

  init(_ core: PlannerCore<Bits>, _ set: DatedSets<Bits>.Member, _ staircase: GoalStaircase, routes: [[Int]]) {
    self.core = core
    self.set = set
    self.staircase = staircase
    self.routes = routes
    free = set.free.filter { set.isWorthTaking(core.steps[$0], $0, staircase) }
    all = Bits(0..<core.atomCount)
    stubborn = StubbornSteps(core, allowed: free)
    amount = core.steps.map(\.calendar.amount)
    inMonths = core.commutation == .withMonths
    labels = LabelStore(criteria: core.criteria, bounds: set.landmarks.count)
  }

  /// Runs to the end, or until so many labels were made: then the day before which this set is settled, since today.
  mutating func run(labelLimit: Int) -> Int? {
    var candidate = Candidate(criteria: core.criteria, bounds: set.landmarks.count)
    for index in 1..<core.criteria { candidate.sums[index] = set.adds[index] }
    for index in set.landmarks.indices { candidate.rest[index] = set.landmarks[index].total }
    enter(&candidate, Move(segments: Segments(today: core.today), done: 0, aim: nil, parent: -1, step: -1, place: 0))
    while let label = labels.pop() {
      if labels.isDead[label] || isOutdone(label) { continue }
      if labels.count >= labelLimit { return labels.day(label) }
      expand(label, &candidate)
    }
    return nil
  }

  /// Makes every label that follows from one.
  private mutating func expand(_ label: Int, _ candidate: inout Candidate) {
    let key = states.keys[Int(labels.bucket[label])]
    let dated = key.aim < 0 ? nil : set.dated[key.aim]
    if let dated, core.steps[dated].requires.isSubset(of: key.atoms) {
      return begin(dated, label, key, &candidate)
    }
    let wanted = dated.map { core.steps[$0].requiredAtoms } ?? core.goalAtoms
    for step in stubborn.steps(towards: wanted, held: segments[label].held) {
      for place in segments[label].held.indices { put(step, place, label, key, &candidate) }
    }
  }

  private mutating func begin(_ step: Int, _ label: Int, _ key: Key, _ candidate: inout Candidate) {
    var after = segments[label]
    if core.steps[step].gives.isSubset(of: key.atoms) || !after.begin(step, core) { return }
    load(label, &candidate)
    let done = key.done << 6 | UInt64(key.aim + 1)
    enter(&candidate, Move(segments: after, done: done, aim: nil, parent: label, step: step, place: after.dated.count - 1))
  }

  /// Places a free step in a segment, where it must bring something that does not hold there yet.
  private mutating func put(_ step: Int, _ place: Int, _ label: Int, _ key: Key, _ candidate: inout Candidate) {
    let held = segments[label].held[place]
    guard core.steps[step].requires.isSubset(of: held), !core.steps[step].gives.isSubset(of: held) else { return }
    var after = segments[label]
    guard after.place(step, place, amount[step], inMonths, core) else { return }
    load(label, &candidate)
    for index in 1..<core.criteria { candidate.sums[index] += core.steps[step].adds[index] }
    for index in set.landmarks.indices {
      let member = set.landmarks[index].member[step]
      candidate.rest[index] -= set.landmarks[index].price(of: member & ~candidate.met[index])
      candidate.met[index] |= member
    }
    enter(&candidate, Move(segments: after, done: key.done, aim: key.aim, parent: label, step: step, place: place))
  }

  private func load(_ label: Int, _ candidate: inout Candidate) {
    let bounds = set.landmarks.count
    for index in 0..<core.criteria { candidate.sums[index] = labels.sums[label * core.criteria + index] }
    for index in 0..<bounds {
      candidate.rest[index] = labels.rest[label * bounds + index]
      candidate.met[index] = labels.met[label * bounds + index]
    }
  }
}
