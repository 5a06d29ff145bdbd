import Kernel
import Testing

@testable import Catalog
@testable import Roadmap

/// What is read once for a stretch of days is what it says on each of them.
@Suite struct DaysThatMatterTests {
  private static let people: [[String: FactValue]] = [
    [:], ["birthDate": .date(CivilDate(year: 2010, month: 2, day: 28)!)],
    ["birthDate": .date(CivilDate(year: 1997, month: 2, day: 3)!), "status": .choice("employee")],
    ["birthDate": .date(CivilDate(year: 2004, month: 2, day: 29)!), "disabledWorker": .flag(true)],
    ["cpfBalance": .money(.euros(2_500)), "birthDate": .date(CivilDate(year: 1981, month: 7, day: 1)!)],
    ["crousLevel": .choice("2"), "status": .choice("student")],
  ]

  @Test(arguments: people) func aConditionOnTheAgeIsReadOnceBetweenTwoAges(_ facts: [String: FactValue]) throws {
    let engine = try Shipped.engine(facts)
    for offer in engine.knowledge.formations.flatMap(\.offers) {
      guard offer.dependsOnAge, let condition = offer.when else { continue }
      var truth = TruthByAge(offer, engine.facts, engine.knowledge.dictionary)
      for days in stride(from: 0, through: 6_000, by: 73) {
        let day = Shipped.today.adding(days: days)
        let context = FactContext(engine.facts, engine.knowledge.dictionary, today: day)
        #expect(truth(on: day) == condition.evaluate(context), "\(offer.id) \(day)")
      }
    }
  }

  @Test(arguments: people) func aPriceIsTheSameBetweenTwoDaysOfChange(_ facts: [String: FactValue]) throws {
    let engine = try Shipped.engine(facts)
    let pricing = OfferPricing(engine)
    // From a day of the past on, the tariffs that are known change on the way.
    let past = try #require(CivilDate(year: 2022, month: 1, day: 1))
    let calendar = OfferCalendar(knowledge: engine.knowledge, today: past)
    var several = 0
    for formation in engine.knowledge.formations {
      for offer in formation.offers {
        guard let entries = calendar.entries(of: offer.intake) else { continue }
        let regimes = PriceRegimes(pricing, offer, formation, entries, from: past, to: nil).regimes
        if regimes.count > 1 { several += 1 }
        for entry in entries {
          guard let cost = pricing.cost(of: offer, formation, startingOn: entry.start) else { continue }
          let regime = regimes.first { $0.entries?.contains(entry) ?? false }
          #expect(regime?.cost.weighsLike(cost) == true, "\(formation.id) \(offer.id) \(entry.start)")
        }
      }
    }
    #expect(several > 0 || facts["crousLevel"] != nil)
  }
}
