import Foundation
import Kernel
import Practice

/// `client simuler`: five simulated colleagues, on all cores, for who writes a scenario.
enum ClientSimulation {
  /// Seeds of one piece of work. Fixed, so that the result does not depend on the number of cores.
  private static let piece: UInt64 = 125

  static func run(_ session: Session, _ arguments: Arguments) throws(Failure) {
    let scenario = try ClientCommands.scenario(arguments[0], session)
    let count = try number("--parties", arguments, in: 100...100_000) ?? 1_000
    let cores = try number("--coeurs", arguments, in: 1...1024) ?? ProcessInfo.processInfo.activeProcessorCount
    let world = try session.catalog().practiceWorld(scenario, on: session.today)
    let report = balance(world, seeds: UInt64(count), cores: cores)
    if session.options.json { return try session.show(report.json) }
    try session.show(report.document)
  }

  private static func number(
    _ option: String, _ arguments: Arguments, in range: ClosedRange<Int>
  ) throws(Failure) -> Int? {
    guard let typed = arguments.options[option] else { return nil }
    guard let number = Int(typed), range.contains(number) else {
      throw Failure(
        .usage, "« \(typed.prefix(20)) » ne convient pas pour \(option) : de \(range.lowerBound) à \(range.upperBound)."
      )
    }
    return number
  }

  static func balance(_ world: CompiledScenario, seeds: UInt64, cores: Int) -> BalanceReport {
    let pieces = stride(from: UInt64(0), to: seeds, by: Int(piece)).map { $0..<min(seeds, $0 + piece) }
    // The five policies, then the expert without slips.
    let work = (Policy.allCases.map { ($0, true) } + [(.expert, false)]).flatMap { policy, slips in
      pieces.map { (policy: policy, slips: slips, seeds: $0) }
    }
    let parts = SideBySide.$cores.withValue(cores) {
      work.mapSideBySide { item in
        Simulation(
          world, policy: item.policy, seeds: item.seeds, slips: item.slips, keepsPoints: item.policy == .novice)
      }
    }
    func joined(_ place: Int) -> Simulation {
      Simulation(joining: Array(parts[(place * pieces.count)..<((place + 1) * pieces.count)]))
    }
    let runs = Dictionary(
      Policy.allCases.enumerated().map { ($1, joined($0)) }, uniquingKeysWith: { first, _ in first })
    return BalanceReport(
      world, runs: runs, still: joined(Policy.allCases.count),
      positions: (0..<4).map { BalanceReport.position($0, world, seeds: min(seeds, 200)) })
  }
}
