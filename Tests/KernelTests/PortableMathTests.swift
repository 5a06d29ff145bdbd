import Foundation
import Kernel
import Testing

@Suite struct PortableMathTests {
  @Test func agreesWithTheLibraryToTheLastPlaces() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      let x = (generator.unit() - 0.5) * 1_400
      let e = PortableMath.exp(x)
      #expect(abs(e - exp(x)) <= 4e-16 * exp(x))
      let y = exp(generator.normal() * 50)
      #expect(abs(PortableMath.log(y) - log(y)) <= 4e-16 * max(1, abs(log(y))))
      let small = generator.unit() * exp(-30 * generator.unit())
      #expect(abs(PortableMath.log1p(small) - log1p(small)) <= 5e-16 * log1p(small))
    }
  }

  @Test func edgesAreWhatTheyShouldBe() {
    #expect(PortableMath.exp(0) == 1)
    #expect(PortableMath.exp(800) == .infinity)
    #expect(PortableMath.exp(-.infinity) == 0)
    #expect(PortableMath.exp(709.7).isFinite)
    #expect(PortableMath.exp(.nan).isNaN)
    #expect(PortableMath.log(1) == 0)
    #expect(PortableMath.log(0) == -.infinity)
    #expect(PortableMath.log(-1).isNaN)
    #expect(PortableMath.log(.infinity) == .infinity)
    let least = Double.leastNonzeroMagnitude
    #expect(abs(PortableMath.log(least) - log(least)) < 1e-12)
    #expect(PortableMath.softplus(1_000) == 1_000)
    #expect(PortableMath.softplus(-1_000) == 0)
  }

  /// These bits are the promise: the same on every machine.
  @Test func theSameBitsEverywhere() {
    var generator = SeededGenerator(seed: 42)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for _ in 0..<1_000 {
      for value in [
        generator.normal(), PortableMath.exp(generator.normal()), PortableMath.log(generator.unit() + 1e-9),
      ] {
        hash = (hash ^ value.bitPattern) &* 0x100_0000_01B3
      }
    }
    #expect(hash == 15_579_289_517_788_252_485)
  }

  @Test func normalDrawsHaveTheRightSpread() {
    var generator = SeededGenerator(seed: 7)
    let draws = (0..<40_000).map { _ in generator.normal() }
    let mean = draws.reduce(0, +) / 40_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40_000
    #expect(abs(mean) < 0.02)
    #expect(abs(variance - 1) < 0.03)
    #expect(abs(Double(draws.filter { abs($0) < 1.6449 }.count) / 40_000 - 0.9) < 0.006)
  }
}
