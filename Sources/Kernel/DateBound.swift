/// A day that a condition compares with: fixed, today, or so far from another fact or from today.
///
///     onOrBefore: 2027-06-30
///     onOrBefore: today
///     onOrBefore: { after: registration.start, days: 60 }
///     onOrAfter:  { before: today, years: 5 }
public enum DateBound: Equatable, Sendable {
  case today
  case day(CivilDate)
  case relative(RelativeDay)

  /// The fact that it counts from; nil where it counts from today, or from nothing.
  public var fact: String? {
    if case .relative(let day) = self { day.fact } else { nil }
  }

  /// The day itself; nil while the fact that it counts from is unknown, or is no date.
  public func day(_ context: FactContext) -> CivilDate? {
    switch self {
    case .today: context.today
    case .day(let date): date
    case .relative(let day): day.day(context)
    }
  }

  /// Reads the value of a key; nil where it is absent, or after a problem.
  static func read(_ key: String, _ fields: Fields) -> DateBound? {
    if let builder = fields.reading.schema {
      fields.describe(
        key, ["anyOf": [String.jsonSchema, Schema.reference(to: RelativeDay.self, in: builder.definitions)]],
        required: false)
      return nil
    }
    guard let node = fields.take(key) else { return nil }
    if case .map = node.value { return .relative(fields.record(node, key: key)) }
    guard let text: String = fields.scalar(node, key: key) else { return nil }
    if text == "today" { return .today }
    if let date = CivilDate(iso: text) { return .day(date) }
    fields.problem(
      .wrongValue, at: node, key: key,
      "« \(key) » : il fallait une date AAAA-MM-JJ, today, ou un groupe tel que { after: birthDate, years: 26 }.")
    return nil
  }
}

/// So many days, months and years after or before a date fact, or today.
public struct RelativeDay: Record, Equatable {
  /// Nil: today.
  public let fact: String?
  public let days: Int
  public let months: Int
  public let isBefore: Bool

  public init(_ fields: Fields) {
    let after: String? = fields.optional("after")
    let before: String? = fields.optional("before")
    let start = after ?? before
    fact = start == "today" ? nil : start
    isBefore = after == nil
    days = fields.optionalInteger("days", in: 0...36_525) ?? 0
    let wholeMonths = fields.optionalInteger("months", in: 0...1_200) ?? 0
    months = wholeMonths + 12 * (fields.optionalInteger("years", in: 0...100) ?? 0)
    guard !fields.isDescribing else { return }
    if let fact {
      fields.refer(fact, "fact", fields.node[isBefore ? "before" : "after"], isBefore ? "before" : "after")
    }
    guard !fields.reading.trusted else { return }
    if (after == nil) == (before == nil) {
      fields.problem(.contradiction, "il faut « after » ou « before », et un seul des deux : le fait d’où l’on compte.")
    }
    if days == 0, months == 0 {
      fields.problem(.missingKey, "il manque la durée : ajoutez « days », « months » ou « years ».")
    }
  }

  func day(_ context: FactContext) -> CivilDate? {
    var start = context.today
    if let fact {
      guard case .date(let date)? = context[fact] else { return nil }
      start = date
    }
    let sign = isBefore ? -1 : 1
    return start.adding(months: sign * months).adding(days: sign * days)
  }
}
