/// A profile in one glance: the rows of an `IntervalChart` as the axes of a star.
///
///     Block.radar(RadarChart(IntervalChart(rows, scale: 0...4)))
///
/// Only a page can draw it; a terminal and a screen reader get the intervals, which say as much.
public struct RadarChart: Sendable, Equatable {
  public var intervals: IntervalChart

  public init(_ intervals: IntervalChart) { self.intervals = intervals }
}
