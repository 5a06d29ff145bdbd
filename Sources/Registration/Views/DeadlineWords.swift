import Document
import Kernel

/// A deadline in words, for every screen.
public enum DeadlineWords {
  /// « dans 12 jours », « aujourd’hui », « il y a 3 jours ».
  public static func distance(_ today: CivilDate, to day: CivilDate) -> String {
    let days = today.days(until: day)
    return switch days {
    case 0: "aujourd’hui"
    case 1: "demain"
    case -1: "hier"
    case 2...60: "dans \(French.plural(days, "jour", "jours"))"
    case 61...: "dans \(French.plural((days + 15) / 30, "mois", "mois"))"
    case -60...(-2): "il y a \(French.plural(-days, "jour", "jours"))"
    default: "il y a \(French.plural((15 - days) / 30, "mois", "mois"))"
    }
  }

  /// « au plus tard le 22 janvier 2027 (dans 60 jours) ».
  public static func until(_ deadline: Deadline, _ today: CivilDate) -> Inline {
    guard let due = deadline.due else { return .uncertain("date inconnue des sources lues") }
    let when: Inline = "le \(strong: Inline(due.inFrench)) (\(distance(today, to: due)))"
    var text = deadline.landmark ? when : "au plus tard " + when
    if deadline.status == .overdue {
      text =
        deadline.optional || deadline.isLost
        ? "possible jusqu’au \(due.inFrench) : c’est passé"
        : .warning("c’était à faire au plus tard le \(due.inFrench) (\(distance(today, to: due)))")
    }
    if deadline.status != .overdue, let legal = deadline.legalDue, legal != due {
      text += Inline(" ; le \(legal.inFrenchDigits) n’est pas un jour ouvré, le report est à vérifier")
    }
    if deadline.confidence.mustBeChecked, deadline.due != nil { text += .uncertain() }
    return text + .cite(deadline.sources)
  }

  /// « Déclaration de chiffre d’affaires, du 23/11/2026 au 28/02/2027 ».
  public static func title(_ deadline: Deadline) -> String {
    guard let period = deadline.period else { return deadline.title }
    let (from, to) = (period.lowerBound, period.upperBound)
    if from == from.startOfMonth, to == from.endOfMonth { return "\(deadline.title), \(from.monthInFrench)" }
    let quarter = CivilQuarter(of: from)
    if from == quarter.first, to == quarter.last {
      return "\(deadline.title), \(TurnoverPeriod.quarter(quarter).inFrench)"
    }
    return "\(deadline.title), du \(from.inFrenchDigits) au \(to.inFrenchDigits)"
  }
}
