import Kernel

/// One engagement played as far as its replies go, with what each of them brought.
///
/// A policy, a script of `lot`, a debrief and « et si… » all play it here; a person plays the same fold through a
/// conversation.
public struct PracticeRun: Sendable {
  /// One reply, and the points that it got, by dimension, between the least and the most that were possible.
  public struct Turn: Sendable, Equatable {
    public let index: Int
    /// The id of the decision or of the event; `id~2` where an event comes back.
    public let id: String
    public let week: Int
    public let reply: CompiledReply
    /// What was written, for a text.
    public let text: String?
    public let got: [Double]
    public let least: [Double]
    public let most: [Double]
  }

  public struct Answer: Sendable, Equatable {
    public let reply: CompiledReply
    public let text: String?
    /// Left aside: not observed, and it brings nothing.
    public static let none = Answer(.none)

    public init(_ reply: CompiledReply, text: String? = nil) { (self.reply, self.text) = (reply, text) }
  }

  public let world: CompiledScenario
  public let seed: UInt64
  public private(set) var engagement: Engagement<Chronicle>
  public private(set) var turns: [Turn] = []
  /// The decision at which the replies ran out.
  public private(set) var pending: String?

  /// - Parameter answer: the reply to a decision, or nil where there is none: the run stops there. It must be open.
  public init(
    _ world: CompiledScenario, seed: UInt64, answer: (_ index: Int, _ id: String, Engagement<Chronicle>) -> Answer?
  ) {
    (self.world, self.seed) = (world, seed)
    engagement = Engagement(world, seed: seed, log: Chronicle())
    var times = [Int](repeating: 0, count: world.decisions.count)
    func byDimension(_ points: Points) -> [Double] { world.dimensions.indices.map { points[$0] } }
    while case .decision(let index) = engagement.next() {
      if world.decisions[index].kind == .info {
        engagement.take(.none)
        continue
      }
      times[index] += 1
      let id = PracticeRun.id(world.id(ofDecision: index), time: times[index])
      guard let answer = answer(index, id, engagement) else {
        pending = id
        return
      }
      let (before, week) = (engagement.tally, engagement.week)
      engagement.take(answer.reply)
      let after = engagement.tally
      turns.append(
        Turn(
          index: index, id: id, week: week, reply: answer.reply, text: answer.text,
          got: byDimension(after.got - before.got), least: byDimension(after.least - before.least),
          most: byDimension(after.most - before.most)))
    }
  }

  public init(_ world: CompiledScenario, seed: UInt64, policy: Policy) {
    let player = PolicyPlayer(policy, seed: seed)
    self.init(world, seed: seed) { index, _, engagement in
      Answer(player.reply(to: index, turn: engagement.replies.count, in: engagement))
    }
  }

  /// Plays known replies again: those that cannot be given any more, and decisions that nobody met, are not observed.
  public init(_ world: CompiledScenario, seed: UInt64, replaying answers: [String: Answer]) {
    self.init(world, seed: seed) { index, id, engagement in
      guard let answer = answers[id], engagement.isOpen(answer.reply, to: index) else { return Answer.none }
      return answer
    }
  }

  static func id(_ id: String, time: Int) -> String { time > 1 ? "\(id)~\(time)" : id }

  public var answers: [String: Answer] {
    Dictionary(turns.map { ($0.id, Answer($0.reply, text: $0.text)) }, uniquingKeysWith: { first, _ in first })
  }

  public var ending: Ending? { engagement.ending.map { world.scenario.endings[$0] } }

  /// What a reply did to one dimension, in points of its part that decisions make: above the middle of what was possible
  /// it is positive, below it negative. Nil where the decision says nothing of that dimension.
  public func effect(of turn: Turn, on dimension: Int) -> Double? {
    let whole = turns.reduce(0.0) { $0 + $1.most[dimension] - $1.least[dimension] }
    guard turn.most[dimension] > turn.least[dimension], whole > 0 else { return nil }
    return 100 * (turn.got[dimension] - (turn.most[dimension] + turn.least[dimension]) / 2) / whole
  }
}
