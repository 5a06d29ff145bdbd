import Conversation
import Kernel

/// A scripted decision or an event of the pool, read the same way.
struct PlayedDecision {
  let world: CompiledScenario
  let index: Int
  private let scripted: Decision?
  private let event: PracticeEvent?

  init(_ world: CompiledScenario, _ index: Int) {
    (self.world, self.index) = (world, index)
    scripted = index < world.scripted ? world.scenario.decisions[index] : nil
    event = index < world.scripted ? nil : world.pool[index - world.scripted]
  }

  var kind: Decision.Kind { scripted?.kind ?? .choice }
  var phase: Decision.Phase { scripted?.phase ?? .moderation }
  var written: [Option] { scripted?.options ?? event?.options ?? [] }
  var law: LawNote? { scripted?.law ?? event?.law }

  /// The words that fit what happened before.
  func prompt<Log>(in engagement: Engagement<Log>) -> String {
    if let scripted {
      for (variant, condition) in zip(scripted.variants, world.variants[index]) where engagement.holds(condition) {
        return variant.prompt
      }
      return scripted.prompt
    }
    let use = world.scenario.events.first { $0.id == event?.id }
    return use?.prompt ?? event?.prompt ?? ""
  }

  var title: String? { event?.title }
  var context: String? { scripted?.context }

  func outcome(_ outcome: Int) -> Outcome? {
    if kind == .choice || kind == .pick { return written.indices.contains(outcome) ? written[outcome].outcome : nil }
    guard let bands = scripted?.bands, bands.indices.contains(outcome) else { return nil }
    return bands[outcome].outcome
  }

  func options(open: [Int]) -> [ReplyKind.Option] { open.map { .init(id: written[$0].id, label: written[$0].text) } }

  var pieces: [ReplyKind.Option] { (scripted?.items ?? []).map { .init(id: $0.id, label: $0.text) } }

  func option(_ id: String) -> Int? { written.firstIndex { $0.id == id } }

  /// Several options, or an order.
  func decision(_ ids: [String]) -> CompiledReply? {
    scripted?.compiled(.words(ids)) ?? scripted.flatMap { decision in
      // More than may be taken: the first ones count.
      decision.kind == .pick ? decision.compiled(.words(Array(ids.prefix(decision.max)))) : nil
    }
  }

  var numberKind: ReplyKind {
    guard let range = scripted?.number else { return .decimal(unit: nil) }
    return .integer(Int(range.min)...Int(range.max), unit: range.unit)
  }

  var example: String? {
    switch kind {
    case .pick: scripted.map { "jusqu’à \($0.max), ex. : 1, 3" }
    case .number: scripted?.number.map { "de \(Int($0.min)) à \(Int($0.max)) \($0.unit)" }
    case .text: "« editeur » ouvre votre éditeur"
    default: nil
    }
  }

  var help: [String] {
    var help: [String] = []
    switch kind {
    case .pick:
      help.append(
        "Vous avez peu de temps : \(scripted?.max ?? 1) réponses au plus. Ce que vous ne demandez pas peut revenir plus tard."
      )
    case .number: help.append("Il n’y a pas de bonne réponse unique : le nombre décide de ce que vous vivrez ensuite.")
    case .order: help.append("Donnez les lettres de la première à la dernière.")
    case .text:
      help.append(
        "Écrivez comme vous le feriez vraiment. Des règles relèvent ce qu’elles peuvent voir ; une réponse modèle et des questions suivent."
      )
    case .choice, .info: help.append("Choisissez ce que vous feriez vraiment : le bilan explique, et l’on peut rejouer.")
    }
    if let law { help.append("Le droit : \(law.text)" + (law.confidence.mustBeChecked ? " (à vérifier)" : "")) }
    return help
  }
}
