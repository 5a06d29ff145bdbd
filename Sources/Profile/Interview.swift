import Conversation
import Kernel

/// The guided interview: asks what is still needed, most useful first, then shows a review where anything can change.
public struct Interview: Script {
  public let questions: [Question]
  public let dictionary: FactDictionary
  public let known: Facts
  public let today: CivilDate
  /// Diplomas that can be named as already held.
  public let formations: [ReplyKind.Option]
  /// What the answers decide elsewhere (aids, ways into a formation): a fact that many of them wait for is asked earlier.
  public let rules: [Condition]
  /// Off where one single answer is changed.
  public let endsWithReview: Bool
  /// Off where the answer comes with the question's name, before any list is shown.
  public let isListShown: Bool

  public init(
    questions: [Question], dictionary: FactDictionary, known: Facts, today: CivilDate,
    formations: [ReplyKind.Option], rules: [Condition] = [], endsWithReview: Bool = true,
    isListShown: Bool = true
  ) {
    self.rules = rules
    self.isListShown = isListShown
    self.endsWithReview = endsWithReview
    // Heaviest first; at equal weight the order of the catalogue.
    self.questions = questions.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .map(\.element)
    self.dictionary = dictionary
    self.known = known
    self.today = today
    self.formations = formations
  }

  /// What has been said so far.
  public struct State: Sendable {
    public var facts: Facts
    /// Questions that were put, in order.
    var asked: [String] = []
    var skipped: Set<String> = []
    /// The question that the review asks again.
    var again: String?
    var isConfirmed = false
  }

  public var start: State { State(facts: known) }

  public static let reviewID = "review"
  private static let finish = "finish"

  public func turn(at state: State) -> Turn<Facts> {
    if state.isConfirmed { return .finished(relevant(state)) }
    if let id = state.again, let question = questions.first(where: { $0.id == id }) {
      return .prompt(prompt(question, state, progress: nil))
    }
    let pending = pending(state)
    if let next = pending.first {
      let number = state.asked.count + 1
      return .prompt(prompt(next, state, progress: .init(number: number, about: number + pending.count - 1)))
    }
    return endsWithReview ? .prompt(review(state)) : .finished(relevant(state))
  }

  public func advance(_ state: State, with reply: Reply) -> State {
    var next = state
    if reply.prompt == Interview.reviewID {
      if case .fact(.choice(let id)) = reply.value {
        if id == Interview.finish { next.isConfirmed = true } else { next.again = id }
      } else {
        next.isConfirmed = true
      }
      return next
    }
    guard let question = questions.first(where: { $0.id == reply.prompt }) else { return next }
    next.again = nil
    if !next.asked.contains(question.id) { next.asked.append(question.id) }
    switch reply.value {
    case .skipped, .unknown, .stopped:
      // A question asked again and passed keeps its answer.
      if next.facts[question.fact] == nil { next.skipped.insert(question.id) }
    case .fact(let value):
      next.facts[question.fact] = typed(value, question)
      next.skipped.remove(question.id)
    }
    return next
  }

  /// The questions still to be put: unknown facts, not skipped, whose condition does not say no.
  func pending(_ state: State) -> [Question] {
    let context = FactContext(state.facts, dictionary, today: today)
    var ready: [Question] = []
    var waiting: [(Question, Set<String>)] = []
    for question in questions where state.facts[question.fact] == nil && !state.skipped.contains(question.id) {
      switch question.when?.evaluate(context) ?? .yes {
      case .yes: ready.append(question)
      case .no: break
      case .unknown(let facts): waiting.append((question, facts))
      }
    }
    // What depends on a fact that will be asked waits for it; what depends on a skipped one is asked all the same.
    let coming = Set((ready + waiting.map(\.0)).map(\.fact))
    let free = waiting.filter { $0.1.isDisjoint(with: coming) }.map(\.0)
    let later = waiting.filter { !$0.1.isDisjoint(with: coming) }.map(\.0)
    let order = Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($1.id, $0) })
    let useful = Condition.waiting(rules, context)
    func rank(_ question: Question) -> (Int, Int) {
      let gained = min(question.weight + 10 * (useful[question.fact] ?? 0), Interview.highestGained)
      return (-max(question.weight, gained), order[question.id] ?? 0)
    }
    let now = (ready + free).sorted { rank($0) < rank($1) }
    return now.isEmpty ? later : now + later
  }

  /// Rules that wait for a fact lift its question up to this weight: past the last ones, never before the main ones.
  private static let highestGained = 500

  /// The facts that the interview concludes; an answer whose question no longer concerns the person is dropped.
  private func relevant(_ state: State) -> Facts {
    var facts = state.facts
    let context = FactContext(facts, dictionary, today: today)
    for question in questions where question.when?.evaluate(context) == .no { facts[question.fact] = nil }
    return facts
  }

  private func prompt(_ question: Question, _ state: State, progress: Prompt.Progress?) -> Prompt {
    let declaration = dictionary[question.fact]
    let present = state.facts[question.fact].flatMap { value in declaration.map { $0.words(for: value) } }
    return Prompt(
      id: question.id, text: question.text, help: [question.why, question.changes], kind: kind(of: question),
      example: question.example, progress: progress, present: present, isSensitive: question.sensitive,
      isListShown: isListShown)
  }

  private func review(_ state: State) -> Prompt {
    let context = FactContext(state.facts, dictionary, today: today)
    var options = [
      ReplyKind.Option(
        id: Interview.finish, label: "C’est juste : terminer", aliases: ["terminer", "fini", "oui", "ok"])
    ]
    for question in questions where question.when?.evaluate(context) != .no {
      guard let declaration = dictionary[question.fact] else { continue }
      let words = state.facts[question.fact].map { declaration.words(for: $0) } ?? "sans réponse"
      options.append(.init(id: question.id, label: "\(declaration.label) : \(words)", aliases: [declaration.label]))
    }
    return Prompt(
      id: Interview.reviewID, text: "Voici vos réponses. Que voulez-vous changer ?",
      help: [
        "Chaque réponse peut encore être changée : donnez son numéro.",
        "Le parcours se calcule d’après ces réponses ; rien n’est définitif, `tremplin profil` les rouvre quand vous voulez.",
      ], kind: .choice(options), canSkip: false)
  }

  /// The kind of reply that fills the fact, from its declaration.
  public func kind(of question: Question) -> ReplyKind {
    guard let declaration = dictionary[question.fact] else { return .text(longest: 500) }
    let low = declaration.minimum?.whole ?? 0
    let high = declaration.maximum?.whole ?? 1_000_000
    let options = declaration.choices.map { ReplyKind.Option(id: $0.id, label: $0.label, aliases: $0.aliases) }
    switch declaration.kind {
    case .choice: return .choice(options)
    case .choices: return .choices(options)
    case .formations: return .choices(formations)
    case .flag: return .yesNo
    case .integer, .decimal:
      if !options.isEmpty { return .choice(options) }
      // A year of diploma cannot lie in the future.
      return .integer(low...(question.fact == "diplomaYear" ? today.year : high), unit: declaration.unit)
    case .hours: return .hours(max(1, low)...high)
    case .money: return .money(.euros(low) ... .euros(high))
    case .date:
      return .date(bounds(ofDate: question.fact), declaration.isMonthEnough ? .month(from: today) : .day)
    case .text: return .text(longest: 500)
    }
  }

  /// A birth lies between 14 and 100 years ago, a registration behind us, a first client ahead.
  private func bounds(ofDate fact: String) -> ClosedRange<CivilDate> {
    switch fact {
    case "birthDate": today.adding(months: -1200)...today.adding(months: -168)
    case "firstClientWanted": today...today.adding(months: 240)
    default: today.adding(months: -600)...today
    }
  }

  /// A choice among numbered levels fills a number.
  private func typed(_ value: FactValue, _ question: Question) -> FactValue {
    if case .choice(let id) = value, dictionary[question.fact]?.kind == .integer, let number = Quantity(id) {
      return .number(number)
    }
    return value
  }
}

extension Interview {
  /// The questions that concern the person as far as is known.
  public func relevantQuestions(_ facts: Facts) -> [Question] {
    let context = FactContext(facts, dictionary, today: today)
    return questions.filter { $0.when?.evaluate(context) != .no }
  }
}
