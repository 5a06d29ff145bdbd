import Document
import Kernel

/// The chosen plan on screen: each step with its state, what moved, and the next gesture.
public struct PlanView {
  let review: PlanReview
  let today: CivilDate

  public init(_ review: PlanReview, today: CivilDate) { (self.review, self.today) = (review, today) }

  @BlockBuilder public var blocks: [Block] {
    Block.timeline(review.steps.map(item))
    if !review.moved.isEmpty {
      Inline("Ce qui bouge par rapport au plan :")
      Block.bullets(review.moved.map { Inline($0) })
    }
    if !review.blockedBy.isEmpty {
      Block.callout(.warning) {
        Inline("La suite du plan ne peut plus se suivre telle quelle.")
        Block.bullets(review.blockedBy.map { Inline($0) })
        Inline("Ce qui s’offre maintenant : \(command: "tremplin parcours").")
      }
    }
    missed
    if let (number, route) = review.alternative {
      Inline(
        "Aujourd’hui, Tremplin regarderait d’abord le parcours n° \(number) : fin le \(route.end.inFrench), \(route.cost == .zero ? "rien à payer" : "\(route.cost.inFrench) à payer") ("
      ) + .command("tremplin parcours \(number)") + ")."
    }
    if let now { .strong("Maintenant : ") + now }
  }

  private func item(_ reviewed: PlanReview.StepReview) -> TimelineItem {
    let step = reviewed.step
    let start = reviewed.start ?? step.start
    let end = max(start, reviewed.end ?? step.end)
    var details: [Inline] = []
    switch reviewed.state {
    case .done: break
    case .ongoing: details.append("À la fin : \(command: "tremplin parcours fait \(step.id)").")
    case .toConfirm:
      details.append(
        Inline("Elle devait finir le \(step.end.inFrench). C’est fait ? ")
          + .command("tremplin parcours fait \(step.id)") + Inline(" ; sinon elle est comptée comme à faire."))
    case .abandoned: details.append(Inline(reviewed.state.inFrench + "."))
    case .postponed, .future:
      if reviewed.state == .postponed { details.append(Inline(reviewed.state.inFrench + ".")) }
      if let deadline = reviewed.applyBefore { details.append(Inline("candidater avant le \(deadline.inFrench)")) }
    case .missed: break
    }
    let state: TimelineItem.State? =
      switch reviewed.state {
      case .done: .done
      case .ongoing: .current
      case .future, .postponed: .future
      case .toConfirm, .missed, .abandoned: nil
      }
    return TimelineItem(
      Inline(step.title), from: start.inFrenchDigits, to: end.inFrenchDigits,
      days: start.daysSinceEpoch...end.daysSinceEpoch, state,
      deadline: [.future, .postponed].contains(reviewed.state) ? reviewed.applyBefore?.daysSinceEpoch : nil,
      details: details)
  }

  /// A last day to apply that has passed: the next one, at once, and how to say that one has applied.
  @BlockBuilder private var missed: [Block] {
    for reviewed in review.steps where reviewed.state == .missed {
      Block.callout(.warning) {
        Inline(
          "La date de candidature de « \(reviewed.step.title) » (\(reviewed.step.applyBefore?.inFrench ?? "")) est passée."
        )
        Block.bullets([
          "Vous aviez candidaté ? \(command: "tremplin parcours fait \(reviewed.step.id) --candidature")",
          reviewed.start.map { Inline("Sinon, prochaine entrée possible : le \($0.inFrench).") }
            ?? "Sinon, aucune autre entrée n’est connue.",
        ])
      }
    }
  }

  private var now: Inline? {
    if review.isFinished { return "tout le plan est fait." }
    if let ongoing = review.steps.first(where: { $0.state == .ongoing }) {
      return Inline("« \(ongoing.step.title) », jusqu’au \(ongoing.step.end.inFrench).")
    }
    if let late = review.steps.first(where: { $0.state == .toConfirm }) {
      return Inline("dites si « \(late.step.title) » est fait.")
    }
    guard let next = review.steps.first(where: { $0.state == .future || $0.state == .postponed }) else { return nil }
    if let deadline = next.applyBefore {
      return Inline("candidatez à « \(next.step.title) » avant le \(deadline.inFrench).")
    }
    return Inline("« \(next.step.title) » commence le \((next.start ?? next.step.start).inFrench).")
  }
}

extension PlanReview {
  public var json: JSON {
    [
      "finished": .bool(isFinished),
      "steps": .array(
        steps.map { reviewed in
          [
            "id": .string(reviewed.step.id), "title": .string(reviewed.step.title),
            "start": .date(reviewed.step.start), "end": .date(reviewed.step.end),
            "state": .string(reviewed.state.rawValue), "newStart": .optional(reviewed.start) { .date($0) },
            "newEnd": .optional(reviewed.end) { .date($0) },
            "applyBefore": .optional(reviewed.applyBefore) { .date($0) },
          ]
        }),
      "rest": .optional(rest, \.json), "moved": .strings(moved), "blockedBy": .strings(blockedBy),
      "alternative": .optional(alternative) { .int($0.number) },
    ]
  }
}
