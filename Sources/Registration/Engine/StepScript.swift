import Conversation
import Kernel

/// What a step asks once it is done (or what depends on the person's situation), question by question.
public struct StepScript: Script {
  public typealias State = [Reply]
  public typealias Outcome = Facts

  let asks: [RegistrationStep.Ask]
  let dictionary: FactDictionary
  let known: Facts
  let today: CivilDate

  /// - Parameter known: what the notebook holds already, shown as the present answer.
  public init(_ asks: [RegistrationStep.Ask], _ dictionary: FactDictionary, known: Facts, today: CivilDate) {
    (self.asks, self.dictionary, self.known, self.today) = (asks, dictionary, known, today)
  }

  public var start: [Reply] { [] }

  public func advance(_ state: [Reply], with reply: Reply) -> [Reply] { state + [reply] }

  public func turn(at state: [Reply]) -> Turn<Facts> {
    guard state.count < asks.count else {
      var facts = Facts()
      for reply in state {
        if case .fact(let value) = reply.value { facts[reply.prompt] = value }
      }
      return .finished(facts)
    }
    let ask = asks[state.count]
    let present = known[ask.fact].flatMap { dictionary[ask.fact]?.words(for: $0) }
    return .prompt(
      Prompt(
        id: ask.fact, text: ask.text, help: ask.help, kind: kind(of: ask),
        progress: .init(number: state.count + 1, about: asks.count), canSkip: !ask.needed || present != nil,
        present: present))
  }

  /// What may be replied: by the fact's declaration, a date within sense.
  public func kind(of ask: RegistrationStep.Ask) -> ReplyKind {
    guard let fact = dictionary[ask.fact] else { return .text(longest: 200) }
    let options = fact.choices.map { ReplyKind.Option(id: $0.id, label: $0.label, aliases: $0.aliases) }
    switch fact.kind {
    case .choice: return .choice(options)
    case .choices, .formations: return .choices(options)
    case .flag: return .yesNo
    case .integer, .hours:
      return .integer((fact.minimum?.whole ?? 0)...(fact.maximum?.whole ?? 1_000_000), unit: fact.unit)
    case .decimal, .money: return .money(.zero...(.euros(fact.maximum?.whole ?? 10_000_000)))
    case .date:
      // No micro-entreprise before the regime began; a planned start may be two years ahead.
      let first = ask.notBefore.flatMap { known.date($0) } ?? CivilDate(year: 2009, month: 1, day: 1) ?? .standIn
      let last = ask.past ? today : today.adding(months: 24)
      return .date(first...max(first, last))
    case .text: return fact.check.map { .companyNumber($0) } ?? .text(longest: 200)
    }
  }
}
