import Kernel

/// Which free steps may come next.
extension CompletionSearch {
  /// What holds at the end of each segment when every chosen step comes as early as it can.
  mutating func settleHeld() {
    var now = Bits()
    for segment in given.indices {
      now = now.union(given[segment])
      var grew = true
      while grew {
        grew = false
        for step in chosen where !free.gives[step].isSubset(of: now) && free.requires[step].isSubset(of: now) {
          now = now.union(free.gives[step])
          grew = true
        }
      }
      held[segment] = now
    }
  }

  /// Offers all the steps that every completion has, and says so; where there are none, the fewest that are sure to have one
  /// of any completion. Nothing is offered where nothing brings what is lacking.
  mutating func offer(towards lacking: [Int], _ held: Bits) -> Bool {
    let first = offered.count
    var fewest = Int.max
    for atom in lacking where !held.contains(atom) {
      let start = offered.count
      offerGivers(of: atom, held)
      let count = offered.count - start
      if count == 0 {
        offered.removeLast(start - first)
        return false
      }
      var isKnown = count > 1 ? fewest <= count : false
      if count == 1, fewest == 1 {
        for place in first..<start where offered[place] == offered[start] { isKnown = true }
      }
      if isKnown {
        offered.removeLast(count)
      } else if count > 1 || fewest > 1 {
        for place in 0..<count { offered[first + place] = offered[start + place] }
        offered.removeLast(start - first)
        fewest = count
      }
    }
    return fewest == 1
  }

  /// Offers the givers of an atom; in place of one that is chosen already but not ready, those of something that it lacks.
  mutating func offerGivers(of atom: Int, _ held: Bits) {
    let start = offered.count
    var seen = Bits([atom])
    var isDeeper = false
    pending.append(atom)
    while let atom = pending.popLast() {
      var next = atom == 0 ? 0 : free.giversEnd[atom - 1]
      while next < free.giversEnd[atom] {
        let giver = free.givers[next]
        next += 1
        if isLeftOut[giver] { continue }
        if isDeeper {
          var place = start
          while place < offered.count, offered[place] != giver { place += 1 }
          if place < offered.count { continue }
        }
        guard isChosen[giver] else {
          offered.append(giver)
          continue
        }
        let lacking = free.requires[giver].subtracting(held)
        // Something that it lacks may be looked after already.
        if lacking.intersects(seen) { continue }
        if let first = lacking.first {
          seen.insert(first)
          pending.append(first)
        }
      }
      isDeeper = true
    }
  }
}
