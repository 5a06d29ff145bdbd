import Kernel

/// When an offer can be entered from today on.
struct OfferCalendar {
  /// How far ahead yearly entries are laid out.
  static let horizonYears = 15

  struct Entry: Sendable, Equatable {
    let start: CivilDate
    let applyBefore: CivilDate?
    let projected: Bool
  }

  let knowledge: RoadmapKnowledge
  let today: CivilDate
  /// Applications that were sent, by the start that they are for.
  var applied: [String: CivilDate] = [:]

  /// Nil: any day. Otherwise the entries whose application is still open, in order.
  func entries(of intake: Intake, formation: String = "") -> [Entry]? {
    if intake.anyDay { return nil }
    var found: [Entry] = []
    let calendar = intake.calendar.flatMap { id in knowledge.calendars.first { $0.id == id } }
    for year in today.year...(today.year + OfferCalendar.horizonYears) {
      for day in intake.starts {
        guard let start = day.date(in: year), start >= today else { continue }
        var entry = Entry(start: start, applyBefore: nil, projected: false)
        if let calendar {
          let deadline = calendar.applyBefore(entry: start)
          entry = Entry(start: start, applyBefore: deadline.date, projected: deadline.projected)
        } else if let last = intake.applyBefore {
          entry = Entry(start: start, applyBefore: last.last(onOrBefore: start), projected: false)
        }
        if let deadline = entry.applyBefore, deadline < today, applied[formation] != start { continue }
        found.append(entry)
      }
    }
    return found.sorted { $0.start < $1.start }
  }
}
