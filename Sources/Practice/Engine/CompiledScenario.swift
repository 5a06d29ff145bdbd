import Kernel

/// A scenario with its events and its platforms, all names turned into numbers: compiled once, played a million times.
///
/// A class, so that every engagement holds one reference to it; nothing in it changes.
public final class CompiledScenario: Sendable {
  public let scenario: Scenario
  /// The pool, in the order of the scenario.
  public let pool: [PracticeEvent]
  let dimensions: [Dimension]
  /// Scripted decisions first, then one for each event of the pool.
  let decisions: [CompiledDecision]
  let scripted: Int
  let events: [CompiledEvent]
  /// The conditions of each scripted decision's variants.
  let variants: [[ConditionProgram.Entry]]
  let endings: [(when: ConditionProgram.Entry, broken: Bool)]
  let accounts: [CompiledAccount]
  let kpis: [CompiledKPI]
  let blank: [Slot]
  let conditions: ConditionProgram
  let deeds: Deeds
  /// The endings that may break a mission off, in order.
  let breaks: [(ending: Int, when: ConditionProgram.Entry)]
  let boosts: [(when: ConditionProgram.Entry, times: Double)]
  let followersSlot: [Int]
  let kpiSlot: [Int]
  let names: FactNames

  /// Weeks without an event weigh as much as this, against the events that could happen.
  static let quietWeight = 14.0

  public init(
    _ scenario: Scenario, events: [PracticeEvent], platforms: [Platform], sectors: [Sector], pools: [Pool],
    dimensions: [Dimension], on day: CivilDate
  ) {
    self.scenario = scenario
    self.dimensions = Array(dimensions.prefix(Points.scalarCount))
    let byID = Dictionary(events.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    let uses = scenario.events.filter { byID[$0.id] != nil }
    pool = uses.compactMap { byID[$0.id] }
    var names = FactNames(hidden: scenario.hidden.map(\.id))
    followersSlot = scenario.audience.map { names.slot("followers.\($0.platform)") }
    kpiSlot = scenario.kpis.map { names.slot("kpi.\($0.id)") }
    for decision in scenario.decisions { _ = names.slot("chosen.\(decision.id)") }
    var compiler = DecisionCompiler(names: names, dimensions: self.dimensions, endings: scenario.endings.map(\.id))
    var decisions = scenario.decisions.map {
      compiler.decision($0, expert: scenario.expert[$0.id], cautious: scenario.cautious[$0.id])
    }
    for event in pool { decisions.append(compiler.event(event)) }
    self.decisions = decisions
    scripted = scenario.decisions.count
    let taken = Set(scenario.decisions.compactMap(\.event))
    var boosts: [(when: ConditionProgram.Entry, times: Double)] = []
    self.events = zip(uses, pool).enumerated().map { offset, pair in
      let (use, event) = pair
      let first = boosts.count
      boosts += event.boosts.map { (compiler.condition($0.when), $0.times) }
      return CompiledEvent(
        decision: scenario.decisions.count + offset, met: compiler.names.slot("met.\(event.id)"),
        weight: taken.contains(event.id) ? 0 : use.weight ?? event.weight, weeks: use.weeks ?? event.weeks,
        when: compiler.condition(event.when), boosts: first..<boosts.count,
        repeats: event.repeats)
    }
    self.boosts = boosts
    variants = scenario.decisions.map { decision in decision.variants.map { compiler.condition($0.when) } }
    let endings = scenario.endings.map { (when: compiler.condition($0.when), broken: $0.broken) }
    self.endings = endings
    kpis = scenario.kpis.map { kpi in
      let fact = kpi.from.hasPrefix("fact:") ? compiler.names.slot(String(kpi.from.dropFirst(5))) : nil
      return CompiledKPI(
        source: KPISource(rawValue: kpi.from), fact: fact, rate: kpi.rate, target: kpi.target, lower: kpi.lowerIsBetter)
    }
    let factor = sectors.first { $0.id == scenario.persona.sector }?.factor ?? 1
    let people = pools.first { $0.place == scenario.persona.place }?.people ?? 6_000
    accounts = scenario.audience.compactMap { start in
      guard let platform = platforms.first(where: { $0.id == start.platform }), let model = platform.model(on: day)
      else { return nil }
      return CompiledAccount(
        platform, model: AudienceModel(model, people: Double(people), fit: start.fit, sector: factor),
        followers: Double(start.followers), stills: platform.formats.filter { !$0.video }.map { ($0.fmt, $0.disc) },
        video: platform.formats.first(where: \.video).map { ($0.fmt, $0.disc) })
    }
    self.names = compiler.names
    conditions = compiler.conditions
    deeds = compiler.deeds
    breaks = endings.indices.filter { endings[$0].broken }.map { ($0, endings[$0].when) }
    var slots = [Slot](repeating: .nothing, count: compiler.names.count)
    for fact in BuiltIn.allCases { slots[fact.rawValue] = .number(0) }
    slots[BuiltIn.trust.rawValue] = .number(Double(scenario.start.trust))
    slots[BuiltIn.reputation.rawValue] = .number(Double(scenario.start.reputation))
    slots[BuiltIn.quality.rawValue] = .number(Double(scenario.start.quality))
    slots[BuiltIn.cadence.rawValue] = .number(2)
    slots[BuiltIn.replyHours.rawValue] = .number(24)
    slots[BuiltIn.offerShare.rawValue] = .number(0.25)
    slots[BuiltIn.videoShare.rawValue] = .number(0.25)
    slots[BuiltIn.months.rawValue] = .number(3)
    blank = slots
  }

  /// The decision as it is written: scripted, or the event's.
  public func phase(ofDecision index: Int) -> Decision.Phase {
    index < scripted ? scenario.decisions[index].phase : .moderation
  }

  public func id(ofDecision index: Int) -> String {
    index < scripted ? scenario.decisions[index].id : pool[index - scripted].id
  }

  /// The index of a scripted decision or of an event of the pool.
  public func decision(_ id: String) -> Int? {
    scenario.decisions.firstIndex { $0.id == id } ?? pool.firstIndex { $0.id == id }.map { scripted + $0 }
  }
}

/// Names to slots, words to numbers, hidden facts to bits.
struct FactNames: Sendable {
  private(set) var slots: [String: Int] = [:]
  private(set) var words: [String: Int] = [:]
  let hidden: [String]

  init(hidden: [String]) {
    self.hidden = hidden
    for (index, name) in BuiltIn.names.enumerated() { slots[name] = index }
  }

  var count: Int { slots.count }

  mutating func slot(_ name: String) -> Int {
    if let slot = slots[name] { return slot }
    slots[name] = slots.count
    return slots.count - 1
  }

  mutating func value(_ value: ScenarioValue) -> Slot {
    switch value {
    case .number(let number): return .number(number)
    case .flag(let flag): return .flag(flag)
    case .word(let word):
      if let index = words[word] { return .word(index) }
      words[word] = words.count
      return .word(words.count - 1)
    }
  }
}

/// Where an account starts, and how it is played. A class, so that looking at one retains one thing.
final class CompiledAccount: Sendable {
  let name: String
  let hasFollowers: Bool
  let model: AudienceModel
  let followers: Double
  let stills: [(fmt: Double, disc: Double)]
  let video: (fmt: Double, disc: Double)?

  init(
    _ platform: Platform, model: AudienceModel, followers: Double, stills: [(fmt: Double, disc: Double)],
    video: (fmt: Double, disc: Double)?
  ) {
    (name, hasFollowers) = (platform.name, platform.hasFollowers)
    (self.model, self.followers, self.stills, self.video) = (model, followers, stills, video)
  }

  /// Still formats alternate, videos come in between.
  @inline(__always)
  func format(_ count: Int, isVideo: Bool) -> (fmt: Double, disc: Double) {
    if isVideo || stills.isEmpty, let video { return video }
    return stills.isEmpty ? (fmt: 1, disc: 1) : stills[count % stills.count]
  }
}

struct CompiledKPI: Sendable {
  let source: KPISource?
  let fact: Int?
  let rate: Double
  let target: Double
  let lower: Bool
}

/// When an event of the pool may come: plain numbers, with nothing to retain.
struct CompiledEvent: Sendable {
  let decision: Int
  let met: Int
  let weight: Double
  let weeks: ClosedRange<Int>
  let when: ConditionProgram.Entry
  /// Where what makes it likelier stands among the boosts of the world.
  let boosts: Range<Int>
  let repeats: Bool
}
