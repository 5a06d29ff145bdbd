/// Values side by side, on one scale that starts at 0.
///
///     Block.bars([
///       Bar("Rédaction", 2.3, between: 1.7...2.9, text: "2,3 sur 5"),
///       Bar("Analyse", 1, text: "1 sur 5"),
///     ], max: 5)
///
/// - Important: `text` must say the value by itself. The interval is said in words by the renderer.
public struct BarChart: Sendable, Equatable {
  public var bars: [Bar]
  public var max: Double?

  public init(_ bars: [Bar], max: Double? = nil) {
    (self.bars, self.max) = (bars, max)
  }
}

public struct Bar: Sendable, Equatable {
  public var label: Inline
  public var value: Double
  public var interval: ClosedRange<Double>?
  public var text: Inline
  /// What is said of the interval; by default « entre 1,7 et 2,9 ».
  public var intervalText: Inline?

  public init(
    _ label: Inline, _ value: Double, between interval: ClosedRange<Double>? = nil, text: Inline,
    intervalText: Inline? = nil
  ) {
    (self.label, self.value, self.interval) = (label, value, interval)
    (self.text, self.intervalText) = (text, intervalText)
  }
}
