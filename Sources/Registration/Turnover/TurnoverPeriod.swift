import Kernel

/// A month or a civil quarter whose turnover is told: `2027-02`, `2027-T1`.
public enum TurnoverPeriod: Hashable, Sendable {
  case month(year: Int, month: Int)
  case quarter(CivilQuarter)

  public static let factPrefix = "turnover."

  /// Reads `2027-02`, `02/2027`, `février 2027`, `2027-T1`, `T1 2027`, `1er trimestre 2027`; nil for anything else.
  public init?(_ typed: String) {
    let words = FrenchText.fold(typed).split { $0 == " " || $0 == "-" || $0 == "/" || $0 == "." }.map(String.init)
    guard let yearWord = words.first(where: { $0.count == 4 && $0.allSatisfy(\.isNumber) }), let year = Int(yearWord),
      (2000...2100).contains(year)
    else { return nil }
    let rest = words.filter { $0 != yearWord && $0 != "trimestre" && $0 != "trim" }
    guard rest.count == 1, let word = rest.first else { return nil }
    let isQuarter = words.contains("trimestre") || words.contains("trim") || word.hasPrefix("t") || word.hasPrefix("q")
    let digits = word.filter(\.isNumber)
    if isQuarter {
      let tails = ["", "er", "e", "re", "eme"].map { digits + $0 }
      guard let number = Int(digits), (1...4).contains(number),
        tails.contains(word) || word == "t" + digits || word == "q" + digits
      else { return nil }
      self = .quarter(CivilQuarter(year: year, number: number))
      return
    }
    if digits == word, word.count <= 2, let month = Int(word), (1...12).contains(month) {
      self = .month(year: year, month: month)
      return
    }
    guard word.count >= 3,
      let index = CivilDate.frenchMonths.firstIndex(where: { FrenchText.fold($0).hasPrefix(word) }),
      CivilDate.frenchMonths.filter({ FrenchText.fold($0).hasPrefix(word) }).count == 1
    else { return nil }
    self = .month(year: year, month: index + 1)
  }

  /// The name of the fact: `turnover.2027-02`, `turnover.2027-Q1`.
  public var fact: String { TurnoverPeriod.factPrefix + code }

  /// What stands on one line of the declaration, where the activity is mixed: `turnover.2027-02.salesBIC`.
  public func fact(of activity: Activity) -> String { fact + "." + activity.rawValue }

  public var code: String {
    switch self {
    case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
    case .quarter(let quarter): "\(quarter.year)-Q\(quarter.number)"
    }
  }

  /// As a person types it: `2027-02`, `2027-T1`.
  public var typed: String { code.replacing("Q", with: "T") }

  public init?(fact: String) {
    guard fact.hasPrefix(TurnoverPeriod.factPrefix) else { return nil }
    self.init(String(fact.dropFirst(TurnoverPeriod.factPrefix.count)))
  }

  public var range: ClosedRange<CivilDate> {
    switch self {
    case .month(let year, let month):
      let first = CivilDate(year: year, month: month, day: 1) ?? .standIn
      return first...first.endOfMonth
    case .quarter(let quarter): return quarter.first...quarter.last
    }
  }

  public var months: [TurnoverPeriod] {
    switch self {
    case .month: [self]
    case .quarter(let quarter):
      (0..<3).map { .month(year: quarter.year, month: quarter.number * 3 - 2 + $0) }
    }
  }

  /// « février 2027 », « 1er trimestre 2027 ».
  public var inFrench: String {
    switch self {
    case .month: range.lowerBound.monthInFrench
    case .quarter(let quarter): "\(quarter.number == 1 ? "1er" : "\(quarter.number)e") trimestre \(quarter.year)"
    }
  }

  /// « en février 2027 », « au 1er trimestre 2027 ».
  public var when: String {
    switch self {
    case .month: "en \(inFrench)"
    case .quarter: "au \(inFrench)"
    }
  }
}
