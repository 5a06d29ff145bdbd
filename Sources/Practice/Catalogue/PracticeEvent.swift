import Kernel

/// Something that may happen to any client: a bad review, a stolen account, an unpaid invoice.
public struct PracticeEvent: Record {
  /// A state in which it is more likely.
  public struct Boost: Record {
    public static var recordName: String { "EventBoost" }
    public let when: ScenarioCondition
    public let times: Double

    public init(_ fields: Fields) {
      when = fields.record("when")
      times = fields.value("times", Quantity.self).double
    }
  }

  public let id: String
  public let title: String
  /// Against the other events that could happen in that week.
  public let weight: Double
  /// First and last week.
  public let weeks: ClosedRange<Int>
  public let when: ScenarioCondition?
  public let boosts: [Boost]
  /// Whether it may come back in one engagement, once.
  public let repeats: Bool
  public let prompt: String
  /// What is told the second time, for one that comes back.
  public let again: String?
  public let options: [Option]
  public let law: LawNote?
  /// The option of each hand-written policy.
  public let expert: String
  public let cautious: String

  struct Replies: Record {
    static var recordName: String { "EventPolicies" }
    let expert: String
    let cautious: String
    init(_ fields: Fields) {
      expert = fields.value("expert")
      cautious = fields.value("cautious")
    }
  }

  public init(_ fields: Fields) {
    id = fields.value("id")
    title = fields.value("title")
    weight = fields.optional("weight", Quantity.self)?.double ?? 3
    weeks = fields.weeks("weeks") ?? 2...12
    when = fields.optionalRecord("when")
    boosts = fields.records("boosts")
    repeats = fields.optional("repeats") ?? false
    prompt = fields.value("prompt")
    again = fields.optional("again")
    options = fields.records("options")
    law = fields.optionalRecord("law")
    let replies: Replies = fields.record("policies")
    expert = replies.expert
    cautious = replies.cautious
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    if repeats != (again != nil) {
      fields.problem(
        .missingKey, key: "again",
        "« \(id) » : un événement qui revient (« repeats: true ») a ses mots de la seconde fois (« again »), et lui seul."
      )
    }
    if !(3...5).contains(options.count) {
      fields.problem(.missingKey, key: "options", "« \(id) » : il faut de trois à cinq options.")
    }
    if !options.contains(where: \.outcome.lure) {
      fields.problem(.missingKey, key: "options", "« \(id) » : il faut une erreur tentante (« lure: true »).")
    }
    for reply in [expert, cautious] where !options.contains(where: { $0.id == reply }) {
      fields.problem(.unknownReference, key: "policies", "« \(reply) » n’est pas une option de « \(id) ».")
    }
  }
}

/// An event as one client meets it: its own weight, weeks and words.
public struct EventUse: Record {
  public let id: String
  public let weight: Double?
  public let weeks: ClosedRange<Int>?
  public let prompt: String?

  public init(_ fields: Fields) {
    id = fields.reference("id", to: "event")
    weight = fields.optional("weight", Quantity.self)?.double
    weeks = fields.weeks("weeks")
    prompt = fields.optional("prompt")
  }
}

extension Fields {
  /// `[first, last]`, between 2 and 12.
  func weeks(_ key: String) -> ClosedRange<Int>? {
    let bounds: [Int] = values(key)
    if bounds.isEmpty { return nil }
    guard bounds.count == 2, bounds[0] >= 2, bounds[1] <= 12, bounds[0] <= bounds[1] else {
      problem(.outOfRange, key: key, "« \(key) » : il fallait [première, dernière], de 2 à 12.")
      return nil
    }
    return bounds[0]...bounds[1]
  }
}
