import Kernel

/// Weighs the answers to all competences together: each helps the others a little, as far as they go together.
public struct SkillEstimator: Sendable {
  public let model: SkillModel
  private var skills: [Skill]
  /// Wrong answers and « je ne sais pas » to questions that luck could win, and the sum of their c.
  private var wrong = 0
  private var unknown = 0
  private var luckSum = 0.0

  /// How an answer ended.
  public enum Mark: String, Sendable, CaseIterable { case right, wrong, unknown }

  public init(competences: Int, model: SkillModel = .standard) {
    self.model = model
    skills = Array(repeating: Skill(), count: competences)
  }

  /// One scale: the part of the likelihood that does not depend on the person’s way to guess, and the answers that do.
  private struct Skill: Sendable {
    var fixed = [Double](repeating: 0, count: AbilityGrid.count)
    /// Right answers that luck may have given: c, and eˣ at each point.
    var lucky: [(c: Double, odds: [Double], reach: Double)] = []
    var answers = 0
  }

  public func answers(to competence: Int) -> Int { skills[competence].answers }

  /// Takes one answer into account. Their order does not matter.
  public mutating func add(_ parameters: ItemParameters, to competence: Int, _ mark: Mark) {
    let item = parameters.attenuated(model.difficultyError)
    skills[competence].answers += 1
    let points = AbilityGrid.points
    // log P(wrong) for all; a right answer adds log(c + eˣ).
    for j in points.indices { skills[competence].fixed[j] -= PortableMath.softplus(item.a * (points[j] - item.b)) }
    switch mark {
    case .right where item.c == 0:
      for j in points.indices { skills[competence].fixed[j] += item.a * (points[j] - item.b) }
    case .right:
      let odds = points.map { PortableMath.exp(min(item.a * ($0 - item.b), 600)) }
      skills[competence].lucky.append((item.c, odds, item.a * (8 + abs(item.b))))
    case .wrong where item.c > 0:
      wrong += 1
      luckSum += item.c
    case .unknown where item.c > 0:
      unknown += 1
      luckSum += item.c
    case .wrong, .unknown: break
    }
  }

  /// How much of the usual luck this person takes: less for whoever says « je ne sais pas ». 1 where nobody did.
  public var guessingShare: Double {
    guard unknown > 0 else { return 1 }
    let guessed = Double(wrong) / (1 - luckSum / Double(wrong + unknown)) + 1
    return guessed / (guessed + Double(unknown))
  }

  /// The likelihood of one competence, the greatest being 1.
  private func likelihood(of competence: Int, share: Double) -> [Double] {
    let skill = skills[competence]
    guard skill.answers > 0 else { return [Double](repeating: 1, count: AbilityGrid.count) }
    var logs = skill.fixed
    var start = 0
    while start < skill.lucky.count {
      // As many factors at once as cannot overflow: one logarithm for all of them.
      var end = start
      var reach = 0.0
      while end < skill.lucky.count, end == start || reach + skill.lucky[end].reach < 600 {
        reach += skill.lucky[end].reach
        end += 1
      }
      var product = [Double](repeating: 1, count: AbilityGrid.count)
      for one in skill.lucky[start..<end] {
        let luck = one.c * share
        for j in product.indices { product[j] *= luck + one.odds[j] }
      }
      for j in logs.indices { logs[j] += PortableMath.log(product[j]) }
      start = end
    }
    return AbilityGrid.weights(logs)
  }

  /// What is believed of every competence now.
  ///
  /// - Parameter intervals: whether to work out the intervals too, the longest part.
  public func estimates(intervals: Bool = true) -> [SkillEstimate] {
    let share = guessingShare
    let likelihoods = skills.indices.map { likelihood(of: $0, share: share) }
    let untouched = SkillMoments(model.tables, likelihood: [Double](repeating: 1, count: AbilityGrid.count))
    let moments = skills.indices.map {
      skills[$0].answers == 0 ? untouched : SkillMoments(model.tables, likelihood: likelihoods[$0])
    }
    let logMasses = moments.map { $0.mass.map { PortableMath.log($0) } }
    return skills.indices.map { k in
      // The general aptitude as the other competences show it.
      var logs = model.tables.logGeneral
      for other in skills.indices where other != k {
        for g in logs.indices { logs[g] += logMasses[other][g] }
      }
      let general = AbilityGrid.weights(logs)
      return SkillEstimate(
        moments[k], likelihood: likelihoods[k], general: general, tables: model.tables, answers: skills[k].answers,
        exact: intervals)
    }
  }
}
