import Document
import Kernel

/// The log, newest first, and what it proves.
public struct LadderView {
  let log: LadderLog

  public init(_ log: LadderLog) { self.log = log }

  public var document: Document {
    Document("Vos preuves") {
      if log.notes.isEmpty {
        Inline("Rien n’est encore noté. Commencez par vos propres comptes : deux publications par semaine.")
      }
      for note in log.notes.reversed() {
        Block.group {
          Inline.strong(Inline("\(note.day.inFrenchDigits) — \(note.kind.inFrench)"))
          for line in lines(note) { Inline(line) }
        }
      }
      Block.commands([
        "tremplin pratique noter": "ajouter une preuve", "tremplin pratique bilan": "ce qui est prouvé, ce qui manque",
      ])
    }
  }

  private func lines(_ note: LadderNote) -> [String] {
    let named: [(String, String)] = [
      ("who", ""), ("what", ""), ("changed", "changé : "), ("text", "avis : "), ("link", "lien : "),
      ("figures", "chiffres : "),
      ("learnt", "appris : "),
    ]
    var lines = named.compactMap { name, label in
      note.text(name).map { label + ($0.count > 300 ? $0.prefix(299) + "…" : $0).replacing("\n", with: " ") }
    }
    if let posts = note.number("posts") { lines.append("publications : \(posts.inFrench)") }
    if let hours = note.number("hours") { lines.append("heures : \(hours.inFrench)") }
    if note.kind == .change, !note.flag("checked") { lines.append("à vérifier deux semaines après le changement") }
    if note.kind == .feedback, !note.flag("consent") { lines.append("sans accord écrit : ne le citez pas") }
    if note.kind == .volunteer {
      if !note.flag("scope") { lines.append("périmètre à écrire") }
      if !note.flag("roles") { lines.append("accès par rôle à demander") }
      if note.choice("nature") == "company" {
        lines.append("gratuit pour une entreprise : risque de travail dissimulé, à vérifier auprès de l’Urssaf")
      }
    }
    return lines
  }

  public var json: JSON {
    ["notes": .array(log.notes.map(\.json)), "proves": LadderView.proves(log)]
  }

  static func proves(_ log: LadderLog) -> JSON {
    [
      "regularWeeks": .int(log.regularWeeks), "volunteers": .int(log.volunteers.count),
      "volunteersWithFeedback": .int(log.volunteersWithFeedback), "checkedChanges": .int(log.checkedChanges),
      "hours": .thousandths(log.hours),
    ]
  }
}
