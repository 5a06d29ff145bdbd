import Conversation
import Kernel

/// A practice engagement as a conversation: what the client says, what the player replies, what came of it.
///
/// The state is the engagement itself; replies are stored by ids, so that an added decision or a longer text does not
/// break one that was left in the middle. A reply cannot be taken back: its feedback has been read.
public struct EngagementScript: Script {
  public let world: CompiledScenario
  public let seed: UInt64
  public let platforms: [Platform]
  public let rules: [PostRule]
  public let day: CivilDate

  public init(_ world: CompiledScenario, seed: UInt64, platforms: [Platform], rules: [PostRule], day: CivilDate) {
    (self.world, self.seed, self.platforms, self.rules, self.day) = (world, seed, platforms, rules, day)
  }

  public struct State: Sendable {
    public internal(set) var engagement: Engagement<Chronicle>
    /// What has been told up to the last prompt, so that each prompt tells what is new.
    var told = 0
    /// The reply to each turn, by ids: what a debrief and « et si… » start from.
    public internal(set) var replies: [Given] = []
    var pending: Int?
    var report: PostCheck.Report?
  }

  /// One reply of the player, as it is kept.
  public struct Given: Sendable, Equatable {
    public let decision: Int
    public let reply: CompiledReply
    /// What was written, for a text.
    public let text: String?
  }

  public var start: State {
    var state = State(engagement: Engagement(world, seed: seed, log: Chronicle()))
    goOn(&state)
    return state
  }

  /// To the next reply that is needed; what asks for none is passed.
  private func goOn(_ state: inout State) {
    state.pending = nil
    while case .decision(let index) = state.engagement.next() {
      if world.decisions[index].kind == .info {
        state.engagement.take(.none)
        state.replies.append(Given(decision: index, reply: .none, text: nil))
        continue
      }
      state.pending = index
      return
    }
  }

  public func turn(at state: State) -> Turn<State> {
    guard let index = state.pending else { return .finished(state) }
    return .prompt(prompt(index, state))
  }

  public func advance(_ state: State, with reply: Reply) -> State {
    guard let index = state.pending else { return state }
    var next = state
    next.told = state.engagement.log.entries.count
    next.report = nil
    let (compiled, text) = read(reply, index, state)
    if case .score = compiled, let text { next.report = check(index)?.report(on: text) }
    next.engagement.take(compiled)
    next.replies.append(Given(decision: index, reply: compiled, text: text))
    goOn(&next)
    return next
  }

  /// The reply in numbers. Left aside (« passer ») it is not observed and brings nothing.
  private func read(_ reply: Reply, _ index: Int, _ state: State) -> (CompiledReply, String?) {
    guard case .fact(let value) = reply.value else { return (.none, nil) }
    let written = PlayedDecision(world, index)
    switch value {
    case .choice(let id): return (written.option(id).map { .option($0) } ?? .none, nil)
    case .choices(let ids): return (written.decision(ids) ?? .none, nil)
    case .number(let number): return (.number(number.double), nil)
    case .text(let text): return (.score(Double(check(index)?.report(on: text).score ?? 0)), text)
    default: return (.none, nil)
    }
  }

  private func check(_ index: Int) -> PostCheck? {
    guard index < world.scripted, let task = world.scenario.decisions[index].writing else { return nil }
    return PostCheck(
      rules: rules, platform: platforms.first { $0.id == task.platform }, task: task, persona: world.scenario.persona,
      day: day)
  }

  // MARK: Prompt

  /// The id under which the reply is stored: an event that comes back is another question.
  private func promptID(_ index: Int, _ state: State) -> String {
    let times = state.replies.count { $0.decision == index }
    return world.id(ofDecision: index) + (times == 0 ? "" : "~\(times + 1)")
  }

  private func prompt(_ index: Int, _ state: State) -> Prompt {
    let played = PlayedDecision(world, index)
    let teller = Teller(world: world, engagement: state.engagement)
    var preamble = teller.lines(since: state.told, report: state.report)
    if state.replies.isEmpty { preamble = teller.opening + preamble }
    preamble += teller.scene(index)
    return Prompt(
      id: promptID(index, state), text: teller.fill(played.prompt(in: state.engagement)),
      help: played.help, kind: kind(index, played, state), example: played.example,
      progress: .init(number: state.replies.count + 1, about: max(state.replies.count + 1, world.scripted + 3)),
      canSkip: true, preamble: preamble, backRefusal: state.replies.isEmpty
        ? nil : "Dans une mission, ce qui est fait est fait : vous pourrez essayer autrement à la fin (« client rejouer »).")
  }

  private func kind(_ index: Int, _ played: PlayedDecision, _ state: State) -> ReplyKind {
    switch played.kind {
    case .choice: .choice(shuffled(played.options(open: state.engagement.openOptions(of: index)), index))
    case .pick: .choices(shuffled(played.options(open: state.engagement.openOptions(of: index)), index))
    case .order: .letters(shuffled(played.pieces, index), .order)
    case .number: played.numberKind
    case .text: .text(longest: 4_000)
    case .info: .text(longest: 1)
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
