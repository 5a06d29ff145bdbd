import Kernel

/// What a branch comes to as steps are taken and left.
extension CompletionSearch {
  /// Adds a step to the branch.
  mutating func take(_ step: Int) {
    let criteria = core.criteria
    for criterion in 1..<criteria { sums[criterion] += free.adds[step * criteria + criterion] }
    placed += free.adds[step * criteria]
    for place in late.indices where isLate[place * free.count + step] { late[place] += free.amount[step] }
    let level = met.count - functions.count
    for place in functions.indices {
      let fresh = landmarks.landmarks(of: step, place) & ~met[level + place]
      if fresh == 0 { continue }
      met[level + place] |= fresh
      restSums[level + place] -= landmarks.price(of: fresh, place)
    }
  }

  /// Takes off the landmarks of the last level.
  mutating func dropLevel() {
    for _ in functions {
      met.removeLast()
      restSums.removeLast()
    }
  }

  /// Takes a step off again, but for the landmarks.
  mutating func leave(_ step: Int) {
    let criteria = core.criteria
    for criterion in 1..<criteria { sums[criterion] -= free.adds[step * criteria + criterion] }
    placed -= free.adds[step * criteria]
    for place in late.indices where isLate[place * free.count + step] { late[place] -= free.amount[step] }
  }

  /// Works out what the branch comes to at least; false when nothing worth having can follow.
  mutating func isWorthwhile() -> Bool {
    let criteria = core.criteria
    let level = restSums.count - functions.count
    for place in functions.indices {
      let rest = restSums[level + place]
      if place == 0 {
        least[0] = leastEnd(placed + rest)
      } else if place < criteria {
        least[place] = sums[place] + rest
      } else {
        var together = rest + weights[place * criteria] * (chainAdds[0] + placed - span.slack(waits: waits))
        for criterion in 1..<criteria { together += weights[place * criteria + criterion] * sums[criterion] }
        least[place] = max(together, apart(least, place))
      }
    }
    if isSumming, isNoBetter(than: placed + restSums[level]) { return false }
    return boxes.reaches(least.pointer)
  }
}
