import Kernel

/// The input of the `deadlines` engine (interface §2).
public struct DeadlinesInput: Record {
  enum Wish: String, CaseIterable { case wanted, no, done }

  let startDate: CivilDate
  let registrationDate: CivilDate?
  let period: DeclarationPeriod
  let activity: Activity
  let acre: Wish
  let versementLiberatoire: Wish
  let until: CivilDate?
  let done: [String]
  let area: Area

  public init(_ fields: Fields) {
    startDate = fields.value("startDate")
    registrationDate = fields.optional("registrationDate")
    period = fields.choice("declarationPeriod", default: .month)
    activity = fields.choice("activity", default: .liberalBNC)
    acre = fields.choice("acre", default: .wanted)
    versementLiberatoire = fields.choice("versementLiberatoire", default: .wanted)
    until = fields.optional("until")
    done = fields.values("done")
    area = fields.choice("area", default: .metropole)
    guard !fields.isDescribing else { return }
    let years = 1900...2200
    for (key, date) in [("startDate", startDate), ("registrationDate", registrationDate), ("until", until)]
    where date.map({ !years.contains($0.year) }) ?? false {
      fields.problem(.outOfRange, key: key, "« \(key) » est hors des années \(years.lowerBound) à \(years.upperBound).")
    }
  }

  /// The same as facts, so that one engine serves a person and a program.
  var facts: Facts {
    Facts([
      "registration.startDate": .date(startDate), "registration.date": .date(registrationDate ?? startDate),
      "registration.declarationPeriod": .choice(period.rawValue), "registration.activity": .choice(activity.rawValue),
      "registration.acre": .choice(acre.rawValue),
      "registration.versementLiberatoire": .choice(versementLiberatoire.rawValue),
    ])
  }

  /// Answers, or reports an id of `done` that no deadline bears.
  public func answer(_ knowledge: RegistrationKnowledge, today: CivilDate, _ reading: Reading) -> JSON {
    let engine = DeadlineEngine(knowledge, area: area)
    let ids = engine.rules.filter { !$0.rule.landmark }.map(\.rule.id)
    for (index, id) in done.enumerated() where !ids.contains(String(id.prefix { $0 != "@" })) {
      let nearest = FrenchText.nearest(to: id, among: ids).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
      reading.problems.add(
        Problem(
          .unknownReference, path: "input.done[\(index)]", "« \(id.prefix(60)) » n’est pas une échéance.\(nearest)"))
    }
    guard reading.problems.isEmpty else { return .null }
    let context = FactContext(facts, knowledge.dictionary, today: today)
    let deadlines = engine.deadlines(context, until: until ?? today.adding(months: 12), done: Set(done))
      .filter { !$0.landmark && $0.legalDue.map { $0 >= startDate } ?? true }
    return ["deadlines": .array(deadlines.map(\.json))]
  }
}

extension Deadline {
  /// The stable shape of interface §2.
  public var json: JSON {
    var entries: [(String, JSON)] = [
      ("id", .string(id)), ("title", .string(title)), ("legalDue", .optional(legalDue) { .date($0) }),
      ("due", .optional(due) { .date($0) }),
    ]
    if let opens { entries.append(("opens", .date(opens))) }
    if let period {
      entries.append(("period", ["from": .date(period.lowerBound), "to": .date(period.upperBound)]))
    }
    entries += [
      ("status", .string(status.rawValue)), ("sources", .strings(sources)),
      ("confidence", .string(confidence.inFrench ?? "deux sources")),
    ]
    return .object(entries)
  }

  /// The JSON Schema of the engine's answer.
  public static func jsonSchema(_ definitions: SchemaDefinitions) -> JSON {
    let nullableDate: JSON = ["anyOf": [CivilDate.jsonSchema, ["type": "null"]]]
    let deadline = Schema.written(
      [
        ("id", String.jsonSchema), ("title", String.jsonSchema), ("legalDue", nullableDate), ("due", nullableDate),
        ("opens", CivilDate.jsonSchema),
        ("period", Schema.written([("from", CivilDate.jsonSchema), ("to", CivilDate.jsonSchema)])),
        ("status", ["enum": .strings(Status.allCases.map(\.rawValue))]),
        ("sources", Schema.list(of: String.jsonSchema)), ("confidence", String.jsonSchema),
      ], optional: ["opens", "period"])
    return definitions.add("DeadlinesAnswer", Schema.written([("deadlines", Schema.list(of: deadline))]))
  }
}
