/// The routes found so far, and the corners that they leave open.
///
/// A vector is worth having when no known route is at least as good in every criterion. The set of such vectors is the
/// union of the boxes « strictly below a corner »; a partial route can be dropped when its bounds reach into no box.
///
/// Besides one bound a criterion there are bounds on mixes of criteria (`mixes`: whole multipliers): a partial route that
/// could be short, or cheap, but not both, reaches no box though each bound alone would.
struct GoalStaircase {
  /// A route that reaches the goal: what it comes to, and the last label or ready route that leads to it.
  struct Entry {
    var vector: [Int]
    var route: Int
  }

  /// Larger than any vector: an open side of a box.
  static let open = Int.max / 4

  let criteria: Int
  let mixes: [[Int]]
  private(set) var entries: [Entry] = []
  /// What the entries leave open: the strict upper bounds of each box, then the greatest value of each mix in it.
  private(set) var boxes: Boxes

  /// `ceilings` holds the strict upper bound of each criterion.
  init(ceilings: [Int], mixes: [[Int]]) {
    criteria = ceilings.count
    self.mixes = mixes
    boxes = Boxes(criteria: ceilings.count, mixes: mixes.count)
    append(ceilings)
  }

  /// Every function that is bounded: each criterion alone, then the mixes.
  var functions: [[Int]] {
    (0..<criteria).map { unit in (0..<criteria).map { $0 == unit ? 1 : 0 } } + mixes
  }

  /// The same routes, with other mixes.
  func remade(ceilings: [Int], mixes: [[Int]]) -> GoalStaircase {
    var other = GoalStaircase(ceilings: ceilings, mixes: mixes)
    for entry in entries { other.insert(entry.vector, route: entry.route) }
    return other
  }

  /// The same staircase, its routes renamed.
  func remade(renaming: (Entry) -> Int) -> GoalStaircase {
    var other = self
    for index in entries.indices { other.entries[index].route = renaming(entries[index]) }
    return other
  }

  /// True when some vector at or above these bounds is still worth having.
  @inline(__always)
  func reaches(_ bounds: UnsafePointer<Int>) -> Bool { boxes.reaches(bounds) }

  /// True when this vector is within the ceilings and no known route is at least as good.
  func welcomes(_ vector: [Int]) -> Bool { boxes.holds(vector) }

  /// A route with these weights is worth having when it ends before this, since today; nil when it never is.
  func endBound(of vector: [Int]) -> Int? { boxes.endBound(of: vector) }

  /// Takes a route in, if it is worth having, and drops those which it beats.
  mutating func insert(_ vector: [Int], route: Int) {
    guard welcomes(vector) else { return }
    entries.removeAll { known in (0..<criteria).allSatisfy { vector[$0] <= known.vector[$0] } }
    entries.append(Entry(vector: vector, route: route))
    split(at: vector)
  }

  /// Cuts the new vector out of every box that holds it: each such corner gives way to one corner a criterion.
  private mutating func split(at vector: [Int]) {
    var kept: [[Int]] = []
    var cut: [[Int]] = []
    for corner in boxes.corners {
      if (0..<criteria).allSatisfy({ vector[$0] < corner[$0] }) {
        for criterion in 0..<criteria where vector[criterion] > 0 {
          var smaller = corner
          smaller[criterion] = vector[criterion]
          cut.append(smaller)
        }
      } else {
        kept.append(corner)
      }
    }
    var fresh: [[Int]] = []
    for (index, corner) in cut.enumerated() {
      let isInner =
        kept.contains { isWithin(corner, $0) }
        || cut.enumerated().contains { other, larger in
          other != index && isWithin(corner, larger) && (other < index || !isWithin(larger, corner))
        }
      if !isInner { fresh.append(corner) }
    }
    boxes.removeAll()
    for corner in kept { append(corner) }
    for corner in fresh { append(corner) }
  }

  private func isWithin(_ a: [Int], _ b: [Int]) -> Bool {
    for index in a.indices where a[index] > b[index] { return false }
    return true
  }

  /// Writes a corner with its mixes: vectors are whole, so the best one inside is one less everywhere.
  private mutating func append(_ corner: [Int]) {
    var sides = corner
    for mix in mixes {
      var greatest = 1
      for criterion in 0..<criteria where mix[criterion] > 0 {
        if corner[criterion] >= GoalStaircase.open {
          greatest = GoalStaircase.open
          break
        }
        greatest += mix[criterion] * (corner[criterion] - 1)
      }
      sides.append(greatest)
    }
    boxes.append(sides)
  }
}
