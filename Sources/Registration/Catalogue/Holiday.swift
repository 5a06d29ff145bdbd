import Kernel

/// Where one works, as far as public holidays go.
public enum Area: String, CaseIterable, Sendable {
  case metropole
  case alsaceMoselle
  case guadeloupe, martinique, guyane, reunion, mayotte
}

/// A public holiday: a day of the year, or so many days from Easter Sunday.
public struct Holiday: Record {
  public enum Rule: Sendable, Equatable {
    case on(MonthDay)
    case easter(Int)
  }

  public let id: String
  public let label: String
  public let rule: Rule
  /// Where it is one; empty means everywhere.
  public let areas: [Area]
  public let sources: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    let day: MonthDay? = fields.optional("on")
    let offset = fields.optionalInteger("daysFromEaster", in: -60...120)
    switch (day, offset) {
    case (let day?, nil): rule = .on(day)
    case (nil, let offset?): rule = .easter(offset)
    default:
      rule = .easter(0)
      if !fields.isDescribing {
        fields.problem(
          .contradiction, "le jour férié « \(id) » se dit par « on » ou par « daysFromEaster » : l’un des deux.")
      }
    }
    areas = fields.choices("areas")
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
  }
}
