import Kernel
import Roadmap

/// A small fixed generator (SplitMix64): the same problems on any machine.
struct SmallRandom {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((z ^ (z >> 31)) >> 33) % bound
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

func date(_ text: String) -> CivilDate {
  guard let date = CivilDate(iso: text) else { fatalError("not a date: \(text)") }
  return date
}

func monthDay(_ text: String) -> MonthDay {
  guard let day = MonthDay(iso: text) else { fatalError("not a day of the year: \(text)") }
  return day
}

extension PlannerProblem {
  /// A small problem in which every feature occurs often.
  static func random(_ seed: Int, steps count: Int = 6, dated: Bool = true) -> PlannerProblem {
    var random = SmallRandom(state: UInt64(seed))
    let weights = 1 + random.below(3)
    let atoms = 3 + random.below(4)
    let durations: [StepDuration] = [
      [.days(0), .days(10), .days(10), .days(35), .days(80)], [.months(0), .months(1), .months(1), .months(4)],
      [.months(0), .days(3), .days(40), .months(1), .months(13)],
    ][random.below(3)]
    let today = date(random.pick(["2027-01-15", "2027-01-31", "2028-02-29", "2026-11-23", "2027-12-30"]))
    var problem = PlannerProblem(today: today, held: [], goal: [], steps: [])
    for _ in 0..<1 + random.below(3) { problem.goal.insert(random.below(atoms)) }
    if random.below(4) == 0 { problem.held.insert(random.below(atoms)) }
    for _ in 0..<1 + random.below(count) {
      var step = PlannerStep(gives: [random.below(atoms)], duration: random.pick(durations), weights: [])
      if random.below(2) == 0 { step.gives.insert(random.below(atoms)) }
      if random.below(2) == 0 { step.requires.insert(random.below(atoms)) }
      step.weights = (0..<weights).map { _ in random.below(4) }
      if dated { step.schedule = schedule(&random, today) }
      if dated, random.below(6) == 0 { step.notBefore = today.adding(days: random.below(300)) }
      if dated, random.below(8) == 0 { step.notAfter = today.adding(days: random.below(500)) }
      problem.steps.append(step)
    }
    problem.ceilings = (0..<weights).map { _ in random.below(4) == 0 ? random.below(8) : nil }
    return problem
  }

  /// A dozen steps like those of a person: levels of a few competences, studied in days at home, three of four steps; the
  /// others diplomas with an intake a year. What one step brings another often asks for.
  static func studious(_ seed: Int, steps count: Int = 11, months: Bool = false) -> PlannerProblem {
    var random = SmallRandom(state: UInt64(seed) ^ 0x5eed)
    let atoms = 6 + random.below(4)
    let today = date(random.pick(["2027-01-15", "2026-11-23", "2027-06-28"]))
    var problem = PlannerProblem(today: today, held: [], goal: [], steps: [])
    for _ in 0..<2 + random.below(4) { problem.goal.insert(random.below(atoms)) }
    for _ in 0..<count {
      let isDiploma = random.below(4) == 0
      var step = PlannerStep(gives: [], duration: .days(0), weights: [random.below(4), random.below(5)])
      for _ in 0..<(isDiploma ? 2 + random.below(4) : 1 + random.below(2)) { step.gives.insert(random.below(atoms)) }
      if random.below(2) == 0 { step.requires.insert(random.below(atoms)) }
      if isDiploma {
        step.schedule = .annual([AnnualStart(random.pick(["09-01", "09-15", "02-01"].map { monthDay($0) }))])
        step.duration = random.below(3) == 0 ? .days(100 + random.below(150)) : .months(3 * (1 + random.below(5)))
        if months { step.duration = .months(3 * (1 + random.below(5))) }
      } else {
        step.duration = months ? .months(random.below(5)) : .days(random.below(150))
        if random.below(12) == 0 { step.notBefore = today.adding(days: random.below(250)) }
        if random.below(12) == 0 { step.notAfter = today.adding(days: random.below(500)) }
      }
      problem.steps.append(step)
    }
    return problem
  }

  private static func schedule(_ random: inout SmallRandom, _ today: CivilDate) -> StepSchedule {
    let days = ["09-01", "02-29", "01-31", "03-15", "12-31", "02-01", "04-10"].map { monthDay($0) }
    switch random.below(10) {
    case 0: return .dates((0..<1 + random.below(3)).map { _ in today.adding(days: random.below(400) - 30) })
    case 1: return random.below(3) == 0 ? .never : .annual([])
    case 2...5:
      return .annual(
        (0..<1 + random.below(3)).map { _ in
          AnnualStart(random.pick(days), applyBefore: random.below(3) == 0 ? random.pick(days) : nil)
        })
    default: return .anyDay
    }
  }
}
