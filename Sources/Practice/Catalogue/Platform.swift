import Kernel

/// A network as the teaching model sees it, and what it allows to write, each with its dates.
public struct Platform: Record {
  public let id: String
  public let name: String
  /// False for a page that people look up and do not follow.
  public let hasFollowers: Bool
  /// The formats that alternate, then the video one.
  public let formats: [PostFormat]
  /// In order of their first day.
  public let models: [PlatformModel]
  public let limits: [PostLimit]

  public init(_ fields: Fields) {
    id = fields.value("id")
    name = fields.value("name")
    hasFollowers = fields.optional("hasFollowers") ?? true
    formats = fields.records("formats")
    models = fields.records("models", of: PlatformModel.self).sorted { $0.from < $1.from }
    limits = fields.records("limits")
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    if models.isEmpty { fields.problem(.missingKey, key: "models", "« \(id) » : il faut un jeu de paramètres.") }
    for (first, second) in zip(models, models.dropFirst()) where first.from == second.from {
      fields.problem(
        .period, key: "models", "« \(id) » : deux jeux de paramètres commencent le \(second.from). Gardez-en un.")
    }
    if formats.isEmpty || !formats.contains(where: { !$0.video }) && formats.count > 1 {
      fields.problem(.missingKey, key: "formats", "« \(id) » : il faut au moins un format.")
    }
  }

  /// The parameters of a day, the nearest known ones where that day is outside.
  public func model(on day: CivilDate) -> PlatformModel? { models.last { $0.from <= day } ?? models.first }
}

/// How a format weighs with followers (`fmt`) and with people who do not follow yet (`disc`).
public struct PostFormat: Record {
  public let id: String
  public let name: String
  public let fmt: Double
  public let disc: Double
  public let video: Bool

  public init(_ fields: Fields) {
    id = fields.value("id")
    name = fields.value("name")
    fmt = fields.value("fmt", Quantity.self).double
    disc = fields.value("disc", Quantity.self).double
    video = fields.optional("video") ?? false
  }
}

/// The parameters of the audience model, for a period.
///
/// Orders of magnitude only; those named in `calibrated` follow published figures, the others are invented for teaching.
public struct PlatformModel: Record {
  public let from: CivilDate
  public let checked: CivilDate
  public let confidence: Confidence
  public let sources: [String]
  public let calibrated: [String]
  /// Part of the followers that one post reaches, for 1 000 followers.
  public let rho: Double
  /// How fast that part falls as followers grow.
  public let x: Double
  /// How slowly each further post of a week counts less.
  public let fading: Double
  /// People found by chance, whatever the followers.
  public let floor: Double
  public let d: Double
  /// Engagements for each person reached.
  public let e: Double
  /// What answering quickly adds.
  public let lambda: Double
  /// New followers for each stranger reached.
  public let kappa: Double
  public let ctr: Double
  /// Euros for a thousand impressions bought.
  public let cpm: Double
  /// Followers lost each week, as a part.
  public let c0: Double
  public let nLow: Double
  public let nHigh: Double

  public init(_ fields: Fields) {
    from = fields.value("from")
    checked = fields.value("checked")
    confidence = fields.choice("confidence", default: .editorial, required: true)
    sources = fields.references("sources", to: "source")
    calibrated = fields.values("calibrated")
    func number(_ key: String, above low: Double = 0, to high: Double) -> Double {
      let value = fields.value(key, Quantity.self).double
      if !fields.isDescribing, !fields.reading.trusted, value < low || value > high {
        fields.problem(.outOfRange, key: key, "« \(key) » va de \(low) à \(high).")
      }
      return value
    }
    rho = number("rho", to: 1)
    x = number("x", to: 1)
    fading = number("K", above: 0.1, to: 50)
    floor = number("floor", to: 10_000)
    d = number("d", to: 1)
    e = number("e", to: 1)
    lambda = number("lambda", to: 2)
    kappa = number("kappa", to: 1)
    ctr = number("ctr", to: 1)
    cpm = number("cpm", above: 0.1, to: 1_000)
    c0 = number("c0", to: 1)
    nLow = number("nLow", above: 0.5, to: 14)
    nHigh = number("nHigh", above: 1, to: 14)
  }
}

/// A limit that a platform sets on what is published. It may change: it carries its dates.
public struct PostLimit: Record {
  public enum Rule: String, CaseIterable, Sendable {
    /// Longest text, in characters as a reader counts them.
    case length
    /// What shows before « plus ».
    case hook
    case hashtags
    /// How many characters a link counts for.
    case linkLength
  }

  public let rule: Rule
  public let values: DatedValue<Int>
  /// Whether the platform refuses what goes beyond, or it is only advice.
  public let refused: Bool

  public init(_ fields: Fields) {
    rule = fields.choice("rule", default: .length, required: true)
    values = fields.dated("values")
    refused = fields.optional("refused") ?? false
  }
}

/// A trade's pull on networks, around 1.
public struct Sector: Record {
  public let id: String
  public let label: String
  public let factor: Double
  public let confidence: Confidence
  public let sources: [String]

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    factor = fields.value("factor", Quantity.self).double
    confidence = fields.choice("confidence", default: .editorial, required: true)
    sources = fields.references("sources", to: "source")
    if !fields.isDescribing, !fields.reading.trusted, !(0.5...1.5).contains(factor) {
      fields.problem(.outOfRange, key: "factor", "« factor » va de 0.5 à 1.5.")
    }
  }
}

/// How many people a client of such a place can hope to reach. Invented for teaching.
public struct Pool: Record {
  public let id: String
  public let place: Persona.Place
  public let people: Int

  public init(_ fields: Fields) {
    id = fields.value("id")
    place = fields.choice("place", default: .bourg, required: true)
    people = fields.integer("people", in: 100...10_000_000)
  }
}

/// One of the six things that an engagement is judged on.
public struct Dimension: Record {
  public let id: String
  public let label: String
  public let weight: Double
  public let meaning: String

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    weight = fields.value("weight", Quantity.self).double
    meaning = fields.value("meaning")
  }
}
