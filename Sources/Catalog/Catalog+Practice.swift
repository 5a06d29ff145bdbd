import Kernel
import Practice

extension Catalog {
  /// A client with the events, platforms and parameters of a day: what an engagement is played in.
  ///
  /// Compiled once for each client and set of parameters, whatever the number of engagements.
  public func practiceWorld(_ scenario: Scenario, on day: CivilDate) -> CompiledScenario {
    let models = platforms.map { $0.model(on: day)?.from.description ?? "" }.joined(separator: " ")
    let key = scenario.id + " " + models
    if let world = worlds.withLock({ $0[key] }) { return world }
    let world = CompiledScenario(
      scenario, events: events, platforms: platforms, sectors: sectors, pools: pools, dimensions: dimensions, on: day)
    worlds.withLock { $0[key] = world }
    return world
  }

  /// What a written reply is checked with on a day.
  public func writingDesk(on day: CivilDate) -> WritingDesk {
    WritingDesk(rules: postRules, platforms: platforms, day: day)
  }
}
