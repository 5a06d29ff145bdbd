import Document
import Kernel

extension RoadmapView {
  @BlockBuilder func thisMonth(_ route: Route) -> [Block] {
    let gestures = gesturesOfThisMonth(route)
    if !gestures.isEmpty {
      Block.heading(level: 1, "Ce mois-ci")
      Block.numbered(gestures)
    }
  }

  /// What to do within the next thirty-one days.
  private func gesturesOfThisMonth(_ route: Route) -> [Inline] {
    let limit = today.adding(days: 31)
    var gestures: [Inline] = []
    for step in route.steps {
      if let deadline = step.applyBefore, deadline <= limit {
        gestures.append("\(strong: "Candidatez à « \(step.title) » avant le \(deadline.inFrench).")")
      } else if step.applyBefore != nil, step.start > limit, let opens = opens(step), (today...limit).contains(opens) {
        gestures.append("Les candidatures à « \(step.title) » ouvrent le \(opens.inFrench).")
      }
      if let search = step.searchFrom, search <= limit, step.start > today {
        gestures.append("Cherchez un employeur pour « \(step.title) » : le contrat doit être signé pour l’entrée.")
      }
      for aid in step.aids {
        if let day = aid.askBefore, (today...limit).contains(day) {
          gestures.append("Demandez « \(aid.title) » pour « \(step.title) » avant le \(day.inFrench).")
        }
      }
      if step.start <= limit {
        let day = step.start == today ? "" : " le \(step.start.inFrench)"
        gestures.append("Commencez « \(step.title) »\(day) : \(step.weeklyHours) h par semaine.")
      }
    }
    let soon = today.adding(days: 150)
    let toPrepare = route.steps.first { $0.start > limit && $0.applyBefore.map { $0 > limit && $0 <= soon } ?? false }
    if let step = toPrepare {
      gestures.append(
        "Préparez le dossier de « \(step.title) » : portes ouvertes de décembre à mars, candidature avant le \(step.applyBefore?.inFrench ?? "")."
      )
    }
    return gestures
  }

  private func opens(_ step: RouteStep) -> CivilDate? {
    let offer = knowledge.formation(step.id)?.offers.first { $0.id == step.offer }
    let calendar = offer?.intake.calendar.flatMap { id in knowledge.calendars.first { $0.id == id } }
    return calendar?.years.first { $0.entry == step.start.year }?.opens
  }
}
