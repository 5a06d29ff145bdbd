import Kernel
import Notebook
import Registration
import Roadmap

/// The calendar file: the plan (or the recommended route), the last days to apply, the deadlines of registration.
enum CalendarExport {
  /// The text of the file. What it sends is noted, so that the next one raises what changed and cancels what is gone.
  static func make(_ session: Session) throws(Failure) -> CalendarFile {
    let knowledge = try session.catalog().registrationKnowledge
    let events = try RegistrationCommands.followUp(session).events(knowledge) + planEvents(session)
    return CalendarFile(events, after: try before(session), stamp: stamp(session), name: "Tremplin")
  }

  private static func before(_ session: Session) throws(Failure) -> [SentEvent] {
    let memos = try session.withNotebook { notebook throws(NotebookError) in try notebook.state().memos }
    return memos.last { $0.kind == .calendarExport }.map(sent) ?? []
  }

  /// Notes what a file that was really written sent. A notebook that does not exist is not made for it.
  static func remember(_ file: CalendarFile, _ session: Session) throws(Failure) {
    guard try session.notebook().exists, try before(session) != file.sent else { return }
    let payload: JSON = ["events": .array(file.sent.map(\.json))]
    let context = try session.entryContext()
    try session.withNotebook { notebook throws(NotebookError) in
      try notebook.note(Draft(.calendarExport, payload: payload.text), in: context)
    }
  }

  private static func sent(_ memo: Entry) -> [SentEvent] {
    guard let node = try? JSONReader.read(Array(memo.payload.utf8)), case .list(let items)? = node["events"]?.value
    else { return [] }
    return items.compactMap { SentEvent($0) }
  }

  /// With `--date`, the day that was told: the same command gives the same bytes.
  private static func stamp(_ session: Session) -> String {
    session.options.date.map { "\($0)T000000Z".replacing("-", with: "") } ?? Session.instant()
  }

  private struct Step {
    let id: String
    let title: String
    let start: CivilDate
    let end: CivilDate
    let applyBefore: CivilDate?
  }

  private static func planEvents(_ session: Session) throws(Failure) -> [CalendarEvent] {
    let person = try session.person()
    var steps: [Step] = []
    var kind = "étape de votre plan"
    if person.plan != nil {
      // As it can be followed today, with what must be added; where it cannot, as it was chosen.
      let review = try RoadmapCommands.review(session, person)
      let planned = Set(review.steps.map(\.step.id))
      steps = review.steps.filter { ![.done, .abandoned].contains($0.state) }.map {
        let start = $0.start ?? $0.step.start
        return Step(
          id: $0.step.id, title: $0.step.title, start: start, end: max(start, $0.end ?? $0.step.end),
          applyBefore: $0.applyBefore)
      }
      steps += (review.rest?.steps ?? []).filter { !planned.contains($0.id) }.map {
        Step(id: $0.id, title: $0.title, start: $0.start, end: $0.end, applyBefore: $0.applyBefore)
      }
    } else {
      let result = RoadmapEngine(try session.roadmapKnowledge(), facts: person.facts, today: session.today).run()
      kind = "étape du parcours conseillé (aucun plan choisi)"
      let index = result.recommended?.index ?? 0
      steps = (result.routes.indices.contains(index) ? result.routes[index].steps : []).map {
        Step(id: $0.id, title: $0.title, start: $0.start, end: $0.end, applyBefore: $0.applyBefore)
      }
    }
    return steps.filter { $0.end > session.today }.flatMap { step -> [CalendarEvent] in
      let page = "tremplin parcours voir \(step.id)"
      var events = [
        CalendarEvent(
          uid: "plan-\(step.id)@tremplin.invalid", summary: step.title,
          description: "\(kind.prefix(1).uppercased() + kind.dropFirst()), jusqu’au \(step.end.inFrench).\n\(page)",
          start: step.start, end: step.end)
      ]
      if let last = step.applyBefore, last >= session.today {
        events.append(
          CalendarEvent(
            uid: "candidature-\(step.id)@tremplin.invalid", summary: "Dernier jour pour candidater : \(step.title)",
            description: page, start: last, alarms: [30, 7, 1]))
      }
      return events
    }
  }
}
