import Kernel

/// What a finished engagement teaches: scores with the decisions that made them, what was not known, the turning point.
public struct Debrief: Sendable {
  /// One of the six things that count, and the two replies that weighed most in it.
  public struct Line: Sendable {
    public let dimension: Dimension
    /// Nil: « non observé ».
    public let score: Double?
    public let weighty: [(turn: PracticeRun.Turn, effect: Double)]
  }

  /// The decision whose expert reply, all else kept, changes the total most.
  public struct TurningPoint: Sendable {
    public let turn: PracticeRun.Turn
    public let better: PracticeRun.Answer
    public let gain: Double
  }

  public let run: PracticeRun
  public let score: PracticeScore
  public let metrics: PracticeMetrics
  public let lines: [Line]

  public init(_ run: PracticeRun) {
    self.run = run
    let score = run.engagement.score()
    (self.score, metrics) = (score, run.engagement.metrics)
    lines = run.world.dimensions.enumerated().map { index, dimension in
      let effects = run.turns.compactMap { turn in
        run.effect(of: turn, on: index).map { (turn: turn, effect: $0) }
      }
      let weighty = effects.enumerated().sorted { a, b in
        (abs(a.element.effect), -a.offset) > (abs(b.element.effect), -b.offset)
      }
      return Line(
        dimension: dimension, score: score.dimensions[index],
        weighty: weighty.prefix(2).map(\.element).filter { abs($0.effect) > 0.01 })
    }
  }

  /// What the client never said, because nobody asked.
  public var unknown: [HiddenFact] {
    run.world.scenario.hidden.enumerated().filter { run.engagement.revealed & (1 << UInt64($0.offset)) == 0 }
      .map(\.element)
  }

  /// Of a choice of questions, those that were left out and would have counted in a dimension, the weightiest first.
  func unasked(_ turn: PracticeRun.Turn, _ dimension: Dimension) -> [Option] {
    let played = PlayedDecision(run.world, turn.index)
    guard played.kind == .pick, case .options(let bits) = turn.reply else { return [] }
    func points(_ option: Option) -> Int { option.outcome.evidence.first { $0.id == dimension.id }?.points ?? 0 }
    return played.written.enumerated().filter { bits & (1 << UInt32($0.offset)) == 0 && points($0.element) > 0 }
      .map(\.element).enumerated()
      .sorted { (-points($0.element), $0.offset) < (-points($1.element), $1.offset) }.map(\.element)
  }

  /// The competence that was shown least, of those that could be.
  public var toWorkOn: String? {
    evidence.filter { $0.most > 0 }
      .min { Double($0.points) / Double($0.most) < Double($1.points) / Double($1.most) }?.competence
  }

  /// What the law said on the way, each note once.
  public var laws: [(about: String, note: LawNote)] {
    var seen = Set<String>()
    return run.turns.compactMap { turn in
      let played = PlayedDecision(run.world, turn.index)
      guard let law = played.law, seen.insert(law.text).inserted else { return nil }
      return (played.short, law)
    }
  }

  /// Nil where no reply of the expert would have brought more than a point.
  public var turningPoint: TurningPoint? {
    var best: TurningPoint?
    for turn in run.turns {
      guard let expert = run.world.decisions[turn.index].expert, expert != turn.reply,
        let change = WhatIf(run, changing: turn.id, to: .init(expert)), change.gain > (best?.gain ?? 1)
      else { continue }
      best = TurningPoint(turn: turn, better: .init(expert), gain: change.gain)
    }
    return best
  }

  /// The share of a colleague's runs that this one beats, 0…1, ties counted half.
  public func percentile(among policy: Policy, runs: UInt64 = 400) -> Double {
    Simulation(run.world, policy: policy, seeds: 1..<(runs + 1)).percentile(of: score.total)
  }

  /// Points above the least by competence, with the most that was possible: evidence from doing.
  public var evidence: [(competence: String, points: Int, most: Int)] {
    var points: [String: (Int, Int)] = [:]
    for turn in run.turns where turn.reply != .none {
      let played = PlayedDecision(run.world, turn.index)
      let decision = run.world.decisions[turn.index]
      let taken = run.outcomes(of: turn).compactMap { played.outcome($0) }
      let all = decision.outcomes.indices.compactMap { played.outcome($0) }
      let dimensions = Set(run.world.dimensions.map(\.id))
      let taking = decision.kind == .pick ? decision.max : 1
      for id in Set(all.flatMap { $0.evidence.map(\.id) }).subtracting(dimensions) {
        let of = { (outcome: Outcome) in outcome.evidence.first { $0.id == id }?.points ?? 0 }
        let sorted = all.map(of).sorted()
        let least = sorted.prefix(taking).reduce(0, +)
        let old = points[id] ?? (0, 0)
        points[id] = (
          old.0 + max(0, taken.map(of).reduce(0, +) - least), old.1 + sorted.suffix(taking).reduce(0, +) - least
        )
      }
    }
    return points.keys.sorted().compactMap { id in points[id].map { (id, $0.0, $0.1) } }
  }

  /// Passed: 65 or more, no red line, and the mission went to its end.
  public var isPassed: Bool { score.total >= Debrief.pass && metrics.redLines == 0 && !run.engagement.isBroken }
  public static let pass = 65.0

  /// Whether a crisis was met, and its replies brought more than half of what they could.
  public var crisisPassed: Bool? {
    let turns = run.turns.filter { run.world.phase(ofDecision: $0.index) == .crise && $0.reply != .none }
    let possible = turns.reduce(0.0) { $0 + zip($1.most, $1.least).reduce(0) { $0 + $1.0 - $1.1 } }
    guard possible > 0 else { return nil }
    return turns.reduce(0.0) { $0 + zip($1.got, $1.least).reduce(0) { $0 + $1.0 - $1.1 } } / possible >= 0.65
      && isPassed
  }
}

extension PracticeRun {
  /// The outcomes that a reply brought, as the chronicle tells them.
  func outcomes(of turn: Turn) -> [Int] {
    var position = -1
    var found: [Int] = []
    // Each turn that observes something wrote its outcomes in a row; the same decision may come back as an event.
    let same = turns.filter { $0.index == turn.index && $0.reply != .none }
    let place = same.firstIndex { $0.id == turn.id } ?? 0
    var isOpen = false
    for entry in engagement.log.entries {
      guard case .outcome(turn.index, let outcome) = entry else {
        isOpen = false
        continue
      }
      if !isOpen { position += 1 }
      isOpen = true
      if position == place { found.append(outcome) }
    }
    return found
  }
}
