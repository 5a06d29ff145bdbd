import Kernel

/// What the planner is asked: from what is held today, every best way to the goal.
///
///     var problem = PlannerProblem(today: today, held: [], goal: [1], steps: steps)
///     problem.ceilings = [150_000, nil]        // at most 1 500,00 €, any number of hours
///     problem.solve().front                    // earliest end first
///
/// Everything is a number here: atoms are indices that the caller gave out (`RouteProblem` does it for credentials and
/// levels), weights are integers in a scale that the caller chose (cents, minutes…).
///
/// - Important: the sum of a weight over all the steps must stay below 2^59.
public struct PlannerProblem: Sendable {
  /// The day when the first step may begin.
  public var today: CivilDate
  public var held: AtomSet
  public var goal: AtomSet
  public var steps: [PlannerStep]
  /// The greatest sum allowed, weight by weight; nil, or a shorter list, where there is none.
  public var ceilings: [Int?]
  /// The number of partial routes, and of layouts of whole ones, after which the search gives up and says so.
  public var labelLimit: Int
  var effort = SearchEffort()
  /// The calendars of the steps, once they are worked out; empty until then.
  private(set) var calendars: [StepCalendar] = []

  public init(
    today: CivilDate, held: AtomSet, goal: AtomSet, steps: [PlannerStep], ceilings: [Int?] = [],
    labelLimit: Int = 2_000_000
  ) {
    self.today = today
    self.held = held
    self.goal = goal
    self.steps = steps
    self.ceilings = ceilings
    self.labelLimit = labelLimit
  }

  /// Works out when the steps begin, once for several goals. Their days must not change afterwards, but by `leaveOut`.
  mutating func prepareCalendars() { calendars = steps.map { StepCalendar($0, today: today) } }

  /// Leaves a step out of every route.
  mutating func leaveOut(_ step: Int) {
    if calendars.isEmpty { steps[step].schedule = .never } else { calendars[step] = .never }
  }
}

/// Something that one can do once: what it needs, what it brings, when it begins, how long it lasts, what it weighs.
///
/// It begins on the first day of its schedule that is not before its requirements hold, nor before `notBefore`, nor after
/// `notAfter`. So being ready earlier never makes it end later, which the exactness of the search rests on.
///
/// What changes with the date of the start is several steps that give the same atoms, each open in one window:
///
///     var thisYear = step                      // 1 000 € until 31 December, 600 € afterwards
///     thisYear.notAfter = CivilDate(year: 2026, month: 12, day: 31)
///     var nextYear = step
///     nextYear.notBefore = CivilDate(year: 2027, month: 1, day: 1)
///     nextYear.weights = [60_000]
///
/// Waiting on purpose is then the choice of the later one. A route never takes two such steps, since the second would
/// give nothing new.
public struct PlannerStep: Sendable {
  public var requires: AtomSet
  public var gives: AtomSet
  public var schedule: StepSchedule
  /// The first day when it can begin, where that is not any day of its schedule (it opens next year, say).
  public var notBefore: CivilDate?
  /// The last day when it can begin, when it is withdrawn at some point (an expired register sheet).
  public var notAfter: CivilDate?
  public var duration: StepDuration
  /// What adds up along a route, never negative: a cost, hours… The same number of weights in every step.
  public var weights: [Int]

  public init(
    requires: AtomSet = [], gives: AtomSet, schedule: StepSchedule = .anyDay,
    notBefore: CivilDate? = nil, notAfter: CivilDate? = nil, duration: StepDuration, weights: [Int]
  ) {
    self.requires = requires
    self.gives = gives
    self.schedule = schedule
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.duration = duration
    self.weights = weights
  }
}

/// The days when a step may begin.
public enum StepSchedule: Sendable, Equatable {
  case anyDay
  case never
  /// Days that come back each year; an empty list is `never`.
  case annual([AnnualStart])
  /// These days only, in any order.
  case dates([CivilDate])
}

/// A day of each year when a step begins, and the last day to apply for it.
///
/// The last `applyBefore` day on or before the start must not be before today. « 02-29 » exists in leap years only.
public struct AnnualStart: Sendable, Hashable {
  public var day: MonthDay
  public var applyBefore: MonthDay?

  public init(_ day: MonthDay, applyBefore: MonthDay? = nil) {
    self.day = day
    self.applyBefore = applyBefore
  }
}

/// How long a step lasts, not negative. Months end on the same day, or on the last day of a month that lacks it.
public enum StepDuration: Sendable, Hashable {
  case months(Int)
  case days(Int)
}
