import Kernel

/// How one route differs from another, in words that stand after either: « 3 mois plus tard », « 1 900 € de moins ».
struct RouteDifference {
  private var parts: [(isBetter: Bool, words: String)] = []

  var better: [String] { parts.filter(\.isBetter).map(\.words) }
  var worse: [String] { parts.filter { !$0.isBetter }.map(\.words) }
  var words: [String] { parts.map(\.words) }

  /// The criteria on which they differ, in the order given.
  static func of(_ route: Route, from other: Route, only criteria: [Criterion] = Criterion.allCases) -> RouteDifference
  {
    var difference = RouteDifference()
    for criterion in criteria {
      let gap = route.measure(criterion) - other.measure(criterion)
      guard gap != 0 else { continue }
      difference.parts.append((gap < 0, words(criterion, gap, route, other)))
    }
    return difference
  }

  private static func words(_ criterion: Criterion, _ gap: Int, _ route: Route, _ other: Route) -> String {
    let isLess = gap < 0
    switch criterion {
    case .time: return "\(span(abs(gap))) plus \(isLess ? "tôt" : "tard")"
    case .money: return "\(Money(cents: abs(gap)).inFrench) de \(isLess ? "moins" : "plus")"
    case .effort: return "\(Quantity(abs(gap)).inFrench)\u{A0}h de \(isLess ? "moins" : "plus")"
    case .diploma:
      return "\(Recognition.noun(route.recognition)) au lieu \(Recognition.of(other.recognition))"
    case .distance: return "\(Quantity(abs(gap)).inFrench)\u{A0}h sur place de \(isLess ? "moins" : "plus")"
    case .risk: return isLess ? "une entrée moins incertaine" : "une entrée plus incertaine"
    }
  }

  /// A length of time that one can grasp: days, then months, then years.
  static func span(_ days: Int) -> String {
    if days < 60 { return days == 1 ? "1\u{A0}jour" : "\(days)\u{A0}jours" }
    let months = (days * 12 + 182) / 365
    if months < 24 { return "\(months)\u{A0}mois" }
    let (years, rest) = months.quotientAndRemainder(dividingBy: 12)
    return "\(years)\u{A0}ans" + (rest == 0 ? "" : " et \(rest)\u{A0}mois")
  }
}
