import Kernel

/// What a person can put first when routes that none beats must be told apart.
public enum Criterion: String, CaseIterable, Sendable {
  /// The day when the goal holds.
  case time
  /// Euros out of pocket.
  case money
  /// Hours of work.
  case effort
  /// Recognition on paper.
  case diploma
  /// Hours that must be followed on site.
  case distance
  /// How much must be won on the way: a place in a selective course, an employer.
  case risk
}

/// The order in which a person puts the criteria, read from the fact `priorities`.
public struct Preferences: Sendable, Equatable {
  /// All six: those that the person ranked, in that order, then the others in the order of `Criterion`.
  public let ranking: [Criterion]
  /// Those that the person ranked.
  public let stated: [Criterion]

  public init(_ facts: Facts) {
    let named = (facts.choices("priorities") ?? []).compactMap(Criterion.init)
    stated = named
    ranking = named + Criterion.allCases.filter { !named.contains($0) }
  }
}

extension Route {
  /// The route on one criterion, the smaller the better.
  func measure(_ criterion: Criterion) -> Int {
    switch criterion {
    case .time: end.daysSinceEpoch
    case .money: cost.cents
    case .effort: hours
    case .diploma: -recognition
    case .distance: onSiteHours
    case .risk: risk
    }
  }

  /// Hours followed on site.
  public var onSiteHours: Int { steps.reduce(0) { $0 + ($1.isOnSite ? $1.hours : 0) } }
  /// The sum of the steps' risks.
  public var risk: Int { steps.reduce(0) { $0 + $1.risk } }
}

/// How much must be won to enter a step, from 0 (open to all) to 3. An editorial scale over sourced counts of wishes.
enum StepRisk {
  /// Wishes per place from which an entry is held to be hard.
  static let manyWishes = 10

  static func of(_ offer: Offer, _ formation: Formation) -> Int {
    let isContract = offer.mode == .apprenticeship || offer.mode == .professionalisation
    // An employer has to be found, whatever the course.
    let employer = isContract ? 1 : 0
    let selection: Int
    switch formation.access?.selective ?? .no {
    case .yes: selection = pressure(isContract, formation).map { $0 >= manyWishes ? 3 : 2 } ?? 2
    case .some, .rare: selection = 1
    case .no, .unknown: selection = 0
    }
    return max(employer, selection)
  }

  /// Wishes per place under the same status: places in apprenticeship are counted apart.
  static func pressure(_ isContract: Bool, _ formation: Formation) -> Int? {
    let same = formation.places.filter { FrenchText.fold($0.label).contains("apprenti") == isContract }
    return (same.isEmpty && !isContract ? formation.places : same).compactMap(\.pressure).max()
  }
}
