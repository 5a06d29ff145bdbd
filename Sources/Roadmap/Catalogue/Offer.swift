import Kernel

/// One way to follow a formation: where, for how long, at what price, from what, open to whom.
public final class Offer: Record {
  public enum Mode: String, CaseIterable, Sendable {
    case publicInitial, privateInitial, apprenticeship, professionalisation, continuing, distance, selfPaced, practice

    public var inFrench: String {
      switch self {
      case .publicInitial: "établissement public, statut étudiant"
      case .privateInitial: "établissement privé, statut étudiant"
      case .apprenticeship: "apprentissage"
      case .professionalisation: "contrat de professionnalisation"
      case .continuing: "formation continue"
      case .distance: "à distance"
      case .selfPaced: "à votre rythme"
      case .practice: "pratique"
      }
    }
  }

  public let id: String
  public let label: String
  public let mode: Mode
  /// Whether everything can be followed from home.
  public let distance: Bool
  /// Who may take it, as facts say.
  public let when: Condition?
  /// The facts that it names.
  let dependsOn: Set<String>
  /// Whether it changes with the age, so with the day.
  let dependsOnAge: Bool
  public let requires: Requirement
  public let intake: Intake
  /// Calendar length, for what has a timetable. Nil: `hours` at the person's own pace.
  public let months: Int?
  public let weeks: Int?
  /// Honest hours of the person's time, homework included.
  public let hours: Int
  /// Free hours a week without which it cannot be followed (35 = full time).
  public let weeklyHours: Int?
  public let price: Known<Price>
  public let fundings: [String]
  /// The year of the contract from which an apprentice is paid (a one-year licence pro is paid as a second year).
  public let firstPaidYear: Int?
  public let warnings: [String]
  public let confidence: Confidence

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    mode = fields.choice("mode", default: .selfPaced, required: true)
    distance = fields.optional("distance") ?? false
    let when: Condition? = fields.optionalRecord("when")
    self.when = when
    let dependsOn = when?.facts ?? []
    self.dependsOn = dependsOn
    dependsOnAge = dependsOn.contains("age")
    requires = fields.optionalRecord("requires") ?? .nothing
    intake = fields.record("intake")
    months = fields.optionalInteger("months", in: 1...120)
    weeks = fields.optionalInteger("weeks", in: 1...520)
    hours = fields.integer("hours", in: 0...20_000)
    weeklyHours = fields.optionalInteger("weeklyHours", in: 1...60)
    price = fields.known("price")
    fundings = fields.references("fundings", to: "funding")
    firstPaidYear = fields.optionalInteger("firstPaidYear", in: 1...3)
    warnings = fields.values("warnings")
    confidence = fields.choice("confidence", default: .memory)
    if !fields.isDescribing, months != nil, weeks != nil {
      fields.problem(.contradiction, key: "weeks", "« \(id) » donne months et weeks : gardez l’un des deux.")
    }
  }
}

/// What must be held before the first day.
public struct Requirement: Record {
  /// EU level of a diploma held (4 = bac, 5 = bac+2…).
  public let euLevel: Int
  /// Ids of formations obtained or of rungs climbed.
  public let credentials: [String]
  public let levels: [LevelNeeded]

  public static let nothing = Requirement(euLevel: 0, credentials: [], levels: [])

  init(euLevel: Int, credentials: [String], levels: [LevelNeeded]) {
    (self.euLevel, self.credentials, self.levels) = (euLevel, credentials, levels)
  }

  public init(_ fields: Fields) {
    euLevel = fields.optionalInteger("euLevel", in: 0...8) ?? 0
    credentials = fields.references("credentials", to: "formation")
    levels = fields.records("levels")
  }
}

public struct LevelNeeded: Record {
  public let competence: String
  public let level: Int
  /// Without it, no first paid client must be taken.
  public let blocking: Bool

  public init(_ fields: Fields) {
    competence = fields.reference("competence", to: "competence")
    level = fields.integer("level", in: 0...4)
    blocking = fields.optional("blocking") ?? false
  }
}

/// When one can begin: any day, or on days that come back each year, with the last day to apply.
public struct Intake: Record {
  public let anyDay: Bool
  public let starts: [MonthDay]
  /// Which national calendar gives the last day to apply.
  public let calendar: String?
  /// Where no national calendar rules: the last day to apply that comes back each year.
  public let applyBefore: MonthDay?
  public let note: String?
  public let confidence: Confidence

  public init(_ fields: Fields) {
    anyDay = fields.optional("anyDay") ?? false
    starts = fields.values("starts")
    calendar = fields.optionalReference("calendar", to: "calendar")
    applyBefore = fields.optional("applyBefore")
    note = fields.optional("note")
    confidence = fields.choice("confidence", default: .memory)
    if !fields.isDescribing, !fields.reading.trusted, anyDay == !starts.isEmpty {
      fields.problem(.contradiction, key: "starts", "une rentrée est soit « anyDay: true », soit une liste « starts ».")
    }
  }
}

/// What it costs before any help: a sum of items, each a named tariff or a range.
public final class Price: Record {
  public struct Item: Record {
    public enum Per: String, CaseIterable, Sendable { case year, once }

    public static var recordName: String { "PriceItem" }
    public let label: String
    public let tariff: String?
    public let low: Money?
    public let high: Money?
    public let per: Per
    public let note: String?
    public let asOf: CivilDate?
    public let sources: [String]
    public let confidence: Confidence

    public init(_ fields: Fields) {
      label = fields.value("label")
      tariff = fields.optionalReference("tariff", to: "tariff")
      low = fields.optional("low")
      high = fields.optional("high")
      per = fields.choice("per", default: .once)
      note = fields.optional("note")
      asOf = fields.optional("asOf")
      sources = fields.references("sources", to: "source")
      confidence = fields.choice("confidence", default: .memory)
      guard !fields.isDescribing, !fields.reading.trusted else { return }
      if tariff == nil, low == nil {
        fields.problem(
          .missingKey, key: "low", "il faut « tariff », ou un montant « low » (et « high » pour une fourchette).")
      }
      if let low, let high, high < low {
        fields.problem(.outOfRange, key: "high", "« high » doit être au moins égal à « low ».")
      }
    }
  }

  /// Free: an empty list.
  public let items: [Item]

  public init(_ fields: Fields) {
    items = fields.records("items")
  }
}

/// A tariff set by an office, dated: university fee, CVEC…
public final class Tariff: Record {
  public let id: String
  public let label: String
  public let values: DatedValue<Money>
  /// The amounts alone, in cents, with the day from which each holds: read for every entry of every offer.
  private let amounts: [(from: CivilDate, cents: Int)]

  public init(_ fields: Fields) {
    id = fields.value("id")
    label = fields.value("label")
    let values = fields.dated("values", Money.self)
    self.values = values
    amounts = values.periods.map { ($0.from, $0.value.cents) }
  }

  /// The days from which another amount holds.
  var changes: [CivilDate] { amounts.map(\.from) }

  /// What `values.at` gives for a day, the value alone, in cents.
  func cents(on day: CivilDate) -> Int {
    (amounts.last { $0.from <= day } ?? amounts.first)?.cents ?? 0
  }
}
