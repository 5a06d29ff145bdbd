import Kernel

/// A national application calendar (Parcoursup, Mon Master…): the years that are known, and the rule for the others.
public final class ApplicationCalendar: Record {
  public static var recordName: String { "Calendar" }
  public let id: String
  public let title: String
  public let summary: String
  public let years: [Year]
  public let projection: Projection
  public let unknown: [Gap]
  public let sources: [String]

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    summary = fields.value("summary")
    years = fields.records("years")
    projection = fields.record("projection")
    unknown = fields.records("unknown")
    sources = fields.references("sources", to: "source")
  }

  /// The session that leads to an entry in one year.
  public struct Year: Record {
    public static var recordName: String { "CalendarYear" }
    public let entry: Int
    public let opens: CivilDate?
    public let applyBefore: CivilDate
    public let events: [Event]
    public let sources: [String]
    public let confidence: Confidence

    public init(_ fields: Fields) {
      entry = fields.integer("entry", in: 2015...2100)
      opens = fields.optional("opens")
      applyBefore = fields.value("applyBefore")
      events = fields.records("events")
      sources = fields.references("sources", to: "source")
      confidence = fields.choice("confidence", default: .oneSource, required: true)
    }
  }

  public struct Event: Record {
    public static var recordName: String { "CalendarEvent" }
    public let date: CivilDate
    public let until: CivilDate?
    public let what: String

    public init(_ fields: Fields) {
      date = fields.value("date")
      until = fields.optional("until")
      what = fields.value("what")
    }
  }

  /// The rule that fits the years seen: the nth weekday of a month. Shown as a projection, never as a date.
  public struct Projection: Record {
    public static var recordName: String { "CalendarProjection" }
    public let month: Int
    /// 1 = Monday … 7 = Sunday.
    public let weekday: Int
    public let nth: Int
    public let text: String

    public init(_ fields: Fields) {
      month = fields.integer("month", in: 1...12)
      weekday = fields.integer("weekday", in: 1...7)
      nth = fields.integer("nth", in: 1...4)
      text = fields.value("text")
    }

    public func date(in year: Int) -> CivilDate {
      let first = CivilDate(year: year, month: month, day: 1) ?? .standIn
      let shift = (weekday - first.weekday + 7) % 7
      return first.adding(days: shift + 7 * (nth - 1))
    }
  }

  /// The last day to apply for an entry on that day, and whether it is only projected.
  public func applyBefore(entry: CivilDate) -> (date: CivilDate, projected: Bool) {
    let year = entry.year
    if let known = years.first(where: { $0.entry == year }) { return (known.applyBefore, false) }
    return (projection.date(in: year), true)
  }
}
