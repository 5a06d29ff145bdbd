/// Which free steps to try next, where free steps commute: a few, rather than all in every order.
///
/// Take an atom that is lacking: one of its givers must come. A giver that is not ready lacks a requirement: one of *its*
/// givers must come first, and so on. The ready steps of that closure are enough (« stubborn sets », Valmari 1989):
/// whatever route completes the label uses a giver of the atom; if that one is not ready the route uses, earlier, a giver
/// of what it lacks, and so on back to one that is ready, which can as well come next, since everything commutes.
///
/// « Ready » depends on where in the route the step goes. A step that is ready at the end may lack something in an earlier
/// segment (`Segments`), so the givers of that belong to the closure too.
struct StubbornSteps<Bits: AtomBits> {
  private let steps: [PlannerCore<Bits>.Step]
  /// The allowed steps that give each atom.
  private let givers: [[Int]]

  init(_ core: PlannerCore<Bits>, allowed: [Int]) {
    steps = core.steps
    var givers = [[Int]](repeating: [], count: core.atomCount)
    for index in allowed {
      for atom in core.steps[index].givenAtoms { givers[atom].append(index) }
    }
    self.givers = givers
  }

  /// The steps to try so that these atoms come to hold; none when one of them is out of reach.
  ///
  /// `held` is what holds at the end of each segment of the route so far, the last one last.
  func steps(towards atoms: [Int], held: [Bits]) -> [Int] {
    var best: [Int]?
    for atom in atoms where !held[held.count - 1].contains(atom) {
      let ready = closure(of: atom, held)
      if ready.count < best?.count ?? Int.max { best = ready }
      if ready.count <= 1 { break }
    }
    return best ?? []
  }

  private func closure(of atom: Int, _ held: [Bits]) -> [Int] {
    var ready: [Int] = []
    var seenAtoms = Bits([atom])
    var seenSteps: [Int] = []
    var pending = [atom]
    while let atom = pending.popLast() {
      for giver in givers[atom] where !seenSteps.contains(giver) {
        seenSteps.append(giver)
        if steps[giver].requires.isSubset(of: held[held.count - 1]) { ready.append(giver) }
        for segment in held where !steps[giver].requires.isSubset(of: segment) {
          follow(giver, segment, &seenAtoms, &pending)
        }
      }
    }
    return ready.sorted()
  }

  /// Adds one atom that the step lacks, unless one that it lacks is there already.
  private func follow(_ step: Int, _ held: Bits, _ seen: inout Bits, _ pending: inout [Int]) {
    var lacking = -1
    for atom in steps[step].requiredAtoms where !held.contains(atom) {
      if seen.contains(atom) { return }
      if lacking < 0 { lacking = atom }
    }
    seen.insert(lacking)
    pending.append(lacking)
  }
}
