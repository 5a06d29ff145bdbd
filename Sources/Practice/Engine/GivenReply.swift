import Kernel

/// Replies as `lot` and `client rejouer` receive them: by ids, numbers and texts.
public struct GivenReply: Sendable {
  let world: CompiledScenario
  let desk: WritingDesk

  public init(_ world: CompiledScenario, _ desk: WritingDesk) { (self.world, self.desk) = (world, desk) }

  /// The index of a decision or an event by its id; `id~2` is the second time of an event.
  public func decision(_ id: String) -> Int? {
    world.decision(id.split(separator: "~", maxSplits: 1).first.map(String.init) ?? id)
  }

  public var ids: [String] { (0..<world.decisions.count).map { world.id(ofDecision: $0) } }

  /// Why a value is no reply to a decision, in French.
  public struct Refusal: Error, Sendable { public let message: String }

  /// Reads an optionId, a list of ids, a number, a text or `{"score": n}`; null leaves the decision aside.
  public func read(_ node: Node, to index: Int) throws(Refusal) -> PracticeRun.Answer {
    if case .null = node.value { return .none }
    let played = PlayedDecision(world, index)
    if played.kind == .text {
      if case .map(let entries) = node.value, entries.count == 1, entries[0].key == "score",
        case .scalar(let text, true) = entries[0].value.value, let score = Quantity(text)?.double
      {
        return try scored(score)
      }
      guard case .scalar(let text, let plain) = node.value else { throw Refusal(message: expectation(played)) }
      if plain, let score = Quantity(text)?.double { return try scored(score) }
      return desk.answer(text, to: index, in: world)
    }
    guard let scripted = ScriptedReply(node), let reply = played.compiled(scripted) else {
      throw Refusal(message: expectation(played) + nearest(node, played))
    }
    return PracticeRun.Answer(reply)
  }

  /// The same, from words typed on a command line: `a,b` is a list.
  public func read(typed: String, to index: Int) throws(Refusal) -> PracticeRun.Answer {
    let played = PlayedDecision(world, index)
    switch played.kind {
    case .pick, .order:
      let ids = typed.split { $0 == "," || $0 == " " }.map { Node(.scalar(String($0), plain: false)) }
      return try read(Node(.list(ids)), to: index)
    case .number:
      return try read(Node(.scalar(typed.replacing(",", with: "."), plain: true)), to: index)
    case .text where Int(typed) != nil: return try read(Node(.scalar(typed, plain: true)), to: index)
    default: return try read(Node(.scalar(typed, plain: false)), to: index)
    }
  }

  private func scored(_ score: Double) throws(Refusal) -> PracticeRun.Answer {
    guard (0...100).contains(score) else { throw Refusal(message: "le score d’un texte va de 0 à 100.") }
    return PracticeRun.Answer(.score(score))
  }

  private func nearest(_ node: Node, _ played: PlayedDecision) -> String {
    guard let word = node.text else { return "" }
    let known = played.written.map(\.id) + played.pieces.map(\.id)
    return FrenchText.nearest(to: word, among: known).map { " Vouliez-vous dire « \($0) » ?" } ?? ""
  }

  private func expectation(_ played: PlayedDecision) -> String {
    let options = played.written.map(\.id).joined(separator: ", ")
    switch played.kind {
    case .choice: return "il fallait une option : \(options)."
    case .pick: return "il fallait une liste de \(played.most) options au plus, parmi : \(options)."
    case .order:
      return
        "il fallait tous les éléments, chacun une fois, dans votre ordre : \(played.pieces.map(\.id).joined(separator: ", "))."
    case .number:
      guard let range = played.range else { return "il fallait un nombre." }
      return "il fallait un nombre de \(Quantity(whole: range.min)) à \(Quantity(whole: range.max))."
    case .text: return "il fallait un texte, ou {\"score\": n}."
    case .info: return "cette étape n’attend pas de réponse."
    }
  }
}

extension Quantity {
  /// For words: bounds of scenarios are short decimal numbers.
  init(whole value: Double) { self.init(millionths: Int((value * 1_000_000).rounded())) }
}
