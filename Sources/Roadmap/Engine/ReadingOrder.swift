import Kernel

/// Routes with neighbouring any-day steps in the order in which a person would do them.
///
/// Steps that begin any day and last in days commute exactly: whatever their order they fill the same days and weigh
/// the same, so only what requires what binds them. The planner keeps one order; this one reads better: own accounts,
/// then workshops, then the rungs that rest on both, registration and job search last.
struct ReadingOrder {
  /// What a step asks of each competence and brings to it, by the place of the competence; and what it is sorted by.
  struct Rungs {
    /// Of each training the level that it starts from, then what the way in requires.
    var asks: [(competence: Int, level: Int)] = []
    var brings: [(competence: Int, level: Int)] = []
    var rank = 1
  }

  private let build: RoadmapBuild
  private var places: [String: Int] = [:]
  /// The level of each competence before the first step.
  private(set) var startLevels: [Int] = []
  private var known: [Int: Rungs] = [:]

  init(_ build: RoadmapBuild) {
    self.build = build
    for competence in build.engine.knowledge.competences { _ = place(competence.id) }
  }

  /// The same route in that order.
  mutating func arrange(_ route: PlannedRoute) -> PlannedRoute {
    let rungs = route.steps.map { self.rungs($0.index) }
    var ordered = route
    // The place of each step in the route as it was, and what is reached so far.
    var order = Array(route.steps.indices)
    var levels = startLevels
    var index = 0
    while index < ordered.steps.count {
      let day = index == 0 ? build.start : ordered.steps[index - 1].end
      // With the steps that wait for a day first, as long as nothing ends on another day for it; else without them.
      var movable = index
      while movable < ordered.steps.count, isMovable(ordered.steps[movable]) { movable += 1 }
      var free = index
      while free < movable, !waits(ordered.steps[free]) { free += 1 }
      let run =
        arranged(ordered.steps, order, index..<movable, from: day, levels, rungs)
        ?? (free < movable ? arranged(ordered.steps, order, index..<free, from: day, levels, rungs) : nil)
        ?? [(ordered.steps[index], order[index])]
      for (step, origin) in run {
        (ordered.steps[index], order[index]) = (step, origin)
        index += 1
        for (competence, level) in rungs[origin].brings { levels[competence] = max(levels[competence], level) }
      }
    }
    return ordered
  }

  /// The steps of a run, each as soon as it can begin, the one that reads best first; nil where there are none, or where
  /// that order would end on another day.
  private func arranged(
    _ steps: [PlannedStep], _ origins: [Int], _ run: Range<Int>, from start: CivilDate, _ levels: [Int],
    _ rungs: [Rungs]
  ) -> [(step: PlannedStep, origin: Int)]? {
    guard let last = run.last else { return nil }
    var (day, levels, waiting) = (start, levels, Array(run))
    var arranged: [(step: PlannedStep, origin: Int)] = []
    while !waiting.isEmpty {
      var next: (place: Int, rank: Int, id: String)?
      // Where all that is ready must wait, the first that may begin.
      var later: (place: Int, day: CivilDate)?
      for (place, index) in waiting.enumerated() {
        let candidate = build.candidates[steps[index].index]
        let rung = rungs[origins[index]]
        guard isReady(candidate, rung, among: waiting, steps, levels) else { continue }
        if candidate.notBefore ?? day <= day {
          let id = candidate.formation.id
          if next.map({ (rung.rank, id) < ($0.rank, $0.id) }) ?? true { next = (place, rung.rank, id) }
        } else if let opening = candidate.notBefore, later.map({ opening < $0.day }) ?? true {
          later = (place, opening)
        }
      }
      let index = waiting.remove(at: next?.place ?? later?.place ?? 0)
      var step = steps[index]
      let candidate = build.candidates[step.index]
      let length = step.start.days(until: step.end)
      step.start = max(day, candidate.notBefore ?? day)
      if let close = candidate.notAfter, step.start > close { return nil }
      day = step.start.adding(days: length)
      step.end = day
      for (competence, level) in rungs[origins[index]].brings { levels[competence] = max(levels[competence], level) }
      arranged.append((step, origins[index]))
    }
    return day == steps[last].end ? arranged : nil
  }

  /// Whether it begins any day and lasts days: it can be swapped with its like.
  private func isMovable(_ step: PlannedStep) -> Bool {
    build.candidates[step.index].entries == nil && build.candidates[step.index].days != nil
  }

  /// Whether it opens, or closes, on some day: put off, or at a price of its own.
  private func waits(_ step: PlannedStep) -> Bool {
    build.candidates[step.index].notBefore != nil || build.candidates[step.index].notAfter != nil
  }

  /// Nothing that still waits in this run is needed first.
  private func isReady(
    _ candidate: RoadmapBuild.Candidate, _ rungs: Rungs, among waiting: [Int], _ steps: [PlannedStep], _ levels: [Int]
  ) -> Bool {
    for (competence, level) in rungs.asks where level > levels[competence] { return false }
    let requires = candidate.offer.requires
    let needsDiploma = requires.euLevel > build.heldLevel
    if !needsDiploma, requires.credentials.isEmpty { return true }
    for index in waiting {
      let other = build.candidates[steps[index].index].formation
      if other.id == candidate.formation.id { continue }
      if needsDiploma, (other.euLevel?.value ?? 0) >= 1 { return false }
      if requires.credentials.contains(other.id) { return false }
    }
    return true
  }

  mutating func rungs(_ index: Int) -> Rungs {
    if let found = known[index] { return found }
    let (formation, offer) = (build.candidates[index].formation, build.candidates[index].offer)
    var rungs = Rungs()
    for training in formation.trains {
      rungs.asks.append((place(training.competence), training.from))
      rungs.brings.append((place(training.competence), training.to))
    }
    for needed in offer.requires.levels { rungs.asks.append((place(needed.competence), needed.level)) }
    rungs.rank =
      switch formation.family {
      case .registration: 3
      case .jobSearch: 4
      case .practice: offer.requires.credentials.isEmpty ? 0 : 2
      default: 1
      }
    known[index] = rungs
    return rungs
  }

  /// The place of a competence among the levels.
  mutating func place(_ competence: String) -> Int {
    if let place = places[competence] { return place }
    places[competence] = startLevels.count
    startLevels.append(build.levels[competence])
    return startLevels.count - 1
  }
}
