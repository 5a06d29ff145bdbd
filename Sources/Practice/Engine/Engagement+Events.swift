/// What comes by itself: consequences on their day, events by chance.
extension Engagement {
  /// What bites later, on its day.
  mutating func comeBack() {
    guard due.contains(where: { $0.week <= week || week == 13 }) else { return }
    var kept = 0
    for place in due.indices {
      let item = due[place]
      guard item.week <= week || week == 13 else {
        due[kept] = item
        kept += 1
        continue
      }
      guard let later = world.decisions[item.decision].outcomes[item.outcome].later, !holds(later.unless) else {
        continue
      }
      change(later.changes)
      write(later.writes, nil)
      log.later(decision: item.decision, outcome: item.outcome)
    }
    due.removeLast(due.count - kept)
    breakOff()
  }

  /// At most one event a week, never two weeks running, four in all.
  mutating func draw() -> Int? {
    guard (2...12).contains(week), lastEvent < week - 1, eventCount < 4 else { return nil }
    var sum = 0.0
    for index in world.events.indices {
      eventWeights[index] = weight(of: world.events[index])
      sum += eventWeights[index]
    }
    guard sum > 0 else { return nil }
    var point = chance.uniform(.event, week) * (sum + CompiledScenario.quietWeight)
    for index in world.events.indices where eventWeights[index] > 0 {
      point -= eventWeights[index]
      if point < 0 {
        slots[world.events[index].met] = .flag(true)
        (lastEvent, eventCount) = (week, eventCount + 1)
        return world.events[index].decision
      }
    }
    return nil
  }

  /// Once; an event that comes back, twice at most: the third time would teach nothing.
  private func canCome(_ event: CompiledEvent) -> Bool {
    event.repeats ? replied.count { $0 == event.decision } < 2 : slots[event.met].kind == .nothing
  }

  private func weight(of event: CompiledEvent) -> Double {
    guard event.weight > 0, event.weeks.contains(week), canCome(event),
      holds(event.when)
    else { return 0 }
    var weight = event.weight
    for place in event.boosts where holds(world.boosts[place].when) { weight *= world.boosts[place].times }
    return weight
  }
}
