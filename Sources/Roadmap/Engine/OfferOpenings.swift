import Kernel
import Synchronization

/// What an offer is to this person whatever their limits: who may take it, when it begins, at which prices.
///
/// A roadmap is asked again and again, without this limit, without that step. What does not change from one question to
/// the next is worked out once for each offer: all that depends on the facts, the progress and the day alone.
final class OfferOpenings: Sendable {
  /// Who may take it.
  struct Eligibility: Sendable {
    /// Whether the condition holds today.
    var truth: Truth
    /// Whether it depends on facts that nobody told.
    var isUnsure = false
    /// The days when it is open to somebody of that age, where that depends on the day of the start.
    var window: AgeWindow?
  }

  /// When it begins, and at which prices.
  struct Way: Sendable {
    /// Nil where it begins any day.
    var entries: [OfferCalendar.Entry]?
    /// The first and the last day, where there are such days.
    var opening: CivilDate?
    var last: CivilDate?
    var regimes: [PriceRegimes.Regime]
  }

  let eligibilities = OfferMemo<Eligibility>()
  let ways = OfferMemo<Way>()
  /// The conditions told so far, in words: many ways in have the same.
  private let told = Mutex<[(condition: Condition, words: String)]>([])

  func words(_ condition: Condition, _ dictionary: FactDictionary) -> String {
    if let known = told.withLock({ $0.first { $0.condition == condition } }) { return known.words }
    let words = condition.words(dictionary)
    told.withLock { $0.append((condition, words)) }
    return words
  }
}

/// What was worked out for each offer, once.
final class OfferMemo<Value: Sendable>: Sendable {
  private let known = Mutex<[ObjectIdentifier: Result<Value, RoadmapBuild.Refusal>]>([:])

  func value(
    _ offer: Offer, _ find: () -> Result<Value, RoadmapBuild.Refusal>
  ) -> Result<Value, RoadmapBuild.Refusal> {
    let id = ObjectIdentifier(offer)
    if let found = known.withLock({ $0[id] }) { return found }
    let found = find()
    known.withLock { $0[id] = found }
    return found
  }
}
