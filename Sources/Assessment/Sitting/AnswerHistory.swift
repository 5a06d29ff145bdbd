import Kernel

/// All answers of earlier sittings: what still measures, what rests.
public struct AnswerHistory: Sendable {
  public let answers: [GivenAnswer]

  public init(_ answers: [GivenAnswer] = []) { self.answers = answers }

  /// Those that measure on a day: of the last twelve months, the newest to each question, whose form has not changed
  /// and which was true when it was answered.
  public func measuring(_ items: [Item], on day: CivilDate) -> [(item: Int, mark: SkillEstimator.Mark)] {
    let since = day.adding(months: -12)
    var newest: [String: GivenAnswer] = [:]
    for answer in answers where answer.on >= since && answer.on <= day {
      if newest[answer.item].map({ $0.on <= answer.on }) ?? true { newest[answer.item] = answer }
    }
    return items.indices.compactMap { index in
      guard let answer = newest[items[index].id], answer.fingerprint == items[index].fingerprint,
        items[index].isValid(on: answer.on)
      else { return nil }
      return (index, answer.mark)
    }
  }

  /// Questions seen too recently to be asked again: 90 days, or 180 where what is right was shown.
  public func resting(on day: CivilDate) -> Set<String> {
    var resting = Set<String>()
    for answer in answers where answer.on.adding(days: answer.explained ? 180 : 90) > day {
      resting.insert(answer.item)
    }
    return resting
  }

  /// The last day on which a question of one of these was answered.
  public func lastDay(_ ids: Set<String>) -> CivilDate? {
    answers.filter { ids.contains($0.item) }.map(\.on).max()
  }
}
