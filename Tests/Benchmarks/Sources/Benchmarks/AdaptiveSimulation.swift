import Assessment
import Foundation
import Kernel

/// The protocol that is also run with catsim: 500 simulated people a bank, until the doubt falls below .30.
struct AdaptiveSimulation {
  static let people = 500
  static let wanted = 0.30

  let bank: [ItemParameters]
  let abilities: [Double]

  /// 2PL: a ~ N(1.2, .25), b ~ N(0, 1); abilities ~ N(0, 1).
  init(size: Int, seed: UInt64, people: Int = AdaptiveSimulation.people) {
    var generator = SeededGenerator(seed: seed)
    bank = (0..<size).map { _ in ItemParameters(a: max(0.3, 1.2 + 0.25 * generator.normal()), b: generator.normal()) }
    abilities = (0..<people).map { _ in generator.normal() }
  }

  struct Result {
    var questions: [Int] = []
    var errors: [Double] = []
    var reached = 0
    var covered = 0
    var milliseconds = 0.0
  }

  /// The whole simulation, columns of the likelihood computed the first time that a question is used.
  func run(seed: UInt64) -> Result {
    var result = Result()
    let clock = ContinuousClock()
    let duration = clock.measure {
      let selector = ItemSelector(bank)
      var columns = [[Double]?](repeating: nil, count: bank.count * 2)
      var generator = SeededGenerator(seed: seed)
      for theta in abilities {
        var likelihood = AbilityLikelihood()
        var asked = [Bool](repeating: false, count: bank.count)
        var estimate = AbilityEstimate(mean: 0, deviation: 1)
        var count = 0
        while estimate.deviation >= AdaptiveSimulation.wanted,
          let choice = selector.best(at: estimate.mean, allowed: { !asked[$0] })
        {
          asked[choice.index] = true
          count += 1
          let isRight = generator.unit() < bank[choice.index].probability(at: theta)
          let place = choice.index * 2 + (isRight ? 1 : 0)
          let column = columns[place] ?? bank[choice.index].column(isRight: isRight)
          columns[place] = column
          likelihood.add(column: column)
          estimate = likelihood.estimate
        }
        result.questions.append(count)
        result.errors.append(estimate.mean - theta)
        if estimate.deviation < AdaptiveSimulation.wanted { result.reached += 1 }
        if abs(estimate.mean - theta) < 1.6449 * estimate.deviation { result.covered += 1 }
      }
    }.components
    result.milliseconds = Double(duration.seconds) * 1_000 + Double(duration.attoseconds) / 1e15
    return result
  }

  /// For the comparison script: the same bank, the same people.
  func write(to file: String) throws {
    let items = bank.map { "[\($0.a),\($0.b),\($0.c)]" }.joined(separator: ",")
    let text = "{\"bank\":[\(items)],\"abilities\":[\(abilities.map { "\($0)" }.joined(separator: ","))]}"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
  }

  static func report(folder: String?) {
    print("évaluation adaptative : 500 personnes simulées, arrêt à un écart type de 0,30")
    print("banque   questions (moyenne, p90)   atteint   biais    RMSE   couverture 90 %   ms par personne")
    for (size, seed) in [(60, 11), (600, 12), (6_000, 13)] as [(Int, UInt64)] {
      let simulation = AdaptiveSimulation(size: size, seed: seed)
      if let folder { try? simulation.write(to: folder + "/bank-\(size).json") }
      _ = simulation.run(seed: seed + 100)
      let result = simulation.run(seed: seed + 100)
      let count = Double(result.errors.count)
      let sorted = result.questions.sorted()
      print(
        String(
          format: "%6d   %6.1f %6d              %5.3f   %+6.3f   %5.3f   %5.3f             %7.4f", size,
          Double(sorted.reduce(0, +)) / count, sorted[sorted.count * 9 / 10], Double(result.reached) / count,
          result.errors.reduce(0, +) / count, (result.errors.reduce(0) { $0 + $1 * $1 } / count).squareRoot(),
          Double(result.covered) / count, result.milliseconds / count))
    }
  }

  /// One choice of the next question among 6 000, at many abilities, and one replay of a whole sitting.
  static func choices() {
    let simulation = AdaptiveSimulation(size: 6_000, seed: 13)
    let selector = ItemSelector(simulation.bank)
    let points = (0..<1_000).map { Double($0) / 250 - 2 }
    var asked = Set<Int>()
    for point in points.prefix(60) {
      if let one = selector.best(at: point, allowed: { _ in true }) { asked.insert(one.index) }
    }
    var sum = 0
    let clock = ContinuousClock()
    let duration = clock.measure {
      for point in points { sum += selector.best(at: point) { !asked.contains($0) }?.index ?? 0 }
    }.components
    let one = (Double(duration.seconds) * 1e6 + Double(duration.attoseconds) / 1e12) / Double(points.count)
    print(String(format: "choisir une question parmi 6 000 : %.2f µs (moyenne de 1 000 choix, somme %d)", one, sum))
  }
}
