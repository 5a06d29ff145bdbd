import Conversation
import Document
import Kernel

/// A question on screen: where one stands, the text, the numbered choices, what can be typed.
enum PromptView {
  /// - Parameter again: the question is on screen already; what came before it is not told twice.
  static func document(_ prompt: Prompt, width: Int, again: Bool = false) -> Document {
    Document {
      if !again { for line in prompt.preamble { Inline(markup: line) } }
      if let progress = prompt.progress, progress.about > 1 {
        Block.paragraph(
          .muted(Inline("Question \(progress.number) sur \(progress.about) \(progress.isMost ? "au plus" : "environ")"))
        )
      }
      Block.paragraph(.strong(Inline(prompt.text)) + (prompt.isSensitive ? " (facultatif)" : ""))
      for note in prompt.notes { Block.paragraph(.muted(Inline(markup: note))) }
      choices(prompt)
      if let present = prompt.present { Inline("Réponse actuelle : \(present) (Entrée pour la garder)") }
      if let hint = hint(prompt, width: width) { hint }
    }
  }

  /// What one chooses among, each on its own line that begins with its number or letter.
  @BlockBuilder private static func choices(_ prompt: Prompt) -> [Block] {
    switch prompt.kind {
    case .letters(let options, _):
      Block.group { for line in lettered(options) + unknown(prompt) { line } }
    case .pairs(let left, let right):
      Block.numbered(left.map { Inline($0) })
      Block.group { for line in lettered(right) + unknown(prompt) { line } }
    case .segments(let segments, _):
      Block.group {
        for (index, text) in segments.enumerated() { Inline("[\(index + 1)] \(text)") }
        for line in unknown(prompt) { line }
      }
    default:
      if !prompt.kind.options.isEmpty { Block.numbered(prompt.kind.options.map { Inline($0.label) }) }
      if prompt.acceptsUnknown { Block.group { for line in unknown(prompt) { line } } }
    }
  }

  private static func lettered(_ options: [ReplyKind.Option]) -> [Inline] {
    options.enumerated().map { Inline("\(ReplyReader.letter($0))) \($1.label)") }
  }

  private static func unknown(_ prompt: Prompt) -> [Inline] {
    prompt.acceptsUnknown ? [.muted("nsp) Je ne sais pas")] : []
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
      case .choices(let options, _): "numéros de 1 à \(options.count), ou aucun"
      case .yesNo: "oui ou non"
      case .integer(let range, _): "nombre de \(range.lowerBound) à \(range.upperBound)"
      case .hours: "heures par semaine"
      case .money: "euros"
      case .date(_, .month): "mois ou date"
      case .date(_, .day): "date"
      case .text: "texte"
      case .prose: "votre texte, ou editeur"
      case .companyNumber(let number): "\(number.digits) chiffres"
      case .letters(let options, let pick): letters(options.count, pick)
      case .pairs: "ex. : 1b 2a"
      case .segments(_, let count): count == 1 ? "un numéro" : "\(count) numéros"
      case .decimal(let unit): "nombre" + (unit.map { " en \($0)" } ?? "")
      }
    return kind + (prompt.example.map { ", ex. : \($0)" } ?? "")
  }

  private static func letters(_ count: Int, _ pick: ReplyKind.Pick) -> String {
    let last = ReplyReader.letter(count - 1)
    return switch pick {
    case .one: "a à \(last)"
    case .several: "une ou plusieurs lettres"
    case .order: "les \(count) lettres dans l’ordre"
    case .bestThenWorst: "la meilleure, puis la pire"
    }
  }

  static func help(_ prompt: Prompt, tellsStory: Bool = false) -> Document {
    Document {
      if let why = prompt.help.first { Inline("Pourquoi cette question : ") + Inline(markup: why) }
      for line in prompt.help.dropFirst() { Inline("Ce que la réponse change : ") + Inline(markup: line) }
      Inline(ReplyReader.expectation(prompt.kind))
      Block.commands(words(prompt, tellsStory: tellsStory))
    }
  }

  /// The words that are understood in place of an answer.
  private static func words(_ prompt: Prompt, tellsStory: Bool) -> [CommandHint] {
    var hints: [CommandHint] = []
    if prompt.acceptsUnknown { hints.append(.init("nsp", "je ne sais pas : une vraie réponse, jamais punie")) }
    if prompt.canStop { hints.append(.init("terminer", "en rester là, et voir le bilan")) }
    if prompt.backRefusal == nil { hints.append(.init("retour", "revenir à la question d’avant")) }
    if tellsStory { hints.append(.init("carnet", "relire l’histoire jusqu’ici, sans quitter la question")) }
    hints.append(
      .init(
        "passer", prompt.canSkip ? "laisser cette question sans réponse" : "indisponible ici : il faut répondre"))
    hints.append(.init("pause", "s’arrêter là ; tout est gardé"))
    hints.append(.init("? mot", "expliquer un mot (ex. : ? cpf)"))
    return hints
  }
}
