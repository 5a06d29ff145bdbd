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
  var chance: KeyedChance
  public internal(set) var log: Log
  var slots: [Slot]
  var revealed: UInt64 = 0
  var accounts: [AudienceModel.Account]
  var totals = Totals()
  var tally: Tally
  private(set) var replies: [CompiledReply] = []
  private(set) var replied: [Int] = []
  public internal(set) var ending: Int?
  var due: [(week: Int, decision: Int, outcome: Int)] = []
  var posts: [AudienceModel.Post] = []
  /// Publications since week 1, by account.
  var made = 0
  var eventWeights: [Double]
  public private(set) var week = 0
  private var stage = Stage.opening
  private var cursor = 0
  var lastEvent = -1
  var eventCount = 0
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
    tally = Tally()
    reset(seed: seed)
  }

  /// Begins again in the same memory.
  public mutating func reset(seed: UInt64) {
    chance = KeyedChance(seed: seed)
    for index in slots.indices { slots[index] = world.blank[index] }
    revealed = 0
    accounts.removeAll(keepingCapacity: true)
    for place in world.accounts.indices { accounts.append(.init(followers: world.accounts[place].followers)) }
    totals = Totals()
    totals.followersAtStart = accounts.reduce(0) { $0 + $1.followers }
    tally = Tally()
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
    meet(decision)
    var picked = outcomes(of: decision, reply)
    while let outcome = picked.next() { apply(outcome, of: decision, at: index, number: number(reply)) }
    if case .option(let option) = reply { slots[decision.chosen] = decision.outcomes[option].word }
    if case .number(let value) = reply { slots[decision.chosen] = .number(value) }
    breakOff()
  }

  /// What could be gained or lost here, as the state stands before the reply.
  private mutating func meet(_ decision: CompiledDecision) {
    guard !decision.isPlain else { return tally.meet(least: decision.least, most: decision.most) }
    let range = PointRange.of(decision.outcomes, taking: decision.kind == .pick ? decision.max : 1) { holds($0.when) }
    tally.meet(least: range.least, most: range.most)
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

  /// About how many decisions are still to come, events included: an order of magnitude for the person.
  public var decisionsLeft: Int {
    let scripted = world.decisions[cursor..<world.scripted].count { $0.kind != .info && holds($0.when) }
    return scripted + max(0, min(3 - eventCount, (12 - week) / 4))
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

  private mutating func apply(_ place: Int, of decision: CompiledDecision, at index: Int, number: Double?) {
    let outcome = decision.outcomes[place]
    change(outcome.changes)
    write(outcome.writes, number)
    revealed |= outcome.reveals
    if outcome.redLine { slots[BuiltIn.redLines.rawValue].number += 1 }
    if let later = outcome.later { due.append((week + later.weeks, index, place)) }
    tally.gain(outcome.points)
    log.outcome(decision: index, outcome: place)
    if let end = outcome.ends { ending = end }
  }

  mutating func change(_ changes: Range<Int>) {
    for place in changes {
      let (fact, by) = world.deeds.changes[place]
      if fact == BuiltIn.followers.rawValue {
        if !accounts.isEmpty { accounts[0].followers = max(0, accounts[0].followers + by) }
        continue
      }
      slots[fact] = .number(max(0, min(BuiltIn.most(fact), slots[fact].number + by)))
    }
  }

  mutating func write(_ writes: Range<Int>, _ number: Double?) {
    for place in writes {
      let (fact, value) = world.deeds.writes[place]
      slots[fact] = value ?? .number(number ?? 0)
    }
  }

  mutating func breakOff() {
    guard ending == nil else { return }
    for place in world.breaks.indices where holds(world.breaks[place].when) {
      ending = world.breaks[place].ending
      return
    }
  }

  private mutating func end() {
    guard ending == nil else { return }
    ending = world.endings.firstIndex { !$0.broken && holds($0.when) } ?? world.endings.count - 1
  }

  /// Whether the mission was broken off.
  public var isBroken: Bool { ending.map { world.endings[$0].broken } ?? false }
}
