import Kernel

extension FollowUp {
  /// The deadlines still to keep, as events: two weeks and two days before, and on the day.
  ///
  /// What is done or lost has no event: a file sent before then cancels it.
  public func events(_ knowledge: RegistrationKnowledge) -> [CalendarEvent] {
    deadlines.compactMap { deadline in
      guard let due = deadline.due, deadline.status == .open || deadline.status == .future else { return nil }
      var lines = [deadline.landmark ? "Le \(due.inFrench)." : "Au plus tard le \(due.inFrench)."]
      if let legal = deadline.legalDue, legal != due { lines.append("Date de la règle : \(legal.inFrench).") }
      if !deadline.landmark, let opens = deadline.opens, opens < due {
        lines.append("Possible dès le \(opens.inFrench).")
      }
      if !deadline.isSure { lines.append("Si cela vous concerne.") }
      if deadline.confidence.mustBeChecked { lines.append("Date à vérifier.") }
      if let note = deadline.note { lines.append(note) }
      if let step = knowledge.step(deadline.step), let place = step.places.first {
        lines.append("Où : \(place.label)\(place.url.map { " \($0)" } ?? "")")
      }
      lines.append("Comment faire : tremplin demarches voir \(deadline.step)")
      return CalendarEvent(
        uid: deadline.uid + "@tremplin.invalid", summary: DeadlineWords.title(deadline),
        description: lines.joined(separator: "\n"), start: due,
        alarms: deadline.optional || deadline.landmark ? [14] : [14, 2, 0])
    }
  }
}

extension Deadline {
  /// What stays the same when the date moves: a declaration is that of the month it ends with, a yearly date that of its
  /// year, any other is the only one of its name.
  var uid: String {
    if let period { return "\(id)-\(period.upperBound)" }
    return isYearly ? "\(id)-\(legalDue.map { String($0.year) } ?? "")" : id
  }
}
