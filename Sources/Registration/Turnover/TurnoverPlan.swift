import Kernel

/// What the person's plan expects to come in, against what came: from when, how much a month, and how far apart they are.
///
/// Nothing is guessed: the amount of a month is the goal that they told, else what their income to keep asks for at the
/// rates of the day, else what their hours would bring; where they told none of these there is no amount.
public struct TurnoverPlan: Sendable {
  /// How the amount of a month was arrived at.
  public enum Basis: Sendable, Equatable {
    /// The goal that the person told.
    case goal
    /// Income to keep ÷ what is left of a euro once these shares of it are paid.
    case income(Money)
    /// Every hour that the person has, sold.
    case hours
  }

  /// Where the month of the first client comes from.
  public enum Origin: Sendable, Equatable { case wish, route, start }

  /// A share of each euro that is paid, with its figure's label and sources.
  public struct Rate: Sendable {
    public let label: String
    public let answer: DatedValue<Quantity>.Answer
  }

  /// What the person's hours make, at the price that beginners are seen to ask.
  public struct Capacity: Sendable {
    public let hoursAWeek: Int
    public let hoursADay: Int
    public let dayPrice: Money
    public let answer: DatedValue<Quantity>.Answer
    /// Tenths of days in a month: hours × 52 ÷ 12 ÷ hours of a day.
    public var tenthsOfDays: Int { hoursAWeek * 520 / (12 * hoursADay) }
    /// What a month brings when every hour is sold.
    public var monthly: Money { .euros(hoursAWeek * 52 * dayPrice.cents / (12 * hoursADay) / 100) }
    /// The price of a day at which an amount a month is reached.
    public func dayPrice(for monthly: Money) -> Money {
      let whole = hoursAWeek * 52 * 100
      return .euros((monthly.cents * 12 * hoursADay + whole - 1) / whole)
    }
  }

  public let monthly: Money?
  public let basis: Basis?
  public let rates: [Rate]
  public let capacity: Capacity?
  /// The first month in which something should come in, and why that one.
  public let first: (month: CivilDate, from: Origin)?
  /// The first period in which something came.
  public let came: TurnoverPeriod?
  /// Months from the first planned one to the last one told, both included.
  public let months: Int
  public let received: Money

  /// - Parameter routeEnd: the last day of the training route that the person chose.
  public init(_ knowledge: RegistrationKnowledge, facts: Facts, routeEnd: CivilDate?, today: CivilDate) {
    let ledger = TurnoverLedger(facts)
    capacity = Capacity(knowledge, facts, today)
    rates = TurnoverPlan.rates(knowledge, facts, ledger.main, today)
    (monthly, basis) = TurnoverPlan.amount(facts, rates, capacity)
    first = TurnoverPlan.first(facts, routeEnd)
    came = ledger.lines.first { $0.amount > .zero }?.period
    received = TurnoverLedger.sum(ledger.lines, nil)
    months = first.flatMap { first in ledger.last.map { max(0, first.month.months(to: $0) + 1) } } ?? 0
  }

  /// What should have come in by the end of the last period told.
  public var planned: Money { Money(cents: (monthly?.cents ?? 0) * months) }

  /// What came in less what was planned: below zero is behind.
  public var gap: Money { Money(cents: received.cents - planned.cents) }

  /// What a month must bring from now on for the year to end on the plan; nil when not behind, or the year is told.
  public func catchUp(after last: CivilDate) -> (perMonth: Money, months: Int)? {
    let left = 12 - last.month
    guard let monthly, gap < .zero, left > 0 else { return nil }
    return (.euros((monthly.cents + (-gap.cents + left - 1) / left + 99) / 100), left)
  }

  /// How many months late the first euro came: below zero is early.
  public var monthsLate: Int? {
    guard let first, let came else { return nil }
    if came.range.contains(first.month) { return 0 }
    return first.month.months(to: came.range.upperBound < first.month ? came.range.upperBound : came.range.lowerBound)
  }

  private static func first(_ facts: Facts, _ routeEnd: CivilDate?) -> (month: CivilDate, from: Origin)? {
    // A route chosen knowing that it ends after the wish is the plan.
    let wish = facts.date("firstClientWanted").map { ($0, Origin.wish) }
    let route = routeEnd.map { ($0, Origin.route) }
    let planned = [wish, route].compactMap { $0 }.max { $0.0 < $1.0 }
    let found = planned ?? facts.date("registration.startDate").map { ($0, .start) }
    return found.map { ($0.0.startOfMonth, $0.1) }
  }

  private static func amount(_ facts: Facts, _ rates: [Rate], _ capacity: Capacity?) -> (Money?, Basis?) {
    if let goal = facts.money("registration.turnoverGoal"), goal > .zero { return (goal, .goal) }
    let kept = 100_000_000 - rates.reduce(0) { $0 + $1.answer.value.millionths }
    if let income = facts.money("incomeToKeep"), income > .zero, kept > 0, !rates.isEmpty {
      return (.euros(((income.cents * 100_000_000 + kept - 1) / kept + 99) / 100), .income(income))
    }
    return capacity.map { ($0.monthly, .hours) } ?? (nil, nil)
  }

  /// The shares of each euro at their full rates: a reduction that ends within the year is no base for a plan.
  private static func rates(
    _ knowledge: RegistrationKnowledge, _ facts: Facts, _ activity: Activity, _ today: CivilDate
  ) -> [Rate] {
    let tax = facts.choice("registration.versementLiberatoire") == "done" ? [activity.versementLiberatoire] : []
    return (activity.contributions + tax).compactMap { id in
      knowledge.figure(id).flatMap { figure in figure.values.at(today).map { Rate(label: figure.label, answer: $0) } }
    }
  }
}

extension TurnoverPlan.Capacity {
  init?(_ knowledge: RegistrationKnowledge, _ facts: Facts, _ today: CivilDate) {
    guard let hours = facts.number("weeklyHours")?.whole, hours > 0,
      let day = knowledge.figure("heures-par-jour-vendu")?.values.at(today)?.value.whole, day > 0,
      let price = knowledge.money("tjm-par-niveau-debutant", on: today), price.value > .zero
    else { return nil }
    self.init(hoursAWeek: hours, hoursADay: day, dayPrice: price.value, answer: price.answer)
  }
}

extension CivilDate {
  /// Whole months from the month of this day to that of another.
  func months(to other: CivilDate) -> Int { (other.year - year) * 12 + other.month - month }
}
