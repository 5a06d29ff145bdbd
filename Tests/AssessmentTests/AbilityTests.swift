import Assessment
import Foundation
import Kernel
import Testing

@Suite struct AbilityTests {
  typealias Row = (a: Double, b: Double, c: Double)

  private func estimate(_ items: [Row], _ right: [Bool]) -> AbilityEstimate {
    AbilityEstimate(items.map { ItemParameters(a: $0.a, b: $0.b, c: $0.c) }, right: right)
  }

  private func bank(_ count: Int, _ generator: inout SeededGenerator, steep: Double = 1, c: Double = 0) -> [Row] {
    (0..<count).map { _ in
      (steep * (0.6 + generator.unit()), generator.normal(), c > 0 ? c * generator.unit() : 0)
    }
  }

  /// Nothing answered, all right, all wrong, contradictory, steep and far, every c of the forms, thousands of answers.
  @Test func agreesWithQuadrature() {
    var generator = SeededGenerator(seed: 1)
    var cases: [([Row], [Bool])] = [([], [])]
    for count in [1, 5, 40] {
      let plain = bank(count, &generator)
      cases.append((plain, plain.map { _ in true }))
      cases.append((plain, plain.map { _ in false }))
      cases.append((plain, plain.map { $0.b > 0 }))
      let guessed = bank(count, &generator, c: 0.5)
      cases.append((guessed, guessed.map { _ in generator.unit() < 0.5 }))
      cases.append((guessed, guessed.map { _ in true }))
      cases.append((bank(count, &generator, steep: 5), plain.map { $0.b < 0.3 }))
    }
    let lucks: [Double] = [3, 4, 15, 31, 12, 24, 6]
    for luck in lucks {
      let items: [Row] = [-1.5, 0.5, 3].map { (1.1, $0, 1 / luck) }
      cases.append((items, [true, false, true]))
    }
    let sharp: [Row] = [(40, 0.3, 0), (60, 0.9, 0), (25, 2, 0.25)]
    cases.append((sharp, [true, false, true]))
    let far: [Row] = [(4, 3.5, 0), (6, -3.5, 0), (3, 0, 0.25)]
    cases.append((far, [true, false, true]))
    let many = bank(1_000, &generator)
    var answers: [Bool] = []
    for item in many { answers.append(generator.unit() < 1 / (1 + exp(-item.a * (0.7 - item.b)))) }
    cases.append((many, answers))
    for (items, right) in cases {
      let ours = estimate(items, right)
      let other = Quadrature.estimate(items, right)
      #expect(abs(ours.mean - other.mean) < 1e-6, "\(items.count) answers: \(ours.mean) and \(other.mean)")
      #expect(abs(ours.deviation - other.sd) < 1e-6, "\(items.count) answers: \(ours.deviation) and \(other.sd)")
    }
  }

  @Test func withoutAnswersThePriorStands() {
    let estimate = AbilityLikelihood().estimate
    #expect(abs(estimate.mean) < 1e-12)
    #expect(abs(estimate.deviation - 1) < 1e-9)
  }

  /// b → −b and right ↔ wrong turn the scale round, where luck plays no part.
  @Test func isSymmetric() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<20 {
      let items = bank(12, &generator)
      let right = items.map { _ in generator.unit() < 0.5 }
      let one = estimate(items, right)
      let other = estimate(items.map { ($0.a, -$0.b, 0) }, right.map { !$0 })
      #expect(abs(one.mean + other.mean) < 1e-10)
      #expect(abs(one.deviation - other.deviation) < 1e-10)
    }
  }

  @Test func aRightAnswerNeverLowersAndOrderIsNothing() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<60 {
      let items = bank(14, &generator, c: 0.6)
      let right = items.map { _ in generator.unit() < 0.5 }
      let before = estimate(items, right)
      #expect(estimate(items + [(1.4, generator.normal(), 0.3)], right + [true]).mean >= before.mean - 1e-12)
      #expect(estimate(items + [(1.4, generator.normal(), 0.3)], right + [false]).mean <= before.mean + 1e-12)
      // A wrong answer turned right.
      if let index = right.firstIndex(of: false) {
        var better = right
        better[index] = true
        #expect(estimate(items, better).mean >= before.mean)
      }
      let order = items.indices.shuffled(using: &generator)
      let again = estimate(order.map { items[$0] }, order.map { right[$0] })
      #expect(abs(again.mean - before.mean) < 1e-12 && abs(again.deviation - before.deviation) < 1e-12)
    }
  }

  @Test(arguments: [0, 0.1, 0.25, 0.5])
  func informationIsTheSquaredSlopeOverTheVariance(c: Double) {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<100 {
      let item = ItemParameters(a: 0.3 + 2 * generator.unit(), b: generator.normal(), c: c)
      let theta = 2 * generator.normal()
      let h = 1e-5
      let slope = (item.probability(at: theta + h) - item.probability(at: theta - h)) / (2 * h)
      let p = item.probability(at: theta)
      #expect(abs(item.information(at: theta) - slope * slope / (p * (1 - p))) < 1e-6)
    }
    // Very far away nothing is told, and nothing is lost either.
    #expect(ItemParameters(a: 3, b: 0, c: c).information(at: -2_000).isFinite)
    #expect(ItemParameters(a: 3, b: 0, c: c).information(at: 2_000).isFinite)
  }
}

@Suite struct SelectorTests {
  private func bank(_ count: Int, seed: UInt64) -> [ItemParameters] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      // Coarse values, so that ties happen.
      ItemParameters(
        a: 0.5 + Double(generator.below(5)) / 4, b: Double(generator.below(13)) / 3 - 2,
        c: Double(generator.below(3)) / 8)
    }
  }

  /// The scan that stops early finds what a scan of everything finds.
  @Test func theShortScanFindsTheBest() {
    for seed in 1...30 as ClosedRange<UInt64> {
      let items = bank(40, seed: seed)
      let selector = ItemSelector(items)
      var generator = SeededGenerator(seed: seed)
      for _ in 0..<10 {
        let theta = 2 * generator.normal()
        let banned = Set((0..<8).map { _ in generator.below(40) })
        let ranked = items.indices.filter { !banned.contains($0) }
          .sorted { (-items[$0].information(at: theta), $0) < (-items[$1].information(at: theta), $1) }
        #expect(selector.best(at: theta) { !banned.contains($0) }?.index == ranked[0])
        #expect(selector.best(3, at: theta) { !banned.contains($0) }.map(\.index) == Array(ranked.prefix(3)))
      }
    }
  }

  @Test func oneSeedOneDraw() {
    let selector = ItemSelector(bank(60, seed: 9))
    func draw(_ seed: UInt64) -> [Int?] {
      var generator = SeededGenerator(seed: seed)
      return (0..<20).map { selector.oneOf(3, at: Double($0) / 10 - 1, using: &generator) { _ in true }?.index }
    }
    #expect(draw(5) == draw(5))
    #expect(draw(5) != draw(6))
  }

  @Test func nothingLeftNothingChosen() {
    let selector = ItemSelector(bank(3, seed: 1))
    #expect(selector.best(at: 0) { _ in false } == nil)
    #expect(ItemSelector([]).best(at: 0) { _ in true } == nil)
  }
}
