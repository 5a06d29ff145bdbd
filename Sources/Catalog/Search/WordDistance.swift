/// Distances from one mistyped word to many others: `FrenchText.distance` on bytes, with the same rows for all of them.
struct WordDistance {
  private let word: [UInt8]
  // The row before the previous one, the previous one and the current one.
  private var rows: [[Int]]

  init(from word: String) {
    self.word = Array(word.utf8)
    rows = [[], [], []]
  }

  /// Changes (insert, delete, replace, swap of neighbours) up to `limit`; nil past it.
  mutating func distance(to other: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
    let count = other.count
    guard abs(word.count - count) <= limit else { return nil }
    if word.isEmpty || count == 0 { return max(word.count, count) }
    let far = limit + 1
    if rows[0].count <= count { rows = Array(repeating: Array(repeating: 0, count: count + 16), count: 3) }
    for column in 0...count { rows[1][column] = column }
    for line in 1...word.count {
      // Farther from the diagonal than the limit, no cell can matter.
      let first = max(1, line - limit)
      let last = min(count, line + limit)
      guard first <= last else { return nil }
      rows[2][first - 1] = first == 1 ? line : far
      var least = rows[2][first - 1]
      for column in first...last {
        let isSame = word[line - 1] == other[column - 1]
        var best = rows[1][column - 1] + (isSame ? 0 : 1)
        if column < line + limit { best = min(best, rows[1][column] + 1) }
        best = min(best, rows[2][column - 1] + 1)
        if line > 1, column > 1, word[line - 1] == other[column - 2], word[line - 2] == other[column - 1] {
          best = min(best, rows[0][column - 2] + 1)
        }
        rows[2][column] = best
        least = min(least, best)
      }
      if least > limit { return nil }
      rows.swapAt(0, 1)
      rows.swapAt(1, 2)
    }
    return rows[1][count] <= limit ? rows[1][count] : nil
  }
}
