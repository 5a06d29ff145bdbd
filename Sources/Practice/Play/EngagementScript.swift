import Conversation
import Kernel

/// A practice engagement as a conversation: what the client says, what the player replies, what came of it.
///
/// The state is the engagement itself; replies are stored by ids, so that an added decision or a longer text does not
/// break one that was left in the middle. A reply cannot be taken back: its feedback has been read.
public struct EngagementScript: Script {
  public let world: CompiledScenario
  public let seed: UInt64
  public let desk: WritingDesk

  public init(_ world: CompiledScenario, seed: UInt64, desk: WritingDesk) {
    (self.world, self.seed, self.desk) = (world, seed, desk)
  }

  public struct State: Sendable {
    var engagement: Engagement<Chronicle>
    /// How many entries of the chronicle were told up to the last prompt.
    var told = 0
    /// The replies so far, each with the question as it was put.
    public internal(set) var given: [Given] = []
    var times: [Int: Int] = [:]
    var pending: Int?
    var report: PostCheck.Report?
    /// A text that the rules would have otherwise: it may be written again once before it goes out.
    var draft: Draft?
    /// Stories told by decisions that ask for nothing.
    var informed: [String] = []
  }

  /// A text written and checked, not yet out.
  struct Draft: Sendable {
    let prompt: String
    let text: String
    let report: PostCheck.Report
  }

  /// One reply of the player, as it is kept.
  public struct Given: Sendable, Equatable {
    public let index: Int
    public let id: String
    public let week: Int
    public let asked: String
    public let answer: PracticeRun.Answer
    /// What came of it at once.
    public let feedback: [String]
  }

  public var start: State {
    var state = State(engagement: Engagement(world, seed: seed, log: Chronicle()))
    goOn(&state)
    return state
  }

  /// To the next reply that is needed; what asks for none is told and passed.
  private func goOn(_ state: inout State) {
    state.pending = nil
    state.informed = []
    while case .decision(let index) = state.engagement.next() {
      guard world.decisions[index].kind == .info else {
        state.times[index, default: 0] += 1
        state.pending = index
        return
      }
      let teller = Teller(world: world, engagement: state.engagement)
      state.informed.append(teller.fill(PlayedDecision(world, index).prompt(in: state.engagement)))
      state.engagement.take(.none)
    }
  }

  public func turn(at state: State) -> Turn<State> {
    guard let index = state.pending else { return .finished(state) }
    return .prompt(state.draft.map { second(index, $0) } ?? prompt(index, state))
  }

  public func advance(_ state: State, with reply: Reply) -> State {
    guard let index = state.pending else { return state }
    let played = PlayedDecision(world, index)
    var answer = PracticeRun.Answer.none
    if case .fact(let value) = reply.value {
      answer = played.answer(value, desk)
    } else if let draft = state.draft {
      answer = desk.answer(draft.text, to: index, in: world)
    }
    let report = answer.text.flatMap { desk.check(index, in: world)?.report(on: $0) }
    var next = state
    if state.draft == nil, let text = answer.text, let report, report.asksForMore {
      next.draft = Draft(prompt: reply.prompt, text: text, report: report)
      return next
    }
    next.told = state.engagement.log.entries.count
    // What was told of the draft is not told again where it went out as it was.
    next.report = report == state.draft?.report ? nil : report
    next.draft = nil
    let teller = Teller(world: world, engagement: state.engagement)
    next.given.append(
      Given(
        index: index, id: state.draft?.prompt ?? reply.prompt, week: state.engagement.week,
        asked: teller.fill(played.prompt(in: state.engagement)), answer: answer,
        feedback: state.engagement.outcomes(of: world.decisions[index], answer.reply)
          .flatMap { teller.feedback(index, $0) }))
    next.engagement.take(answer.reply)
    goOn(&next)
    return next
  }

  /// Everything again, with what each reply brought: where a debrief starts.
  public func run(_ state: State) -> PracticeRun {
    let answers = Dictionary(state.given.map { ($0.id, $0.answer) }, uniquingKeysWith: { first, _ in first })
    return PracticeRun(world, seed: seed) { _, id, _ in answers[id] }
  }

  /// A decision that was left aside, or no question at all: said, since nothing else answers it.
  private func leftOut(_ state: State) -> [String] {
    switch state.given.last?.answer.reply {
    case CompiledReply.none?: ["Vous laissez cette décision de côté : elle ne comptera pas."]
    case .options(0)?:
      ["Vous ne demandez rien. Ce qui n’est pas demandé revient souvent plus tard, à un moins bon moment."]
    default: []
    }
  }

  /// What is new since the last question: at the end, how it ended too.
  public func news(_ state: State) -> [String] {
    let teller = Teller(world: world, engagement: state.engagement)
    var lines = leftOut(state) + teller.lines(since: state.told, report: state.report) + state.informed
    if state.pending == nil, let ending = state.engagement.ending {
      lines.append(teller.fill(world.scenario.endings[ending].text))
    }
    return lines
  }

  /// The draft and its remarks: send it as it is, or write it again, once.
  private func second(_ index: Int, _ draft: Draft) -> Prompt {
    Prompt(
      id: draft.prompt + ".envoi", text: "Vous l’envoyez ainsi, ou vous le récrivez ?",
      help: [
        "un texte se relit avant de partir.", "écrivez la nouvelle version, ou Entrée pour envoyer celle-ci.",
      ],
      kind: .prose(longest: 3_000), canSkip: true,
      present: draft.text.replacing("\n", with: " ").shortened(to: 60).quoted,
      preamble: ReportTeller.lines(draft.report), notes: PlayedDecision(world, index).instructions,
      backRefusal: EngagementScript.noWayBack)
  }

  static let noWayBack =
    "Dans une mission, ce qui est fait est fait. À la fin, « client rejouer » montre ce qu’un autre choix aurait changé."

  private func prompt(_ index: Int, _ state: State) -> Prompt {
    let played = PlayedDecision(world, index)
    let teller = Teller(world: world, engagement: state.engagement)
    let opening = state.given.isEmpty ? teller.opening : []
    return Prompt(
      id: PracticeRun.id(world.id(ofDecision: index), time: state.times[index] ?? 1),
      text: teller.fill(played.prompt(in: state.engagement)) + played.ending, help: played.help,
      kind: kind(index, played, state), example: played.example, canSkip: true,
      preamble: opening + news(state) + teller.scene(index, number: state.given.count + 1),
      notes: played.instructions, backRefusal: state.given.isEmpty ? nil : EngagementScript.noWayBack)
  }

  private func kind(_ index: Int, _ played: PlayedDecision, _ state: State) -> ReplyKind {
    switch played.kind {
    case .choice: .choice(shuffled(played.options(open: state.engagement.openOptions(of: index)), index))
    case .pick:
      .choices(shuffled(played.options(open: state.engagement.openOptions(of: index)), index), most: played.most)
    case .order: .letters(shuffled(played.pieces, index), .order)
    case .number: played.replyKindOfNumber
    case .text, .info: .prose(longest: 3_000)
    }
  }

  /// Where an option stands says nothing of its worth: shuffled by the seed, the same each time that it is shown.
  private func shuffled(_ options: [ReplyKind.Option], _ index: Int) -> [ReplyKind.Option] {
    let chance = KeyedChance(seed: seed)
    var shuffled = options
    for place in stride(from: shuffled.count - 1, to: 0, by: -1) {
      shuffled.swapAt(place, chance.index(.shuffle, below: place + 1, index, place))
    }
    return shuffled
  }
}
