import Conversation
import Kernel

/// How a decision is asked.
extension PlayedDecision {
  var replyKindOfNumber: ReplyKind {
    guard let range else { return .decimal(unit: nil) }
    return .integer(Int(range.min)...Int(range.max), unit: range.unit)
  }

  /// What the question needs to say beside its words.
  var ending: String {
    switch kind {
    case .pick: " (\(most) réponses au plus)"
    case .number: unitToSay.map { " (\($0))" } ?? ""
    default: ""
    }
  }

  /// The unit, where the question does not name it already.
  private var unitToSay: String? {
    guard let unit = range?.unit, !unit.isEmpty else { return nil }
    let asked = FrenchText.fold(asked.replacing("€", with: "euros"))
    return asked.contains(FrenchText.fold(unit)) ? nil : unit
  }

  var example: String? {
    switch kind {
    case .pick: "1, 3"
    case .order: String(pieces.indices.reversed().map { Character(ReplyReader.letter($0)) })
    default: nil
    }
  }

  /// What stands under a text to write.
  var instructions: [String] {
    guard kind == .text, let writing else { return [] }
    var lines = [
      "De \(writing.shortest) à \(writing.longest) signes, sur une ligne (\\n va à la ligne), ou tapez « editeur » pour ouvrir le vôtre."
    ]
    if writing.checks.contains(.altTextAsked) {
      lines.append("Ajoutez le texte alternatif de l’image, sur une ligne qui commence par « Alt : ».")
    }
    return lines
  }

  /// Why it is asked, then what the reply changes.
  var help: [String] {
    switch kind {
    case .pick:
      [
        "le temps est compté, \(most) réponses au plus.",
        "ce que vous laissez de côté peut revenir plus tard, à un moins bon moment.",
      ]
    case .number:
      ["il n’y a pas une seule bonne réponse.", "le nombre décide de ce que vous vivrez pendant la mission."]
    case .order: ["l’ordre compte autant que le contenu.", "donnez les lettres de la première à la dernière."]
    case .text:
      [
        "c’est le cœur du métier : écrivez comme vous le feriez vraiment.",
        "des règles relèvent ce qu’elles savent voir ; une réponse possible et des questions suivent.",
      ]
    case .choice, .info:
      [
        "choisissez ce que vous feriez vraiment.",
        "les suites viennent parfois des semaines après ; le bilan les explique, et l’on peut rejouer.",
      ]
    }
  }
}
