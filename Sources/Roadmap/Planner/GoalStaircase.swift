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
  /// The corners, `criteria + mixes.count` numbers each: the strict upper bounds, then the greatest value of each mix.
  private var corners: [Int] = []
  private let stride: Int

  /// `ceilings` holds the strict upper bound of each criterion.
  init(ceilings: [Int], mixes: [[Int]]) {
    criteria = ceilings.count
    self.mixes = mixes
    stride = ceilings.count + mixes.count
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
  func reaches(_ bounds: UnsafePointer<Int>) -> Bool {
    corners.withUnsafeBufferPointer { corners in
      var base = 0
      while base < corners.count {
        var inside = true
        var index = 0
        while index < stride {
          if bounds[index] >= corners[base + index] {
            inside = false
            break
          }
          index += 1
        }
        if inside { return true }
        base += stride
      }
      return false
    }
  }

  /// Keeps in `boxes` those that reach down to these bounds.
  func select(_ boxes: inout Boxes, above bounds: [Int]) {
    boxes.removeAll()
    corners.withUnsafeBufferPointer { corners in
      guard let start = corners.baseAddress else { return }
      for base in Swift.stride(from: 0, to: corners.count, by: stride) {
        var index = 0
        while index < stride, bounds[index] < corners[base + index] { index += 1 }
        if index == stride { boxes.append(start + base) }
      }
    }
  }

  /// True when this vector is within the ceilings and no known route is at least as good.
  func welcomes(_ vector: [Int]) -> Bool {
    var base = 0
    while base < corners.count {
      if (0..<criteria).allSatisfy({ vector[$0] < corners[base + $0] }) { return true }
      base += stride
    }
    return false
  }

  /// A route with these weights is worth having when it ends before this, since today; nil when it never is.
  ///
  /// `vector` holds the weights in their places; its criterion 0 is not read.
  func endBound(of vector: [Int]) -> Int? {
    var bound: Int?
    var base = 0
    while base < corners.count {
      if (1..<criteria).allSatisfy({ vector[$0] < corners[base + $0] }) { bound = max(bound ?? 0, corners[base]) }
      base += stride
    }
    return bound
  }

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
    for base in Swift.stride(from: 0, to: corners.count, by: stride) {
      let corner = Array(corners[base..<base + criteria])
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
    corners.removeAll(keepingCapacity: true)
    for corner in kept { append(corner) }
    for corner in fresh { append(corner) }
  }

  private func isWithin(_ a: [Int], _ b: [Int]) -> Bool {
    for index in a.indices where a[index] > b[index] { return false }
    return true
  }

  /// Writes a corner with its mixes: vectors are whole, so the best one inside is one less everywhere.
  private mutating func append(_ corner: [Int]) {
    corners += corner
    for mix in mixes {
      var greatest = 1
      for criterion in 0..<criteria where mix[criterion] > 0 {
        if corner[criterion] >= GoalStaircase.open {
          greatest = GoalStaircase.open
          break
        }
        greatest += mix[criterion] * (corner[criterion] - 1)
      }
      corners.append(greatest)
    }
  }
}
