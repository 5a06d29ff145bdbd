/// Boxes in which a vector may lie: « strictly below a corner ». All those that a staircase leaves open, or the few of them
/// that matter somewhere.
///
/// Bounds only grow along a branch, so whatever grows from some bounds needs to be held against the boxes above these alone.
struct Boxes {
  /// Box by box, the strict upper bound of each criterion, then of each mix.
  private var sides: [Int] = []
  /// Function by function, the greatest of them.
  private var widest: [Int]
  private let criteria: Int
  private let stride: Int

  init(criteria: Int, mixes: Int) {
    self.criteria = criteria
    stride = criteria + mixes
    widest = Array(repeating: 0, count: stride)
  }

  var isEmpty: Bool { sides.isEmpty }

  mutating func removeAll() {
    if sides.isEmpty { return }
    sides.removeAll(keepingCapacity: true)
    for index in widest.indices { widest[index] = 0 }
  }

  /// Visits the boxes: the strict upper bounds of the criteria.
  func visitCorners(_ visit: (UnsafePointer<Int>) -> Void) {
    sides.withUnsafeBufferPointer { sides in
      guard let start = sides.baseAddress else { return }
      for base in Swift.stride(from: 0, to: sides.count, by: stride) { visit(start + base) }
    }
  }

  mutating func append(_ corner: UnsafePointer<Int>) {
    for index in 0..<stride {
      sides.append(corner[index])
      widest[index] = max(widest[index], corner[index])
    }
  }

  /// Keeps those of the others that reach down to these bounds.
  mutating func take(from others: Boxes, above bounds: UnsafePointer<Int>) {
    removeAll()
    others.sides.withUnsafeBufferPointer { sides in
      guard let start = sides.baseAddress else { return }
      for base in Swift.stride(from: 0, to: sides.count, by: stride) {
        var index = 0
        while index < stride, bounds[index] < sides[base + index] { index += 1 }
        if index == stride { append(start + base) }
      }
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

  /// True when this vector lies in a box, the mixes left aside: what is known of them follows from it.
  func holds(_ vector: [Int]) -> Bool {
    var base = 0
    while base < sides.count {
      if (0..<criteria).allSatisfy({ vector[$0] < sides[base + $0] }) { return true }
      base += stride
    }
    return false
  }

  /// A route with these weights lies in a box when it ends before this, since today; nil when it never does.
  ///
  /// `vector` holds the weights in their places; its criterion 0 is not read.
  func endBound(of vector: UnsafePointer<Int>) -> Int? {
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
