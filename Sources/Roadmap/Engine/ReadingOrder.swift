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
      let day = index == 0 ? start : ordered.steps[index - 1].end
      let rest = ordered.steps[index...]
      // With the steps that wait for a day first, as long as nothing ends on another day for it; else without them.
      let runs = [rest.prefix { isMovable($0) }, rest.prefix { isMovable($0) && !waits($0) }]
      let run =
        runs.lazy.compactMap { self.arranged(Array($0), from: day, held, levels) }.first ?? Array(rest.prefix(1))
      for (place, step) in run.enumerated() {
        ordered.steps[index + place] = step
        take(candidates[step.index], &held, &levels)
      }
      index += run.count
    }
    return ordered
  }

  /// The steps of a run, each as soon as it can begin, the one that reads best first; nil where there are none, or where
  /// that order would end on another day.
  private func arranged(
    _ run: [PlannedStep], from start: CivilDate, _ held: Set<String>, _ levels: [String: Int]
  ) -> [PlannedStep]? {
    guard let last = run.last else { return nil }
    var (day, waiting, held, levels) = (start, run, held, levels)
    var arranged: [PlannedStep] = []
    while !waiting.isEmpty {
      let ready = waiting.indices.filter { isReady(candidates[waiting[$0].index], waiting, held, levels) }
      let now = ready.filter { candidates[waiting[$0].index].notBefore ?? day <= day }
      // Where all that is ready must wait, the first that may begin.
      let next =
        now.min { key(candidates[waiting[$0].index]) < key(candidates[waiting[$1].index]) }
        ?? ready.min { opening(waiting[$0]) < opening(waiting[$1]) } ?? waiting.startIndex
      var step = waiting.remove(at: next)
      let candidate = candidates[step.index]
      let length = step.start.days(until: step.end)
      step.start = max(day, candidate.notBefore ?? day)
      if let close = candidate.notAfter, step.start > close { return nil }
      day = step.start.adding(days: length)
      step.end = day
      take(candidate, &held, &levels)
      arranged.append(step)
    }
    return day == last.end ? arranged : nil
  }

  /// Whether it begins any day and lasts days: it can be swapped with its like.
  private func isMovable(_ step: PlannedStep) -> Bool {
    candidates[step.index].entries == nil && candidates[step.index].days != nil
  }

  /// Whether it opens, or closes, on some day: put off, or at a price of its own.
  private func waits(_ step: PlannedStep) -> Bool {
    candidates[step.index].notBefore != nil || candidates[step.index].notAfter != nil
  }

  private func opening(_ step: PlannedStep) -> CivilDate { candidates[step.index].notBefore ?? start }

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
