/// `exp`, `log` and their kin from IEEE + − × ÷ alone: the same bits on every machine, where libm gives its own.
///
/// The algorithms are those of fdlibm (Sun Microsystems, 1993), within one unit in the last place.
public enum PortableMath {

  /// eˣ; 0 below −708 (no subnormal results), ∞ above 709.78.
  @inlinable public static func exp(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x > 709.78 { return .infinity }
    if x < -708 { return 0 }
    let k = Int(x * 1.44269504088896338700 + (x < 0 ? -0.5 : 0.5))
    let high = x - Double(k) * 6.93147180369123816490e-01
    let low = Double(k) * 1.90821492927058770002e-10
    let r = high - low
    let t = r * r
    let p4 = -1.65339022054652515390e-06 + t * 4.13813679705723846039e-08
    let p2 = -2.77777777770155933842e-03 + t * (6.61375632143793436117e-05 + t * p4)
    let c = r - t * (1.66666666666666019037e-01 + t * p2)
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    return k == 1024
      ? y * 2 * Double(bitPattern: 0x7FE0_0000_0000_0000)
      : y * Double(bitPattern: UInt64(bitPattern: Int64(k + 1023)) << 52)
  }

  /// The natural logarithm; −∞ at 0, NaN below.
  @inlinable public static func log(_ x: Double) -> Double {
    if x.isNaN || x < 0 { return .nan }
    if x == 0 { return -.infinity }
    if x == .infinity { return x }
    var bits = x.bitPattern
    var k = 0
    if bits < 0x0010_0000_0000_0000 {
      bits = (x * 18_014_398_509_481_984).bitPattern
      k = -54
    }
    k += Int(bits >> 52) - 1023
    bits = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000
    var m = Double(bitPattern: bits)
    if m > 1.41421356237309514547 {
      m *= 0.5
      k += 1
    }
    let f = m - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let t1 = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let inner = 1.818357216161805012e-01 + w * 1.479819860511658591e-01
    let t2 = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * inner))
    let half = 0.5 * f * f
    let dk = Double(k)
    return dk * 6.93147180369123816490e-01
      - ((half - (s * (half + t1 + t2) + dk * 1.90821492927058770002e-10)) - f)
  }

  /// log(1 + x), exact for small x.
  @inlinable public static func log1p(_ x: Double) -> Double {
    let u = 1 + x
    return u == 1 ? x : log(u) * (x / (u - 1))
  }

  /// log(1 + eˣ), whatever the sign and size of x.
  @inlinable public static func softplus(_ x: Double) -> Double {
    (x > 0 ? x : 0) + log1p(exp(x > 0 ? -x : x))
  }
}

extension SeededGenerator {
  /// Uniform over [0, 1), 53 bits.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// One draw from the normal law of mean 0 and deviation 1 (Marsaglia’s polar method).
  public mutating func normal() -> Double {
    while true {
      let x = 2 * unit() - 1
      let y = 2 * unit() - 1
      let square = x * x + y * y
      if square > 0, square < 1 { return x * (-2 * PortableMath.log(square) / square).squareRoot() }
    }
  }

  /// A whole number below `bound`, each as likely (Lemire’s method).
  public mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int.random(in: 0..<bound, using: &self)
  }
}
