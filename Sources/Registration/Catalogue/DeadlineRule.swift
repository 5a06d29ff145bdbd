import Kernel

/// When something is due, as the law or an office says it: structured, never a date worked out by hand.
///
///     deadline:
///       id: acre-request
///       title: "Demande d’Acre"
///       after: [registration.startDate, registration.date]   # the earliest of them
///       daysOf: acre-delai-de-demande                        # so many days, by the rule of that day
public struct DeadlineRule: Record {
  public enum Timing: Sendable, Equatable {
    /// So long after the earliest of these facts.
    case after([String], Span)
    /// Each year on that day, from so many years after the year of the fact.
    case yearly(MonthDay, from: String, years: Int)
    /// Each declaration of turnover from that fact on.
    case declarations(from: String, Declarations)
    case onDate(CivilDate)
    /// Nobody who was read gives the date; it may come back each year.
    case unknown(reason: String, isYearly: Bool = false)
  }

  public enum Span: Sendable, Equatable {
    case days(Int)
    /// The days that a dated figure gives on the day from which they are counted.
    case daysOf(String)
    /// The same day so many months later, or the end of that month.
    case months(Int, endOfMonth: Bool)
    /// The end of the nth civil quarter after the one of the day.
    case quarters(Int)
    case endOfYear
  }

  /// What the first declaration covers, and how long one has after a period.
  public struct Declarations: Record, Equatable {
    /// Whole months that the first monthly declaration covers after the month of the start.
    public let firstMonths: Int
    /// Whole quarters that the first quarterly declaration covers after the quarter of the start.
    public let firstQuarters: Int
    /// Months after the end of the period, at whose last day it is due.
    public let months: Int

    public init(_ fields: Fields) {
      firstMonths = fields.integer("firstMonths", in: 0...12)
      firstQuarters = fields.integer("firstQuarters", in: 0...4)
      months = fields.integer("months", in: 1...12)
    }
  }

  private enum Each: String, CaseIterable { case year, declaration }

  /// The name that programs rely on: `acre-request`.
  public let id: String
  public let title: String
  public let timing: Timing
  /// The fact from whose day on it can be done.
  public let opens: String?
  /// Whether the law puts a day that is not worked off to the next one that is.
  public let moves: Bool
  /// A possibility that ends, not a duty: once past it is lost, not late.
  public let optional: Bool
  /// A day on which something changes by itself: nothing is to be done by then, and nothing is late after.
  public let landmark: Bool
  /// Quarters after the one counted from, at whose end a duty not done has no object any more: it is lost, not late.
  public let lostAfterQuarters: Int?
  /// For a yearly date: a day that puts the count off where it is known and later than the fact counted from.
  public let later: String?
  public let sources: [String]
  public let confidence: Confidence
  public let note: String?

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    let anchors = fields.references("after", to: "fact")
    let each = fields.choice("each", Each.self)
    let on: MonthDay? = fields.optional("on")
    let date: CivilDate? = fields.optional("date")
    let reason: String? = fields.optional("unknown")
    let years = fields.optionalInteger("yearsAfter", in: 0...10) ?? 0
    let declarations = fields.optionalRecord("declarations", Declarations.self)
    let span = DeadlineRule.span(fields)
    opens = fields.optionalReference("opens", to: "fact")
    moves = fields.optional("moves") ?? false
    optional = fields.optional("optional") ?? false
    landmark = fields.optional("landmark") ?? false
    later = fields.optionalReference("later", to: "fact")
    lostAfterQuarters = fields.optionalInteger("lostAfterQuarters", in: 0...40)
    sources = fields.references("sources", to: "source")
    confidence = fields.choice("confidence", default: .oneSource, required: true)
    note = fields.optional("note")

    switch (each, anchors.first, on, declarations, span, date, reason) {
    case (nil, .some, nil, nil, let span?, nil, nil): timing = .after(anchors, span)
    case (.year?, let anchor?, let on?, nil, nil, nil, nil): timing = .yearly(on, from: anchor, years: years)
    case (.declaration?, let anchor?, nil, let rule?, nil, nil, nil):
      timing = .declarations(from: anchor, rule)
    case (nil, nil, nil, nil, nil, let date?, nil): timing = .onDate(date)
    case (nil, nil, nil, nil, nil, nil, let reason?): timing = .unknown(reason: reason)
    case (.year?, nil, nil, nil, nil, nil, let reason?): timing = .unknown(reason: reason, isYearly: true)
    default:
      timing = .unknown(reason: "")
      if !fields.isDescribing {
        fields.problem(
          .contradiction,
          "l’échéance « \(id) » n’est pas d’une seule forme. Écrivez : after + days, daysOf, months, quarters ou endOfYear ; each: year + after + on ; each: declaration + after + declarations ; date ; unknown ; ou each: year + unknown."
        )
      }
    }
  }

  private static func span(_ fields: Fields) -> Span? {
    let days = fields.optionalInteger("days", in: 0...3660)
    let daysOf = fields.optionalReference("daysOf", to: "figure")
    let months = fields.optionalInteger("months", in: 0...120)
    let quarters = fields.optionalInteger("quarters", in: 0...40)
    let isEnd: Bool = fields.optional("endOfMonth") ?? false
    let endOfYear: Bool = fields.optional("endOfYear") ?? false
    let spans: [Span?] = [
      days.map { .days($0) }, daysOf.map { .daysOf($0) }, months.map { .months($0, endOfMonth: isEnd) },
      quarters.map { .quarters($0) }, endOfYear ? .endOfYear : nil,
    ]
    let given = spans.compactMap { $0 }
    if given.count > 1, !fields.isDescribing {
      fields.problem(.contradiction, "l’échéance compte de plusieurs façons à la fois : gardez-en une seule.")
    }
    return given.first
  }

  /// Whether it comes back, so that being done once is not being done for ever.
  public var recurs: Bool {
    switch timing {
    case .yearly, .declarations: true
    case .unknown(_, let isYearly): isYearly
    case .after, .onDate: false
    }
  }

  /// Its day comes again, or comes whatever one does: it is not to be done all the time before.
  var comesByItself: Bool { recurs || landmark }

  var isUndated: Bool { if case .unknown = timing { true } else { false } }

  var isYearly: Bool { if case .yearly = timing { true } else { false } }

  /// The facts without which no date can be given.
  public var anchors: [String] {
    switch timing {
    case .after(let facts, _): facts
    case .yearly(_, let fact, _), .declarations(let fact, _): [fact]
    case .onDate, .unknown: []
    }
  }
}
