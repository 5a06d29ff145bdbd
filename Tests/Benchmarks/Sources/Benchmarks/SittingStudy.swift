import Assessment
import Conversation
import Foundation
import Kernel

/// Simulated people take the real assessment, on a bank whose difficulties an expert set and got wrong.
///
/// Truth: θ_k = √ρ g + √(1−ρ) d_k with ρ = .5 where the engine supposes .3; b = expert + N(0, τ); a = 1.1 e^N(0, .25).
struct SittingStudy {
  let knowledge: AssessmentKnowledge
  let people: Int
  let seed: UInt64
  let length: SittingLength
  /// The level that is asked of every competence; nil for a profile of everything.
  let aim: Int?

  struct Result {
    var questions: [Int] = []
    var errors: [Double] = []
    /// Truths within the 90 % interval: as believed, then as shown, where both are cut at 0 and 4.
    var covered = 0
    var coveredAsShown = 0
    var exact = 0
    var near = 0
    var measures = 0
    /// Verdicts « acquis » for level 2 (cut −.5), and the false ones among them.
    var reached = 0
    var falselyReached = 0
    var seconds = 0.0
  }

  func run(trueCorrelation: Double = 0.5, error: Double = 0.6) -> Result {
    var generator = SeededGenerator(seed: seed)
    var truth: [String: ItemParameters] = [:]
    for item in knowledge.items {
      truth[item.id] = ItemParameters(
        a: item.discrimination * PortableMath.exp(0.25 * generator.normal()),
        b: item.difficulty + error * generator.normal(), c: item.guessing)
    }
    var knowledge = knowledge
    if let aim {
      knowledge = AssessmentKnowledge(
        competences: knowledge.competences, items: knowledge.items,
        aims: [
          SkillAim(
            id: "study", goal: "study", tier: nil, label: "Étude",
            thresholds: knowledge.competences.map { .init(competence: $0.id, level: aim, isBlocking: false) })
        ], remedies: [], model: knowledge.model)
    }
    let day = CivilDate(iso: "2026-11-23") ?? CivilDate(daysSinceEpoch: 0)
    var result = Result()
    let start = Date()
    for person in 0..<people {
      let general = generator.normal()
      var thetas: [String: Double] = [:]
      for competence in knowledge.competences {
        thetas[competence.id] =
          trueCorrelation.squareRoot() * general + (1 - trueCorrelation).squareRoot() * generator.normal()
      }
      let setting = SittingSetting(
        seed: UInt64(person) &* 7919 &+ seed, length: length, competence: nil, aim: aim == nil ? nil : "study",
        startedOn: day)
      let sitting = Sitting(knowledge, setting)
      var state = sitting.start
      var outcome: SittingOutcome?
      while outcome == nil {
        switch sitting.turn(at: state) {
        case .finished(let end): outcome = end
        case .prompt(let prompt):
          let reply: Reply
          if let item = sitting.item(of: prompt.id), let parameters = truth[item.id] {
            let p = parameters.probability(at: thetas[item.competence] ?? 0)
            reply =
              sitting.reply(to: prompt.id, right: generator.unit() < p) ?? Reply(prompt: prompt.id, value: .skipped)
          } else if prompt.id == "rate" {
            reply = Reply(prompt: prompt.id, value: .fact(.flag(false)))
          } else {
            reply = Reply(prompt: prompt.id, value: .fact(.choice("end")))
          }
          state = sitting.advance(state, with: reply)
        }
      }
      guard let outcome else { continue }
      result.questions.append(outcome.answers.count)
      let intervals = intervals(outcome)
      for measure in outcome.measures {
        let theta = thetas[measure.competence] ?? 0
        let level = SkillLevels.shown(theta)
        result.measures += 1
        result.errors.append(measure.level.double - level)
        if intervals[measure.competence]?.contains(theta) == true { result.covered += 1 }
        if measure.low.double - 0.005 <= level, level <= measure.high.double + 0.005 { result.coveredAsShown += 1 }
        let gap = abs(measure.wholeLevel - SkillLevels.level(theta))
        if gap == 0 { result.exact += 1 }
        if gap <= 1 { result.near += 1 }
        if measure.verdict(forLevel: 2) == .reached {
          result.reached += 1
          if theta < SkillLevels.cut(of: 2) { result.falselyReached += 1 }
        }
      }
    }
    result.seconds = Date().timeIntervalSince(start)
    return result
  }

  /// The intervals of abilities, not cut at the ends of the scale of levels.
  private func intervals(_ outcome: SittingOutcome) -> [String: ClosedRange<Double>] {
    var estimator = SkillEstimator(competences: knowledge.competences.count, model: knowledge.model)
    let items = Dictionary(knowledge.items.map { ($0.id, $0) }) { first, _ in first }
    let ids = knowledge.competences.map(\.id)
    for answer in outcome.answers {
      guard let item = items[answer.item], let k = ids.firstIndex(of: item.competence) else { continue }
      estimator.add(
        ItemParameters(a: item.discrimination, b: item.difficulty, c: item.guessing), to: k, answer.mark)
    }
    return Dictionary(uniqueKeysWithValues: zip(ids, estimator.estimates().compactMap(\.interval)))
  }

  static func report(_ knowledge: AssessmentKnowledge, people: Int = 300) {
    print(
      "banque livrée (\(knowledge.items.count) questions), difficultés d’expert fausses de 0,6 ; ρ vrai 0,5, supposé 0,3"
    )
    print(
      "durée     but        questions   RMSE    exact   ±1      couverture (montrée)   « acquis »   faux parmi eux   ms par question"
    )
    for (length, aim) in [(SittingLength.court, nil), (.normal, nil), (.complet, nil), (.normal, 2), (.complet, 2)]
      as [(SittingLength, Int?)]
    {
      let r = SittingStudy(knowledge: knowledge, people: people, seed: 77, length: length, aim: aim).run()
      let n = Double(r.measures)
      print(
        String(
          format: "%@   %@   %6.1f      %5.3f   %5.3f   %5.3f   %5.3f   %5.3f       %6d       %5.3f            %6.3f",
          length.rawValue.padding(toLength: 7, withPad: " ", startingAt: 0),
          (aim.map { "niveau \($0)" } ?? "profil").padding(toLength: 8, withPad: " ", startingAt: 0),
          Double(r.questions.reduce(0, +)) / Double(r.questions.count),
          (r.errors.reduce(0) { $0 + $1 * $1 } / n).squareRoot(), Double(r.exact) / n, Double(r.near) / n,
          Double(r.covered) / n, Double(r.coveredAsShown) / n, r.reached,
          Double(r.falselyReached) / Double(max(r.reached, 1)),
          r.seconds * 1_000 / Double(r.questions.reduce(0, +))))
    }
  }

  /// A whole sitting taken back from the journal.
  static func replay(_ knowledge: AssessmentKnowledge) {
    let day = CivilDate(iso: "2026-11-23") ?? CivilDate(daysSinceEpoch: 0)
    let setting = SittingSetting(seed: 5, length: .complet, competence: nil, aim: nil, startedOn: day)
    let sitting = Sitting(knowledge, setting)
    var conversation = Conversation(sitting)
    var generator = SeededGenerator(seed: 1)
    var opening = [
      Reply(prompt: "rate", value: .fact(.flag(false))), Reply(prompt: "feedback", value: .fact(.choice("end"))),
    ]
    conversation.replay(&opening)
    while let prompt = conversation.prompt {
      // A fifth of « je ne sais pas »: the dearest case, since each changes the luck of all answers.
      let reply =
        generator.unit() < 0.2
        ? Reply(prompt: prompt.id, value: .unknown) : sitting.reply(to: prompt.id, right: generator.unit() < 0.5)
      guard let reply else { break }
      var one = [reply]
      conversation.replay(&one)
      if !one.isEmpty { break }
    }
    let replies = conversation.replies
    var times: [Double] = []
    let clock = ContinuousClock()
    for _ in 0..<20 {
      let duration = clock.measure {
        var again = Conversation(sitting)
        var stored = replies
        again.replay(&stored)
        _ = again.prompt
      }.components
      times.append(Double(duration.seconds) * 1_000 + Double(duration.attoseconds) / 1e15)
    }
    times.sort()
    print(
      String(format: "rejouer une évaluation de %d réponses : %.2f ms (médiane de 20)", replies.count - 2, times[10]))
  }
}
