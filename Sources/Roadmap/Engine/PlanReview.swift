import Kernel

/// How the chosen plan stands today: what is done, how the rest can still be followed, and what moved.
public struct PlanReview: Sendable {
  public struct StepReview: Sendable {
    public let step: Progress.Step
    public let state: Progress.State
    /// When it can be followed now, where it is still to come; where it is done, no later than the day it was told.
    public let start: CivilDate?
    public let end: CivilDate?
    /// The last day to apply for that start.
    public let applyBefore: CivilDate?
  }

  public let steps: [StepReview]
  /// What is left of the plan, as it can be followed from today; nil where nothing is left, or where it cannot.
  public let rest: Route?
  /// What moved against the plan, in words; empty where all stands.
  public let moved: [String]
  /// Why the rest of the plan cannot be followed any more.
  public let blockedBy: [String]
  /// The number, from 1, and the route that is recommended today, where the plan is late or blocked.
  public let alternative: (number: Int, route: Route)?
  /// Whether every step is done.
  public let isFinished: Bool
}

extension RoadmapEngine {
  /// Imposes what is left of the plan, by the same ways in, and compares with what was planned.
  ///
  /// - Parameter result: the roadmap of today, under the same progress.
  public func review(_ result: RoadmapResult) -> PlanReview {
    // What another capability wrote counts as much as the person’s word: a SIRET told is a registration done.
    let states = progress.steps.map { state($0) }
    let left = zip(progress.steps, states).filter { ![.done, .ongoing, .abandoned].contains($1) }.map(\.0)
    var rest: Route?
    var blockedBy: [String] = []
    let isOver = states.allSatisfy { $0 == .done }
    let needsMore = states.contains(.abandoned)
    if let goal = result.goal, !left.isEmpty || needsMore {
      var imposed = hypothesis
      imposed.forced = Set(left.map(\.id))
      for step in left { imposed.offers[step.id] = step.offer }
      let build = RoadmapBuild(engine: supposing(imposed), goal: goal)
      let solution = build.solve()
      // The plan as it is, before what could be put to it.
      func added(_ route: Route) -> Int { route.steps.count { !imposed.forced.contains($0.id) } }
      let fewest = solution.routes.map(added).min()
      let closest = solution.routes.filter { added($0) == fewest }
      rest = Recommending.choose(closest, by: preferences.ranking).map { closest[$0] }
      if rest == nil {
        blockedBy = left.compactMap { step in
          build.exclusions.first { $0.id == step.id }.map { "« \(step.title) » : \($0.reason)" }
        }
        if blockedBy.isEmpty { blockedBy = solution.blockedBy }
      }
    }
    let moved = rest.map { moves(left, $0) } ?? []
    let isLate = states.contains(.missed) || rest.map { $0.end > progress.end } ?? !blockedBy.isEmpty
    let alternative = result.recommended.map { ($0.index + 1, result.routes[$0.index]) }
    return PlanReview(
      // In the order in which they are followed now, which putting one off may have changed.
      steps: zip(progress.steps, states).enumerated().map { offset, pair in
        let now = rest?.steps.first { $0.id == pair.0.id }
        let told = pair.1 == .done ? min(today, progress.done[pair.0.id] ?? today) : nil
        // What is put off does not begin before that day, even where the rest cannot be followed.
        let putOff = pair.1 == .postponed && now == nil ? progress.postponed[pair.0.id] : nil
        let review = PlanReview.StepReview(
          step: pair.0, state: pair.1, start: told.map { min($0, pair.0.start) } ?? now?.start ?? putOff,
          end: told.map { min($0, pair.0.end) } ?? now?.end
            ?? putOff?.adding(days: pair.0.start.days(until: pair.0.end)),
          applyBefore: now.map(\.applyBefore) ?? pair.0.applyBefore)
        return (review, pair.1 == .done ? CivilDate(daysSinceEpoch: 0) : now?.start ?? pair.0.start, offset)
      }.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0),
      rest: rest, moved: moved, blockedBy: blockedBy,
      alternative: alternative.flatMap { number, route in
        isLate && (route.end, route.cost) != (rest?.end ?? today, rest?.cost ?? .zero) ? (number, route) : nil
      }, isFinished: isOver)
  }

  private func moves(_ left: [Progress.Step], _ rest: Route) -> [String] {
    var words: [String] = []
    let shift = progress.end.days(until: rest.end)
    if shift != 0 {
      words.append(
        "Fin le \(rest.end.inFrench) au lieu du \(progress.end.inFrench) (\(RouteDifference.span(abs(shift))) plus \(shift < 0 ? "tôt" : "tard"))."
      )
    }
    var slid: [String] = []
    // In the order in which they are followed now.
    for now in rest.steps {
      guard let step = left.first(where: { $0.id == now.id }) else { continue }
      let days = step.start.days(until: now.start)
      // A step that begins any day slides with what precedes it: such steps are told in one sentence.
      let isNamed = now.applyBefore != nil || step.applyBefore != nil || progress.postponed[step.id] != nil
      if !isNamed, days != 0 {
        slid.append("« \(step.title) » (\(now.start.inFrenchDigits) au lieu du \(step.start.inFrenchDigits))")
      }
      guard abs(days) >= 7, isNamed else { continue }
      words.append(
        "« \(step.title) » commence le \(now.start.inFrench) au lieu du \(step.start.inFrench)."
      )
    }
    if !slid.isEmpty { words.append("Changent de jour avec le reste : \(slid.joined(separator: ", ")).") }
    let planned = Set(left.map(\.id))
    let added = rest.steps.filter { !planned.contains($0.id) }
    if !added.isEmpty {
      words.append("À ajouter : \(added.map { "« \($0.title) »" }.joined(separator: ", ")).")
    }
    let dropped = progress.steps.filter { progress.abandoned.contains($0.id) }
    if !dropped.isEmpty {
      words.append("Abandonné : \(dropped.map { "« \($0.title) »" }.joined(separator: ", ")).")
    }
    let before = left.reduce(0) { $0 + $1.cost.cents }
    let gap = rest.cost.cents - before
    if gap != 0, !left.isEmpty {
      words.append(
        "Reste à payer : \(rest.cost.inFrench) au lieu de \(Money(cents: before).inFrench) (\(Money(cents: abs(gap)).inFrench) de \(gap < 0 ? "moins" : "plus"))."
      )
    }
    return words
  }
}

extension Progress {
  /// The end of the plan as it was chosen.
  var end: CivilDate { steps.map(\.end).max() ?? CivilDate(daysSinceEpoch: 0) }
}
