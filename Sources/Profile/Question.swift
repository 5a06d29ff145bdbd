import Kernel

/// A question of the interview: which fact it fills, why it is asked, what the answer changes.
public struct Question: Record {
  public let id: String
  public let fact: String
  public let text: String
  /// Shown on « ? »: why this question is asked.
  public let why: String
  /// Shown on « ? »: what the answer changes.
  public let changes: String
  public let example: String?
  /// The heavier, the earlier it is asked.
  public let weight: Int
  /// Asked only where this holds; where it is unknown for want of an answer, later.
  public private(set) var when: Condition?
  /// Personal matters are announced as optional.
  public let sensitive: Bool
  /// Heading under which the review shows it.
  public let group: String

  public init(_ fields: Fields) {
    id = fields.value("id")
    fact = fields.reference("fact", to: "fact")
    text = fields.value("text")
    why = fields.value("why")
    changes = fields.value("changes")
    example = fields.optional("example")
    weight = fields.integer("weight", in: 0...1000)
    when = fields.optionalRecord("when")
    sensitive = fields.optional("sensitive") ?? false
    group = fields.value("group")
  }

  /// The same question, put to whoever asks for it.
  public var asked: Question {
    var question = self
    question.when = nil
    return question
  }
}
