import Kernel

/// Trial runs of one client until each of its texts was met: the witnesses that none is dead.
///
/// Colleagues of all kinds play in turn; one of them, the curious, always takes what was taken least. What could be
/// taken counts as met: a reply that is open, a band that some number falls in.
struct ScenarioTour {
  /// So many runs at most; nearly all texts are met within the first hundred.
  static let longest = 2_000

  let world: CompiledScenario
  private(set) var seen: Seen
  private(set) var runs = 0

  init(_ world: CompiledScenario) {
    self.world = world
    seen = Seen(world)
    var engagement = Engagement(world, seed: 0, log: ReturnLog())
    let scores = world.decisions.map(\.possibleScores)
    while runs < ScenarioTour.longest, seen.left > 0 {
      let seed = UInt64(runs)
      let companion = Companion.allCases[runs % Companion.allCases.count]
      runs += 1
      engagement.reset(seed: seed)
      engagement.log = ReturnLog()
      var player = companion.policy.map { PolicyPlayer($0, seed: seed) }
      player?.slips = runs > Companion.allCases.count
      var turn = 0
      while case .decision(let index) = engagement.next() {
        seen.meet(index, engagement, scores: scores[index])
        let reply =
          player?.reply(to: index, turn: turn, in: engagement)
          ?? seen.leastTaken(index, engagement, KeyedChance(seed: seed), turn)
        seen.take(index, reply, engagement)
        engagement.take(reply)
        turn += 1
      }
      seen.end(engagement)
    }
  }

  private enum Companion: CaseIterable {
    case expert, cautious, curious, naive, collector, random, explorer, novice

    /// Nil for those who look for what was taken least.
    var policy: Policy? {
      switch self {
      case .expert: .expert
      case .cautious: .cautious
      case .naive: .naive
      case .random: .random
      case .novice: .novice
      case .curious, .collector, .explorer: nil
      }
    }
  }
}

/// What came back, and nothing else.
struct ReturnLog: EngagementLog {
  private(set) var returned: [(decision: Int, outcome: Int)] = []
  mutating func week(_ week: Int) {}
  mutating func outcome(decision: Int, outcome: Int) {}
  mutating func later(decision: Int, outcome: Int) { returned.append((decision, outcome)) }
  mutating func played(week: Int, account: Int, _ outcome: AudienceModel.Outcome, followers: Double) {}
}

/// The texts met so far.
struct Seen {
  private(set) var decisions: [Bool]
  /// By scripted decision: its variants, then the prompt that stands when none holds.
  private(set) var prompts: [[Bool]]
  private(set) var outcomes: [[Bool]]
  private(set) var returns: [[Bool]]
  private(set) var endings: [Bool]
  /// How many are still to be met.
  private(set) var left = 0
  private var taken: [[Int]]

  init(_ world: CompiledScenario) {
    decisions = world.decisions.map { _ in false }
    prompts = world.variants.map { Array(repeating: false, count: $0.count + 1) }
    outcomes = world.decisions.map { $0.outcomes.map { _ in false } }
    // What brings nothing later has nothing to be met.
    returns = world.decisions.map { $0.outcomes.map { $0.later == nil } }
    endings = world.endings.map { _ in false }
    taken = world.decisions.map { $0.outcomes.map { _ in 0 } }
    for lists in [prompts, outcomes, returns] { for list in lists { left += list.count { !$0 } } }
    left += decisions.count + endings.count
  }

  mutating func meet(_ index: Int, _ engagement: Engagement<ReturnLog>, scores: [Double]) {
    Seen.mark(&decisions[index], &left)
    let world = engagement.world
    if index < world.scripted {
      let variant = world.variants[index].firstIndex { engagement.holds($0) }
      Seen.mark(&prompts[index][variant ?? world.variants[index].count], &left)
    }
    let decision = world.decisions[index]
    switch decision.kind {
    case .choice, .pick:
      for option in decision.outcomes.indices where engagement.holds(decision.outcomes[option].when) {
        Seen.mark(&outcomes[index][option], &left)
      }
    case .number:
      guard let range = decision.range else { return }
      for band in decision.outcomes where band.bound >= range.min {
        reach(index, .number(Swift.min(band.bound, range.max)), engagement)
      }
    case .order, .text: for score in scores { reach(index, .score(score), engagement) }
    case .info: break
    }
  }

  private mutating func reach(_ index: Int, _ reply: CompiledReply, _ engagement: Engagement<ReturnLog>) {
    for outcome in engagement.outcomes(of: engagement.world.decisions[index], reply) {
      Seen.mark(&outcomes[index][outcome], &left)
    }
  }

  mutating func take(_ index: Int, _ reply: CompiledReply, _ engagement: Engagement<ReturnLog>) {
    for outcome in engagement.outcomes(of: engagement.world.decisions[index], reply) { taken[index][outcome] += 1 }
  }

  mutating func end(_ engagement: Engagement<ReturnLog>) {
    for (decision, outcome) in engagement.log.returned { Seen.mark(&returns[decision][outcome], &left) }
    if let ending = engagement.ending { Seen.mark(&endings[ending], &left) }
  }

  private static func mark(_ met: inout Bool, _ left: inout Int) {
    if !met { left -= 1 }
    met = true
  }

  /// A reply that leads to what was taken least, first of all to what has never come back; chance parts equals.
  func leastTaken(
    _ index: Int, _ engagement: Engagement<ReturnLog>, _ chance: KeyedChance, _ turn: Int
  ) -> CompiledReply {
    let decision = engagement.world.decisions[index]
    let weights = decision.outcomes.indices.map { outcome in
      Double(taken[index][outcome]) - (returns[index][outcome] ? 0 : 3) + chance.uniform(.pick, turn, outcome)
    }
    let order = decision.outcomes.indices.sorted { weights[$0] < weights[$1] }
    let open = order.filter { engagement.holds(decision.outcomes[$0].when) }
    switch decision.kind {
    case .info: return .none
    case .choice: return open.first.map { .option($0) } ?? .none
    case .pick: return .options(open.prefix(decision.max).reduce(0) { $0 | 1 << UInt32($1) })
    case .number:
      guard let range = decision.range, let band = open.first else { return .none }
      return .number(Swift.min(Swift.max(decision.outcomes[band].bound, range.min), range.max))
    case .text, .order: return open.first.map { .score(decision.outcomes[$0].bound) } ?? .none
    }
  }
}

extension CompiledDecision {
  /// The scores that a reply can get, as far as its bands tell them apart: for an order, the shares of its permutations.
  var possibleScores: [Double] {
    switch kind {
    case .order: Set(CompiledDecision.permutations(of: items).map { share(of: $0) }).sorted()
    case .text: outcomes.map(\.bound).filter { (0...100).contains($0) }
    default: []
    }
  }

  private static func permutations(of count: Int) -> [UInt32] {
    var found: [UInt32] = []
    func extend(_ order: UInt32, _ place: Int, _ used: UInt32) {
      if place == count { return found.append(order) }
      for item in 0..<count where used & (1 << UInt32(item)) == 0 {
        extend(order | UInt32(item) << UInt32(4 * place), place + 1, used | 1 << UInt32(item))
      }
    }
    if count <= 6 { extend(0, 0, 0) }
    return found
  }
}
