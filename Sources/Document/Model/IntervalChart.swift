/// What was measured, with its uncertainty, and beside it what the person thinks of it: a point, an interval, a second mark.
///
///     Block.intervals(IntervalChart(
///       [
///         IntervalRow("Rédaction", 2.3, between: 1.7...2.9, mark: 3),
///         IntervalRow("Analyse", mark: 1),
///       ], scale: 0...4, markTitle: "vous vous estimez à"))
///
/// The words of a row are made here, so that a terminal, a page and a screen reader say the same.
public struct IntervalChart: Sendable, Equatable {
  public var rows: [IntervalRow]
  public var scale: ClosedRange<Double>
  /// What the point is: the head of its column in a table.
  public var valueTitle: String
  /// What the second mark is: « vous vous estimez à ».
  public var markTitle: String
  /// What is said of a row without a measure.
  public var missing: String

  public init(
    _ rows: [IntervalRow], scale: ClosedRange<Double>, valueTitle: String = "Mesure",
    markTitle: String = "vous vous estimez à", missing: String = "pas encore mesuré"
  ) {
    (self.rows, self.scale) = (rows, scale)
    (self.valueTitle, self.markTitle, self.missing) = (valueTitle, markTitle, missing)
  }

  /// A value as a share of the scale, between 0 and 1 whatever the number is.
  func share(_ value: Double) -> Double {
    let span = scale.upperBound - scale.lowerBound
    let share = span > 0 ? (value - scale.lowerBound) / span : 0
    return share.isNaN ? 0 : min(max(share, 0), 1)
  }

  /// « vous vous estimez à » → « vous vous estimez », where no number follows.
  var markName: String { markTitle.hasSuffix(" à") ? String(markTitle.dropLast(2)) : markTitle }

  /// The whole numbers of the scale, when there are few.
  var ticks: [Int] {
    guard scale.lowerBound > -1000, scale.upperBound < 1000, scale.upperBound - scale.lowerBound <= 12 else {
      return []
    }
    return (Int(scale.lowerBound)...Int(scale.upperBound)).filter { scale.contains(Double($0)) }
  }

  /// « 2,3 (entre 1,7 et 2,9) ; vous vous estimez à 3 ».
  func words(_ row: IntervalRow) -> Inline {
    var text: Inline =
      row.measure.map { measure in
        let interval = measure.low < measure.high ? " (\(between(measure)))" : ""
        return Inline(French.number(measure.value) + interval)
      } ?? Inline(missing)
    if let mark = row.mark { text += Inline("\u{202F}; \(markTitle) \(French.number(mark))") }
    if !row.note.isEmpty { text += "\u{202F}; " + row.note }
    return text
  }

  func between(_ measure: IntervalRow.Measure) -> String {
    "entre\u{A0}\(French.number(measure.low)) et\u{A0}\(French.number(measure.high))"
  }
}

public struct IntervalRow: Sendable, Equatable {
  /// A point and the bounds of its interval, equal to it when the value is exact.
  public struct Measure: Sendable, Equatable {
    public var value: Double
    public var low: Double
    public var high: Double
  }

  public var label: Inline
  /// Nil when nothing was measured.
  public var measure: Measure?
  public var mark: Double?
  /// One more thing to say, at the end.
  public var note: Inline

  public init(
    _ label: Inline, _ value: Double, between interval: ClosedRange<Double>? = nil, mark: Double? = nil,
    note: Inline = ""
  ) {
    (self.label, self.mark, self.note) = (label, mark, note)
    measure = Measure(value: value, low: interval?.lowerBound ?? value, high: interval?.upperBound ?? value)
  }

  /// A row that was not measured.
  public init(_ label: Inline, mark: Double? = nil, note: Inline = "") {
    (self.label, self.mark, self.note) = (label, mark, note)
  }
}
