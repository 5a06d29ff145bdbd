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
      ("recommended", .optional(recommended, \.json)),
      ("assumptions", .array(assumptions.map { ["id": .string($0.fact), "text": .string($0.text)] })),
      (
        "advice",
        .array(
          advice.map { ["id": .string($0.id), "text": .string($0.words), "sources": .strings($0.sources)] })
      ),
      ("complete", .bool(isComplete)),
    ]
    if let ongoing { entries.append(("ongoing", ongoing.json)) }
    if !constraintPrices.isEmpty {
      entries.append(("constraintPrices", .array(constraintPrices.map(\.json))))
    }
    if routes.isEmpty {
      entries.append(("blockedBy", .strings(blockedBy)))
      entries.append(("loosenings", .array(loosenings.map { ["fact": .string($0.fact), "text": .string($0.text)] })))
    }
    return .object(entries)
  }
}

extension Recommendation {
  public var json: JSON {
    [
      "index": .int(index), "reason": .string(reason), "ranking": .strings(ranking.map(\.rawValue)),
      "givesUp": .array(
        givesUp.map {
          ["criterion": .string($0.criterion.rawValue), "index": .int($0.index), "text": .string($0.text)]
        }),
    ]
  }
}

extension ConstraintPrice {
  public var json: JSON {
    [
      "fact": .string(fact), "text": .string(text), "end": .date(end), "cost": .money(cost), "hours": .int(hours),
      "recognition": .int(recognition),
    ]
  }
}

extension Progress.Step {
  public var json: JSON {
    ["id": .string(id), "title": .string(title), "start": .date(start), "end": .date(end)]
  }
}

extension Aid {
  public var json: JSON {
    var entries: [(String, JSON)] = [("id", .string(id)), ("title", .string(title)), ("text", .string(text))]
    if let low, let high { entries += [("low", .money(low)), ("high", .money(high))] }
    entries.append(("counted", .bool(isCounted)))
    if let askBefore { entries.append(("askBefore", .date(askBefore))) }
    entries += [("sources", .strings(sources)), ("toVerify", .bool(mustBeChecked))]
    return .object(entries)
  }
}

extension WithoutStep {
  public var json: JSON {
    var entries: [(String, JSON)] = [("text", .string(text))]
    if let end, let cost, let hours, let recognition {
      entries += [
        ("end", .date(end)), ("cost", .money(cost)), ("hours", .int(hours)), ("recognition", .int(recognition)),
      ]
    }
    return .object(entries)
  }
}

extension Route {
  public var json: JSON {
    [
      "end": .date(end), "cost": .money(cost), "hours": .int(hours), "recognition": .int(recognition),
      "onSiteHours": .int(onSiteHours), "risk": .int(risk), "steps": .array(steps.map(\.json)),
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
    if let searchFrom { entries.append(("searchFrom", .date(searchFrom))) }
    entries += [
      ("cost", .money(cost)), ("price", .money(price)), ("cpf", .money(cpf)), ("hours", .int(hours)),
      ("weeklyHours", .int(weeklyHours)), ("onSite", .bool(isOnSite)), ("risk", .int(risk)),
      ("costLines", .array(lines.map(\.json))), ("aids", .array(aids.map(\.json))), ("why", .strings(why)),
      ("warnings", .strings(warnings)), ("sources", .strings(sources)),
    ]
    if let without { entries.append(("without", without.json)) }
    return .object(entries)
  }
}

extension CostLine {
  public var json: JSON {
    var entries: [(String, JSON)] = [("label", .string(label)), ("low", .money(low)), ("high", .money(high))]
    if let note { entries.append(("note", .string(note))) }
    entries.append(("sources", .strings(sources)))
    return .object(entries)
  }
}
