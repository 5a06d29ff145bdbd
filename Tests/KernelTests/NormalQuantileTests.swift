import Testing

@testable import Kernel

/// The quantile of the normal law, against tables.
struct NormalQuantileTests {
  @Test(arguments: [
    (0.5, 0.0), (0.975, 1.959963984540054), (0.025, -1.959963984540054), (0.95, 1.6448536269514722),
    (0.999, 3.090232306167813), (1e-10, -6.361340902404056),
  ])
  func quantilesAreThoseOfTheTables(p: Double, z: Double) {
    #expect(abs(PortableMath.normalQuantile(p) - z) < 1e-9)
  }

  @Test func isOddAndRises() {
    var last = -Double.infinity
    for step in 1..<2_000 {
      let p = Double(step) / 2_000
      let z = PortableMath.normalQuantile(p)
      #expect(z > last)
      #expect(abs(z + PortableMath.normalQuantile(1 - p)) < 1e-9)
      last = z
    }
  }
}
