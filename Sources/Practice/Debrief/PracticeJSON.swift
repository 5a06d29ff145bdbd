import Kernel

/// A run as programs read it: what `lot` answers, what a finished mission keeps.
extension PracticeRun {
  public var json: JSON {
    let score = engagement.score()
    let ids = world.dimensions.map(\.id)
    return [
      "ended": .optional(ending) { .string($0.id) },
      "pending": .optional(pending) { .string($0) },
      "weeks": .int(min(12, engagement.week)),
      "scores": .object(
        [("total", .thousandths(score.total))]
          + zip(ids, score.dimensions).map { id, score in (id, .optional(score) { .thousandths($0) }) }),
      "metrics": engagement.metrics.json,
      "decisions": .array(turns.map(json)),
      "digest": .string(digestText),
    ]
  }

  /// Sixteen hexadecimal digits.
  public var digestText: String {
    let hex = String(engagement.digest(), radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }

  /// Replies by ids, in the order in which they were given.
  public var repliesJSON: JSON {
    .object(
      turns.map { turn in
        (turn.id, PlayedDecision(world, turn.index).stored(.init(turn.reply, text: turn.text)))
      })
  }

  private func json(_ turn: Turn) -> JSON {
    let effects = world.dimensions.indices.compactMap { index in
      effect(of: turn, on: index).map { (world.dimensions[index].id, JSON.thousandths($0)) }
    }
    return [
      "id": .string(turn.id), "reply": PlayedDecision(world, turn.index).stored(.init(turn.reply, text: turn.text)),
      "effect": .object(effects),
    ]
  }
}

extension PracticeMetrics {
  public var json: JSON {
    [
      "followers": .thousandths(followers), "followersGained": .thousandths(followersGained),
      "platforms": .object(followersByPlatform.map { ($0.platform, .thousandths($0.followers)) }),
      "reach": .thousandths(reach), "engagement": .thousandths(engagement), "clicks": .thousandths(clicks),
      "hours": .thousandths(hours), "costs": .thousandths(costs), "price": .thousandths(price),
      "invoiced": .thousandths(invoiced), "hourly": .thousandths(hourly), "trust": .thousandths(trust),
      "reputation": .thousandths(reputation), "quality": .thousandths(quality), "redLines": .int(redLines),
      "kpis": .object(kpis.map { ($0.kpi.id, .thousandths($0.value)) }),
    ]
  }
}

extension JSON {
  /// A number of the teaching model, to the thousandth: past it, digits say nothing.
  public static func thousandths(_ value: Double) -> JSON {
    guard value.isFinite, abs(value) < 1e12 else { return .null }
    return .quantity(Quantity(millionths: Int((value * 1_000).rounded()) * 1_000))
  }
}
