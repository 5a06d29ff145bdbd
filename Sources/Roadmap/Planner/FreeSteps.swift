import Kernel

/// The free steps of a core, side by side in flat arrays: what the search around a chain reads over and over.
///
/// They are numbered on their own; `core` gives the number of each in the core.
struct FreeSteps<Bits: AtomBits> {
  let inMonths: Bool
  let core: [Int]
  let requires: Cells<Bits>
  let gives: Cells<Bits>
  /// How long each lasts, in days, or in months where they all last months.
  let amount: Cells<Int>
  /// What each adds, criterion by criterion; its time in the unit of `FreeSpan`.
  let adds: Cells<Int>
  let criteria: Int
  /// Atom by atom, the steps that give it, and the place after the last of each atom.
  let givers: Cells<Int>
  let giversEnd: Cells<Int>
  private let noHarder: Cells<Bool>
  private let lists: AtomLists

  init(_ problem: PlannerCore<Bits>) {
    let span = FreeSpan(inMonths: problem.commutation == .withMonths)
    inMonths = span.inMonths
    core = problem.steps.indices.filter { problem.steps[$0].isFree }
    let steps = core.map { problem.steps[$0] }
    requires = Cells(steps.map(\.requires))
    gives = Cells(steps.map(\.gives))
    amount = Cells(steps.map(\.calendar.amount))
    criteria = problem.criteria
    adds = Cells(steps.flatMap { [span.adds($0)] + $0.adds.dropFirst() })
    var givers = [[Int]](repeating: [], count: problem.atomCount)
    for (index, step) in steps.enumerated() {
      for atom in step.givenAtoms { givers[atom].append(index) }
    }
    self.givers = Cells(givers.flatMap { $0 })
    var end = 0
    giversEnd = Cells(
      givers.map { list in
        end += list.count
        return end
      })
    lists = AtomLists(steps.map { ($0.requiredAtoms, $0.givenAtoms) }, atoms: problem.atomCount)
    noHarder = Cells(false, count: steps.count * steps.count)
    for a in steps.indices {
      for b in steps.indices where amount[a] <= amount[b] && requires[a].isSubset(of: requires[b]) {
        var criterion = 1
        while criterion < criteria, adds[a * criteria + criterion] <= adds[b * criteria + criterion] { criterion += 1 }
        noHarder[a * steps.count + b] = criterion == criteria
      }
    }
  }

  var count: Int { core.count }

  /// What can be had from there with all of them.
  func reach(from start: Bits) -> Bits {
    var held = start
    var grew = true
    while grew {
      grew = false
      for step in core.indices where requires[step].isSubset(of: held) && !gives[step].isSubset(of: held) {
        held = held.union(gives[step])
        grew = true
      }
    }
    return held
  }

  /// Of these atoms those that are not held, and all that free steps which lead to them require besides.
  func wanted(_ atoms: Bits, beyond held: Bits) -> Bits {
    var wanted = atoms.subtracting(held)
    var grew = true
    while grew {
      grew = false
      for step in core.indices.reversed() where gives[step].intersects(wanted) {
        let more = requires[step].subtracting(held)
        if more.isSubset(of: wanted) { continue }
        wanted = wanted.union(more)
        grew = true
      }
    }
    return wanted
  }

  /// True when this step asks for no more than that one, takes no longer and weighs no more.
  @inline(__always)
  func isNoHarder(_ a: Int, than b: Int) -> Bool { noHarder[a * count + b] }

  /// The day after so much free work.
  func day(_ day: Int, after amount: Int) -> Int {
    if !inMonths { return day + amount }
    return amount == 0 ? day : CivilDate(daysSinceEpoch: day).adding(months: amount).daysSinceEpoch
  }

  /// A day on a scale where free work adds up: the days themselves, or months of 32 days, as no day is past the 28th.
  @inline(__always)
  func mark(_ day: Int) -> Int {
    if !inMonths || day >= GoalStaircase.open { return day }
    let date = CivilDate(daysSinceEpoch: day)
    return (date.year * 12 + date.month) * 32 + date.day
  }

  /// The day of a mark.
  func day(of mark: Int) -> Int {
    if !inMonths { return mark }
    let first = CivilDate(daysSinceEpoch: 0).adding(months: (mark >> 5) - (1970 * 12 + 1))
    return first.daysSinceEpoch + (mark & 31) - 1
  }

  /// How far one step moves a mark.
  @inline(__always)
  func stride(_ step: Int) -> Int { inMonths ? amount[step] << 5 : amount[step] }

  /// How much free work fits between two marks.
  @inline(__always)
  func room(from first: Int, to last: Int) -> Int {
    first >= last ? 0 : inMonths ? (last - first) >> 5 : last - first
  }

  /// When each of these steps could begin, were they taken side by side, each as soon as it can in a wait that holds it, or
  /// else after them; `open` when never. All days are marks.
  ///
  /// `atomDay` holds the day of each atom without these steps, and then with them.
  func settle(
    _ steps: [Int], in gaps: ChainTimings<Bits>.Gaps, _ atomDay: Cells<Int>, _ begins: Cells<Int>,
    _ isStale: Cells<Bool>
  ) {
    for step in steps {
      begins[step] = GoalStaircase.open
      isStale[step] = true
    }
    var grew = true
    while grew {
      grew = false
      for step in steps where isStale[step] {
        isStale[step] = false
        var first = gaps.today
        var place = step == 0 ? 0 : lists.requiredEnd[step - 1]
        while place < lists.requiredEnd[step] {
          first = max(first, atomDay[lists.required[place]])
          place += 1
        }
        if first >= begins[step] { continue }
        let stride = stride(step)
        first = gaps.begin(stride, from: first)
        if first >= begins[step] { continue }
        begins[step] = first
        place = step == 0 ? 0 : lists.givenEnd[step - 1]
        while place < lists.givenEnd[step] {
          let atom = lists.given[place]
          if first + stride < atomDay[atom] {
            atomDay[atom] = first + stride
            lists.touch(atom, isStale)
            grew = true
          }
          place += 1
        }
      }
    }
  }
}
