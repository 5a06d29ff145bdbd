import Catalog
import Kernel
import Roadmap

/// Whole roadmaps, as `lot` answers them: for varied people on the shipped catalogue, then for some on growing ones.
enum Roadmaps {
  static func measure(_ knowledge: RoadmapKnowledge, _ reader: CompiledReader) {
    let people = Profiles.make(200)
    print(
      "parcours : \(people.count) profils, catalogue livré (\(knowledge.formations.count) entrées), le meilleur de vingt tours"
    )
    let all = best(of: 20, people, knowledge)
    print(Timing("  tous les profils", milliseconds: all.map(\.milliseconds)).row)
    let (found, none) = (all.filter(\.isFound), all.filter { !$0.isFound })
    print(Timing("  le front entier, écrit (\(found.count) profils)", milliseconds: found.map(\.milliseconds)).row)
    print(
      Timing(
        "  aucun parcours : et ce que chaque limite ouvrirait (\(none.count))", milliseconds: none.map(\.milliseconds)
      ).row)
    let alone = SideBySide.$cores.withValue(1) { best(of: 20, people, knowledge) }
    print(Timing("  tous les profils, sur un seul cœur", milliseconds: alone.map(\.milliseconds)).row)
    for size in [10, 30, 100, 300, 1_000, 3_400] {
      let grown = Growth.knowledge(reader, size: size)
      let some = Array(people.prefix(5))
      print(
        Timing("parcours : \(size) formations", runs: 3, warmup: 0) {
          for facts in some { _ = RoadmapEngine(grown, facts: facts, today: today).run() }
        }.row + "   (5 profils)")
    }
  }

  /// The quickest roadmap of each of these people: what a busy machine adds says nothing of the roadmap.
  ///
  /// Round after round, everybody in turn: a busy second then weighs on one round of many people, not on all of one.
  private static func best(
    of rounds: Int, _ people: [Facts], _ knowledge: RoadmapKnowledge
  ) -> [(milliseconds: Double, isFound: Bool)] {
    let clock = ContinuousClock()
    var best = people.map { _ in (milliseconds: Double.infinity, isFound: false) }
    for _ in 0..<rounds {
      for (place, facts) in people.enumerated() {
        var result: RoadmapResult?
        let duration = clock.measure { result = RoadmapEngine(knowledge, facts: facts, today: today).run() }.components
        let milliseconds = Double(duration.seconds) * 1_000 + Double(duration.attoseconds) / 1e15
        best[place].milliseconds = min(best[place].milliseconds, milliseconds)
        best[place].isFound = result?.routes.isEmpty == false
      }
    }
    return best
  }
}
