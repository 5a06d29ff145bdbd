import Conversation
import Kernel

/// A sitting of the assessment, as pure rules: the self-rating first and apart, then questions chosen one by one.
///
/// It can be left anywhere: the journal names each question, so that nothing is chosen again when it is resumed.
public struct Sitting: Script {
  public let knowledge: AssessmentKnowledge
  public let setting: SittingSetting
  public let history: AnswerHistory
  let chooser: ItemChooser
  /// The place of each question’s competence in the list.
  let competenceOf: [Int]
  /// Competences in which questions seen lately come back, for want of new ones.
  public let repeating: [String]
  private let past: [(item: Int, mark: SkillEstimator.Mark)]
  private let placeOf: [String: Int]

  public init(_ knowledge: AssessmentKnowledge, _ setting: SittingSetting, history: AnswerHistory = AnswerHistory()) {
    (self.knowledge, self.setting, self.history) = (knowledge, setting, history)
    let items = knowledge.items
    let places = Dictionary(
      knowledge.competences.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let competenceOf = items.map { places[$0.competence] ?? -1 }
    self.competenceOf = competenceOf
    let resting = history.resting(on: setting.startedOn)
    var pools: [[Int]] = []
    var repeating: [String] = []
    for (k, competence) in knowledge.competences.enumerated() {
      let valid = items.indices.filter { competenceOf[$0] == k && items[$0].isValid(on: setting.startedOn) }
      let fresh = valid.filter { !resting.contains(items[$0].id) }
      // Fewer than five new ones: those seen lately come back, and it is said.
      if fresh.count < 5, fresh.count < valid.count {
        repeating.append(competence.id)
        pools.append(valid)
      } else {
        pools.append(fresh)
      }
    }
    let aim = knowledge.aims.first { $0.id == setting.aim }
    let scope = knowledge.competences.indices.filter {
      setting.competence == nil || knowledge.competences[$0].id == setting.competence
    }
    let inScope = Set(scope.map { knowledge.competences[$0].id })
    self.repeating = repeating.filter(inScope.contains)
    chooser = ItemChooser(
      items: items, pools: pools, scope: scope,
      needed: aim.map { aim in knowledge.competences.map { aim.level($0.id) } }, setting: setting)
    past = history.measuring(items, on: setting.startedOn)
    placeOf = Dictionary(items.enumerated().map { ("item.\($1.id).\($1.fingerprint)", $0) }) { first, _ in first }
  }

  /// False for a bank that has nothing to ask.
  public var hasQuestions: Bool { chooser.scope.contains { !chooser.pools[$0].isEmpty } }

  public enum Feedback: String, Sendable { case each, end }

  public struct State: Sendable {
    /// Whether the person wants to rate themselves; nil before they were asked.
    var rates: Bool?
    public var ratings: [String: Int] = [:]
    var ratingsPut: Set<String> = []
    public var feedback: Feedback?
    public var answered: [(item: Int, mark: SkillEstimator.Mark, value: FactValue?)] = []
    var deferred: Set<Int> = []
    var isStopped = false
    /// Whether the last reply was an answer, whose feedback comes above the next question.
    var endsWithAnswer = false
    var estimator: SkillEstimator
  }

  public var start: State {
    var estimator = SkillEstimator(competences: knowledge.competences.count, model: knowledge.model)
    for answer in past { add(answer.item, answer.mark, to: &estimator) }
    return State(estimator: estimator)
  }

  private func add(_ item: Int, _ mark: SkillEstimator.Mark, to estimator: inout SkillEstimator) {
    guard competenceOf[item] >= 0 else { return }
    estimator.add(chooser.parameters[item], to: competenceOf[item], mark)
  }

  // MARK: What comes now

  public func turn(at state: State) -> Turn<SittingOutcome> {
    if !state.isStopped {
      if let prompt = opening(state) { return .prompt(prompt) }
      let next = chooser.next(
        answered: state.answered.map(\.item), deferred: state.deferred, estimator: state.estimator,
        competenceOf: competenceOf)
      if let next { return .prompt(question(next, state)) }
    }
    return .finished(SittingOutcome(self, state))
  }

  /// The prompts before the first question.
  private func opening(_ state: State) -> Prompt? {
    guard hasQuestions else { return nil }
    if state.rates == nil { return SittingPrompts.rate(self) }
    if state.rates == true,
      let k = chooser.scope.first(where: { !state.ratingsPut.contains(knowledge.competences[$0].id) })
    {
      return rating(k, state)
    }
    return state.feedback == nil ? SittingPrompts.feedback : nil
  }

  private func rating(_ k: Int, _ state: State) -> Prompt {
    SittingPrompts.rating(
      knowledge.competences[k], number: state.ratingsPut.count + 1, of: chooser.scope.count)
  }

  private func question(_ index: Int, _ state: State) -> Prompt {
    let item = knowledge.items[index]
    let shown = ShownItem(item, seed: setting.seed)
    var preamble: [String] = []
    if state.endsWithAnswer, state.feedback == .each, let last = state.answered.last {
      preamble = ShownItem(knowledge.items[last.item], seed: setting.seed).feedback(last.mark, last.value)
    }
    let count = state.answered.count
    if count > 0, count % 14 == 0, state.endsWithAnswer {
      preamble.append(
        "\(count) questions faites : une pause ? Tapez `pause`, tout est gardé ; ou `terminer`, pour le bilan dès maintenant."
      )
    }
    let explained = state.feedback == .each && !state.answered.isEmpty
    let competence = knowledge.competence(item.competence)
    return Prompt(
      id: "item.\(item.id).\(item.fingerprint)", text: item.prompt,
      help: [
        "elle mesure « \(competence?.title ?? item.competence) », au niveau \(item.level) sur 4.",
        "votre niveau mesuré, et lui seul : aucune durée n’est relevée. « nsp » (je ne sais pas) n’est jamais compté plus durement qu’une erreur.",
      ], kind: shown.kind, progress: .init(number: count + 1, about: max(chooser.most, count + 1), isMost: true),
      preamble: preamble, acceptsUnknown: true, canStop: true,
      backRefusal: explained
        ? "L’explication de votre dernière réponse a été montrée : elle ne peut plus être reprise." : nil)
  }

  /// The question that a prompt puts; nil for the prompts before.
  public func item(of prompt: String) -> Item? { placeOf[prompt].map { knowledge.items[$0] } }

  /// What a simulated person replies: right, or wrong on purpose.
  public func reply(to prompt: String, right: Bool) -> Reply? {
    placeOf[prompt].map { place in
      let shown = ShownItem(knowledge.items[place], seed: setting.seed)
      return Reply(prompt: prompt, value: .fact(right ? shown.rightValue : .text("")))
    }
  }

  // MARK: What a reply changes

  public func advance(_ state: State, with reply: Reply) -> State {
    var next = state
    next.endsWithAnswer = false
    if case .stopped = reply.value {
      next.isStopped = true
      return next
    }
    switch reply.prompt {
    case SittingPrompts.rateID:
      if case .fact(.flag(let yes)) = reply.value { next.rates = yes } else { next.rates = false }
    case SittingPrompts.feedbackID:
      if case .fact(.choice(let id)) = reply.value {
        next.feedback = Feedback(rawValue: id) ?? .each
      } else {
        next.feedback = .each
      }
    case let id where id.hasPrefix(SittingPrompts.ratingPrefix):
      let competence = String(id.dropFirst(SittingPrompts.ratingPrefix.count))
      next.ratingsPut.insert(competence)
      if case .fact(.choice(let level)) = reply.value { next.ratings[competence] = Int(level) }
    default:
      guard let item = placeOf[reply.prompt] else { return next }
      answer(item, reply.value, &next)
    }
    return next
  }

  private func answer(_ item: Int, _ value: ReplyValue, _ next: inout State) {
    let mark: SkillEstimator.Mark
    var given: FactValue?
    switch value {
    case .skipped, .stopped:
      next.deferred.insert(item)
      return
    case .unknown: mark = .unknown
    case .fact(let fact):
      given = fact
      mark = ShownItem(knowledge.items[item], seed: setting.seed).credit(fact).isRight ? .right : .wrong
    }
    next.answered.append((item, mark, given))
    next.endsWithAnswer = true
    guard past.contains(where: { $0.item == item }) else { return add(item, mark, to: &next.estimator) }
    // Asked again: the newest answer takes the place of the old one.
    next.estimator = SkillEstimator(competences: knowledge.competences.count, model: knowledge.model)
    for (item, mark) in evidence(next) { add(item, mark, to: &next.estimator) }
  }

  /// All answers that measure, the newest to each question.
  func evidence(_ state: State) -> [(item: Int, mark: SkillEstimator.Mark)] {
    let again = Set(state.answered.map(\.item))
    return past.filter { !again.contains($0.item) } + state.answered.map { ($0.item, $0.mark) }
  }

  /// A question of the bank may be answered from the journal whenever it comes: what was asked then stands.
  public func prompt(_ id: String, outOfTurnAt state: State) -> Prompt? {
    guard let item = placeOf[id], !state.isStopped, state.feedback != nil, competenceOf[item] >= 0,
      !state.answered.contains(where: { $0.item == item }), knowledge.items[item].isValid(on: setting.startedOn)
    else { return nil }
    return question(item, state)
  }
}
