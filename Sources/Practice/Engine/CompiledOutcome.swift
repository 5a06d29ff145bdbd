import Kernel

/// Points by dimension; what is past the last dimension stays at nothing.
typealias Points = SIMD8<Double>

/// What an option or a band does to the state: plain numbers, with nothing to retain.
struct CompiledOutcome: Sendable {
  let when: ConditionProgram.Entry
  /// Its bound, for a band: `upTo` for a number, `atLeast` for a score.
  let bound: Double
  let word: Slot
  /// Where its effects and what it sets stand among the deeds of the world.
  let changes: Range<Int>
  let writes: Range<Int>
  let reveals: UInt64
  let points: Points
  let later: CompiledLater?
  let redLine: Bool
  let lure: Bool
  let ends: Int?
}

struct CompiledLater: Sendable {
  let weeks: Int
  let changes: Range<Int>
  let writes: Range<Int>
  let unless: ConditionProgram.Entry
}

/// The effects of all outcomes of a world, one list after the other.
struct Deeds: Sendable {
  var changes: [(fact: Int, by: Double)] = []
  /// Nil stands for the number that was replied.
  var writes: [(fact: Int, to: Slot?)] = []
}

/// The numbers that a decision takes.
struct CompiledRange: Sendable {
  let min: Double
  let max: Double
  let step: Double
}

/// The least and the most that a decision can bring in each dimension.
enum PointRange {
  /// - Parameter taking: how many outcomes add up (`pick`).
  @inline(__always)
  static func of(
    _ outcomes: [CompiledOutcome], taking count: Int, isOpen: (CompiledOutcome) -> Bool
  ) -> (least: Points, most: Points) {
    var open: UInt32 = 0
    for index in outcomes.indices where isOpen(outcomes[index]) { open |= 1 << UInt32(index) }
    guard open != 0 else { return (.zero, .zero) }
    if count == 1 {
      var least = Points(repeating: .infinity)
      var most = Points(repeating: -.infinity)
      for index in outcomes.indices where open & (1 << UInt32(index)) != 0 {
        least.replace(with: outcomes[index].points, where: outcomes[index].points .< least)
        most.replace(with: outcomes[index].points, where: outcomes[index].points .> most)
      }
      return (least, most)
    }
    var (least, most) = (Points.zero, Points.zero)
    for dimension in Points.zero.indices {
      least[dimension] = sum(outcomes, dimension, open, taking: count, sign: 1)
      most[dimension] = -sum(outcomes, dimension, open, taking: count, sign: -1)
    }
    return (least, most)
  }

  /// The sum of the smallest so many, of the points or of their opposites.
  private static func sum(
    _ outcomes: [CompiledOutcome], _ dimension: Int, _ open: UInt32, taking count: Int, sign: Double
  ) -> Double {
    var left = open
    var sum = 0.0
    for _ in 0..<count where left != 0 {
      var smallest = Double.infinity
      var place: UInt32 = 0
      for index in outcomes.indices where left & (1 << UInt32(index)) != 0 {
        let points = sign * outcomes[index].points[dimension]
        if points < smallest { (smallest, place) = (points, UInt32(index)) }
      }
      sum += smallest
      left &= ~(1 << place)
    }
    return sum
  }
}
