/// The sets of dated steps that a route worth having may hold, each with the bounds that it implies.
///
/// Routes differ first by which dated steps (diplomas, courses with intakes) they take: seldom more than two or three.
/// Once that is settled the bounds are sharp, since what the dated steps add and give is known, and free steps fall out.
struct DatedSets<Bits: AtomBits> {
  /// One such set, and what the free steps of a route with exactly these dated ones must come to.
  struct Member {
    /// Indices of the core's steps, ascending.
    var dated: [Int]
    var landmarks: [LandmarkBound]
    /// What its dated steps add, criterion by criterion: the least number of days, the exact weights.
    var adds: [Int]
    /// The earliest end of its dated steps one after another, since today.
    var chainEnd: Int
    /// What every route of the set comes to at least, criterion by criterion and mix by mix.
    var least: [Int]

    /// False when a free step cannot be part of any route of this set worth having.
    func isWorthTaking(_ step: PlannerCore<Bits>.Step, _ number: Int, _ staircase: GoalStaircase) -> Bool {
      var reached = least
      for (index, function) in staircase.functions.enumerated() {
        var sum = landmarks[index].total - landmarks[index].price(of: landmarks[index].member[number])
        for criterion in function.indices { sum += function[criterion] * (step.adds[criterion] + adds[criterion]) }
        reached[index] = max(sum, least[index])
      }
      return staircase.reaches(reached)
    }
  }

  private let core: PlannerCore<Bits>
  private let functions: [[Int]]
  private let addsOfFunction: [[Int]]
  private let dated: [Int]
  private let free: [Int]
  private let most: Int
  private var visited = 0
  private(set) var members: [Member] = []
  /// True when there were too many sets to look at: they are of no use then.
  private(set) var overflowed = false

  /// - Parameter most: how many sets to look at before giving up.
  init(_ core: PlannerCore<Bits>, _ staircase: GoalStaircase, most: Int) {
    self.core = core
    self.most = most
    functions = staircase.functions
    addsOfFunction = functions.map { mix in
      core.steps.map { step in mix.indices.reduce(0) { $0 + mix[$1] * step.adds[$1] } }
    }
    dated = core.steps.indices.filter { !core.steps[$0].isFree }
    free = core.steps.indices.filter { core.steps[$0].isFree }
    visit([], staircase)
    members.sort { ($0.dated.count, $0.least[0]) < ($1.dated.count, $1.least[0]) }
  }

  private mutating func visit(_ chosen: [Int], _ staircase: GoalStaircase) {
    visited += 1
    if visited > most {
      overflowed = true
      return
    }
    guard let chainEnd = core.chainEnd(chosen, from: 0) else { return }
    let later = dated.filter { $0 > chosen.last ?? -1 }
    if !later.isEmpty, member(chosen, chainEnd, allowed: free + later, staircase) == nil { return }
    if let member = member(chosen, chainEnd, allowed: free, staircase) { members.append(member) }
    for step in later where !overflowed { visit(chosen + [step], staircase) }
  }

  /// The set with its bounds over these steps; nil when it leads nowhere worth reaching.
  private func member(_ chosen: [Int], _ chainEnd: Int, allowed: [Int], _ staircase: GoalStaircase) -> Member? {
    var held = Bits()
    var adds = [Int](repeating: 0, count: core.criteria)
    for step in chosen {
      held = held.union(core.steps[step].gives)
      for index in adds.indices { adds[index] += core.steps[step].adds[index] }
    }
    var goal = core.goalAtoms
    for step in chosen { goal += core.steps[step].requiredAtoms }
    goal.removeAll { held.contains($0) }
    var least = [Int](repeating: 0, count: functions.count)
    var landmarks: [LandmarkBound] = []
    for (index, function) in functions.enumerated() {
      let bound = LandmarkBound(core, adds: addsOfFunction[index], goal: goal, held: held, allowed: allowed)
      guard bound.isReachable else { return nil }
      landmarks.append(bound)
      least[index] = bound.total + function.indices.reduce(0) { $0 + function[$1] * adds[$1] }
      if index == 0 { least[0] = max(least[0], chainEnd) }
      if index >= core.criteria {
        least[index] = max(least[index], function.indices.reduce(0) { $0 + function[$1] * least[$1] })
      }
      if index >= core.criteria - 1, !staircase.reaches(least) { return nil }
    }
    return Member(dated: chosen, landmarks: landmarks, adds: adds, chainEnd: chainEnd, least: least)
  }
}

extension PlannerCore {
  /// The earliest end of these steps in the best order, whatever they require, since today.
  func chainEnd(_ chain: [Int], from day: Int) -> Int? {
    if chain.isEmpty { return day }
    if chain.count > 4 {
      var latest = day
      for step in chain {
        guard let end = steps[step].calendar.end(from: today + day) else { return nil }
        latest = max(latest, end - today)
      }
      return latest
    }
    var best: Int?
    for step in chain {
      guard let end = steps[step].calendar.end(from: today + day),
        let last = chainEnd(chain.filter { $0 != step }, from: end - today)
      else { continue }
      best = min(best ?? last, last)
    }
    return best
  }
}
