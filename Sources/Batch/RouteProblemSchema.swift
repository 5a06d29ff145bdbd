import Kernel

/// The JSON Schema of what `RouteProblemInput.answer` writes.
enum RouteProblemSchema {
  static func answer(_ definitions: SchemaDefinitions) -> JSON {
    let entry = Schema.written([
      ("end", CivilDate.jsonSchema), ("cost", Quantity.jsonSchema), ("hours", Quantity.jsonSchema),
      ("route", Schema.list(of: String.jsonSchema)),
    ])
    let need = definitions.add(
      "RouteNeed",
      [
        "anyOf": [
          Schema.written([("credential", String.jsonSchema)]),
          Schema.written([("competence", String.jsonSchema), ("level", Quantity.jsonSchema)]),
        ]
      ])
    let giver = Schema.written(
      [
        ("id", String.jsonSchema), ("reason", ["enum": ["neverStarts", "requires", "tooLate"]]),
        ("needs", Schema.list(of: need)), ("earliest", CivilDate.jsonSchema),
      ], optional: ["needs", "earliest"])
    let blocked = Schema.written([("need", need), ("givers", Schema.list(of: giver))])
    return definitions.add(
      "RouteProblemAnswer",
      Schema.written(
        [
          ("front", Schema.list(of: entry)), ("complete", Bool.jsonSchema), ("reason", String.jsonSchema),
          ("blockedBy", Schema.list(of: blocked)),
        ], optional: ["reason", "blockedBy"]))
  }
}
