import Kernel

/// What a condition says on the days of the years to come, for one person: evaluated once between two ages at which it may
/// change, where nothing else in it changes with the day.
struct TruthByAge {
  private let condition: Condition
  private let facts: Facts
  private let dictionary: FactDictionary
  private let birth: CivilDate?
  /// The ages at which it may change; nil where the day counts otherwise too.
  private let changes: [Int]?
  private var known: [Int: Truth] = [:]

  /// - Parameter offer: whose condition it is.
  init(_ offer: Offer, _ facts: Facts, _ dictionary: FactDictionary) {
    let condition = offer.when ?? .always
    (self.condition, self.facts, self.dictionary) = (condition, facts, dictionary)
    birth = facts.date("birthDate")
    let isAgeAlone = offer.dependsOn.allSatisfy { $0 == "age" || !dictionary.isDerived($0) }
    changes = isAgeAlone && (birth != nil || facts["birthDate"] == nil) ? condition.ageChanges : nil
  }

  mutating func callAsFunction(on day: CivilDate) -> Truth {
    guard let changes else { return evaluated(day) }
    // Without a birth date the age is as unknown on one day as on another.
    var passed = 0
    if let birth {
      let age = day.age(bornOn: birth)
      for change in changes where change <= age { passed += 1 }
    }
    if let truth = known[passed] { return truth }
    let truth = evaluated(day)
    known[passed] = truth
    return truth
  }

  private func evaluated(_ day: CivilDate) -> Truth {
    condition.evaluate(FactContext(facts, dictionary, today: day))
  }
}

extension Condition {
  /// The ages from which it may say something else; nil where it compares days.
  fileprivate var ageChanges: [Int]? {
    switch self {
    case .always: return []
    case .not(let part): return part.ageChanges
    case .all(let parts), .any(let parts):
      var changes: [Int] = []
      for part in parts {
        guard let found = part.ageChanges else { return nil }
        changes += found
      }
      return changes
    case .test(let fact, let comparison):
      switch comparison {
      case .onOrBefore, .onOrAfter: return nil
      case _ where fact != "age": return []
      // A whole age is at least 17.5 from 18 on, and at most 17.5 until 17.
      case .atLeast(let bound): return [(bound.millionths + 999_999) / 1_000_000]
      case .atMost(let bound): return [bound.millionths / 1_000_000 + 1]
      case .known: return []
      case .isValue, .isOneOf, .contains: return nil
      }
    }
  }
}
