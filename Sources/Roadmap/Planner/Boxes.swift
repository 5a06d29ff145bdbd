/// Some of the boxes that a staircase leaves open: those in which what is looked for here could lie.
///
/// Bounds only grow along a branch, so whatever grows from there needs to be held against these alone.
struct Boxes {
  /// Box by box, the strict upper bound of each criterion, then of each mix.
  private var sides: [Int] = []
  /// Function by function, the greatest of them.
  private var widest: [Int]
  private let criteria: Int
  private let stride: Int

  init(_ staircase: GoalStaircase) {
    criteria = staircase.criteria
    stride = criteria + staircase.mixes.count
    widest = Array(repeating: 0, count: stride)
  }

  var isEmpty: Bool { sides.isEmpty }

  mutating func removeAll() {
    sides.removeAll(keepingCapacity: true)
    for index in widest.indices { widest[index] = 0 }
  }

  mutating func append(_ corners: UnsafePointer<Int>) {
    for index in 0..<stride {
      sides.append(corners[index])
      widest[index] = max(widest[index], corners[index])
    }
  }

  /// False when no vector with that much of this function lies in a box.
  @inline(__always)
  func allows(_ bound: Int, of function: Int) -> Bool { bound < widest[function] }

  /// True when some vector at or above these bounds lies in a box.
  @inline(__always)
  func reaches(_ bounds: UnsafePointer<Int>) -> Bool {
    sides.withUnsafeBufferPointer { sides in
      var base = 0
      while base < sides.count {
        var index = 0
        while index < stride, bounds[index] < sides[base + index] { index += 1 }
        if index == stride { return true }
        base += stride
      }
      return false
    }
  }

  /// A route with these weights lies in a box when it ends before this, since today; nil when it never does.
  ///
  /// `vector` holds the weights in their places; its criterion 0 is not read.
  func endBound(of vector: [Int]) -> Int? {
    var bound: Int?
    var base = 0
    while base < sides.count {
      var index = 1
      while index < criteria, vector[index] < sides[base + index] { index += 1 }
      if index == criteria { bound = max(bound ?? 0, sides[base]) }
      base += stride
    }
    return bound
  }
}
