import Foundation
import Kernel
import Registration

/// People-years of deadlines: each person has a start, a rhythm and wishes of their own; one year is worked out, dates,
/// statuses and order, as `lot` does without its JSON.
enum Deadlines {
  static func measure(_ knowledge: RegistrationKnowledge, peopleYears: Int = 100_000) {
    let engine = DeadlineEngine(knowledge, area: .metropole)
    let first = CivilDate(iso: "2024-01-01") ?? CivilDate(daysSinceEpoch: 0)
    var count = 0
    let duration = ContinuousClock().measure {
      for person in 0..<peopleYears {
        let start = first.adding(days: person % 2_557)
        let facts = Facts([
          "registration.startDate": .date(start), "registration.date": .date(start.adding(days: person % 20)),
          "registration.declarationPeriod": .choice(person.isMultiple(of: 3) ? "quarter" : "month"),
          "registration.acre": .choice(person.isMultiple(of: 2) ? "wanted" : "no"),
          "registration.versementLiberatoire": .choice(person.isMultiple(of: 5) ? "done" : "wanted"),
        ])
        let context = FactContext(facts, knowledge.dictionary, today: start.adding(days: 200))
        count += engine.deadlines(context, until: start.adding(months: 12)).count
      }
    }
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    let perSecond = Int(Double(peopleYears) / seconds)
    print(
      "échéances : \(peopleYears) années-personnes, \(count) échéances, \(Int(seconds * 1_000)) ms, \(perSecond) par seconde et par cœur, mémoire résidente au plus \(peakMegabytes()) Mo"
    )
  }

  private static func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1_024
  }
}
