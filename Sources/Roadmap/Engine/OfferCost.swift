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

  /// Nil where the price is unknown.
  func cost(of offer: Offer, _ formation: Formation) -> OfferCost? {
    guard case .known(let price) = offer.price else { return nil }
    let years = max(1, ((offer.months ?? 12) + 11) / 12)
    var cost = OfferCost(gross: 0, low: 0, savable: 0, lines: [], mustBeChecked: false)
    for item in price.items {
      let times = item.per == .year ? years : 1
      var low = item.low ?? .zero
      var high = item.high ?? low
      var sources = item.sources
      var notes = [item.asOf.map { "relevé le \($0.inFrenchDigits)" }, item.note].compactMap { $0 }
      var confidence = item.confidence
      if let id = item.tariff, let answer = knowledge.tariffs.first(where: { $0.id == id })?.values.at(context.today) {
        low = answer.value
        high = answer.value
        sources += answer.period.sources
        confidence = answer.period.confidence
        if let notice = answer.notice { notes.append(notice.inFrench) }
      }
      if confidence.mustBeChecked { cost.mustBeChecked = true }
      cost.low += low.cents * times
      cost.gross += high.cents * times
      cost.lines.append(
        CostLine(
          label: times > 1 ? "\(item.label) × \(times) ans" : item.label, low: Money(cents: low.cents * times),
          high: Money(cents: high.cents * times), note: notes.isEmpty ? nil : notes.joined(separator: " ; "),
          sources: sources))
    }
    cost.savable = savable(cost.gross, offer, formation)
    return cost
  }

  /// The holder pays the mandatory share (job seekers do not), and all that lies above the cap of the action.
  private func savable(_ gross: Int, _ offer: Offer, _ formation: Formation) -> Int {
    guard gross > 0, let cpf = cpf(offer) else { return 0 }
    let cap = formation.family == .rsCertification ? cpf.amount("capRs", on: context.today)?.value : nil
    let covered = min(gross, cap.map(cents) ?? gross)
    return max(0, covered - share(cpf))
  }

  /// The training account's scheme, where it may pay this offer.
  func cpf(_ offer: Offer) -> Funding? {
    guard constraints.cpfBalance > .zero else { return nil }
    return knowledge.fundings.first { funding in
      funding.kind == .cpf && offer.fundings.contains(funding.id) && funding.when?.evaluate(context) != .no
    }
  }

  func share(_ cpf: Funding) -> Int {
    if facts.choice("status") == "jobseeker" { return 0 }
    return cpf.amount("mandatoryShare", on: context.today).map { cents($0.value) } ?? 0
  }

  private func cents(_ quantity: Quantity) -> Int { quantity.millionths / 10_000 }
}
