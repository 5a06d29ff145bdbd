import Kernel

/// What an offer costs this person, before and after help.
struct OfferCost: Sendable {
  /// The prudent end of the price range, in cents.
  var gross: Int
  var low: Int
  /// How much of it the training account could take over, were its balance endless.
  var savable: Int
  var lines: [CostLine]
  var mustBeChecked: Bool

  /// The same figures for the planner.
  func weighsLike(_ other: OfferCost) -> Bool { gross == other.gross && savable == other.savable }
}

/// One line of a price, with where it comes from.
public struct CostLine: Sendable, Equatable {
  public let label: String
  public let low: Money
  public let high: Money
  public let note: String?
  public let sources: [String]
}

struct OfferPricing {
  let knowledge: RoadmapKnowledge
  let constraints: Constraints
  let facts: Facts
  let context: FactContext

  /// What it costs to begin on that day: each year at its own tariff. Nil where the price is unknown.
  func cost(of offer: Offer, _ formation: Formation, startingOn start: CivilDate) -> OfferCost? {
    guard case .known(let price) = offer.price else { return nil }
    var cost = OfferCost(gross: 0, low: 0, savable: 0, lines: [], mustBeChecked: false)
    for item in price.items { add(item, offer, start, to: &cost) }
    cost.savable = savable(cost.gross, offer, formation, on: start)
    return cost
  }

  private func years(_ offer: Offer) -> Int { max(1, ((offer.months ?? 12) + 11) / 12) }

  private func add(_ item: Price.Item, _ offer: Offer, _ start: CivilDate, to cost: inout OfferCost) {
    let times = item.per == .year ? years(offer) : 1
    var low = (item.low ?? .zero).cents * times
    var high = (item.high ?? item.low ?? .zero).cents * times
    var sources = item.sources
    var notes = [item.asOf.map { "relevé le \($0.inFrenchDigits)" }, item.note].compactMap { $0 }
    var mustBeChecked = item.confidence.mustBeChecked
    if let id = item.tariff, let tariff = knowledge.tariffs.first(where: { $0.id == id }) {
      let answers = (0..<times).compactMap { tariff.values.at(start.adding(months: 12 * $0)) }
      low = answers.reduce(0) { $0 + $1.value.cents }
      high = low
      for id in answers.flatMap(\.period.sources) where !sources.contains(id) { sources.append(id) }
      mustBeChecked = answers.contains { $0.period.confidence.mustBeChecked }
      if let notice = answers.compactMap(\.notice).first { notes.append(notice.inFrench) }
      if isExempt(offer) {
        (low, high) = (0, 0)
        notes.append("exonéré·e : vous avez une bourse du CROUS")
      }
    }
    if mustBeChecked { cost.mustBeChecked = true }
    cost.low += low
    cost.gross += high
    cost.lines.append(
      CostLine(
        label: times > 1 ? "\(item.label) × \(times) ans" : item.label, low: Money(cents: low),
        high: Money(cents: high), note: notes.isEmpty ? nil : notes.joined(separator: " ; "), sources: sources))
  }

  /// A grant holder pays neither the national fee nor the CVEC, in initial training: what stands in a tariff.
  private func isExempt(_ offer: Offer) -> Bool {
    guard let level = facts.choice("crousLevel"), level != "none" else { return false }
    return offer.mode == .publicInitial || offer.mode == .privateInitial
  }

  /// The days after `start` when the price of beginning may change.
  func changes(of offer: Offer, _ formation: Formation, after start: CivilDate) -> [CivilDate] {
    guard case .known(let price) = offer.price else { return [] }
    var days: [CivilDate] = []
    for item in price.items {
      guard let id = item.tariff, let tariff = knowledge.tariffs.first(where: { $0.id == id }) else { continue }
      let years = item.per == .year ? years(offer) : 1
      // The tariff of the nth year changes so many years earlier for whoever begins.
      for period in tariff.values.periods {
        days += (0..<years).map { period.from.adding(months: -12 * $0) }
      }
    }
    if let cpf = cpf(offer) {
      for amount in cpf.amounts where ["mandatoryShare", "capRs"].contains(amount.id) {
        days += amount.values.periods.map(\.from) + [amount.introduced].compactMap { $0 }
      }
    }
    return Set(days).filter { $0 > start }.sorted()
  }

  /// The holder pays the mandatory share (job seekers do not), and all that lies above the cap of the action.
  private func savable(_ gross: Int, _ offer: Offer, _ formation: Formation, on day: CivilDate) -> Int {
    guard gross > 0, let cpf = cpf(offer) else { return 0 }
    let cap = formation.family == .rsCertification ? cpf.amount("capRs", on: day)?.value : nil
    let covered = min(gross, cap.map(cents) ?? gross)
    return max(0, covered - share(cpf, on: day))
  }

  /// The training account's scheme, where it may pay this offer.
  func cpf(_ offer: Offer) -> Funding? {
    guard constraints.cpfBalance > .zero else { return nil }
    return knowledge.fundings.first { funding in
      funding.kind == .cpf && offer.fundings.contains(funding.id) && funding.when?.evaluate(context) != .no
    }
  }

  func share(_ cpf: Funding, on day: CivilDate) -> Int {
    if facts.choice("status") == "jobseeker" { return 0 }
    return cpf.amount("mandatoryShare", on: day).map { cents($0.value) } ?? 0
  }

  private func cents(_ quantity: Quantity) -> Int { quantity.millionths / 10_000 }
}
