import Kernel

/// What written replies are checked with: the rules, the platforms and the day.
public struct WritingDesk: Sendable {
  public let rules: [PostRule]
  public let platforms: [Platform]
  public let day: CivilDate

  public init(rules: [PostRule], platforms: [Platform], day: CivilDate) {
    (self.rules, self.platforms, self.day) = (rules, platforms, day)
  }

  /// The check of a decision that asks for a text; nil for the others.
  func check(_ index: Int, in world: CompiledScenario) -> PostCheck? {
    guard index < world.scripted, let task = world.scenario.decisions[index].writing else { return nil }
    return PostCheck(
      rules: rules, platform: platforms.first { $0.id == task.platform }, task: task, persona: world.scenario.persona,
      day: day)
  }

  /// A written text as a reply: its score by the rules.
  func answer(_ text: String, to index: Int, in world: CompiledScenario) -> PracticeRun.Answer {
    PracticeRun.Answer(.score(Double(check(index, in: world)?.report(on: text).score ?? 0)), text: text)
  }
}
