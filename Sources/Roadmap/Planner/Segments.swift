import Kernel

/// How a partial route is laid out in time: its dated steps in order, and how much free work lies before each of them
/// and after the last.
struct Segments<Bits: AtomBits>: Sendable {
  private(set) var dated: [Int] = []
  /// Days or months of free steps, segment by segment: one more than there are dated steps.
  private(set) var amounts: [Int] = [0]
  /// The atoms that hold at the end of each segment.
  private(set) var held: [Bits] = [Bits()]
  /// The day when the route ends, and how many of its days are waits.
  private(set) var day: Int
  private(set) var waited = 0

  init(today: Int) {
    day = today
  }

  /// Begins a dated step on its first start; false when there is none any more.
  mutating func begin(_ step: Int, _ core: PlannerCore<Bits>) -> Bool {
    guard let start = core.steps[step].calendar.start(from: day), let end = core.steps[step].calendar.end(from: day)
    else { return false }
    waited += start - day
    day = end
    dated.append(step)
    amounts.append(0)
    held.append(held[held.count - 1].union(core.steps[step].gives))
    return true
  }

  /// Adds a free step to a segment and lays the rest out again; false when a dated step comes too late for it.
  mutating func place(
    _ step: Int, _ place: Int, _ amount: Int, _ inMonths: Bool, _ core: PlannerCore<Bits>
  ) -> Bool {
    amounts[place] += amount
    for later in place..<held.count { held[later] = held[later].union(core.steps[step].gives) }
    day = core.today
    waited = 0
    for (index, amount) in amounts.enumerated() {
      if amount > 0 {
        day = inMonths ? CivilDate(daysSinceEpoch: day).adding(months: amount).daysSinceEpoch : day + amount
      }
      if index == dated.count { break }
      let calendar = core.steps[dated[index]].calendar
      guard let start = calendar.start(from: day), let end = calendar.end(from: day) else { return false }
      waited += start - day
      day = end
    }
    return true
  }

  /// Takes as held, in one segment, what no longer matters there, so that routes which differ only in that compare as
  /// equals: atoms that are not wanted and that no step needs which leads to a wanted one.
  mutating func settle(_ place: Int, _ wanted: Bits, _ free: [Int], _ core: PlannerCore<Bits>, _ all: Bits) {
    let had = held[place]
    var matters = wanted
    var grew = true
    while grew {
      grew = false
      for step in free.reversed() {
        let needs = core.steps[step].requires.subtracting(had)
        if !needs.isSubset(of: matters), core.steps[step].gives.subtracting(had).intersects(matters) {
          matters = matters.union(needs)
          grew = true
        }
      }
    }
    held[place] = had.union(all.subtracting(matters))
  }

  /// True when whatever completes the other completes this one, no later.
  @inline(__always)
  func serves(_ other: Segments<Bits>) -> Bool {
    for index in amounts.indices where amounts[index] > other.amounts[index] { return false }
    for index in held.indices where !other.held[index].isSubset(of: held[index]) { return false }
    return true
  }
}
