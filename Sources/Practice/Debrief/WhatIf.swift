import Kernel

/// « Et si… » : one reply changed, all else kept, and the same chance, so that the difference is the decision.
///
/// Later replies are kept while they can be given; a decision that nobody met in the first play is not observed.
public struct WhatIf: Sendable {
  public let before: PracticeRun
  public let after: PracticeRun
  public let changed: PracticeRun.Turn
  /// Replies that could no longer be given, by id.
  public let lost: [String]
  /// Decisions that the change brought, and that nobody answered.
  public let unanswered: [String]

  /// Nil where the decision was not met, or the reply was closed there.
  public init?(_ run: PracticeRun, changing id: String, to answer: PracticeRun.Answer) {
    guard let turn = run.turns.first(where: { $0.id == id }) else { return nil }
    before = run
    changed = turn
    var answers = run.answers
    answers[id] = answer
    after = PracticeRun(run.world, seed: run.seed, replaying: answers)
    guard let now = after.turns.first(where: { $0.id == id }), now.reply == answer.reply else { return nil }
    let met = Dictionary(after.turns.map { ($0.id, $0.reply) }, uniquingKeysWith: { first, _ in first })
    lost = run.turns.filter { $0.id != id && $0.reply != .none && met[$0.id] != $0.reply }.map(\.id)
    unanswered = after.turns.filter { answers[$0.id] == nil }.map(\.id)
  }

  public var gain: Double { after.engagement.score().total - before.engagement.score().total }

  /// How much the total changes over other draws of chance: nine times in ten between these bounds.
  public func spread(draws: Int = 200) -> ClosedRange<Double> {
    var answers = before.answers
    let kept = answers
    answers[changed.id] = after.answers[changed.id]
    let gains = (0..<draws).map { draw -> Double in
      let seed = KeyedChance.mix(before.seed &+ UInt64(draw) &+ 1)
      let without = PracticeRun(before.world, seed: seed, replaying: kept).engagement.score().total
      return PracticeRun(before.world, seed: seed, replaying: answers).engagement.score().total - without
    }.sorted()
    guard let first = gains.first, let last = gains.last else { return 0...0 }
    let edge = gains.count / 20
    return gains.count > 20 ? gains[edge]...gains[gains.count - 1 - edge] : first...last
  }
}
