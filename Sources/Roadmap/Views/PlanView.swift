import Document
import Kernel

/// A step of the chosen plan, as it was stored.
public struct PlanStep: Sendable {
  public let id: String
  public let title: String
  public let start: CivilDate
  public let end: CivilDate
  public let applyBefore: CivilDate?

  public init(id: String, title: String, start: CivilDate, end: CivilDate, applyBefore: CivilDate?) {
    (self.id, self.title, self.start, self.end, self.applyBefore) = (id, title, start, end, applyBefore)
  }

  public func state(_ today: CivilDate) -> TimelineItem.State {
    end <= today ? .done : start <= today ? .current : .future
  }
}

public enum PlanView {
  /// The plan on a timeline, with the next gesture.
  public static func blocks(_ steps: [PlanStep], today: CivilDate) -> [Block] {
    var blocks: [Block] = [
      .timeline(
        steps.map { step in
          TimelineItem(
            Inline(step.title), from: step.start.inFrenchDigits, to: step.end.inFrenchDigits,
            days: step.start.daysSinceEpoch...max(step.start.daysSinceEpoch, step.end.daysSinceEpoch),
            step.state(today), deadline: step.applyBefore?.daysSinceEpoch,
            details: step.applyBefore.map { [Inline("candidater avant le \($0.inFrench)")] } ?? [])
        })
    ]
    if let next = steps.first(where: { $0.end > today }) {
      let words =
        if let deadline = next.applyBefore, next.start > today {
          deadline < today
            ? "la date de candidature de « \(next.title) » (\(deadline.inFrench)) est passée : refaites le parcours"
            : "candidatez à « \(next.title) » avant le \(deadline.inFrench)"
        } else if next.start > today {
          "« \(next.title) » commence le \(next.start.inFrench)"
        } else {
          "« \(next.title) », jusqu’au \(next.end.inFrench)"
        }
      blocks.append(.paragraph(.strong("Maintenant : ") + Inline(words) + "."))
    }
    return blocks
  }
}
