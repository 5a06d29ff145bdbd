import Kernel

/// A simulated colleague, who never reads `evidence`.
///
/// - `naive` falls for the tempting mistake seven times in ten.
/// - `random` replies by chance.
/// - `novice` has a skill drawn for each run between 0,1 and 0,8: sound with that probability, else lured six times in ten.
/// - `cautious` and `expert` follow what a person wrote, with one slip in ten and one in twenty.
public enum Policy: String, CaseIterable, Sendable {
  case naive, random, novice, cautious, expert

  public var inFrench: String {
    switch self {
    case .naive: "naïf"
    case .random: "au hasard"
    case .novice: "débutant"
    case .cautious: "prudent"
    case .expert: "expert"
    }
  }
}

/// How one simulated colleague replies, in one run.
struct PolicyPlayer: Sendable {
  let policy: Policy
  let chance: KeyedChance
  /// Slips are left out to see what chance alone does to an expert.
  var slips = true

  init(_ policy: Policy, seed: UInt64) {
    self.policy = policy
    let index = UInt64(Policy.allCases.firstIndex(of: policy) ?? 0)
    chance = KeyedChance(seed: KeyedChance.mix(seed) ^ (index &+ 1) &* 0xC2B2_AE3D_27D4_EB4F)
  }

  /// `turn` counts the replies of the run: an event that repeats is drawn anew.
  func reply<Log>(to index: Int, turn: Int, in engagement: Engagement<Log>) -> CompiledReply {
    let decision = engagement.world.decisions[index]
    switch policy {
    case .random: return byChance(decision, turn, engagement)
    case .naive: return lured(decision, turn, engagement, probability: 0.7)
    case .novice:
      let skill = 0.1 + 0.7 * chance.uniform(.skill, 0)
      if chance.uniform(.slip, turn) < skill, let sound = open(decision.expert, index, engagement) { return sound }
      return lured(decision, turn, engagement, probability: 0.6)
    case .cautious: return scripted(decision.cautious, decision, index, turn, engagement, slip: 0.10)
    case .expert: return scripted(decision.expert, decision, index, turn, engagement, slip: 0.05)
    }
  }

  private func scripted<Log>(
    _ reply: CompiledReply?, _ decision: CompiledDecision, _ index: Int, _ turn: Int, _ engagement: Engagement<Log>,
    slip: Double
  ) -> CompiledReply {
    if slips, chance.uniform(.slip, turn) < slip { return byChance(decision, turn, engagement) }
    return open(reply, index, engagement) ?? open(decision.cautious, index, engagement)
      ?? byChance(decision, turn, engagement)
  }

  private func open<Log>(_ reply: CompiledReply?, _ index: Int, _ engagement: Engagement<Log>) -> CompiledReply? {
    reply.flatMap { engagement.isOpen($0, to: index) ? $0 : nil }
  }

  /// The tempting mistake with this probability, else chance.
  private func lured<Log>(
    _ decision: CompiledDecision, _ turn: Int, _ engagement: Engagement<Log>, probability: Double
  ) -> CompiledReply {
    guard chance.uniform(.lure, turn) < probability else { return byChance(decision, turn, engagement) }
    let lures = bits(decision, engagement) { $0.lure }
    let count = lures.nonzeroBitCount
    switch decision.kind {
    case .choice:
      guard count > 0 else { break }
      return .option(lures.place(chance.index(.pick, below: count, turn)))
    case .pick:
      guard count > 0, case .options(let others) = byChance(decision, turn, engagement) else { break }
      // A lure takes the place of one of the others.
      let lure: UInt32 = 1 << UInt32(lures.place(chance.index(.pick, below: count, turn, 9)))
      if others & lure != 0 { return .options(others) }
      return .options((others & (others &- 1)) | lure)
    case .number:
      guard let range = decision.range, count > 0 else { break }
      let lure = lures.place(0)
      let top = min(range.max, decision.outcomes[lure].bound)
      let bottom = lure == 0 ? range.min : min(top, decision.outcomes[lure - 1].bound + range.step)
      return .number(number(in: bottom...max(bottom, top), range, turn))
    case .text: return .score((10 + 45 * chance.uniform(.text, turn)).rounded())
    case .order, .info: break
    }
    return byChance(decision, turn, engagement)
  }

  /// The outcomes that are open and fit, as bits.
  @inline(__always)
  private func bits<Log>(
    _ decision: CompiledDecision, _ engagement: Engagement<Log>, _ fits: (CompiledOutcome) -> Bool
  ) -> UInt32 {
    var bits: UInt32 = 0
    for index in decision.outcomes.indices
    where fits(decision.outcomes[index]) && engagement.holds(decision.outcomes[index].when) {
      bits |= 1 << UInt32(index)
    }
    return bits
  }

  private func byChance<Log>(_ decision: CompiledDecision, _ turn: Int, _ engagement: Engagement<Log>) -> CompiledReply
  {
    switch decision.kind {
    case .info: return .none
    case .choice:
      let open = bits(decision, engagement) { _ in true }
      let draw = chance.index(.pick, below: max(1, open.nonzeroBitCount), turn, 1)
      return .option(open == 0 ? 0 : open.place(draw))
    case .pick:
      var left = bits(decision, engagement) { _ in true }
      var taken: UInt32 = 0
      for draw in 0..<decision.max where left != 0 {
        let index = left.place(chance.index(.pick, below: left.nonzeroBitCount, turn, 2 + draw))
        taken |= 1 << UInt32(index)
        left &= ~(1 << UInt32(index))
      }
      return .options(taken)
    case .number:
      guard let range = decision.range else { return .number(0) }
      return .number(number(in: range.min...range.max, range, turn))
    case .order: return .order(permutation(of: decision.items, turn))
    case .text: return .score((100 * chance.uniform(.text, turn, 1)).rounded())
    }
  }

  private func number(in bounds: ClosedRange<Double>, _ range: CompiledRange, _ turn: Int) -> Double {
    let steps = ((bounds.upperBound - bounds.lowerBound) / range.step).rounded(.down)
    let first = ((bounds.lowerBound - range.min) / range.step).rounded(.up)
    let step = (chance.uniform(.number, turn) * (steps + 1)).rounded(.down)
    return min(range.max, range.min + (first + min(step, steps)) * range.step)
  }

  /// Fisher–Yates on four-bit places.
  private func permutation(of count: Int, _ turn: Int) -> UInt32 {
    var order: UInt32 = 0
    for place in 0..<count { order |= UInt32(place) << UInt32(4 * place) }
    for place in stride(from: count - 1, to: 0, by: -1) {
      let other = chance.index(.order, below: place + 1, turn, place)
      let (a, b) = (order >> UInt32(4 * place) & 15, order >> UInt32(4 * other) & 15)
      order &= ~(15 << UInt32(4 * place) | 15 << UInt32(4 * other))
      order |= b << UInt32(4 * place) | a << UInt32(4 * other)
    }
    return order
  }
}

extension Engagement {
  /// The reply of somebody who always takes the same place of a list: a scenario must not reward it.
  public func constantReply(to index: Int, position: Int) -> CompiledReply {
    let decision = world.decisions[index]
    let open = openOptions(of: index)
    switch decision.kind {
    case .info: return .none
    case .choice: return .option(open.isEmpty ? 0 : open[min(position, open.count - 1)])
    case .pick:
      let first = min(position, Swift.max(0, open.count - decision.max))
      return .options(open[first..<min(open.count, first + decision.max)].reduce(0) { $0 | 1 << UInt32($1) })
    case .number:
      guard let range = decision.range else { return .number(0) }
      let steps = ((range.max - range.min) / range.step).rounded(.down)
      return .number(range.min + (steps * Double(position) / 3).rounded(.down) * range.step)
    case .order:
      return .order((0..<decision.items).reduce(0) { $0 | UInt32($1) << UInt32(4 * $1) })
    case .text: return .score(50)
    }
  }
}

extension UInt32 {
  /// Where the n-th bit that is set stands, counted from the lowest.
  fileprivate func place(_ n: Int) -> Int {
    var bits = self
    for _ in 0..<n { bits &= bits &- 1 }
    return bits.trailingZeroBitCount
  }
}
