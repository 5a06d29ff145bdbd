import Kernel
import Synchronization

/// What an offer is to this person whatever their limits: who may take it, when it begins, at which prices.
///
/// A roadmap is asked again and again, without this limit, without that step. What does not change from one question to
/// the next is worked out once for each offer: all that depends on the facts, the progress and the day alone.
final class OfferOpenings: Sendable {
  typealias Refusal = RoadmapBuild.Refusal

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

  private let eligibilities = Mutex<[ObjectIdentifier: Result<Eligibility, Refusal>]>([:])
  private let ways = Mutex<[ObjectIdentifier: Result<Way, Refusal>]>([:])

  func eligibility(_ offer: Offer, _ find: () -> Result<Eligibility, Refusal>) -> Result<Eligibility, Refusal> {
    let id = ObjectIdentifier(offer)
    if let known = eligibilities.withLock({ $0[id] }) { return known }
    let found = find()
    eligibilities.withLock { $0[id] = found }
    return found
  }

  func way(_ offer: Offer, _ find: () -> Result<Way, Refusal>) -> Result<Way, Refusal> {
    let id = ObjectIdentifier(offer)
    if let known = ways.withLock({ $0[id] }) { return known }
    let found = find()
    ways.withLock { $0[id] = found }
    return found
  }
}
