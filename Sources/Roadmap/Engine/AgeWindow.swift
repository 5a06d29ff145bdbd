import Kernel

/// The days when what begins any day is open to somebody of that age: from a birthday on, or up to one.
struct AgeWindow {
  /// The first day; nil where it is open from the start.
  var from: CivilDate?
  /// The last day; nil where no birthday closes it.
  var to: CivilDate?

  /// Nil where the condition never holds within the horizon.
  ///
  /// What it says changes on birthdays only, as far as the age goes; other facts are taken as they are today.
  init?(_ condition: Condition, _ facts: Facts, _ dictionary: FactDictionary, from start: CivilDate) {
    func holds(_ day: CivilDate) -> Bool { condition.evaluate(FactContext(facts, dictionary, today: day)) == .yes }
    guard let birth = facts.date("birthDate") else { return nil }
    let age = start.age(bornOn: birth)
    let birthdays = (1...OfferCalendar.horizonYears).map { AgeWindow.birthday(birth, age + $0) }
    if !holds(start) {
      guard let first = birthdays.first(where: holds) else { return nil }
      from = first
    }
    to = birthdays.first { $0 > from ?? start && !holds($0) }?.adding(days: -1)
  }

  /// The first day at that age: whoever is born on 29 February gets older on 1 March.
  private static func birthday(_ birth: CivilDate, _ age: Int) -> CivilDate {
    let day = birth.adding(months: 12 * age)
    return day.age(bornOn: birth) < age ? day.adding(days: 1) : day
  }
}
