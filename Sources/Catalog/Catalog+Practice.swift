import Kernel
import Practice

extension Catalog {
  /// A client with the events, platforms and parameters of a day: what an engagement is played in.
  public func practiceWorld(_ scenario: Scenario, on day: CivilDate) -> CompiledScenario {
    CompiledScenario(
      scenario, events: events, platforms: platforms, sectors: sectors, pools: pools, dimensions: dimensions, on: day)
  }
}
