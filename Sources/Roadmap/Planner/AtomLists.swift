/// What each of some steps requires and gives, side by side: read over and over by what bounds a search.
struct AtomLists {
  let required: Cells<Int>
  /// The place after the last of each step.
  let requiredEnd: Cells<Int>
  let given: Cells<Int>
  let givenEnd: Cells<Int>
  /// Atom by atom, the steps that require it, and the place after the last of each atom.
  let requirers: Cells<Int>
  let requirersEnd: Cells<Int>

  init(_ steps: [(required: [Int], given: [Int])], atoms: Int) {
    var (required, given): ([Int], [Int]) = ([], [])
    var (requiredEnd, givenEnd): ([Int], [Int]) = ([], [])
    requiredEnd.reserveCapacity(steps.count)
    givenEnd.reserveCapacity(steps.count)
    var counts = [Int](repeating: 0, count: atoms)
    for step in steps {
      required += step.required
      given += step.given
      requiredEnd.append(required.count)
      givenEnd.append(given.count)
      for atom in step.required { counts[atom] += 1 }
    }
    // Where the next step that requires an atom is written.
    let next = Cells(0, count: atoms)
    var end = 0
    for (atom, count) in counts.enumerated() {
      next[atom] = end
      end += count
    }
    requirers = Cells(0, count: end)
    for (index, step) in steps.enumerated() {
      for atom in step.required {
        requirers[next[atom]] = index
        next[atom] += 1
      }
    }
    requirersEnd = next
    (self.required, self.given) = (Cells(required), Cells(given))
    (self.requiredEnd, self.givenEnd) = (Cells(requiredEnd), Cells(givenEnd))
  }

  /// Notes that the steps that require an atom must be looked at again.
  @inline(__always)
  func touch(_ atom: Int, _ isStale: Cells<Bool>) {
    var place = atom == 0 ? 0 : requirersEnd[atom - 1]
    while place < requirersEnd[atom] {
      isStale[requirers[place]] = true
      place += 1
    }
  }
}
