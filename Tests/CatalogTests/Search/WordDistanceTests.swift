import Kernel
import Testing

@testable import Catalog

@Suite struct WordDistanceTests {
  /// The quick way and the plain one agree on every pair of short words over a small alphabet, and on longer ones.
  @Test func agreesWithThePlainDistance() {
    var generator = SeededGenerator(seed: 5)
    func word() -> String {
      String((0..<Int.random(in: 0...9, using: &generator)).map { _ in "abcd".randomElement(using: &generator) ?? "a" })
    }
    for _ in 0..<400 {
      let (a, limit) = (word(), Int.random(in: 1...3, using: &generator))
      var likeness = WordDistance(from: a)
      for _ in 0..<5 {
        let b = word()
        let quick = Array(b.utf8).withUnsafeBufferPointer { likeness.distance(to: $0, limit: limit) }
        #expect(quick == FrenchText.distance(a, b, limit: limit), "\(a) \(b) \(limit)")
      }
    }
  }
}
