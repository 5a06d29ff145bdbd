import Conversation
import Document
import Kernel

/// A question on screen: where one stands, the text, the numbered choices, what can be typed.
enum PromptView {
  static func document(_ prompt: Prompt) -> Document {
    Document {
      for line in prompt.preamble { Inline(line) }
      if let progress = prompt.progress {
        Block.paragraph(.muted(Inline("Question \(progress.number) sur \(progress.about) environ")))
      }
      Block.paragraph(.strong(Inline(prompt.text)) + (prompt.isSensitive ? " (facultatif)" : ""))
      if !prompt.kind.options.isEmpty { Block.numbered(prompt.kind.options.map { Inline($0.label) }) }
      if let present = prompt.present { Inline("Réponse actuelle : \(present) (Entrée pour la garder)") }
    }
  }

  /// The words before the cursor: what is expected, and the way out.
  static func invitation(_ prompt: Prompt) -> String {
    let expected =
      switch prompt.kind {
      case .choice(let options): "1 à \(options.count)"
      case .choices(let options): "numéros de 1 à \(options.count), ou aucun"
      case .yesNo: "oui ou non"
      case .integer(let range, _): "nombre de \(range.lowerBound) à \(range.upperBound)"
      case .hours: "heures par semaine"
      case .money: "euros"
      case .date(_, .month): "mois ou date"
      case .date(_, .day): "date"
      case .text: "texte"
      }
    let example = prompt.example.map { ", ex. : \($0)" } ?? ""
    return "Votre réponse (\(expected)\(example) ; ? pour l’aide) : "
  }

  static func help(_ prompt: Prompt) -> Document {
    Document {
      if let why = prompt.help.first { Inline("Pourquoi cette question : ") + Inline(markup: why) }
      for line in prompt.help.dropFirst() { Inline("Ce que la réponse change : ") + Inline(markup: line) }
      Inline(ReplyReader.expectation(prompt.kind))
      Block.commands([
        "retour": "revenir à la question d’avant",
        "passer": prompt.canSkip ? "laisser cette question sans réponse" : "indisponible ici : il faut répondre",
        "pause": "s’arrêter là ; tout est gardé",
        "? mot": "expliquer un mot (ex. : ? cpf)",
      ])
    }
  }
}
