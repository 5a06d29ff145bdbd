import Kernel

extension RoadmapBuild {
  /// The same route with neighbouring any-day steps in the order in which a person would do them.
  ///
  /// Steps that begin any day and last in days commute exactly: whatever their order they fill the same days and weigh
  /// the same, so only what requires what binds them. The planner keeps one order; this one reads better: own accounts,
  /// then workshops, then the rungs that rest on both, registration and job search last.
  func inReadingOrder(_ route: PlannedRoute) -> PlannedRoute {
    var ordered = route
    var held = Set<String>()
    var levels: [String: Int] = [:]
    for competence in engine.knowledge.competences {
      levels[competence.id] = self.levels[competence.id]
    }
    var index = 0
    while index < ordered.steps.count {
      var end = index
      while end < ordered.steps.count, isFlexible(candidates[ordered.steps[end].index]) { end += 1 }
      if end == index {
        take(candidates[ordered.steps[index].index], &held, &levels)
        index += 1
        continue
      }
      var day = ordered.steps[index].start
      var waiting = Array(ordered.steps[index..<end])
      for place in index..<end {
        let next =
          waiting.indices.filter { isReady(candidates[waiting[$0].index], waiting, held, levels) }
          .min { key(candidates[waiting[$0].index]) < key(candidates[waiting[$1].index]) } ?? waiting.startIndex
        var step = waiting.remove(at: next)
        let length = step.start.days(until: step.end)
        step.start = day
        day = day.adding(days: length)
        step.end = day
        take(candidates[step.index], &held, &levels)
        ordered.steps[place] = step
      }
      index = end
    }
    return ordered
  }

  private func isFlexible(_ candidate: Candidate) -> Bool {
    candidate.entries == nil && candidate.days != nil && candidate.notBefore == nil && candidate.notAfter == nil
  }

  /// Nothing that still waits in this run is needed first.
  private func isReady(
    _ candidate: Candidate, _ waiting: [PlannedStep], _ held: Set<String>, _ levels: [String: Int]
  ) -> Bool {
    let others = waiting.map { candidates[$0.index].formation }.filter { $0.id != candidate.formation.id }
    let needsCredential = candidate.offer.requires.credentials.contains { id in
      !held.contains(id) && others.contains { $0.id == id }
    }
    let needsDiploma = others.contains { ($0.euLevel?.value ?? 0) >= 1 && candidate.offer.requires.euLevel > heldLevel }
    let needed =
      candidate.formation.trains.map { ($0.competence, $0.from) }
      + candidate.offer.requires.levels.map { ($0.competence, $0.level) }
    let needsLevel = needed.contains { competence, level in level > levels[competence] ?? 0 }
    return !needsCredential && !needsDiploma && !needsLevel
  }

  private func take(_ candidate: Candidate, _ held: inout Set<String>, _ levels: inout [String: Int]) {
    held.insert(candidate.formation.id)
    for training in candidate.formation.trains {
      levels[training.competence] = max(levels[training.competence] ?? 0, training.to)
    }
  }

  private func key(_ candidate: Candidate) -> (Int, String) {
    let rank =
      switch candidate.formation.family {
      case .registration: 3
      case .jobSearch: 4
      case .practice: candidate.offer.requires.credentials.isEmpty ? 0 : 2
      default: 1
      }
    return (rank, candidate.formation.id)
  }
}
