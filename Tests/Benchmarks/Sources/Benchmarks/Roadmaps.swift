import Catalog
import Kernel
import Roadmap

/// Whole roadmaps, as `lot` answers them: for varied people on the shipped catalogue, then for some on growing ones.
enum Roadmaps {
  static func measure(_ knowledge: RoadmapKnowledge, _ reader: CompiledReader) {
    let people = Profiles.make(200)
    let clock = ContinuousClock()
    var (found, none): ([Double], [Double]) = ([], [])
    for facts in people {
      var result: RoadmapResult?
      var milliseconds = Double.infinity
      // The best of five: what a busy machine adds says nothing of the roadmap.
      for _ in 0..<5 {
        let duration = clock.measure { result = RoadmapEngine(knowledge, facts: facts, today: today).run() }.components
        milliseconds = min(milliseconds, Double(duration.seconds) * 1_000 + Double(duration.attoseconds) / 1e15)
      }
      if result?.routes.isEmpty == true { none.append(milliseconds) } else { found.append(milliseconds) }
    }
    print(
      "parcours : \(people.count) profils, catalogue livré (\(knowledge.formations.count) entrées), le meilleur de cinq"
    )
    print(Timing("  tous les profils", milliseconds: found + none).row)
    print(Timing("  le front entier, écrit (\(found.count) profils)", milliseconds: found).row)
    print(
      Timing("  aucun parcours : et ce que chaque limite ouvrirait (\(none.count))", milliseconds: none).row)
    for size in [10, 30, 100, 300, 1_000, 3_400] {
      let grown = Growth.knowledge(reader, size: size)
      let some = Array(people.prefix(5))
      print(
        Timing("parcours : \(size) formations", runs: 3, warmup: 0) {
          for facts in some { _ = RoadmapEngine(grown, facts: facts, today: today).run() }
        }.row + "   (5 profils)")
    }
  }
}
