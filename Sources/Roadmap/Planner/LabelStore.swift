/// The partial routes of the search, side by side in flat arrays, and the queue that hands them out in order.
///
/// A label's number is its place in the arrays. `sums` holds what it comes to (criterion 0 is the day, since today),
/// `rest` what every completion must still add, criterion by criterion and mix by mix, and `met` the landmarks that it
/// has been through.
struct LabelStore {
  let criteria: Int
  let bounds: Int
  private(set) var sums: [Int] = []
  private(set) var rest: [Int] = []
  private(set) var met: [UInt64] = []
  private(set) var parent: [Int32] = []
  private(set) var step: [Int32] = []
  /// The bucket that it lives in: twice the number of its atom set, plus one when a dated step must follow.
  private(set) var bucket: [Int32] = []
  var isDead: [Bool] = []
  private var heap: [Int32] = []

  init(criteria: Int, bounds: Int) {
    self.criteria = criteria
    self.bounds = bounds
  }

  var count: Int { parent.count }

  mutating func append(_ candidate: borrowing Candidate, parent: Int, step: Int, bucket: Int) -> Int {
    sums += candidate.sums
    rest += candidate.rest
    met += candidate.met
    self.parent.append(Int32(parent))
    self.step.append(Int32(step))
    self.bucket.append(Int32(bucket))
    isDead.append(false)
    return count - 1
  }

  /// True when label `a` is at least as good as these sums in every criterion.
  @inline(__always)
  func covers(_ a: Int, _ other: [Int]) -> Bool {
    for index in 0..<criteria where sums[a * criteria + index] > other[index] { return false }
    return true
  }

  @inline(__always)
  func isCovered(_ a: Int, by other: [Int]) -> Bool {
    for index in 0..<criteria where sums[a * criteria + index] < other[index] { return false }
    return true
  }

  func day(_ label: Int) -> Int { sums[label * criteria] }

  /// The steps that lead to this label, first to last.
  func route(to label: Int) -> [Int] {
    var route: [Int] = []
    var label = label
    while label >= 0, step[label] >= 0 {
      route.append(Int(step[label]))
      label = Int(parent[label])
    }
    return route.reversed()
  }
}

/// A label that is about to be made. Its arrays are reused from one step to the next.
struct Candidate: ~Copyable {
  var sums: [Int]
  var rest: [Int]
  var met: [UInt64]
  /// What the staircase is asked: the least that a completion comes to, criterion by criterion and mix by mix.
  var least: [Int]

  init(criteria: Int, bounds: Int) {
    sums = Array(repeating: 0, count: criteria)
    rest = Array(repeating: 0, count: bounds)
    met = Array(repeating: 0, count: bounds)
    least = Array(repeating: 0, count: bounds)
  }
}

// MARK: - The queue: lexicographic in the sums, then first made first out

extension LabelStore {
  var first: Int? { heap.first.map { Int($0) } }

  mutating func push(_ label: Int) {
    heap.append(Int32(label))
    var index = heap.count - 1
    while index > 0 {
      let up = (index - 1) >> 1
      if !precedes(heap[index], heap[up]) { break }
      heap.swapAt(index, up)
      index = up
    }
  }

  mutating func pop() -> Int? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    return Int(top)
  }

  private mutating func sink() {
    var index = 0
    while true {
      var least = index
      for child in [2 * index + 1, 2 * index + 2] where child < heap.count && precedes(heap[child], heap[least]) {
        least = child
      }
      if least == index { return }
      heap.swapAt(index, least)
      index = least
    }
  }

  @inline(__always)
  private func precedes(_ a: Int32, _ b: Int32) -> Bool {
    let (x, y) = (Int(a) * criteria, Int(b) * criteria)
    for index in 0..<criteria where sums[x + index] != sums[y + index] {
      return sums[x + index] < sums[y + index]
    }
    return a < b
  }
}
