import Kernel

extension RoadmapResult {
  /// The stable shape of interface §2.
  public var json: JSON {
    var entries: [(String, JSON)] = [
      ("goal", .optional(goal) { .string($0.id) }),
      ("routes", .array(routes.map(\.json))),
      (
        "excluded",
        .array(
          excluded.map { ["id": .string($0.id), "kind": .string($0.kind.rawValue), "reason": .string($0.reason)] })
      ),
      ("recommended", .optional(recommended) { ["index": .int($0.index), "reason": .string($0.reason)] }),
      ("assumptions", .array(assumptions.map { ["id": .string($0.fact), "text": .string($0.text)] })),
      (
        "advice",
        .array(
          advice.map { ["id": .string($0.id), "text": .string($0.words), "sources": .strings($0.sources)] })
      ),
      ("complete", .bool(isComplete)),
    ]
    if routes.isEmpty {
      entries.append(("blockedBy", .strings(blockedBy)))
      entries.append(("loosenings", .array(loosenings.map { ["fact": .string($0.fact), "text": .string($0.text)] })))
    }
    return .object(entries)
  }
}

extension Route {
  public var json: JSON {
    [
      "end": .date(end), "cost": .money(cost), "hours": .int(hours), "recognition": .int(recognition),
      "steps": .array(steps.map(\.json)),
    ]
  }
}

extension RouteStep {
  public var json: JSON {
    var entries: [(String, JSON)] = [
      ("id", .string(id)), ("offer", .string(offer)), ("title", .string(title)), ("start", .date(start)),
      ("end", .date(end)),
    ]
    if let applyBefore {
      entries.append(("applyBefore", .date(applyBefore)))
      entries.append(("applyBeforeProjected", .bool(applyBeforeIsProjected)))
    }
    entries += [
      ("cost", .money(cost)), ("price", .money(price)), ("cpf", .money(cpf)), ("hours", .int(hours)),
      ("weeklyHours", .int(weeklyHours)), ("why", .strings(why)), ("warnings", .strings(warnings)),
      ("sources", .strings(sources)),
    ]
    return .object(entries)
  }
}
