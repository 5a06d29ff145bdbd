import Kernel

/// An offer's price by the day when it begins: one regime for each stretch of days that have the same price.
///
/// Inside one regime the price does not depend on the start, so starting earlier is never worse there; a later, cheaper
/// regime is a step of its own, which begins on its first day at the earliest.
struct PriceRegimes {
  struct Regime {
    var cost: OfferCost
    /// The entries at this price; nil where it begins any day.
    var entries: [OfferCalendar.Entry]?
    var notBefore: CivilDate?
    var notAfter: CivilDate?
  }

  private(set) var regimes: [Regime] = []

  init(
    _ pricing: OfferPricing, _ offer: Offer, _ formation: Formation, _ entries: [OfferCalendar.Entry]?,
    from start: CivilDate, to last: CivilDate?
  ) {
    if let entries {
      // From one day of change to the next the price is the same.
      let first = entries.first?.start ?? start
      var changes = pricing.changes(of: offer, formation, after: first)[...]
      if changes.isEmpty {
        if let cost = pricing.cost(of: offer, formation, startingOn: first), !entries.isEmpty {
          regimes.append(Regime(cost: cost, entries: entries))
        }
        return
      }
      var last: OfferCost?
      for entry in entries {
        var isSame = last != nil
        while let change = changes.first, change <= entry.start {
          changes.removeFirst()
          isSame = false
        }
        guard let cost = isSame ? last : pricing.cost(of: offer, formation, startingOn: entry.start) else { continue }
        last = cost
        if let known = regimes.firstIndex(where: { $0.cost.weighsLike(cost) }) {
          regimes[known].entries?.append(entry)
        } else {
          regimes.append(Regime(cost: cost, entries: [entry]))
        }
      }
      return
    }
    var days = pricing.changes(of: offer, formation, after: start)
    if let last { days = days.filter { $0 <= last } }
    for (index, day) in ([start] + days).enumerated() {
      guard let cost = pricing.cost(of: offer, formation, startingOn: day) else { continue }
      if let former = regimes.indices.last, regimes[former].cost.weighsLike(cost) { continue }
      if let former = regimes.indices.last { regimes[former].notAfter = day.adding(days: -1) }
      regimes.append(Regime(cost: cost, entries: nil, notBefore: index == 0 ? nil : day))
    }
  }
}
