/// The normal law from + − × ÷ alone: the same bits on every machine.
enum Normal {
  /// φ(z).
  static func density(_ z: Double) -> Double { 0.398_942_280_401_432_7 * exponential(-z * z / 2) }

  /// Φ(z), within 7.5e-8 (Abramowitz & Stegun 26.2.17).
  static func cumulative(_ z: Double) -> Double {
    let t = 1 / (1 + 0.231_641_9 * z.magnitude)
    let series =
      t
      * (0.319_381_530 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))))
    let tail = density(z) * series
    return z >= 0 ? 1 - tail : tail
  }

  /// e^x for x ≤ 0: halved until a short series is exact enough, then squared back.
  private static func exponential(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    var small = x
    var squarings = 0
    while small < -0.25 {
      small /= 2
      squarings += 1
    }
    var sum = 1.0
    for n in stride(from: 14, through: 1, by: -1) { sum = 1 + small / Double(n) * sum }
    for _ in 0..<squarings { sum *= sum }
    return sum
  }
}
