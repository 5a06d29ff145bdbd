import Kernel
import Roadmap

/// The `routeProblem` engine's input, read exactly: hours, costs and levels may be decimal, so each is brought to whole
/// units of the finest decimal that the input uses (`DecimalScale`), and written back from there.
struct RouteProblemInput: Record {
  private let today: CivilDate
  private let has: [String]
  private let levels: [(String, DecimalText)]
  private let goal: Attainment
  private let steps: [Step]

  init(_ fields: Fields) {
    today = fields.value("today")
    has = fields.values("has")
    levels = fields.decimals("levels")
    goal = fields.record("goal")
    steps = fields.records("steps")
    var seen = Set<String>()
    for (index, step) in steps.enumerated() where !seen.insert(step.id).inserted {
      fields.problem(.duplicateID, key: "steps[\(index)].id", "l’étape « \(step.id.prefix(60)) » est écrite deux fois.")
    }
  }

  /// `{"credentials": […], "levels": {…}}`.
  struct Attainment: Record {
    static var recordName: String { "RouteAttainment" }
    var credentials: [String] = []
    var levels: [(String, DecimalText)] = []

    init() {}

    init(_ fields: Fields) {
      credentials = fields.values("credentials")
      levels = fields.decimals("levels")
    }
  }

  struct Step: Record {
    static var recordName: String { "RouteStep" }
    let id: String
    let requires: Attainment
    let gives: Attainment
    let starts: [AnnualStart]?
    let months: Int
    let hours: DecimalText?
    let cost: DecimalText?

    init(_ fields: Fields) {
      id = fields.value("id")
      requires = fields.optionalRecord("requires") ?? Attainment()
      gives = fields.optionalRecord("gives") ?? Attainment()
      let isAnyDay = !fields.has("starts") || fields.take("starts") == nil
      let days: [MonthDay] = isAnyDay ? [] : fields.values("starts")
      fields.describe("starts", ["type": ["array", "null"], "items": MonthDay.jsonSchema], required: false)
      var deadlines: [MonthDay: MonthDay] = [:]
      fields.describe(
        "applyBefore",
        [
          "type": "object", "propertyNames": MonthDay.jsonSchema, "additionalProperties": MonthDay.jsonSchema,
        ], required: false)
      if let node = fields.take("applyBefore"), case .map(let entries) = node.value {
        for entry in entries {
          guard let start = MonthDay(iso: entry.key) else {
            fields.problem(
              .wrongValue, at: entry.value, key: "applyBefore",
              "« \(entry.key.prefix(40)) » : il fallait \(MonthDay.expectation).")
            continue
          }
          if let last: MonthDay = fields.scalar(entry.value, key: "applyBefore.\(entry.key)") {
            deadlines[start] = last
          }
        }
      }
      starts = isAnyDay ? nil : days.map { AnnualStart($0, applyBefore: deadlines[$0]) }
      months = fields.integer("months", in: 0...12_000)
      hours = fields.decimal("hours")
      cost = fields.decimal("cost")
    }
  }

  /// Solves, and writes the answer.
  func answer(_ reading: Reading) -> JSON {
    let levelNumbers = (levels + goal.levels + steps.flatMap { $0.requires.levels + $0.gives.levels }).map(\.1)
    let levelScale = DecimalScale(levelNumbers)
    let hourScale = DecimalScale(steps.compactMap(\.hours))
    let costScale = DecimalScale(steps.compactMap(\.cost))
    var overflow: String?
    func whole(_ number: DecimalText?, _ scale: DecimalScale, _ path: @autoclosure () -> String) -> Int {
      guard let number, let value = scale.whole(number) else {
        overflow = overflow ?? path()
        return 0
      }
      return value
    }
    func attainment(
      _ credentials: [String], _ levels: [(String, DecimalText)], _ path: String
    ) -> RouteProblem.Attainment {
      .init(
        credentials: Set(credentials),
        levels: Dictionary(
          levels.map { ($0.0, whole($0.1, levelScale, "\(path).levels.\($0.0)")) }, uniquingKeysWith: { $1 }))
    }
    let problem = RouteProblem(
      today: today, has: attainment(has, levels, "input"),
      goal: attainment(goal.credentials, goal.levels, "input.goal"),
      steps: steps.enumerated().map { index, step in
        let path = "input.steps[\(index)]"
        return .init(
          id: step.id, requires: attainment(step.requires.credentials, step.requires.levels, path + ".requires"),
          gives: attainment(step.gives.credentials, step.gives.levels, path + ".gives"), starts: step.starts,
          months: step.months, hours: whole(step.hours, hourScale, path + ".hours"),
          cost: whole(step.cost, costScale, path + ".cost"))
      })
    if let overflow {
      reading.problems.add(
        Problem(
          .overflow, path: overflow,
          "ce nombre est trop grand, ou a trop de chiffres avec ceux des autres étapes : \(DecimalScale.limits)."))
      return .null
    }
    let answer = problem.solve()
    var entries: [(String, JSON)] = [
      (
        "front",
        .array(
          answer.front.map { entry in
            [
              "end": .date(entry.end), "cost": .number(DecimalText.write(entry.cost, decimals: costScale.decimals)),
              "hours": .number(DecimalText.write(entry.hours, decimals: hourScale.decimals)),
              "route": .strings(entry.route),
            ]
          })
      ),
      ("complete", .bool(answer.incomplete == nil)),
    ]
    if let incomplete = answer.incomplete {
      entries.append(
        (
          "reason",
          .string(
            "La recherche s’est arrêtée à \(incomplete.labelLimit) parcours partiels ; tout ce qui finit avant le \(incomplete.provenBefore) est prouvé."
          )
        ))
    }
    if answer.front.isEmpty {
      entries.append(("blockedBy", .array(answer.blockedBy.map { blocked($0, levelScale.decimals) })))
    }
    return .object(entries)
  }

  private func blocked(_ blocked: RouteAnswer.Blocked, _ scale: Int) -> JSON {
    [
      "need": need(blocked.need, scale),
      "givers": .array(
        blocked.givers.map { giver in
          switch giver.reason {
          case .neverStarts: ["id": .string(giver.id), "reason": "neverStarts"]
          case .requires(let needs):
            ["id": .string(giver.id), "reason": "requires", "needs": .array(needs.map { need($0, scale) })]
          case .tooLate(let day): ["id": .string(giver.id), "reason": "tooLate", "earliest": .date(day)]
          }
        }),
    ]
  }

  private func need(_ need: RouteNeed, _ scale: Int) -> JSON {
    switch need {
    case .credential(let id): ["credential": .string(id)]
    case .level(let id, let level):
      ["competence": .string(id), "level": .number(DecimalText.write(level, decimals: scale))]
    }
  }
}

extension Fields {
  /// A group of numbers under free keys: `{"redaction": 2, "mesure": 1.5}`.
  fileprivate func decimals(_ key: String) -> [(String, DecimalText)] {
    describe(key, ["type": "object", "additionalProperties": ["type": "number"]], required: false)
    guard let node = take(key) else { return [] }
    guard case .map(let entries) = node.value else {
      problem(
        .wrongType, at: node, key: key,
        "« \(key) » : \(node.kindInFrench) se trouve là où un groupe « compétence: niveau » était attendu.")
      return []
    }
    return entries.compactMap { entry in
      guard case .scalar(let text, plain: true) = entry.value.value, let number = DecimalText(text) else {
        problem(
          .wrongType, at: entry.value, key: "\(key).\(entry.key)",
          "« \(entry.key) » : \(entry.value.kindInFrench) se trouve là où il fallait \(Quantity.expectation).")
        return nil
      }
      return (entry.key, number)
    }
  }

  /// A number of hours or euros, not negative.
  fileprivate func decimal(_ key: String) -> DecimalText? {
    describe(key, ["type": "number", "minimum": 0], required: true)
    guard let node = take(key) else {
      problem(.missingKey, key: key, "il manque la clé « \(key) » : \(Quantity.expectation).")
      return nil
    }
    guard case .scalar(let text, plain: true) = node.value, let number = DecimalText(text) else {
      problem(
        .wrongType, at: node, key: key,
        "« \(key) » : \(node.kindInFrench) se trouve là où il fallait \(Quantity.expectation).")
      return nil
    }
    guard text.first != "-" || number.scaled(by: number.decimals) == 0 else {
      problem(.outOfRange, at: node, key: key, "« \(key) » vaut \(text.prefix(20)) ; il faut au moins 0.")
      return nil
    }
    return number
  }
}
