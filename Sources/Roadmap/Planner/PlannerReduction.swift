import Kernel

/// What is left of a problem once everything that cannot matter is gone. No route of the front is lost; of several
/// routes with the same vector, one stays.
///
/// 1. *Forward.* Steps that can never begin, even if everything else came as early as possible, go.
/// 2. *Backward.* Only atoms of the goal, and those required by steps that give an atom that matters, matter; the other
///    atoms go, and the steps that give nothing more.
/// 3. *Twins.* A step goes when another gives at least as much, requires no more, never ends later and weighs no more:
///    in any route the other can take its place. Of two equal steps the first stays.
struct PlannerReduction {
  /// The remaining steps, as indices in the problem.
  private(set) var steps: [Int] = []
  /// The atoms that matter and are not held, as atoms of the problem.
  private(set) var atoms: [Int] = []
  let calendars: [StepCalendar]
  let outlook: PlannerOutlook

  init(_ problem: PlannerProblem) {
    calendars =
      problem.calendars.isEmpty ? problem.steps.map { StepCalendar($0, today: problem.today) } : problem.calendars
    outlook = PlannerOutlook(problem, calendars)
    var alive = problem.steps.indices.filter { outlook.end(of: $0) != nil }
    var wanted = problem.goal.subtracting(problem.held)
    var useful = [Bool](repeating: false, count: problem.steps.count)
    var grew = true
    while grew {
      grew = false
      for index in alive where !useful[index] && problem.steps[index].gives.intersects(wanted) {
        useful[index] = true
        grew = true
        wanted.formUnion(problem.steps[index].requires.subtracting(problem.held))
      }
    }
    alive.removeAll { !useful[$0] }
    atoms = wanted.atoms
    steps = alive
  }
}

/// How early things could be, were every step taken at once, side by side: a lower bound on every route.
struct PlannerOutlook {
  /// The earliest day for each atom, by its number, and the earliest end of each step; `Int.max` when it is out of reach.
  private var days: [Int]
  private var end: [Int]

  init(_ problem: PlannerProblem, _ calendars: [StepCalendar]) {
    let today = problem.today.daysSinceEpoch
    // What the steps require and give, one after another, with the place after the last of each.
    var (required, given): ([Int], [Int]) = ([], [])
    var (requiredEnd, givenEnd): ([Int], [Int]) = ([], [])
    for step in problem.steps {
      step.requires.visit { required.append($0) }
      step.gives.visit { given.append($0) }
      requiredEnd.append(required.count)
      givenEnd.append(given.count)
    }
    end = Array(repeating: Int.max, count: problem.steps.count)
    days = Array(repeating: Int.max, count: 1 + max(required.max() ?? -1, given.max() ?? -1))
    problem.held.visit { atom in
      while days.count <= atom { days.append(Int.max) }
      days[atom] = today
    }
    var grew = true
    while grew {
      grew = false
      var (place, gift) = (0, 0)
      for index in calendars.indices {
        var ready = today
        while place < requiredEnd[index] {
          ready = max(ready, days[required[place]])
          place += 1
        }
        guard ready < Int.max, let done = calendars[index].end(from: ready), done < end[index] else {
          gift = givenEnd[index]
          continue
        }
        end[index] = done
        grew = true
        while gift < givenEnd[index] {
          days[given[gift]] = min(days[given[gift]], done)
          gift += 1
        }
      }
    }
  }

  /// The earliest end of a step; nil when it can never begin.
  func end(of step: Int) -> Int? { end[step] == Int.max ? nil : end[step] }

  /// The earliest day when an atom could hold; nil when it is out of reach.
  func day(of atom: Int) -> Int? { atom < days.count && days[atom] < Int.max ? days[atom] : nil }

  /// The first day when all these atoms could hold.
  func readyDay(_ atoms: [Int], _ today: Int) -> Int? {
    var ready = today
    for atom in atoms {
      guard let day = day(of: atom) else { return nil }
      ready = max(ready, day)
    }
    return ready
  }
}
