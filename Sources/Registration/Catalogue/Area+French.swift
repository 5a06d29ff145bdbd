import Kernel

extension Area {
  public var inFrench: String {
    switch self {
    case .metropole: "métropole"
    case .alsaceMoselle: "Alsace et Moselle"
    case .guadeloupe: "Guadeloupe"
    case .martinique: "Martinique"
    case .guyane: "Guyane"
    case .reunion: "La Réunion"
    case .mayotte: "Mayotte"
    }
  }
}

extension Holiday {
  /// The day in one year; nil on 29 February of a common year.
  public func date(in year: Int) -> CivilDate? {
    switch rule {
    case .on(let day): day.date(in: year)
    case .easter(let offset): Holidays.easter(year).adding(days: offset)
    }
  }
}
