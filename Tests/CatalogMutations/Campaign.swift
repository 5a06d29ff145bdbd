import Catalog
import Foundation
import Kernel

/// Mutated catalogues given to the verifier one after the other, and what came of it.
///
///     Campaign(files, seed: 42).run(whole: 5_000, single: 100_000)
public struct Campaign {
  public struct Outcome: Sendable {
    /// Mutants verified.
    public fileprivate(set) var mutants = 0
    /// Those in which the verifier found something.
    public fileprivate(set) var refused = 0
    /// Those of the refused whose every problem names a file and a line.
    public fileprivate(set) var placed = 0
    /// The longest verification, in seconds of work: a machine that is busy elsewhere makes nothing longer.
    public fileprivate(set) var slowest = 0.0
    /// Which mutant that was: the same seed makes it again.
    public fileprivate(set) var slowestNumber = 0
    /// The first few problems without a line, for whoever mends the verifier.
    public fileprivate(set) var unplaced: [String] = []

    public init() {}

    /// Adds another part of the same campaign.
    public mutating func add(_ part: Outcome) {
      mutants += part.mutants
      refused += part.refused
      placed += part.placed
      if part.slowest > slowest { (slowest, slowestNumber) = (part.slowest, part.slowestNumber) }
      unplaced = Array((unplaced + part.unplaced).prefix(10))
    }

    public var placedShare: Double { refused == 0 ? 1 : Double(placed) / Double(refused) }
  }

  private let files: CatalogFiles
  private let seed: UInt64
  private let ids: [String]
  private let parsed: [CatalogNodes]

  public init(_ files: CatalogFiles, seed: UInt64) {
    (self.files, self.seed) = (files, seed)
    parsed = files.files.map { CatalogNodes(CatalogFiles(files: [$0]), problems: ProblemList()) }
    ids = parsed.flatMap { nodes in nodes.entries.values.flatMap { $0.compactMap { $0["id"]?.text } } }.sorted()
  }

  /// Mutants of one file, verified alone.
  ///
  /// - Parameters:
  ///   - first: the number of the first mutant: parts of one campaign may run side by side.
  ///   - watch: told the number of each mutant before it is verified, so that a hang can be named.
  public func single(_ count: Int, from first: Int = 0, watch: (Int) -> Void = { _ in }) -> Outcome {
    run(first..<first + count, watch) { generator, problems in
      damaged(Int.random(in: 0..<files.files.count, using: &generator), &generator, problems)
    }
  }

  /// Mutants of the whole catalogue: one to four of its files are damaged, everything is verified.
  public func whole(_ count: Int, from first: Int = 0, watch: (Int) -> Void = { _ in }) -> Outcome {
    run(first..<first + count, watch) { generator, problems in
      let chosen = Set(
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          Int.random(in: 0..<files.files.count, using: &generator)
        })
      var nodes = CatalogNodes()
      for (index, sound) in parsed.enumerated() {
        let part = chosen.contains(index) ? damaged(index, &generator, problems) : sound
        for (kind, entries) in part.entries { nodes.entries[kind, default: []] += entries }
      }
      return nodes
    }
  }

  /// One file with one to three damages, read.
  private func damaged(_ file: Int, _ generator: inout SeededGenerator, _ problems: ProblemList) -> CatalogNodes {
    var bytes = files.files[file].bytes
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      Mutation.allCases.randomElement(using: &generator)?.apply(to: &bytes, ids: ids, using: &generator)
    }
    return CatalogNodes(CatalogFiles(files: [(files.files[file].name, bytes)]), problems: problems)
  }

  /// What this process has worked so far.
  public static func secondsOfWork() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  private func run(
    _ numbers: Range<Int>, _ watch: (Int) -> Void, _ mutant: (inout SeededGenerator, ProblemList) -> CatalogNodes
  ) -> Outcome {
    var outcome = Outcome()
    for number in numbers {
      // A generator for each mutant: any of them can be made again alone.
      var generator = SeededGenerator(seed: seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
      watch(number)
      let problems = ProblemList()
      var found: [Problem] = []
      let start = Campaign.secondsOfWork()
      found = Verifier.verify(mutant(&generator, problems), problems: problems)
      let seconds = Campaign.secondsOfWork() - start
      if seconds > outcome.slowest { (outcome.slowest, outcome.slowestNumber) = (seconds, number) }
      outcome.mutants += 1
      guard !found.isEmpty else { continue }
      outcome.refused += 1
      let bare = found.filter { ($0.position?.line ?? 0) == 0 }
      if bare.isEmpty { outcome.placed += 1 }
      if outcome.unplaced.count < 10 { outcome.unplaced += bare.prefix(2).map { "\(number): \($0.description)" } }
    }
    return outcome
  }
}
