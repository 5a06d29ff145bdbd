/// A guided exchange as pure rules: where it stands after some replies, and what comes next.
///
/// The same script drives a person at a terminal, a pipe, a test and a simulation.
public protocol Script: Sendable {
  associatedtype State: Sendable
  associatedtype Outcome: Sendable

  var start: State { get }
  /// What comes now: a prompt, or the outcome.
  func turn(at state: State) -> Turn<Outcome>
  /// The state after a reply that fits the prompt.
  func advance(_ state: State, with reply: Reply) -> State
  /// A prompt that a stored reply may answer although another one would come now; nil where only the present one counts.
  ///
  /// A script that chooses its questions says here which it can take back from the journal without choosing again.
  func prompt(_ id: String, outOfTurnAt state: State) -> Prompt?
}

extension Script {
  public func prompt(_ id: String, outOfTurnAt state: State) -> Prompt? { nil }
}

public enum Turn<Outcome: Sendable>: Sendable {
  case prompt(Prompt)
  case finished(Outcome)
}

/// One run of a script. Back is a replay without the last reply; resume is a replay from the notebook.
public struct Conversation<S: Script>: Sendable {
  public let script: S
  public private(set) var replies: [Reply] = []
  /// The states after 0, 1, 2… replies, so that going back costs nothing.
  private var states: [S.State]

  public init(_ script: S) {
    self.script = script
    states = [script.start]
  }

  public var turn: Turn<S.Outcome> { script.turn(at: state) }

  /// Where it stands now: what a look back reads.
  public var state: S.State { states[states.count - 1] }

  public var prompt: Prompt? {
    if case .prompt(let prompt) = turn { prompt } else { nil }
  }

  public var outcome: S.Outcome? {
    if case .finished(let outcome) = turn { outcome } else { nil }
  }

  /// Takes what a person typed.
  ///
  /// - Throws: what was wrong and what is expected; nothing has changed then.
  /// - Returns: the reply as it will be replayed, or nil when the conversation is finished already.
  @discardableResult
  public mutating func answer(_ typed: String) throws(ReplyProblem) -> Reply? {
    guard let prompt else { return nil }
    let isUnknown = prompt.acceptsUnknown && ReplyReader.isUnknown(typed)
    let value =
      isUnknown
      ? ReplyValue.unknown
      : .fact(
        try ReplyReader.read(typed, as: prompt.kind, listShown: prompt.isListShown))
    let reply = Reply(prompt: prompt.id, value: value)
    take(reply)
    return reply
  }

  /// Leaves the question without an answer: the fact stays unknown.
  public mutating func skip() throws(ReplyProblem) -> Reply? {
    guard let prompt else { return nil }
    guard prompt.canSkip else { throw ReplyProblem("Cette question a besoin d’une réponse.") }
    let reply = Reply(prompt: prompt.id, value: .skipped)
    take(reply)
    return reply
  }

  /// Ends it all here, where the prompt allows it.
  public mutating func stop() throws(ReplyProblem) -> Reply? {
    guard let prompt else { return nil }
    guard prompt.canStop else {
      throw ReplyProblem("Cette question attend une réponse. Pour vous arrêter en gardant tout : pause.")
    }
    let reply = Reply(prompt: prompt.id, value: .stopped)
    take(reply)
    return reply
  }

  /// Takes back the last reply; false at the first question.
  @discardableResult
  public mutating func back() -> Bool {
    guard !replies.isEmpty else { return false }
    replies.removeLast()
    states.removeLast()
    return true
  }

  /// Takes the stored replies that fit, each at the prompt that it answered, and leaves the others in the list.
  ///
  /// Under the same catalogue all are taken, in order. Under a later one, what still fits is kept: call again after each
  /// answer, since a new question may stand before an old one.
  public mutating func replay(_ stored: inout [Reply]) {
    // Once all are taken, what comes next is not worked out: a screen may never ask for it.
    while !stored.isEmpty {
      let state = states[states.count - 1]
      let free = stored.firstIndex { reply in
        script.prompt(reply.prompt, outOfTurnAt: state).map { fits(reply, $0) } ?? false
      }
      if let free {
        take(stored.remove(at: free))
      } else if let prompt, let index = stored.firstIndex(where: { $0.prompt == prompt.id }) {
        let reply = stored.remove(at: index)
        if fits(reply, prompt) { take(reply) }
      } else {
        return
      }
    }
  }

  private func fits(_ reply: Reply, _ prompt: Prompt) -> Bool {
    switch reply.value {
    case .skipped: prompt.canSkip
    case .unknown: prompt.acceptsUnknown
    case .stopped: prompt.canStop
    case .fact(let value): ReplyReader.fits(value, prompt.kind)
    }
  }

  private mutating func take(_ reply: Reply) {
    states.append(script.advance(states[states.count - 1], with: reply))
    replies.append(reply)
  }
}

/// Why a reply does not do, in French, with what is expected and an example.
public struct ReplyProblem: Error, Equatable, Sendable, CustomStringConvertible {
  public let description: String
  public init(_ description: String) { self.description = description }
}
