import Kernel

/// What an offer costs this person, before and after help.
struct OfferCost: Sendable {
  /// The prudent end of the price range, in cents.
  var gross: Int
  /// How much of it the training account could take over, were its balance endless.
  var savable: Int
  /// The day of the start at this price: what the price is made of follows (`OfferPricing.bill`).
  let startingOn: CivilDate

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
  /// The training account's schemes that may be open to this person.
  private let accounts: [Funding]

  init(_ engine: RoadmapEngine) {
    knowledge = engine.knowledge
    constraints = engine.constraints
    facts = engine.facts
    context = engine.context
    accounts =
      constraints.cpfBalance > .zero
      ? engine.knowledge.fundings.filter { $0.kind == .cpf && $0.when?.evaluate(engine.context) != .no } : []
  }

  /// What it costs to begin on that day: each year at its own tariff. Nil where the price is unknown.
  func cost(of offer: Offer, _ formation: Formation, startingOn start: CivilDate) -> OfferCost? {
    guard case .known(let price) = offer.price else { return nil }
    var gross = 0
    for item in price.items {
      let years = times(item, offer)
      if let tariff = tariff(item) {
        if isExempt(offer) { continue }
        for year in 0..<years { gross += tariff.cents(on: start.adding(months: 12 * year)) }
      } else {
        gross += (item.high ?? item.low ?? .zero).cents * years
      }
    }
    return OfferCost(gross: gross, savable: savable(gross, offer, formation, on: start), startingOn: start)
  }

  /// What the price is made of, for whoever begins on that day, and whether it must be checked.
  func bill(of offer: Offer, startingOn start: CivilDate) -> (lines: [CostLine], mustBeChecked: Bool) {
    guard case .known(let price) = offer.price else { return ([], false) }
    var bill: (lines: [CostLine], mustBeChecked: Bool) = ([], false)
    for item in price.items { add(item, offer, start, to: &bill) }
    return bill
  }

  private func tariff(_ item: Price.Item) -> Tariff? { item.tariff.flatMap { knowledge.tariff($0) } }

  /// How many times an item is paid.
  private func times(_ item: Price.Item, _ offer: Offer) -> Int { item.per == .year ? years(offer) : 1 }

  private func years(_ offer: Offer) -> Int { max(1, ((offer.months ?? 12) + 11) / 12) }

  private func add(
    _ item: Price.Item, _ offer: Offer, _ start: CivilDate, to bill: inout (lines: [CostLine], mustBeChecked: Bool)
  ) {
    let times = times(item, offer)
    var low = (item.low ?? .zero).cents * times
    var high = (item.high ?? item.low ?? .zero).cents * times
    var sources = item.sources
    var notes = [item.asOf.map { "relevé le \($0.inFrenchDigits)" }, item.note].compactMap { $0 }
    var mustBeChecked = item.confidence.mustBeChecked
    if let tariff = tariff(item) {
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
    if mustBeChecked { bill.mustBeChecked = true }
    bill.lines.append(
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
    func note(_ day: CivilDate) { if day > start, !days.contains(day) { days.append(day) } }
    for item in price.items {
      guard let tariff = tariff(item) else { continue }
      // The tariff of the nth year changes so many years earlier for whoever begins.
      for change in tariff.changes where change > start {
        for year in 0..<times(item, offer) { note(change.adding(months: -12 * year)) }
      }
    }
    if let cpf = cpf(offer) {
      for amount in cpf.amounts where amount.id == "mandatoryShare" || amount.id == "capRs" {
        for place in amount.values.periods.indices { note(amount.values.periods[place].from) }
        if let introduced = amount.introduced { note(introduced) }
      }
    }
    return days.sorted()
  }

  /// The holder pays the mandatory share (job seekers do not), and all that lies above the cap of the action.
  private func savable(_ gross: Int, _ offer: Offer, _ formation: Formation, on day: CivilDate) -> Int {
    guard gross > 0, let cpf = cpf(offer) else { return 0 }
    let cap = formation.family == .rsCertification ? cpf.amount("capRs", on: day)?.value : nil
    let covered = min(gross, cap.map(cents) ?? gross)
    return max(0, covered - share(cpf, on: day))
  }

  /// The training account's scheme, where it may pay this offer.
  func cpf(_ offer: Offer) -> Funding? { accounts.first { offer.fundings.contains($0.id) } }

  func share(_ cpf: Funding, on day: CivilDate) -> Int {
    if facts.choice("status") == "jobseeker" { return 0 }
    return cpf.amount("mandatoryShare", on: day).map { cents($0.value) } ?? 0
  }

  private func cents(_ quantity: Quantity) -> Int { quantity.millionths / 10_000 }
}
