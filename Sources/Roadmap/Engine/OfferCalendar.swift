import Kernel
import Synchronization

/// When an offer can be entered from today on.
///
/// Many offers begin on the same days: these are laid out once.
final class OfferCalendar: Sendable {
  /// How far ahead yearly entries are laid out.
  static let horizonYears = 15

  struct Entry: Sendable, Equatable {
    let start: CivilDate
    let applyBefore: CivilDate?
    let projected: Bool
  }

  private let calendars: [ApplicationCalendar]
  private let today: CivilDate
  /// Applications that were sent, by the start that they are for.
  private let applied: [String: CivilDate]
  private let laidOut = Mutex<[(intake: Intake, entries: [Entry])]>([])

  init(knowledge: RoadmapKnowledge, today: CivilDate, applied: [String: CivilDate] = [:]) {
    (calendars, self.today, self.applied) = (knowledge.calendars, today, applied)
  }

  /// Nil: any day. Otherwise the entries whose application is still open, and that are wanted, in order.
  func entries(
    of intake: Intake, formation: String = "", where isWanted: (CivilDate) -> Bool = { _ in true }
  ) -> [Entry]? {
    if intake.anyDay { return nil }
    let applied = applied[formation]
    return entries(intake).filter { entry in
      let isOpen = entry.applyBefore.map { $0 >= today || entry.start == applied } ?? true
      return isOpen && isWanted(entry.start)
    }
  }

  private func entries(_ intake: Intake) -> [Entry] {
    if let known = laidOut.withLock({ $0.first { $0.intake.beginsLike(intake) } }) { return known.entries }
    let calendar = intake.calendar.flatMap { id in calendars.first { $0.id == id } }
    var entries: [Entry] = []
    for year in today.year...(today.year + OfferCalendar.horizonYears) {
      for day in intake.starts {
        guard let start = day.date(in: year), start >= today else { continue }
        if let calendar {
          let deadline = calendar.applyBefore(entry: start)
          entries.append(Entry(start: start, applyBefore: deadline.date, projected: deadline.projected))
        } else {
          let last = intake.applyBefore?.last(onOrBefore: start)
          entries.append(Entry(start: start, applyBefore: last, projected: false))
        }
      }
    }
    entries.sort { $0.start < $1.start }
    laidOut.withLock { $0.append((intake, entries)) }
    return entries
  }
}

extension Intake {
  fileprivate func beginsLike(_ other: Intake) -> Bool {
    starts == other.starts && calendar == other.calendar && applyBefore == other.applyBefore
  }
}
