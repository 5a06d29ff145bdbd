import Conversation
import Document
import Kernel

/// A question on screen: where one stands, the text, the numbered choices, what can be typed.
enum PromptView {
  static func document(_ prompt: Prompt, width: Int) -> Document {
    Document {
      for line in prompt.preamble { Inline(line) }
      if let progress = prompt.progress, progress.about > 1 {
        Block.paragraph(.muted(Inline("Question \(progress.number) sur \(progress.about) environ")))
      }
      Block.paragraph(.strong(Inline(prompt.text)) + (prompt.isSensitive ? " (facultatif)" : ""))
      if !prompt.kind.options.isEmpty { Block.numbered(prompt.kind.options.map { Inline($0.label) }) }
      if let present = prompt.present { Inline("Réponse actuelle : \(present) (Entrée pour la garder)") }
      if let hint = hint(prompt, width: width) { hint }
    }
  }

  /// The words before the cursor: what is expected, and the way out. Where they would leave no room to answer on a
  /// narrow screen, they stand above (see ``hint(_:width:)``).
  static func invitation(_ prompt: Prompt, width: Int) -> String {
    fits(prompt, width) ? "Votre réponse (\(expected(prompt)) ; ? pour l’aide) : " : "Votre réponse : "
  }

  /// What is expected, as a line of its own.
  static func hint(_ prompt: Prompt, width: Int) -> Block? {
    if fits(prompt, width) { return nil }
    let words = expected(prompt)
    return .paragraph(.muted(Inline(words.prefix(1).uppercased() + words.dropFirst() + " ; ? pour l’aide")))
  }

  /// Room for a short answer beside it, or else the line would fold in the middle of a word.
  private static func fits(_ prompt: Prompt, _ width: Int) -> Bool { displayWidth(expected(prompt)) + 50 <= width }

  private static func expected(_ prompt: Prompt) -> String {
    let kind =
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
      case .companyNumber(let number): "\(number.digits) chiffres"
      }
    return kind + (prompt.example.map { ", ex. : \($0)" } ?? "")
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
