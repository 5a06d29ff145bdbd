import Kernel

/// One decision in numbers: how its replies are read, and what each brings.
///
/// A class, so that looking at one costs one count and not one for each of its lists; nothing in it changes.
final class CompiledDecision: Sendable {
  let kind: Decision.Kind
  let week: Int
  let when: ConditionProgram.Entry
  /// Where the word of the chosen option is written; −1 for an event.
  let chosen: Int
  /// The event that it is, by the slot of `met.EVENT`.
  let met: Int?
  let max: Int
  let range: CompiledRange?
  let outcomes: [CompiledOutcome]
  /// For `order`: pairs of indices into the items.
  let before: [(Int, Int)]
  let items: Int
  /// No outcome depends on the state: least and most of each dimension are known beforehand.
  let isPlain: Bool
  let least: Points
  let most: Points
  let expert: CompiledReply?
  let cautious: CompiledReply?

  init(
    kind: Decision.Kind, week: Int, when: ConditionProgram.Entry, chosen: Int, met: Int?, max: Int,
    range: CompiledRange?,
    outcomes: [CompiledOutcome], before: [(Int, Int)], items: Int, isPlain: Bool, least: Points, most: Points,
    expert: CompiledReply?, cautious: CompiledReply?
  ) {
    (self.kind, self.week, self.when, self.chosen, self.met) = (kind, week, when, chosen, met)
    (self.max, self.range, self.outcomes, self.before, self.items) = (max, range, outcomes, before, items)
    (self.isPlain, self.least, self.most) = (isPlain, least, most)
    (self.expert, self.cautious) = (expert, cautious)
  }
}
