import Kernel

/// What has become of the chosen plan's steps: done, applied for, put off, given up, or under way.
public struct Progress: Sendable, Equatable {
  /// Formations that are behind the person, and since when: they give what the catalogue says.
  public var done: [String: CivilDate]
  /// Formations that the person gave up: no route takes them any more.
  public var abandoned: Set<String>
  /// Formations put off: not before that day.
  public var postponed: [String: CivilDate]
  /// Applications sent, by the start that they are for: their last day does not matter any more.
  public var applied: [String: CivilDate]
  /// The steps of the plan that are left, in order.
  public var steps: [Step]

  public struct Step: Sendable, Equatable {
    public let id: String
    public let offer: String?
    public let title: String
    public let start: CivilDate
    public let end: CivilDate
    public let applyBefore: CivilDate?
    public let cost: Money
    public let hours: Int

    public init(
      id: String, offer: String?, title: String, start: CivilDate, end: CivilDate, applyBefore: CivilDate?,
      cost: Money, hours: Int
    ) {
      (self.id, self.offer, self.title, self.start, self.end) = (id, offer, title, start, end)
      (self.applyBefore, self.cost, self.hours) = (applyBefore, cost, hours)
    }
  }

  public init(
    done: [String: CivilDate] = [:], abandoned: Set<String> = [], postponed: [String: CivilDate] = [:],
    applied: [String: CivilDate] = [:], steps: [Step] = []
  ) {
    self.done = done
    self.abandoned = abandoned
    self.postponed = postponed
    self.applied = applied
    self.steps = steps
  }

  /// Where a step of the plan stands on a day.
  public enum State: String, CaseIterable, Sendable {
    case done, ongoing, toConfirm, missed, future, postponed, abandoned

    public var inFrench: String {
      switch self {
      case .done: "fait"
      case .ongoing: "en cours"
      case .toConfirm: "à confirmer"
      case .missed: "candidature manquée ?"
      case .future: "à venir"
      case .postponed: "reportée"
      case .abandoned: "abandonnée"
      }
    }
  }

  public func state(_ step: Step, _ today: CivilDate) -> State {
    if done[step.id] != nil { return .done }
    if abandoned.contains(step.id) { return .abandoned }
    if let until = postponed[step.id], until > step.start { return .postponed }
    if let deadline = step.applyBefore, deadline < today, applied[step.id] != step.start { return .missed }
    // Its end has come and nobody said that it is done: it is not counted as such.
    if step.end <= today, step.start < step.end || step.end < today { return .toConfirm }
    return step.start <= today ? .ongoing : .future
  }

}

extension RoadmapEngine {
  /// Where a step of the plan stands today. By its dates alone it may be under way; what it asks for must be behind too.
  func state(_ step: Progress.Step) -> Progress.State {
    let state = progress.state(step, today)
    if knowledge.formation(step.id)?.done?.evaluate(context) == .yes { return .done }
    guard state == .ongoing, let formation = knowledge.formation(step.id) else { return state }
    let offer = formation.offers.first { $0.id == step.offer } ?? formation.offers.first
    let asked = Set(offer?.requires.credentials ?? [])
    let isInDoubt = progress.steps.contains { other in
      asked.contains(other.id) && other.id != step.id && self.state(other) == .toConfirm
    }
    return isInDoubt ? .future : .ongoing
  }

  /// The step that is under way: it stays until its end, and what comes next begins there.
  var ongoing: Progress.Step? { progress.steps.first { state($0) == .ongoing } }
}
