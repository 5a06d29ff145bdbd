import Assessment
import Foundation
import Kernel
import Testing

@Suite struct SkillTests {
  private func item(_ b: Double, c: Double = 0) -> ItemParameters { ItemParameters(a: 1.1, b: b, c: c) }

  @Test func withoutAnswersTheLevelIsTheMiddle() {
    let estimates = SkillEstimator(competences: 14).estimates()
    for estimate in estimates {
      #expect(abs(estimate.mean) < 1e-9)
      #expect(abs(estimate.deviation - 1) < 1e-3)
      #expect(abs(estimate.probability(ofLevel: 2) - 0.691) < 0.002)
      #expect(estimate.verdict(forLevel: 1) == .undecided)
    }
  }

  /// ρ = 0 is fourteen tests apart: the same figures as one scale alone.
  @Test func withoutCorrelationTheTestsAreApart() {
    let model = SkillModel(correlation: 0, difficultyError: 0)
    var together = SkillEstimator(competences: 2, model: model)
    var alone = AbilityLikelihood()
    for (b, isRight) in [(-1.0, true), (0.2, true), (1.0, false), (0.4, true)] {
      together.add(item(b, c: 0.25), to: 0, isRight ? .right : .wrong)
      alone.add(item(b, c: 0.25), isRight: isRight)
      together.add(item(b), to: 1, .wrong)
    }
    let estimate = together.estimates()[0]
    #expect(abs(estimate.mean - alone.estimate.mean) < 1e-9)
    #expect(abs(estimate.deviation - alone.estimate.deviation) < 1e-9)
  }

  @Test func oneCompetenceHelpsAnother() {
    var estimator = SkillEstimator(competences: 3, model: SkillModel(correlation: 0.5))
    for b in [-0.5, 0, 0.5, 1] { estimator.add(item(b), to: 0, .right) }
    let estimates = estimator.estimates()
    #expect(estimates[0].mean > estimates[1].mean && estimates[1].mean > 0.05)
    #expect(abs(estimates[1].mean - estimates[2].mean) < 1e-12)
    #expect(estimates[1].answers == 0 && estimates[0].answers == 4)
  }

  /// The integral over g done by brute force on another mesh.
  @Test func agreesWithADoubleIntegral() {
    let rho = 0.3
    var estimator = SkillEstimator(competences: 2, model: SkillModel(correlation: rho, difficultyError: 0))
    let answers: [(Int, Double, Double, Bool)] = [
      (0, -0.5, 0.25, true), (0, 0.5, 0, true), (0, 1.5, 0.33, false), (1, -0.5, 0, false), (1, 0, 0.25, true),
    ]
    for (k, b, c, isRight) in answers { estimator.add(item(b, c: c), to: k, isRight ? .right : .wrong) }
    var sums = [0.0, 0.0, 0.0, 0.0]
    for x in stride(from: -6.0, through: 6.0, by: 0.04) {
      for y in stride(from: -6.0, through: 6.0, by: 0.04) {
        var density = exp(-(x * x - 2 * rho * x * y + y * y) / (2 * (1 - rho * rho)))
        for (k, b, c, isRight) in answers {
          let p = c + (1 - c) / (1 + exp(-1.1 * ((k == 0 ? x : y) - b)))
          density *= isRight ? p : 1 - p
        }
        sums[0] += density
        sums[1] += density * x
        sums[2] += density * y
        sums[3] += density * x * x
      }
    }
    let estimates = estimator.estimates()
    #expect(abs(estimates[0].mean - sums[1] / sums[0]) < 1e-4)
    #expect(abs(estimates[1].mean - sums[2] / sums[0]) < 1e-4)
    let variance = sums[3] / sums[0] - (sums[1] / sums[0]) * (sums[1] / sums[0])
    #expect(abs(estimates[0].deviation - variance.squareRoot()) < 1e-3)
  }

  @Test func theIntervalHoldsNineTenths() throws {
    let interval = try #require(
      SkillEstimator(competences: 1, model: SkillModel(correlation: 0)).estimates()[0].interval)
    #expect(abs(interval.lowerBound + 1.6449) < 0.002 && abs(interval.upperBound - 1.6449) < 0.002)
  }

  /// Where people are as the model supposes, nine intervals in ten hold the truth, whatever was asked, and the chances
  /// of a level come true. Few questions, so that each pattern of answers is weighed once.
  @Test func intervalsCoverAtTheirRate() throws {
    let model = SkillModel(correlation: 0.3, difficultyError: 0)
    let asked = [
      (0, item(-1)), (0, item(0, c: 0.25)), (0, item(1)), (1, item(-0.5, c: 1.0 / 3)), (1, item(0.5)), (1, item(1.5)),
    ]
    let beliefs = (0..<1 << asked.count).map { pattern in
      var estimator = SkillEstimator(competences: 2, model: model)
      for (place, one) in asked.enumerated() {
        estimator.add(one.1, to: one.0, pattern >> place & 1 == 1 ? .right : .wrong)
      }
      return estimator.estimates()
    }
    var generator = SeededGenerator(seed: 15)
    var (covered, above, promised) = (0.0, 0.0, 0.0)
    let people = 6_000
    for _ in 0..<people {
      let general = 0.3.squareRoot() * generator.normal()
      let thetas = [0, 1].map { _ in general + 0.7.squareRoot() * generator.normal() }
      var pattern = 0
      for (place, one) in asked.enumerated() where generator.unit() < one.1.probability(at: thetas[one.0]) {
        pattern |= 1 << place
      }
      for (k, estimate) in beliefs[pattern].enumerated() {
        if try #require(estimate.interval).contains(thetas[k]) { covered += 1 }
        if thetas[k] >= SkillLevels.cut(of: 2) { above += 1 }
        promised += estimate.probability(ofLevel: 2)
      }
    }
    let count = Double(2 * people)
    // Three standard errors are .008.
    #expect((0.89...0.91).contains(covered / count), "\(covered / count)")
    #expect(abs(above - promised) / count < 0.015)
  }

  @Test func anExpertsErrorMakesTheSlopeGentler() {
    var sure = SkillEstimator(competences: 1, model: SkillModel(difficultyError: 0))
    var unsure = SkillEstimator(competences: 1, model: SkillModel(difficultyError: 0.6))
    for _ in 0..<6 {
      sure.add(item(0), to: 0, .right)
      unsure.add(item(0), to: 0, .right)
    }
    #expect(unsure.estimates()[0].mean < sure.estimates()[0].mean)
    #expect(unsure.estimates()[0].deviation > sure.estimates()[0].deviation)
  }

  // MARK: « Je ne sais pas »

  @Test func withoutUnknownsLuckIsThatOfTheForm() {
    var estimator = SkillEstimator(competences: 1)
    for _ in 0..<5 { estimator.add(item(0, c: 0.25), to: 0, .wrong) }
    #expect(estimator.guessingShare == 1)
  }

  @Test func theShareFollowsTheFormula() {
    var estimator = SkillEstimator(competences: 1)
    estimator.add(item(0, c: 0.25), to: 0, .wrong)
    estimator.add(item(0, c: 0.25), to: 0, .unknown)
    estimator.add(item(0, c: 0.25), to: 0, .unknown)
    estimator.add(item(0), to: 0, .unknown)
    // W = 1, D = 2, c̄ = .25: g = (4/3 + 1) / (4/3 + 1 + 2).
    #expect(abs(estimator.guessingShare - (4.0 / 3 + 1) / (4.0 / 3 + 3)) < 1e-12)
  }

  /// Owning up is never worse than a wrong guess.
  @Test func honestyNeverCosts() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<40 {
      var honest = SkillEstimator(competences: 1)
      var guesser = SkillEstimator(competences: 1)
      for _ in 0..<10 {
        let one = item(generator.normal(), c: 0.25)
        let knows = generator.unit() < 0.5
        honest.add(one, to: 0, knows ? .right : .unknown)
        guesser.add(one, to: 0, knows ? .right : .wrong)
      }
      #expect(honest.estimates()[0].mean >= guesser.estimates()[0].mean - 1e-12)
    }
  }

  @Test func orderOfAnswersIsNothing() {
    var generator = SeededGenerator(seed: 11)
    let answers = (0..<40).map { _ in
      (item(generator.normal(), c: generator.below(2) == 0 ? 0 : 0.2), generator.below(5), generator.below(3))
    }
    func run(_ answers: [(ItemParameters, Int, Int)]) -> [SkillEstimate] {
      var estimator = SkillEstimator(competences: 5)
      for (one, k, mark) in answers { estimator.add(one, to: k, [.right, .wrong, .unknown][mark]) }
      return estimator.estimates()
    }
    for (a, b) in zip(run(answers), run(answers.shuffled(using: &generator))) {
      #expect(abs(a.mean - b.mean) < 1e-12 && abs(a.deviation - b.deviation) < 1e-12)
    }
  }

  @Test func moreRightNeverLowersAnything() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<30 {
      let answers = (0..<20).map { _ in (item(generator.normal(), c: 0.2), generator.below(3), generator.below(2)) }
      let turned = generator.below(20)
      func run(_ right: (Int) -> Bool) -> [SkillEstimate] {
        var estimator = SkillEstimator(competences: 3)
        for (index, answer) in answers.enumerated() {
          estimator.add(answer.0, to: answer.1, right(index) ? .right : .wrong)
        }
        return estimator.estimates()
      }
      let worse = run { $0 != turned && answers[$0].2 == 1 }
      let better = run { $0 == turned || answers[$0].2 == 1 }
      for (a, b) in zip(worse, better) {
        #expect(b.mean >= a.mean)
        #expect(b.probability(ofLevel: 2) >= a.probability(ofLevel: 2) - 1e-12)
      }
    }
  }

  // MARK: Levels

  @Test(arguments: [(-8.0, 0), (-1.5, 1), (-0.5001, 1), (-0.5, 2), (0.49, 2), (0.5, 3), (1.5, 4), (8, 4)])
  func fourCutsMakeFiveLevels(theta: Double, level: Int) {
    #expect(SkillLevels.level(theta) == level)
    #expect(SkillLevels.shown(theta) == min(max(2 + theta, 0), 4))
  }

  @Test func thresholdsAreTheCuts() {
    #expect((1...4).map { SkillLevels.cut(of: $0) } == SkillLevels.cuts)
  }

  @Test(arguments: [
    (0.95, 2, Verdict.undecided), (0.95, 3, .reached), (0.9, 3, .reached), (0.1, 3, .notYet), (0.8, 9, .leaningYes),
    (0.2, 9, .leaningNo), (0.5, 9, .undecided),
  ])
  func fewAnswersConcludeNothing(p: Double, answers: Int, verdict: Verdict) {
    #expect(Verdict(probability: p, answers: answers) == verdict)
  }
}
