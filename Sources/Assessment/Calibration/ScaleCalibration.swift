import Kernel

/// The EM algorithm over the questions of one competence.
struct ScaleCalibration {
  private let items: [Item]
  private let priorError: Double
  private var parameters: [ItemParameters]
  private var people: [(answers: [(item: Int, isRight: Bool)], group: String?)] = []
  private(set) var mean = 0.0
  private(set) var spread = 1.0
  /// The weights of each person at the end, for fit and differences.
  private var posteriors: [[Double]] = []
  private var information: [Double] = []

  static let points: [Double] = (0...120).map { Double($0 - 60) / 10 }
  static let mostIterations = 200
  static let settled = 2e-4

  init(_ items: [Item], priorError: Double) {
    (self.items, self.priorError) = (items, priorError)
    parameters = items.map { ItemParameters(a: $0.discrimination, b: $0.difficulty, c: $0.guessing) }
    information = items.map { _ in 0 }
  }

  var isEmpty: Bool { people.isEmpty }
  var count: Int { people.count }

  mutating func add(_ answers: [(item: Int, isRight: Bool)], group: String?) { people.append((answers, group)) }

  /// - Returns: whether it settled.
  mutating func run() -> Bool {
    for _ in 0..<ScaleCalibration.mostIterations {
      let moved = iterate()
      if moved < ScaleCalibration.settled { return true }
    }
    return false
  }

  private mutating func iterate() -> Double {
    weigh()
    let points = ScaleCalibration.points
    // Who the people are.
    var totals = [Double](repeating: 0, count: points.count)
    for weights in posteriors { for j in totals.indices { totals[j] += weights[j] } }
    let size = Double(people.count)
    let newMean = zip(totals, points).reduce(0) { $0 + $1.0 * $1.1 } / size
    let variance = zip(totals, points).reduce(0) { $0 + $1.0 * ($1.1 - newMean) * ($1.1 - newMean) } / size
    // How often each question was asked, and answered right, at each ability.
    var asked = items.map { _ in [Double](repeating: 0, count: points.count) }
    var right = asked
    for (person, weights) in zip(people, posteriors) {
      for answer in person.answers {
        for j in points.indices { asked[answer.item][j] += weights[j] }
        if answer.isRight { for j in points.indices { right[answer.item][j] += weights[j] } }
      }
    }
    var moved = abs(newMean - mean)
    mean = newMean
    spread = max(variance.squareRoot(), 0.1)
    for index in items.indices {
      let before = parameters[index].b
      for _ in 0..<4 { improve(index, asked[index], right[index]) }
      moved = max(moved, abs(parameters[index].b - before))
    }
    return moved
  }

  /// One step of Fisher’s scoring on a difficulty.
  private mutating func improve(_ index: Int, _ asked: [Double], _ right: [Double]) {
    let item = parameters[index]
    var score = -(item.b - items[index].difficulty) / (priorError * priorError)
    var information = 1 / (priorError * priorError)
    for (j, point) in ScaleCalibration.points.enumerated() where asked[j] > 0 {
      let p = min(max(item.probability(at: point), 1e-12), 1 - 1e-12)
      let s = (p - item.c) / (1 - item.c)
      let slope = -item.a * (1 - item.c) * s * (1 - s)
      score += (right[j] - asked[j] * p) * slope / (p * (1 - p))
      information += asked[j] * slope * slope / (p * (1 - p))
    }
    let step = min(max(score / information, -0.5), 0.5)
    parameters[index] = ItemParameters(a: item.a, b: min(max(item.b + step, -6), 6), c: item.c)
    self.information[index] = information
  }

  /// What is believed of each person, given the difficulties as they stand.
  private mutating func weigh() {
    let points = ScaleCalibration.points
    let right = parameters.map { item in points.map { item.logRight(at: $0) } }
    let wrong = parameters.map { item in points.map { item.logWrong(at: $0) + PortableMath.log(1 - item.c) } }
    let prior = points.map { -($0 - mean) * ($0 - mean) / (2 * spread * spread) }
    posteriors = people.map { person in
      var logs = prior
      for answer in person.answers {
        let column = answer.isRight ? right[answer.item] : wrong[answer.item]
        for j in logs.indices { logs[j] += column[j] }
      }
      let weights = AbilityGrid.weights(logs)
      let total = weights.reduce(0, +)
      return weights.map { $0 / total }
    }
  }

  /// Nil for a question that nobody answered.
  func result(of index: Int) -> Calibration.ItemResult? {
    let item = parameters[index]
    let curve = ScaleCalibration.points.map { item.probability(at: $0) }
    var answers = 0
    var right = 0
    var squares = 0.0
    var variances = 0.0
    var standardised = 0.0
    for (person, weights) in zip(people, posteriors) {
      guard let answer = person.answers.first(where: { $0.item == index }) else { continue }
      answers += 1
      right += answer.isRight ? 1 : 0
      for (j, weight) in weights.enumerated() where weight > 0 {
        let p = curve[j]
        let gap = (answer.isRight ? 1 : 0) - p
        let variance = max(p * (1 - p), 1e-9)
        squares += weight * gap * gap
        variances += weight * variance
        standardised += weight * gap * gap / variance
      }
    }
    guard answers > 0 else { return nil }
    return Calibration.ItemResult(
      item: items[index], answers: answers, right: right, difficulty: item.b,
      standardError: 1 / information[index].squareRoot(), infit: squares / variances,
      outfit: standardised / Double(answers), differences: differences(of: index))
  }

  /// Each group against the largest, at equal ability.
  private func differences(of index: Int) -> [GroupDifference] {
    let points = ScaleCalibration.points
    var rows: [(group: String, ability: Double, isRight: Bool)] = []
    for (person, weights) in zip(people, posteriors) {
      guard let group = person.group, let answer = person.answers.first(where: { $0.item == index }) else { continue }
      rows.append((group, zip(weights, points).reduce(0) { $0 + $1.0 * $1.1 }, answer.isRight))
    }
    return GroupDifference.all(rows)
  }
}
