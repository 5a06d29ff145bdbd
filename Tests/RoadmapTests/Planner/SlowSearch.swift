import Kernel
import Roadmap

/// The planner's answer by walking every set of steps once: no bound, no order, no clever branching.
///
/// Slower than the planner by far, faster than `BruteForce`, so that it judges problems of a dozen steps: long enough for a
/// step that no goal needs to make another one possible sooner.
struct SlowSearch {
  /// The Pareto front of (end, weights…), in lexicographic order.
  static func front(_ problem: PlannerProblem) -> [[Int]] {
    let weights = problem.steps.first?.weights.count ?? 0
    // Layer by layer: the sets of so many steps, each with the vectors that no other order of the same steps beats.
    var layer: [UInt64: [[Int]]] = [0: [[problem.today.daysSinceEpoch] + [Int](repeating: 0, count: weights)]]
    var found: [[Int]] = []
    while !layer.isEmpty {
      var next: [UInt64: [[Int]]] = [:]
      for (done, vectors) in layer {
        var held = problem.held
        for (index, step) in problem.steps.enumerated() where done >> UInt64(index) & 1 == 1 {
          held.formUnion(step.gives)
        }
        if problem.goal.isSubset(of: held) {
          found += vectors
          continue
        }
        for (index, step) in problem.steps.enumerated()
        where done >> UInt64(index) & 1 == 0 && step.requires.isSubset(of: held) && !step.gives.isSubset(of: held) {
          for vector in vectors {
            let ready = CivilDate(daysSinceEpoch: vector[0])
            guard let start = BruteForce.start(of: step, from: ready, today: problem.today) else { continue }
            let end = BruteForce.end(of: step, from: start).daysSinceEpoch
            let sums = [end] + zip(vector.dropFirst(), step.weights).map(+)
            let within = zip(sums.dropFirst(), problem.ceilings).allSatisfy { $0 <= $1 ?? Int.max }
            if within { keep(sums, in: &next[done | 1 << UInt64(index), default: []]) }
          }
        }
      }
      layer = next
    }
    var front: [[Int]] = []
    for vector in found { keep(vector, in: &front) }
    return front.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func keep(_ vector: [Int], in front: inout [[Int]]) {
    if front.contains(where: { zip($0, vector).allSatisfy { $0 <= $1 } }) { return }
    front.removeAll { zip(vector, $0).allSatisfy { $0 <= $1 } }
    front.append(vector)
  }
}
