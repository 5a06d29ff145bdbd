import Kernel

/// Where a person stands: the last measure of each competence, the ones before, what they said of themselves, what to do.
public struct SkillProfile: Sendable {
  public let knowledge: AssessmentKnowledge
  public let aim: SkillAim?
  public let today: CivilDate
  /// The last measure of each competence.
  public let latest: [String: SkillMeasure]
  /// All measures in which the competence was asked about, oldest first.
  public let history: [String: [SkillMeasure]]
  /// The last self-rating.
  public let ratings: [String: Int]
  public let answers: AnswerHistory
  /// The last questions missed, by competence, newest first.
  private let missed: [String: [Item]]

  /// - Parameter results: payloads of the journal, oldest first, as ``SittingOutcome/json`` writes them.
  public init(_ knowledge: AssessmentKnowledge, results: [Node], facts: Facts, today: CivilDate) {
    (self.knowledge, self.today) = (knowledge, today)
    aim = knowledge.aim(facts)
    var latest: [String: SkillMeasure] = [:]
    var history: [String: [SkillMeasure]] = [:]
    var ratings: [String: Int] = [:]
    var answers: [GivenAnswer] = []
    for result in results where result["kind"]?.text == "assessment" {
      for measure in SkillProfile.list(result["measures"]).compactMap({ SkillMeasure($0) }) {
        latest[measure.competence] = measure
        if measure.asked > 0 { history[measure.competence, default: []].append(measure) }
      }
      answers += SkillProfile.list(result["answers"]).compactMap { GivenAnswer($0) }
      if case .map(let entries)? = result["self"]?.value {
        for entry in entries { ratings[entry.key] = entry.value.text.flatMap { Int($0) } }
      }
    }
    (self.latest, self.history, self.ratings) = (latest, history, ratings)
    self.answers = AnswerHistory(answers)
    let items = Dictionary(knowledge.items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var missed: [String: [Item]] = [:]
    var seen = Set<String>()
    for answer in answers.reversed() where seen.insert(answer.item).inserted && answer.mark != .right {
      if let item = items[answer.item] { missed[item.competence, default: []].append(item) }
    }
    self.missed = missed
  }

  private static func list(_ node: Node?) -> [Node] {
    if case .list(let items)? = node?.value { items } else { [] }
  }

  /// The competences that were measured, in the order of the catalogue.
  public var measured: [Competence] { knowledge.competences.filter { latest[$0.id] != nil } }

  public func missedItems(_ competence: String) -> [Item] { missed[competence] ?? [] }

  /// Whether a measure is old enough to be taken again.
  public func isStale(_ measure: SkillMeasure) -> Bool {
    let months = knowledge.competence(measure.competence)?.freshMonths ?? 12
    return measure.on.adding(months: months) < today
  }

  // MARK: What is missing

  /// A competence that falls short of the aim, and the shortest step of the catalogue that raises it.
  public struct Gap: Sendable {
    public let competence: Competence
    public let measure: SkillMeasure
    public let threshold: SkillAim.Threshold
    /// The expected lack, in levels: uncertain competences count a little, sure ones not at all.
    public let size: Double
    public let remedy: SkillRemedy?
  }

  /// Blocking ones before the others, then the largest first.
  public var gaps: [Gap] {
    guard let aim else { return [] }
    let found = knowledge.competences.compactMap { competence -> Gap? in
      guard let threshold = aim.threshold(competence.id), threshold.level > 0, let measure = latest[competence.id],
        measure.verdict(forLevel: threshold.level) != .reached
      else { return nil }
      let size = SkillProfile.expectedLack(
        of: Double(threshold.level), level: measure.level.double, deviation: measure.deviation.double)
      return Gap(
        competence: competence, measure: measure, threshold: threshold, size: size,
        remedy: remedy(competence.id, from: measure.wholeLevel, to: threshold.level))
    }
    return found.enumerated().sorted { a, b in
      func rank(_ gap: (offset: Int, element: Gap)) -> (Int, Double, Int) {
        (gap.element.threshold.isBlocking ? 0 : 1, -gap.element.size, gap.offset)
      }
      return rank(a) < rank(b)
    }.map(\.element)
  }

  /// The shortest step that leads to the level; failing that, the shortest that leads above the present one.
  public func remedy(_ competence: String, from level: Int, to wanted: Int) -> SkillRemedy? {
    let all = knowledge.remedies.filter { $0.competence == competence }
    let open = all.filter { $0.from <= level && $0.to > level }
    let enough = open.filter { $0.to >= wanted }
    // At the level already, with doubt left: whatever leads to it makes it sure.
    let pool = !enough.isEmpty ? enough : !open.isEmpty ? open : all.filter { $0.to >= wanted }
    return pool.min { ($0.hours, $0.id) < ($1.hours, $1.id) }
  }

  /// E[max(0, target − L)] where L is about normal: (t − L)Φ(z) + s φ(z), z = (t − L)/s.
  static func expectedLack(of target: Double, level: Double, deviation s: Double) -> Double {
    guard s > 0 else { return max(0, target - level) }
    let z = (target - level) / s
    let density = PortableMath.exp(-z * z / 2) * 0.3989422804014327
    return (target - level) * normalShare(below: z) + s * density
  }

  /// Φ, to 1e-7 (Abramowitz & Stegun 26.2.17).
  static func normalShare(below z: Double) -> Double {
    let t = 1 / (1 + 0.2316419 * abs(z))
    let inner = -0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))
    let tail = PortableMath.exp(-z * z / 2) * 0.3989422804014327 * t * (0.319381530 + t * inner)
    return z >= 0 ? 1 - tail : tail
  }

  // MARK: The person’s own eye

  public enum OwnView: Sendable { case agrees, higher, lower }

  /// How the self-rating stands to the measure, as far as the measure can tell.
  public func ownView(_ competence: String) -> OwnView? {
    guard let rating = ratings[competence], let measure = latest[competence], measure.answers >= 3,
      measure.deviation > 0
    else { return nil }
    let z = (Double(rating) - measure.level.double) / measure.deviation.double
    return z >= 1 ? .higher : z <= -1 ? .lower : .agrees
  }

  /// The mean of self − measure, over the competences that have both.
  public var meanDifference: (levels: Double, count: Int)? {
    let both = knowledge.competences.compactMap { competence -> Double? in
      guard let rating = ratings[competence.id], let measure = latest[competence.id] else { return nil }
      return Double(rating) - measure.level.double
    }
    return both.isEmpty ? nil : (both.reduce(0, +) / Double(both.count), both.count)
  }

  /// Whether two measures differ by more than their doubt.
  public static func isClear(from before: SkillMeasure, to after: SkillMeasure) -> Bool {
    let (s, t) = (before.deviation.double, after.deviation.double)
    return abs(after.level.double - before.level.double) > 1.645 * (s * s + t * t).squareRoot()
  }
}
