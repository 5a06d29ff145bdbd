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
  var title: String? { event?.title }
  var context: String? { scripted?.context }
  var range: NumberRange? { scripted?.number }
  var writing: WritingTask? { scripted?.writing }
  /// How many options a `pick` takes.
  var most: Int { scripted?.max ?? 1 }
  var pieces: [ReplyKind.Option] { (scripted?.items ?? []).map { .init(id: $0.id, label: $0.text) } }

  /// The words that fit what happened before.
  func prompt<Log>(in engagement: Engagement<Log>) -> String {
    if let scripted {
      for (variant, condition) in zip(scripted.variants, world.variants[index]) where engagement.holds(condition) {
        return variant.prompt
      }
      return scripted.prompt
    }
    if let again = event?.again, engagement.replied.contains(index) { return again }
    return world.scenario.events.first { $0.id == event?.id }?.prompt ?? event?.prompt ?? ""
  }

  /// What a reply brings, by the index of its outcome.
  func outcome(_ outcome: Int) -> Outcome? {
    if kind == .choice || kind == .pick { return written.indices.contains(outcome) ? written[outcome].outcome : nil }
    guard let bands = scripted?.bands, bands.indices.contains(outcome) else { return nil }
    return bands[outcome].outcome
  }

  func options(open: [Int]) -> [ReplyKind.Option] { open.map { .init(id: written[$0].id, label: written[$0].text) } }

  /// A reply by ids, in numbers; nil where it does not fit.
  func compiled(_ reply: ScriptedReply) -> CompiledReply? {
    if let scripted { return scripted.compiled(reply) }
    guard case .word(let id) = reply else { return nil }
    return written.firstIndex { $0.id == id }.map { .option($0) }
  }

  /// A reply of the conversation. Of too many options the first ones count: the prompt says how many.
  func answer(_ value: FactValue, _ desk: WritingDesk) -> PracticeRun.Answer {
    switch value {
    case .choice(let id): compiled(.word(id)).map { .init($0) } ?? .none
    case .choices(let ids): compiled(.words(kind == .pick ? Array(ids.prefix(most)) : ids)).map { .init($0) } ?? .none
    case .number(let number): .init(.number(number.double))
    case .text(let text): desk.answer(text, to: index, in: world)
    default: .none
    }
  }

  /// The reply by ids: as results keep it.
  func stored(_ answer: PracticeRun.Answer) -> JSON {
    if let text = answer.text { return .string(text) }
    switch answer.reply {
    case .option(let option): return .string(written[option].id)
    case .options(let bits):
      return .strings(written.indices.filter { bits & (1 << UInt32($0)) != 0 }.map { written[$0].id })
    case .order(let order):
      return .strings(pieces.indices.map { pieces[Int(order >> UInt32(4 * $0)) & 15].id })
    case .number(let value): return .quantity(Quantity(whole: value))
    case .score(let value): return ["score": .quantity(Quantity(whole: value))]
    case .none: return .null
    }
  }

  /// The reply as a person reads it.
  ///
  /// - Parameter longest: where each piece is cut, between two words.
  func words(_ answer: PracticeRun.Answer, longest: Int = .max) -> String {
    if let text = answer.text { return "« \(text.replacing("\n", with: " ").shortened(to: longest)) »" }
    switch answer.reply {
    case .option(let option): return written[option].text.shortened(to: longest).quoted
    case .options(let bits):
      let chosen = written.indices.filter { bits & (1 << UInt32($0)) != 0 }
        .map { written[$0].text.shortened(to: longest).quoted }
      return chosen.isEmpty ? "aucune" : chosen.joined(separator: " ; ")
    case .order(let order):
      let labels = pieces.indices.map { pieces[Int(order >> UInt32(4 * $0)) & 15].label.shortened(to: longest) }
      return "dans cet ordre, \(labels.joined(separator: " ; "))"
    case .number(let value): return Quantity(whole: value).inFrench + (range.map { " \($0.unit)" } ?? "")
    case .score(let value): return "un texte noté \(Quantity(whole: value).inFrench) sur 100"
    case .none: return "laissé de côté"
    }
  }

  /// What is asked, as it is first written.
  var asked: String { scripted?.prompt ?? event?.prompt ?? "" }

  /// In a few words, for a list: the beginning of what is asked.
  var short: String {
    title ?? asked.replacing("{client}", with: world.scenario.persona.client).shortened(to: 64)
  }
}

extension String {
  /// Cut between two words, with « … », where it is longer.
  func shortened(to length: Int) -> String {
    guard count > length else { return self }
    var text = String(prefix(length - 1))
    if let space = text.lastIndex(where: \.isWhitespace), text.distance(from: text.startIndex, to: space) > length / 2 {
      text = String(text[..<space])
    }
    while let last = text.last, last.isWhitespace || ",;:.(«".contains(last) { text.removeLast() }
    return text + "…"
  }

  /// Between guillemets, unless it has its own; those that a cut left open are closed.
  var quoted: String {
    guard contains("«") else { return "« \(self) »" }
    return count(where: { $0 == "«" }) > count(where: { $0 == "»" }) ? self + " »" : self
  }
}
