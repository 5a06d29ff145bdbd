import Kernel

extension RoadmapResult {
  /// The JSON Schema of what `json` writes.
  public static func jsonSchema(_ definitions: SchemaDefinitions) -> JSON {
    func written(_ keys: String...) -> JSON { Schema.written(keys.map { ($0, String.jsonSchema) }) }
    let criterion: JSON = ["enum": .strings(Criterion.allCases.map(\.rawValue))]
    let recommended = Schema.written([
      ("index", count), ("reason", String.jsonSchema), ("ranking", Schema.list(of: criterion)),
      (
        "givesUp",
        Schema.list(
          of: Schema.written([("criterion", criterion), ("index", count), ("text", String.jsonSchema)]))
      ),
    ])
    let price = Schema.written([
      ("fact", String.jsonSchema), ("text", String.jsonSchema), ("end", CivilDate.jsonSchema),
      ("cost", Money.jsonSchema), ("hours", count), ("recognition", Route.recognition),
    ])
    let ongoing = Schema.written([
      ("id", String.jsonSchema), ("title", String.jsonSchema), ("start", CivilDate.jsonSchema),
      ("end", CivilDate.jsonSchema),
    ])
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
          ("complete", Bool.jsonSchema), ("ongoing", ongoing), ("constraintPrices", Schema.list(of: price)),
          ("blockedBy", Schema.list(of: String.jsonSchema)),
          ("loosenings", Schema.list(of: written("fact", "text"))),
        ], optional: ["blockedBy", "loosenings", "ongoing", "constraintPrices"]))
  }
}

extension Route {
  static func jsonSchema(_ definitions: SchemaDefinitions) -> JSON {
    definitions.add(
      "Route",
      Schema.written([
        ("end", CivilDate.jsonSchema), ("cost", Money.jsonSchema), ("hours", count), ("recognition", recognition),
        ("onSiteHours", count), ("risk", count), ("steps", Schema.list(of: RouteStep.jsonSchema(definitions))),
      ]))
  }

  static var recognition: JSON { ["type": "integer", "minimum": 0, "maximum": 7] }
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
          ("cpf", Money.jsonSchema), ("hours", count), ("weeklyHours", count), ("searchFrom", CivilDate.jsonSchema),
          ("onSite", Bool.jsonSchema), ("risk", ["type": "integer", "minimum": 0, "maximum": 3]),
          ("costLines", Schema.list(of: costLine)), ("aids", Schema.list(of: aid)), ("why", texts),
          ("warnings", texts), ("sources", texts), ("without", without),
        ], optional: ["applyBefore", "applyBeforeProjected", "searchFrom", "without"]))
  }
}

extension RouteStep {
  private static var costLine: JSON {
    Schema.written(
      [
        ("label", String.jsonSchema), ("low", Money.jsonSchema), ("high", Money.jsonSchema),
        ("note", String.jsonSchema), ("sources", Schema.list(of: String.jsonSchema)),
      ], optional: ["note"])
  }

  private static var aid: JSON {
    Schema.written(
      [
        ("id", String.jsonSchema), ("title", String.jsonSchema), ("text", String.jsonSchema),
        ("low", Money.jsonSchema), ("high", Money.jsonSchema), ("counted", Bool.jsonSchema),
        ("askBefore", CivilDate.jsonSchema), ("sources", Schema.list(of: String.jsonSchema)),
        ("toVerify", Bool.jsonSchema),
      ], optional: ["low", "high", "askBefore"])
  }

  private static var without: JSON {
    Schema.written(
      [
        ("text", String.jsonSchema), ("end", CivilDate.jsonSchema), ("cost", Money.jsonSchema), ("hours", count),
        ("recognition", Route.recognition),
      ], optional: ["end", "cost", "hours", "recognition"])
  }
}

private var count: JSON { ["type": "integer", "minimum": 0] }
