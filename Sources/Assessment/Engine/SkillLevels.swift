/// Five levels from an ability: L = 2 + θ. Four cuts, so that one deviation of ability is one level.
public enum SkillLevels {
  /// Between levels 0|1, 1|2, 2|3, 3|4.
  public static let cuts: [Double] = [-1.5, -0.5, 0.5, 1.5]

  /// The ability from which a level is reached.
  public static func cut(of level: Int) -> Double { Double(level) - 2.5 }

  /// As shown, between 0 and 4.
  public static func shown(_ theta: Double) -> Double { min(max(2 + theta, 0), 4) }

  /// The whole level: the number of cuts that lie at or below.
  public static func level(_ theta: Double) -> Int { cuts.filter { $0 <= theta }.count }
}

/// What may be said of a threshold.
public enum Verdict: String, Sendable, CaseIterable {
  case reached, notYet, leaningYes, leaningNo, undecided

  /// - Parameters:
  ///   - probability: that the level is reached.
  ///   - answers: to this competence; below three nothing is concluded.
  public init(probability p: Double, answers: Int) {
    self =
      answers < 3
      ? .undecided
      : p >= 0.9 ? .reached : p <= 0.1 ? .notYet : p >= 0.75 ? .leaningYes : p <= 0.25 ? .leaningNo : .undecided
  }

  public var isConclusive: Bool { self == .reached || self == .notYet }

  public var inFrench: String {
    switch self {
    case .reached: "acquis"
    case .notYet: "pas encore"
    case .leaningYes: "non concluant (plutôt oui)"
    case .leaningNo: "non concluant (plutôt non)"
    case .undecided: "non concluant"
    }
  }
}
