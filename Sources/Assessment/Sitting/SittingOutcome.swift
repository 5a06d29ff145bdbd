import Kernel

/// What a sitting concludes: the answers, the self-rating, and what is believed of each competence from now on.
public struct SittingOutcome: Sendable {
  public let setting: SittingSetting
  public let answers: [GivenAnswer]
  /// The self-rating, by competence: 0 to 4.
  public let ratings: [String: Int]
  /// For each competence to which something was ever answered.
  public let measures: [SkillMeasure]
  /// What was right, and why, for the questions missed: in the order of the sitting.
  public let corrections: [Correction]
  /// Whether the corrections were already shown, one by one; the last one never was.
  public let feedback: Sitting.Feedback
  /// The feedback of the last answer, which no prompt carried.
  public let lastFeedback: [String]

  public struct Correction: Sendable {
    public let item: Item
    public let lines: [String]
  }

  init(_ sitting: Sitting, _ state: Sitting.State) {
    setting = sitting.setting
    feedback = state.feedback ?? .end
    ratings = state.ratings
    let items = sitting.knowledge.items
    let day = sitting.setting.startedOn
    answers = state.answered.map {
      GivenAnswer(
        item: items[$0.item].id, fingerprint: items[$0.item].fingerprint, mark: $0.mark, on: day, explained: true)
    }
    func lines(_ answer: (item: Int, mark: SkillEstimator.Mark, value: FactValue?)) -> [String] {
      ShownItem(items[answer.item], seed: sitting.setting.seed).feedback(answer.mark, answer.value)
    }
    corrections = state.answered.filter { $0.mark != .right }.map { Correction(item: items[$0.item], lines: lines($0)) }
    lastFeedback = state.endsWithAnswer ? state.answered.last.map(lines) ?? [] : []
    let estimates = state.estimator.estimates()
    measures = sitting.knowledge.competences.enumerated().compactMap { k, competence in
      guard estimates[k].answers > 0 else { return nil }
      let asked = state.answered.filter { items[$0.item].competence == competence.id }.count
      return SkillMeasure(competence: competence.id, estimates[k], asked: asked, on: day)
    }
  }

  /// As the journal keeps it, under the kind `result`.
  public var json: JSON {
    [
      "kind": "assessment", "setting": setting.json, "answers": .array(answers.map(\.json)),
      "self": .object(ratings.sorted { $0.key < $1.key }.map { ($0.key, .int($0.value)) }),
      "measures": .array(measures.map(\.json)),
    ]
  }
}

/// One competence measured on one day, as the notebook keeps it.
public struct SkillMeasure: Sendable, Equatable {
  public let competence: String
  /// On the scale of levels, 0 to 4, to the hundredth like the other figures.
  public let level: Quantity
  public let deviation: Quantity
  public let low: Quantity
  public let high: Quantity
  /// All that measure, and those of this sitting.
  public let answers: Int
  public let asked: Int
  public let on: CivilDate
  /// P(level ≥ 1) … P(level ≥ 4).
  public let reached: [Quantity]

  init(competence: String, _ estimate: SkillEstimate, asked: Int, on day: CivilDate) {
    func hundredths(_ value: Double) -> Quantity {
      Quantity(millionths: Int(value * 100 + (value < 0 ? -0.5 : 0.5)) * 10_000)
    }
    self.competence = competence
    level = hundredths(estimate.level)
    deviation = hundredths(estimate.deviation)
    low = hundredths(estimate.levels.lowerBound)
    high = hundredths(estimate.levels.upperBound)
    answers = estimate.answers
    self.asked = asked
    on = day
    reached = estimate.reached.map(hundredths)
  }

  public var json: JSON {
    [
      "competence": .string(competence), "level": .quantity(level), "sd": .quantity(deviation), "low": .quantity(low),
      "high": .quantity(high), "answers": .int(answers), "asked": .int(asked), "measuredOn": .date(on),
      "reached": .array(reached.map { .quantity($0) }),
    ]
  }

  /// Nil where the journal holds something else.
  public init?(_ node: Node) {
    func number(_ key: String) -> Quantity? { node[key]?.text.flatMap { Quantity($0) } }
    guard let competence = node["competence"]?.text, let level = number("level"), let deviation = number("sd"),
      let low = number("low"), let high = number("high"), let answers = number("answers")?.whole,
      let asked = number("asked")?.whole,
      let day = node["measuredOn"]?.text.flatMap({ CivilDate(iso: $0) }),
      case .list(let reached)? = node["reached"]?.value
    else { return nil }
    (self.competence, self.level, self.deviation) = (competence, level, deviation)
    (self.low, self.high, self.answers, self.asked, on) = (low, high, answers, asked, day)
    self.reached = reached.compactMap { $0.text.flatMap { Quantity($0) } }
    guard self.reached.count == 4 else { return nil }
  }

  public func probability(ofLevel wanted: Int) -> Double {
    wanted <= 0 ? 1 : reached[min(wanted, 4) - 1].double
  }

  /// The level as a word says it: `L = 2 + θ`, rounded.
  public var wholeLevel: Int { min(max((level.millionths + 500_000) / 1_000_000, 0), 4) }

  public func verdict(forLevel wanted: Int) -> Verdict {
    wanted <= 0 ? .reached : Verdict(probability: probability(ofLevel: wanted), answers: answers)
  }

  /// The facts that the notebook keeps under `competence.ID`; the self-rating beside, never mixed in.
  public func facts(catalogKey: String) -> [(String, FactValue)] {
    let name = "competence.\(competence)"
    return [
      (name, .number(level)), (name + ".sd", .number(deviation)), (name + ".low", .number(low)),
      (name + ".high", .number(high)), (name + ".answers", .number(Quantity(answers))),
      (name + ".measuredOn", .date(on)), (name + ".catalog", .text(catalogKey)),
      (name + ".p2", .number(reached[1])), (name + ".p3", .number(reached[2])),
    ]
  }
}
