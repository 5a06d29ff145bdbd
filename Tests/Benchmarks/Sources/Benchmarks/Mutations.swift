import Catalog
import CatalogMutations
import Foundation
import Synchronization

/// The long campaign: `benchmarks mutations SEED WHOLE SINGLE`.
///
/// Thousands of damaged catalogues; whatever works for ten seconds is called a hang, with the number that makes it again.
enum Mutations {
  static func run(_ words: [String], data: String) {
    guard words.count == 3, let seed = UInt64(words[0]), let whole = Int(words[1]), let single = Int(words[2]) else {
      return print("usage : benchmarks mutations GRAINE ENTIERS FICHIERS (par exemple 42 5000 100000)")
    }
    let watch = Watch()
    watch.start()
    let campaign = Campaign(CatalogFiles(folder: data), seed: seed)
    show("catalogue entier", campaign.whole(whole) { watch.note("entier", $0) })
    show("un fichier", campaign.single(single) { watch.note("fichier", $0) })
  }

  private static func show(_ name: String, _ outcome: Campaign.Outcome) {
    print(
      "\(name) : \(outcome.mutants) mutants, \(outcome.refused) refusés, dont avec une ligne : \(outcome.placed); le plus long : \(Int(outcome.slowest * 1_000 + 0.5)) ms (n° \(outcome.slowestNumber))"
    )
    for problem in outcome.unplaced { print("  sans ligne : \(problem)") }
  }

  /// Ends the process, with the number of the mutant, where one works for ten seconds; tells how far it is.
  private final class Watch: Sendable {
    private let current = Mutex<(name: String, number: Int, since: Double)>(("", 0, 0))

    func note(_ name: String, _ number: Int) {
      current.withLock { $0 = (name, number, Campaign.secondsOfWork()) }
      if number > 0, number.isMultiple(of: 1_000) {
        FileHandle.standardError.write(Data("\(name) : \(number)\n".utf8))
      }
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
