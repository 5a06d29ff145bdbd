import Kernel

/// A stretch of days on which bars and points are drawn, with the dates worth writing along it.
struct DaySpan: Equatable {
  let first: Int
  let last: Int

  /// Nil where nothing can be drawn: no day, or days that no calendar has.
  init?(_ days: [Int]) {
    guard let first = days.min(), let last = days.max(), first > -700_000, last < 2_900_000 else { return nil }
    (self.first, self.last) = (first, last)
  }

  init?(_ items: [TimelineItem]) {
    self.init(items.flatMap { [$0.startDay, max($0.startDay, $0.endDay), $0.deadline ?? $0.startDay] })
  }

  var length: Double { Double(last - first + 1) }

  /// Where a day begins, between 0 and 1.
  func share(_ day: Int) -> Double { min(max(Double(day - first) / length, 0), 1) }

  struct Tick: Equatable {
    let day: Int
    let label: String
  }

  /// The first days of months, or Mondays where the span is short: as many as can be read on a line of so many letters.
  func ticks(columns: Int) -> [Tick] {
    func fit(_ ticks: [Tick]) -> Bool {
      let widest = ticks.reduce(0) { max($0, displayWidth($1.label)) }
      return ticks.count * (widest + 3) <= columns
    }
    let weeks = length <= 75 ? [1, 2, 4].map { mondays(every: $0 * 7) } : []
    if let found = weeks.first(where: fit) { return found }
    for months in [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200] {
      let ticks = firstsOfMonth(every: months)
      if fit(ticks) { return ticks }
    }
    return []
  }

  private func mondays(every step: Int) -> [Tick] {
    let weekday = CivilDate(daysSinceEpoch: first).weekday
    return stride(from: first + (8 - weekday) % 7, through: last, by: step).map { day in
      let date = CivilDate(daysSinceEpoch: day).components
      return Tick(day: day, label: "\(date.day == 1 ? "1er" : String(date.day)) \(DaySpan.months[date.month - 1])")
    }
  }

  private func firstsOfMonth(every step: Int) -> [Tick] {
    let start = CivilDate(daysSinceEpoch: first).components
    // Months are counted from the year 0, so that a step of twelve falls in January.
    var index = start.year * 12 + start.month - 1 + (start.day > 1 ? 1 : 0)
    index += (step - index % step) % step
    var ticks: [Tick] = []
    while let day = CivilDate(year: index / 12, month: index % 12 + 1, day: 1)?.daysSinceEpoch, day <= last {
      let label = step >= 12 ? "\(index / 12)" : "\(DaySpan.months[index % 12]) \(index / 12)"
      ticks.append(Tick(day: day, label: label))
      index += step
      if ticks.count > 400 { break }
    }
    return ticks
  }

  private static let months = [
    "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
  ]
}
