import Foundation
import Kernel
import Practice

/// `benchmarks missions`: complete engagements a second and a core, client by client and policy by policy.
///
/// One engagement is twelve weeks with all its decisions, events, model and score, without a word. A rate counts the
/// processor time of this process, not the clock, so that a busy machine disturbs it less; it is the median of five warm
/// runs, with the best beside it.
enum Engagements {
  static let runs: UInt64 = 4_000

  static func report(_ worlds: [CompiledScenario]) {
    print("missions complètes par seconde et par cœur : médiane (meilleure) de 5 passages de \(runs)")
    for world in worlds {
      var line = padded(world.scenario.id, 21)
      for policy in Policy.allCases {
        var rates: [Double] = []
        for pass in 0..<6 {
          let start = processorTime()
          _ = Simulation(world, policy: policy, seeds: 0..<runs)
          if pass > 0 { rates.append(Double(runs) / (processorTime() - start)) }
        }
        rates.sort()
        line += padded("\(policy.rawValue) \(Int(rates[2])) (\(Int(rates[4])))", 26)
      }
      print(line)
    }
    for world in worlds where world.scenario.id == "boulangerie-margaux" { detail(world) }
  }

  /// The worked client: how long one takes, how memory grows with their number, and the digest.
  private static func detail(_ world: CompiledScenario) {
    let times = (0..<20_000 as Range<UInt64>).map { seed -> Double in
      let start = processorTime()
      _ = Simulation(world, policy: .novice, seeds: seed..<(seed + 1))
      return (processorTime() - start) * 1_000_000
    }.sorted()
    print("une mission seule : p50 \(Int(times[10_000])) µs, p99 \(Int(times[19_800])) µs")
    for count in [10_000, 100_000] as [UInt64] {
      var digest: UInt64 = 0
      for start in stride(from: 0, to: count, by: 10_000) {
        digest = digest &* 31 &+ Simulation(world, policy: .novice, seeds: start..<(start + 10_000)).digest
      }
      print("\(count) missions : \(peakMemory()) Ko au plus, empreinte \(String(digest, radix: 16))")
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// Seconds of processor that this thread used.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Kilobytes, the most since the start.
  private static func peakMemory() -> Int {
    var usage = rusage()
    getrusage(0, &usage)
    return Int(usage.ru_maxrss)
  }
}
