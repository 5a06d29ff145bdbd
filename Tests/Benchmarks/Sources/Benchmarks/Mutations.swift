import Catalog
import CatalogMutations
import Foundation
import Synchronization

/// The long campaign: `benchmarks mutations SEED WHOLE SINGLE [FIRST]`; `FIRST` is the number of the first mutant, so
/// that several processes share one campaign.
///
/// Thousands of damaged catalogues; whatever works for ten seconds is called a hang, with the number that makes it again.
enum Mutations {
  /// So many mutants between two lines that tell how far it is.
  private static let stride = 500

  static func run(_ words: [String], data: String) {
    let numbers = words.compactMap { Int($0) }
    guard (3...4).contains(words.count), numbers.count == words.count, let seed = UInt64(words[0]) else {
      return print("usage : benchmarks mutations GRAINE ENTIERS FICHIERS [PREMIER] (par exemple 42 5000 100000)")
    }
    let watch = Watch()
    watch.start()
    let campaign = Campaign(CatalogFiles(folder: data), seed: seed)
    let first = numbers.count > 3 ? numbers[3] : 0
    run("catalogue entier", numbers[1], first) { campaign.whole($0, from: $1) { watch.note("entier", $0) } }
    run("un fichier", numbers[2], first) { campaign.single($0, from: $1) { watch.note("fichier", $0) } }
  }

  private static func run(_ name: String, _ count: Int, _ first: Int, _ part: (Int, Int) -> Campaign.Outcome) {
    var outcome = Campaign.Outcome()
    while outcome.mutants < count {
      outcome.add(part(min(stride, count - outcome.mutants), first + outcome.mutants))
      print(
        "\(name) : \(outcome.mutants) mutants, \(outcome.refused) refusés, dont avec une ligne : \(outcome.placed); le plus long : \(Int(outcome.slowest * 1_000 + 0.5)) ms (n° \(outcome.slowestNumber))"
      )
      fflush(nil)
    }
    for problem in outcome.unplaced { print("  sans ligne : \(problem)") }
  }

  /// Ends the process, with the number of the mutant, where one works for ten seconds.
  private final class Watch: Sendable {
    private let current = Mutex<(name: String, number: Int, since: Double)>(("", 0, 0))

    func note(_ name: String, _ number: Int) {
      current.withLock { $0 = (name, number, Campaign.secondsOfWork()) }
    }

    func start() {
      Thread.detachNewThread { [self] in
        while true {
          sleep(1)
          let now = current.withLock { $0 }
          guard Campaign.secondsOfWork() - now.since > 10 else { continue }
          fatalError("\(now.name) n° \(now.number): ten seconds")
        }
      }
    }
  }
}
