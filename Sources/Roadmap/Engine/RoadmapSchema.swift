import Kernel

extension RoadmapResult {
  /// The JSON Schema of what `json` writes.
  public static func jsonSchema(_ definitions: SchemaDefinitions) -> JSON {
    func written(_ keys: String...) -> JSON { Schema.written(keys.map { ($0, String.jsonSchema) }) }
    let recommended = Schema.written([("index", ["type": "integer", "minimum": 0]), ("reason", String.jsonSchema)])
    let advice = Schema.written([
      ("id", String.jsonSchema), ("text", String.jsonSchema), ("sources", Schema.list(of: String.jsonSchema)),
    ])
    let exclusion = Schema.written([
      ("id", String.jsonSchema), ("kind", ["enum": .strings(Exclusion.Kind.allCases.map(\.rawValue))]),
      ("reason", String.jsonSchema),
    ])
    return definitions.add(
      "RoadmapResult",
      Schema.written(
        [
          ("goal", ["type": ["string", "null"]]), ("routes", Schema.list(of: Route.jsonSchema(definitions))),
          ("excluded", Schema.list(of: exclusion)), ("recommended", ["anyOf": [recommended, ["type": "null"]]]),
          ("assumptions", Schema.list(of: written("id", "text"))), ("advice", Schema.list(of: advice)),
          ("complete", Bool.jsonSchema), ("blockedBy", Schema.list(of: String.jsonSchema)),
          ("loosenings", Schema.list(of: written("fact", "text"))),
        ], optional: ["blockedBy", "loosenings"]))
  }
}

extension Route {
  static func jsonSchema(_ definitions: SchemaDefinitions) -> JSON {
    definitions.add(
      "Route",
      Schema.written([
        ("end", CivilDate.jsonSchema), ("cost", Money.jsonSchema), ("hours", count), ("recognition", recognition),
        ("steps", Schema.list(of: RouteStep.jsonSchema(definitions))),
      ]))
  }

  private static var recognition: JSON { ["type": "integer", "minimum": 0, "maximum": 7] }
}

extension RouteStep {
  static func jsonSchema(_ definitions: SchemaDefinitions) -> JSON {
    let texts = Schema.list(of: String.jsonSchema)
    return definitions.add(
      "RouteStep",
      Schema.written(
        [
          ("id", String.jsonSchema), ("offer", String.jsonSchema), ("title", String.jsonSchema),
          ("start", CivilDate.jsonSchema), ("end", CivilDate.jsonSchema), ("applyBefore", CivilDate.jsonSchema),
          ("applyBeforeProjected", Bool.jsonSchema), ("cost", Money.jsonSchema), ("price", Money.jsonSchema),
          ("cpf", Money.jsonSchema), ("hours", count), ("weeklyHours", count), ("why", texts), ("warnings", texts),
          ("sources", texts),
        ], optional: ["applyBefore", "applyBeforeProjected"]))
  }
}

private var count: JSON { ["type": "integer", "minimum": 0] }
