/// Choices in a plane, when none is better than another on both axes: routes by date and money.
///
///     Block.scatter(ScatterChart(
///       [ScatterPoint("1", x: 20_800, y: 45_000), ScatterPoint("2", x: 21_300, y: 0, isMarked: true)],
///       x: ScatterAxis("Fin", .date), y: ScatterAxis("Reste à payer", .euros),
///       markTitle: "conseillé", table: table))
///
/// `table` says the same in words, with a row a point: it stands under the drawing, and alone for a screen reader.
public struct ScatterChart: Sendable, Equatable {
  public var points: [ScatterPoint]
  public var x: ScatterAxis
  public var y: ScatterAxis
  /// What a marked point is. It is said, and drawn with another shape: the colour carries nothing alone.
  public var markTitle: String
  /// How to read the drawing; said only where there is one.
  public var caption: Inline
  public var table: Table

  public init(
    _ points: [ScatterPoint], x: ScatterAxis, y: ScatterAxis, markTitle: String, caption: Inline = "", table: Table
  ) {
    (self.points, self.x, self.y) = (points, x, y)
    (self.markTitle, self.caption, self.table) = (markTitle, caption, table)
  }
}

public struct ScatterPoint: Sendable, Equatable {
  /// One to three characters, drawn in the plane: the number of the row.
  public var label: String
  public var x: Double
  public var y: Double
  public var isMarked: Bool

  public init(_ label: String, x: Double, y: Double, isMarked: Bool = false) {
    (self.label, self.x, self.y, self.isMarked) = (label, x, y, isMarked)
  }
}

public struct ScatterAxis: Sendable, Equatable {
  public enum Unit: Sendable, Equatable {
    /// Days since 1970-01-01.
    case date
    /// Cents.
    case euros
    case number
  }

  public var title: String
  public var unit: Unit

  public init(_ title: String, _ unit: Unit) { (self.title, self.unit) = (title, unit) }
}
