import Kernel

/// One engagement in progress: the fold of replies over a compiled scenario.
///
///     var engagement = Engagement(compiled, seed: 7)
///     while case .decision(let index) = engagement.next() { engagement.take(reply(to: index)) }
///
/// The same value serves a person, a script and a simulation; what is told on the way goes to `log`, which a simulation
/// leaves out. Cost: about 150 small steps for twelve weeks on two platforms, no allocation after `reset`.
public struct Engagement<Log: EngagementLog>: Sendable {
  public enum Pending: Sendable, Equatable {
    /// A reply to this decision is awaited.
    case decision(Int)
    case ended
  }

  private enum Stage: Sendable { case opening, event, decisions, playing }

  let world: CompiledScenario
  private(set) var chance: KeyedChance
  public internal(set) var log: Log
  var slots: [Slot]
  var revealed: UInt64 = 0
  var accounts: [AudienceModel.Account]
  var totals = Totals()
  var tally: Tally
  private(set) var replies: [CompiledReply] = []
  private(set) var replied: [Int] = []
  private(set) public var ending: Int?
  private var due: [(week: Int, decision: Int, outcome: Int)] = []
  private var posts: [AudienceModel.Post] = []
  private var made = 0
  private var eventWeights: [Double]
  private(set) public var week = 0
  private var stage = Stage.opening
  private var cursor = 0
  private var lastEvent = -1
  private var eventCount = 0
  private var pending: Int?

  /// What the accounts did since week 1.
  struct Totals: Sendable, Equatable {
    var reach = 0.0
    var engagement = 0.0
    var clicks = 0.0
    var followersAtStart = 0.0
  }

  public init(_ world: CompiledScenario, seed: UInt64, log: Log) {
    self.world = world
    self.log = log
    chance = KeyedChance(seed: seed)
    slots = world.blank
    accounts = []
    eventWeights = Array(repeating: 0, count: world.events.count)
    tally = Tally(dimensions: world.dimensions.count)
    reset(seed: seed)
  }

  /// Begins again in the same memory.
  public mutating func reset(seed: UInt64) {
    chance = KeyedChance(seed: seed)
    for index in slots.indices { slots[index] = world.blank[index] }
    revealed = 0
    accounts.removeAll(keepingCapacity: true)
    for account in world.accounts { accounts.append(.init(followers: account.followers)) }
    totals = Totals()
    totals.followersAtStart = accounts.reduce(0) { $0 + $1.followers }
    tally.reset()
    replies.removeAll(keepingCapacity: true)
    replied.removeAll(keepingCapacity: true)
    due.removeAll(keepingCapacity: true)
    ending = nil
    (made, week, stage, cursor, lastEvent, eventCount, pending) = (0, 0, .opening, 0, -1, 0, nil)
    report()
  }

  // MARK: Going on

  /// Goes on until a reply is needed, or to the end.
  public mutating func next() -> Pending {
    if let pending { return .decision(pending) }
    while ending == nil {
      switch stage {
      case .opening:
        slots[BuiltIn.week.rawValue] = .number(Double(week))
        log.week(week)
        comeBack()
        stage = ending == nil ? .event : stage
      case .event:
        stage = .decisions
        if let event = draw() { return wait(for: event) }
      case .decisions:
        if let decision = nextScripted() { return wait(for: decision) }
        stage = .playing
      case .playing:
        if (1...12).contains(week) {
          play()
          breakOff()
        }
        if week == 13 { end() }
        week += 1
        stage = .opening
      }
    }
    return .ended
  }

  /// Takes the reply to the pending decision. It must fit (`accepts`).
  public mutating func take(_ reply: CompiledReply) {
    guard let index = pending else { return }
    pending = nil
    replies.append(reply)
    replied.append(index)
    let decision = world.decisions[index]
    if let met = decision.met { slots[met] = .flag(true) }
    guard decision.kind != .info, reply != .none else { return }
    tally.meet(decision) { [world, slots, revealed] in world.conditions.holds($0.when, slots, revealed) }
    for outcome in outcomes(of: decision, reply) { apply(outcome, decision: index, number: number(reply)) }
    if case .option(let option) = reply { slots[decision.chosen] = decision.outcomes[option].word }
    if case .number(let value) = reply { slots[decision.chosen] = .number(value) }
    breakOff()
  }

  /// The indices of outcomes that a reply brings, as the state stands.
  func outcomes(of decision: CompiledDecision, _ reply: CompiledReply) -> OutcomePick {
    switch reply {
    case .option(let index): return OutcomePick(index)
    case .options(let bits): return OutcomePick(bits: bits)
    case .number(let value):
      let index = decision.outcomes.firstIndex { value <= $0.bound && holds($0.when) }
      return OutcomePick(index ?? decision.outcomes.count - 1)
    case .order(let order): return scored(decision, decision.share(of: order))
    case .score(let score): return scored(decision, score)
    case .none: return OutcomePick(bits: 0)
    }
  }

  private func scored(_ decision: CompiledDecision, _ score: Double) -> OutcomePick {
    let index = decision.outcomes.firstIndex { score >= $0.bound && holds($0.when) }
    return OutcomePick(index ?? decision.outcomes.count - 1)
  }

  /// Whether the reply can be given in this state: options that are closed cannot.
  public func isOpen(_ reply: CompiledReply, to index: Int) -> Bool {
    let decision = world.decisions[index]
    switch reply {
    case .option(let option): return holds(decision.outcomes[option].when)
    case .options(let bits):
      return decision.outcomes.indices.allSatisfy {
        bits & (1 << UInt32($0)) == 0 || holds(decision.outcomes[$0].when)
      }
    default: return true
    }
  }

  /// The options that are open now.
  public func openOptions(of index: Int) -> [Int] {
    let decision = world.decisions[index]
    return decision.outcomes.indices.filter { holds(decision.outcomes[$0].when) }
  }

  @inline(__always)
  func holds(_ condition: ConditionProgram.Entry) -> Bool { world.conditions.holds(condition, slots, revealed) }

  // MARK: Steps

  private mutating func wait(for decision: Int) -> Pending {
    pending = decision
    return .decision(decision)
  }

  private mutating func nextScripted() -> Int? {
    while cursor < world.scripted, world.decisions[cursor].week <= week {
      let index = cursor
      cursor += 1
      if holds(world.decisions[index].when) { return index }
    }
    return nil
  }

  private func number(_ reply: CompiledReply) -> Double? {
    switch reply {
    case .number(let value), .score(let value): value
    default: nil
    }
  }

  private mutating func apply(_ outcome: Int, decision: Int, number: Double?) {
    let outcomes = world.decisions[decision].outcomes
    change(outcomes[outcome].effects)
    write(outcomes[outcome].set, number)
    revealed |= outcomes[outcome].reveals
    if outcomes[outcome].redLine {
      slots[BuiltIn.redLines.rawValue].number += 1
    }
    if let later = outcomes[outcome].later { due.append((week + later.weeks, decision, outcome)) }
    tally.gain(outcomes[outcome].points)
    log.outcome(decision: decision, outcome: outcome)
    if let end = outcomes[outcome].ends { ending = end }
  }

  private mutating func change(_ effects: [(fact: Int, by: Double)]) {
    for (fact, by) in effects {
      if fact == BuiltIn.followers.rawValue {
        if !accounts.isEmpty { accounts[0].followers = max(0, accounts[0].followers + by) }
        continue
      }
      let bounds = BuiltIn.bounds(fact)
      slots[fact] = .number(max(bounds.lowerBound, min(bounds.upperBound, slots[fact].number + by)))
    }
  }

  private mutating func write(_ set: [(fact: Int, to: Slot?)], _ number: Double?) {
    for (fact, value) in set { slots[fact] = value ?? .number(number ?? 0) }
  }

  /// What bites later, on its day.
  private mutating func comeBack() {
    guard due.contains(where: { $0.week <= week || week == 13 }) else { return }
    let now = due.filter { $0.week <= week || week == 13 }
    due.removeAll { $0.week <= week || week == 13 }
    for item in now {
      guard let later = world.decisions[item.decision].outcomes[item.outcome].later, !holds(later.unless) else {
        continue
      }
      change(later.effects)
      write(later.set, nil)
      log.later(decision: item.decision, outcome: item.outcome)
    }
    breakOff()
  }

  /// At most one event a week, never two weeks running, four in all.
  private mutating func draw() -> Int? {
    guard (2...12).contains(week), lastEvent < week - 1, eventCount < 4 else { return nil }
    var sum = 0.0
    for index in world.events.indices {
      eventWeights[index] = weight(of: index)
      sum += eventWeights[index]
    }
    guard sum > 0 else { return nil }
    var point = chance.uniform(.event, week) * (sum + CompiledScenario.quietWeight)
    for index in world.events.indices where eventWeights[index] > 0 {
      point -= eventWeights[index]
      if point < 0 {
        slots[world.events[index].met] = .flag(true)
        (lastEvent, eventCount) = (week, eventCount + 1)
        return world.events[index].decision
      }
    }
    return nil
  }

  private func weight(of index: Int) -> Double {
    guard world.events[index].weight > 0, world.events[index].weeks.contains(week),
      world.events[index].repeats || slots[world.events[index].met].kind == .nothing,
      holds(world.events[index].when)
    else { return 0 }
    var weight = world.events[index].weight
    for boost in world.events[index].boosts where holds(boost.when) { weight *= boost.times }
    return weight
  }

  private mutating func breakOff() {
    guard ending == nil else { return }
    for (index, candidate) in world.endings.enumerated() where candidate.broken {
      if holds(candidate.when) {
        ending = index
        return
      }
    }
  }

  private mutating func end() {
    guard ending == nil else { return }
    ending = world.endings.firstIndex { !$0.broken && holds($0.when) } ?? world.endings.count - 1
  }

  /// Whether the mission was broken off.
  public var isBroken: Bool { ending.map { world.endings[$0].broken } ?? false }

  // MARK: One week of the accounts

  private mutating func play() {
    let cadence = max(0, min(14, Int(slots[BuiltIn.cadence.rawValue].number)))
    let videoShare = slots[BuiltIn.videoShare.rawValue].number
    let offerShare = slots[BuiltIn.offerShare.rawValue].number
    let quality = max(0.05, min(0.95, slots[BuiltIn.quality.rawValue].number / 100))
    let pull = AudienceModel.pull(of: quality)
    var reached = 0.0
    for (place, account) in world.accounts.enumerated() {
      posts.removeAll(keepingCapacity: true)
      var offers = 0
      for post in 0..<cadence {
        let count = made + post
        if crosses(count, offerShare) { offers += 1 }
        let isVideo = account.stills.isEmpty || (account.video != nil && crosses(count, videoShare))
        let still = account.stills.isEmpty ? (fmt: 1.0, disc: 1.0) : account.stills[count % account.stills.count]
        let format = isVideo ? account.video ?? still : still
        let m = pull * AudienceModel.noise(chance.normal(.post, week, place, post))
        posts.append(.init(followers: format.fmt * m, strangers: format.disc * m))
      }
      let outcome = account.model.play(
        &accounts[place],
        .init(
          ads: slots[BuiltIn.adsPerWeek.rawValue].number / Double(world.accounts.count),
          replyHours: slots[BuiltIn.replyHours.rawValue].number, quality: quality,
          reputation: slots[BuiltIn.reputation.rawValue].number, offers: offers), posts: &posts)
      reached += outcome.reach
      totals.reach += outcome.reach
      totals.engagement += outcome.engagement
      totals.clicks += outcome.clicks
      log.played(week: week, account: place, outcome, followers: accounts[place].followers)
    }
    made += cadence
    slots[BuiltIn.reachLastWeek.rawValue] = .number(reached)
    report()
  }

  /// Whether the k-th of a series falls in a share of it: 0,25 takes every fourth.
  private func crosses(_ k: Int, _ share: Double) -> Bool {
    (Double(k + 1) * share).rounded(.down) > (Double(k) * share).rounded(.down)
  }

  /// Writes what came of it where conditions read it.
  private mutating func report() {
    var followers = 0.0
    for (place, account) in accounts.enumerated() {
      followers += account.followers
      slots[world.followersSlot[place]] = .number(account.followers)
    }
    slots[BuiltIn.followers.rawValue] = .number(followers)
    slots[BuiltIn.followersGained.rawValue] = .number(followers - totals.followersAtStart)
    slots[BuiltIn.clicks.rawValue] = .number(totals.clicks)
    for (index, kpi) in world.kpis.enumerated() { slots[world.kpiSlot[index]] = .number(value(of: kpi)) }
  }

  func value(of kpi: CompiledKPI) -> Double {
    if let fact = kpi.fact { return slots[fact].kind == .number ? slots[fact].number * kpi.rate : 0 }
    let raw: Double =
      switch kpi.source {
      case .clicks: totals.clicks
      case .reach: totals.reach
      case .engagement: totals.engagement
      case .followersGained: slots[BuiltIn.followersGained.rawValue].number
      case .replyHours: slots[BuiltIn.replyHours.rawValue].number
      case nil: 0
      }
    return raw * kpi.rate
  }
}

/// The few outcomes of one reply, without an array.
struct OutcomePick: Sequence, IteratorProtocol {
  private var bits: UInt32
  init(_ index: Int) { bits = 1 << UInt32(index) }
  init(bits: UInt32) { self.bits = bits }

  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    let index = bits.trailingZeroBitCount
    bits &= bits - 1
    return index
  }
}

extension CompiledDecision {
  /// The share of the asked pairs that an order keeps.
  func share(of order: UInt32) -> Double {
    guard !before.isEmpty else { return 1 }
    var kept = 0
    for (a, b) in before where place(of: a, in: order) < place(of: b, in: order) { kept += 1 }
    return Double(kept) / Double(before.count)
  }

  private func place(of item: Int, in order: UInt32) -> Int {
    for place in 0..<items where Int(order >> UInt32(4 * place)) & 15 == item { return place }
    return items
  }
}
