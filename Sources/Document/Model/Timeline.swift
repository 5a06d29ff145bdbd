/// A stretch of time: a step of a route, a deadline, a season.
///
///     TimelineItem("BTS communication", from: "1er septembre 2027", to: "30 juin 2029",
///       days: 21_063...21_730, .current, details: ["à Lyon"])
///
/// The labels are shown as written; the day numbers (since 1970-01-01) draw the bar and its scale.
public struct TimelineItem: Sendable, Equatable {
  public enum State: Sendable, Equatable, CaseIterable {
    case done, current, future

    public var word: String {
      switch self {
      case .done: "fait"
      case .current: "en cours"
      case .future: "à venir"
      }
    }
  }

  public var title: Inline
  public var startLabel: String
  /// Empty when the end is open.
  public var endLabel: String
  public var startDay: Int
  public var endDay: Int
  /// Nil for what is only proposed: nothing is said of it.
  public var state: State?
  /// The last day to ask for it, drawn before the bar. The details must say it in words.
  public var deadline: Int?
  public var details: [Inline]

  public init(
    _ title: Inline, from startLabel: String, to endLabel: String, days: ClosedRange<Int>, _ state: State? = .future,
    deadline: Int? = nil, details: [Inline] = []
  ) {
    (self.title, self.startLabel, self.endLabel) = (title, startLabel, endLabel)
    (startDay, endDay) = (days.lowerBound, days.upperBound)
    (self.state, self.deadline, self.details) = (state, deadline, details)
  }

  /// « du 1er mars 2027 au 30 juin 2027 ».
  var period: String { French.period(from: startLabel, to: endLabel) }

  /// « (en cours) », or nothing.
  var stateWords: Inline { state.map { Inline(" (\($0.word))") } ?? Inline() }
}
