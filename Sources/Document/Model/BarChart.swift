/// Amounts side by side, on one scale that starts at 0. What is only estimated has an `IntervalChart`.
///
///     Block.bars([Bar("Rédaction", 12, text: "12 publications"), Bar("Analyse", 1, text: "1 rapport")])
///
/// - Important: `text` must say the value by itself.
public struct BarChart: Sendable, Equatable {
  public var bars: [Bar]
  public var max: Double?

  public init(_ bars: [Bar], max: Double? = nil) {
    (self.bars, self.max) = (bars, max)
  }

  /// Where the scale ends: `max`, else the greatest value.
  var end: Double { max ?? bars.map(\.value).filter(\.isFinite).max() ?? 0 }

  /// A value as a share of the scale, between 0 and 1 whatever the number is.
  func share(_ value: Double) -> Double {
    let share = end > 0 ? value / end : 0
    return share.isNaN ? 0 : Swift.min(Swift.max(share, 0), 1)
  }
}

public struct Bar: Sendable, Equatable {
  public var label: Inline
  public var value: Double
  public var text: Inline

  public init(_ label: Inline, _ value: Double, text: Inline) {
    (self.label, self.value, self.text) = (label, value, text)
  }
}
