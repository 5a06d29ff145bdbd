import Foundation

/// An independent way to the same integrals: libm, Simpson’s rule on a fine mesh, and the range of θ where the mass is.
enum Quadrature {
  /// Mean and deviation of the ability after these answers, prior N(0, 1).
  static func estimate(_ items: [(a: Double, b: Double, c: Double)], _ right: [Bool]) -> (mean: Double, sd: Double) {
    func logPosterior(_ t: Double) -> Double {
      var sum = -t * t / 2
      for (item, isRight) in zip(items, right) {
        let x = item.a * (t - item.b)
        let softplus = max(x, 0) + log1p(exp(-abs(x)))
        if isRight {
          let high = max(x, item.c > 0 ? log(item.c) : -.infinity)
          let low = min(x, item.c > 0 ? log(item.c) : -.infinity)
          sum += (low == -.infinity ? x : high + log1p(exp(low - high))) - softplus
        } else {
          sum += log1p(-item.c) - softplus
        }
      }
      return sum
    }
    // The peak, coarsely; then the mesh around it.
    let coarse = stride(from: -12.0, through: 12.0, by: 0.05).map { ($0, logPosterior($0)) }
    let peak = coarse.max { $0.1 < $1.1 }!
    let low = coarse.first { $0.1 > peak.1 - 60 }!.0 - 0.05
    let high = coarse.last { $0.1 > peak.1 - 60 }!.0 + 0.05
    let count = 2_000
    let step = (high - low) / Double(count)
    var sums = [0.0, 0.0, 0.0]
    for index in 0...count {
      let t = low + Double(index) * step
      let weight = (index == 0 || index == count ? 1 : index % 2 == 1 ? 4.0 : 2.0) * exp(logPosterior(t) - peak.1)
      sums[0] += weight
      sums[1] += weight * t
      sums[2] += weight * t * t
    }
    let mean = sums[1] / sums[0]
    return (mean, (sums[2] / sums[0] - mean * mean).squareRoot())
  }
}
