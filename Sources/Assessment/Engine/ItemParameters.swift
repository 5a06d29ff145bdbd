import Kernel

/// The three parameters of a question: slope, difficulty, chance to be right by luck (3PL, D = 1).
///
///     P(θ) = c + (1 − c) / (1 + e^−a(θ − b))
public struct ItemParameters: Sendable, Equatable {
  public let a: Double
  public let b: Double
  public let c: Double

  /// - Important: a > 0 and 0 ≤ c < 1; whoever reads data checks it.
  public init(a: Double, b: Double, c: Double = 0) { (self.a, self.b, self.c) = (a, b, c) }

  /// The probability of a right answer.
  public func probability(at theta: Double) -> Double {
    c + (1 - c) / (1 + PortableMath.exp(-a * (theta - b)))
  }

  /// log P(right) at θ.
  @inlinable public func logRight(at theta: Double) -> Double {
    let x = a * (theta - b)
    if c == 0 { return -PortableMath.softplus(-x) }
    // log(c + eˣ) without overflow, then − log(1 + eˣ).
    let logC = PortableMath.log(c)
    let high = max(logC, x)
    return high + PortableMath.log1p(PortableMath.exp(min(logC, x) - high)) - PortableMath.softplus(x)
  }

  /// log P(wrong) at θ, without the constant log(1 − c), which no estimate depends on.
  @inlinable public func logWrong(at theta: Double) -> Double { -PortableMath.softplus(a * (theta - b)) }

  /// Fisher’s information at θ: a²(1−c) s²(1−s) / P.
  @inlinable public func information(at theta: Double) -> Double {
    let x = a * (theta - b)
    let e = PortableMath.exp(x > 0 ? -x : x)
    let q = 1 / (1 + e)
    // s and 1 − s, each computed without cancellation.
    let s = x > 0 ? q : e * q
    let rest = x > 0 ? e * q : q
    guard s > 0 else { return 0 }
    return a * a * (1 - c) * s * s * rest / (c + (1 - c) * s)
  }

  /// What the information never exceeds, at any θ (Birnbaum 1968), a hair above for rounding.
  var highestInformation: Double {
    let root = (1 + 8 * c).squareRoot()
    return a * a / (8 * (1 - c) * (1 - c)) * (1 - 20 * c - 8 * c * c + (1 + 8 * c) * root) * (1 + 1e-9)
  }

  /// The slope made gentler, where the difficulty is an expert’s guess with this error: intervals are then honest.
  func attenuated(_ error: Double) -> ItemParameters {
    let ratio = a * error / 1.702
    return ItemParameters(a: a / (1 + ratio * ratio).squareRoot(), b: b, c: c)
  }
}
