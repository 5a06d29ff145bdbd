/// The levels of the headings of a page, which never jump one: brothers stay brothers, and the first below its parent is
/// one lower, whatever was written.
///
///     var levels = HeadingLevels()
///     levels.next(1)  // 2, under the title
///     levels.next(3)  // 3
///     levels.next(3)  // 3
struct HeadingLevels {
  private var open: [Int] = []

  mutating func next(_ wanted: Int) -> Int {
    let wanted = min(max(wanted, 1), 4)
    while let last = open.last, last >= wanted { open.removeLast() }
    open.append(wanted)
    return open.count + 1
  }
}
