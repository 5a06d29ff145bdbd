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
  /// The box at hand.
  private var sides: [Int] = []

  /// `ceilings` holds the strict upper bound of each criterion.
  init(ceilings: [Int], mixes: [[Int]]) {
    criteria = ceilings.count
    self.mixes = mixes
    boxes = Boxes(criteria: ceilings.count, mixes: mixes.count)
    append(ceilings, 0)
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
  func endBound(of vector: UnsafePointer<Int>) -> Int? { boxes.endBound(of: vector) }

  /// Takes a route in, if it is worth having, and drops those which it beats.
  mutating func insert(_ vector: [Int], route: Int) {
    guard welcomes(vector) else { return }
    entries.removeAll { known in (0..<criteria).allSatisfy { vector[$0] <= known.vector[$0] } }
    entries.append(Entry(vector: vector, route: route))
    split(at: vector)
  }

  /// Cuts the new vector out of every box that holds it: each such corner gives way to one corner a criterion.
  private mutating func split(at vector: [Int]) {
    // Corners, one after another: those that stay, and those that come in place of the others.
    var (kept, cut): ([Int], [Int]) = ([], [])
    boxes.visitCorners { corner in
      var holds = true
      for criterion in 0..<criteria where vector[criterion] >= corner[criterion] { holds = false }
      if !holds {
        for criterion in 0..<criteria { kept.append(corner[criterion]) }
        return
      }
      for smaller in 0..<criteria where vector[smaller] > 0 {
        for criterion in 0..<criteria { cut.append(criterion == smaller ? vector[criterion] : corner[criterion]) }
      }
    }
    boxes.removeAll()
    for corner in stride(from: 0, to: kept.count, by: criteria) { append(kept, corner) }
    for corner in stride(from: 0, to: cut.count, by: criteria) {
      var isInner = false
      for other in stride(from: 0, to: kept.count, by: criteria) where !isInner {
        isInner = isWithin(cut, corner, kept, other)
      }
      for other in stride(from: 0, to: cut.count, by: criteria) where !isInner && other != corner {
        isInner = isWithin(cut, corner, cut, other) && (other < corner || !isWithin(cut, other, cut, corner))
      }
      if !isInner { append(cut, corner) }
    }
  }

  /// True when the corner that begins at one place is nowhere above the other.
  private func isWithin(_ a: [Int], _ one: Int, _ b: [Int], _ other: Int) -> Bool {
    for criterion in 0..<criteria where a[one + criterion] > b[other + criterion] { return false }
    return true
  }

  /// Writes a corner with its mixes: vectors are whole, so the best one inside is one less everywhere.
  private mutating func append(_ corners: [Int], _ first: Int) {
    sides.removeAll(keepingCapacity: true)
    for criterion in 0..<criteria { sides.append(corners[first + criterion]) }
    for mix in mixes {
      var greatest = 1
      for criterion in 0..<criteria where mix[criterion] > 0 {
        if sides[criterion] >= GoalStaircase.open {
          greatest = GoalStaircase.open
          break
        }
        greatest += mix[criterion] * (sides[criterion] - 1)
      }
      sides.append(greatest)
    }
    boxes.append(sides)
  }
}
