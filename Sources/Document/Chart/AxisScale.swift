import Kernel

/// One axis of a plane: where a value falls between 0 and 1, and what is written along it.
struct AxisScale {
  let unit: ScatterAxis.Unit
  private let low: Double
  private let high: Double

  /// Dates span what they hold; amounts start at 0, since half the price must look like half.
  init(_ axis: ScatterAxis, _ values: [Double], ticks count: Int) {
    unit = axis.unit
    let known = values.filter { $0.isFinite && $0.magnitude < 1e12 }
    let (least, most) = (known.min() ?? 0, known.max() ?? 0)
    guard unit != .date else {
      // A little air on both sides; a single day stands in the middle.
      let air = max((most - least) / 20, 5)
      (low, high) = (least - air, most + air)
      return
    }
    let step = AxisScale.step(from: min(least, 0), to: max(most, 0), atMost: count, unit)
    low = AxisScale.floor(min(least, 0), step)
    high = max(-AxisScale.floor(-max(most, 0), step), low + step)
  }

  func share(_ value: Double) -> Double {
    let share = (value - low) / (high - low)
    return share.isNaN ? 0 : min(max(share, 0), 1)
  }

  /// - Parameter columns: how many letters the axis is long, for dates, which lie along it.
  func ticks(atMost count: Int, columns: Int = 80) -> [(share: Double, label: String)] {
    if unit == .date {
      let span = DaySpan([Int(low), Int(high)])
      return (span?.ticks(columns: columns) ?? []).map { (share(Double($0.day)), $0.label) }
    }
    let step = AxisScale.step(from: low, to: high, atMost: count, unit)
    var ticks: [(Double, String)] = []
    var value = low
    while value <= high + step / 1000, ticks.count <= count {
      ticks.append((share(value), label(value)))
      value += step
    }
    return ticks
  }

  func label(_ value: Double) -> String {
    guard value.isFinite else { return "—" }
    return switch unit {
    case .date: CivilDate(daysSinceEpoch: Int(min(max(value, -700_000), 2_900_000))).inFrenchDigits
    case .euros: French.euros(Int(min(max(value, -1e15), 1e15)))
    case .number: French.number(value)
    }
  }

  /// 1, 2 or 5 times a power of ten, so that at most so many ticks cover the span.
  private static func step(from low: Double, to high: Double, atMost count: Int, _ unit: ScatterAxis.Unit) -> Double {
    var power = unit == .euros ? 100.0 : 1.0
    let span = max(high - low, power)
    while true {
      for factor in [1.0, 2, 5] where span / (power * factor) <= Double(max(1, count - 1)) { return power * factor }
      power *= 10
    }
  }

  /// The greatest multiple of `step` not above `value`. Not `rounded(.down)`: it calls libm.
  private static func floor(_ value: Double, _ step: Double) -> Double {
    let whole = Double(Int(value / step))
    return (whole * step > value ? whole - 1 : whole) * step
  }
}
