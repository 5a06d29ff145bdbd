import Kernel
import Testing

@testable import Roadmap

/// The recommendation follows the person's order over a front that stays whole.
@Suite struct PreferencesTests {
  static let routes = (try? Shipped.engine(Shipped.student).run().routes) ?? []

  private func recommend(_ priorities: [String]) throws -> Recommendation {
    let preferences = Preferences(Facts(["priorities": .choices(priorities)]))
    return try #require(Recommending.recommend(Self.routes, by: preferences))
  }

  @Test(arguments: Criterion.allCases)
  func whatComesFirstIsKeptWithinItsTolerance(criterion: Criterion) throws {
    let recommended = try recommend([criterion.rawValue])
    let best = try #require(Self.routes.map { $0.measure(criterion) }.min())
    #expect(Self.routes[recommended.index].measure(criterion) <= best + Recommending.tolerance(criterion))
    #expect(recommended.ranking.first == criterion)
    #expect(Set(recommended.ranking) == Set(Criterion.allCases))
  }

  @Test func theRankingMovesTheRecommendationOnly() throws {
    let ranked = try Shipped.engine(Shipped.student.merging(["priorities": .choices(["diploma"])]) { $1 }).run()
    #expect(ranked.routes.map(\.json.text) == Self.routes.map(\.json.text))
    #expect(ranked.recommended == (try recommend(["diploma"])))
    #expect(try recommend(["time"]).index != recommend(["diploma"]).index)
  }

  /// What is given up is better there, names a route of the front, and nothing better is left unsaid.
  @Test(arguments: [["time"], ["money", "effort"], ["diploma", "risk"], []])
  func whatIsGivenUpIsTrue(priorities: [String]) throws {
    let recommended = try recommend(priorities)
    let route = Self.routes[recommended.index]
    for criterion in Criterion.allCases {
      let best = try #require(Self.routes.map { $0.measure(criterion) }.min())
      let given = recommended.givesUp.first { $0.criterion == criterion }
      #expect((given != nil) == (best < route.measure(criterion)))
      if let given { #expect(Self.routes[given.index].measure(criterion) == best) }
    }
  }

  /// Each price that is named is a gain, and the limits that cost nothing are not named.
  @Test func eachLimitIsPriced() throws {
    let facts = Shipped.student.merging(["weeklyHours": .number(10), "budget": .money(.euros(500))]) { $1 }
    let engine = try Shipped.engine(facts.merging(["diplomaLevel": .number(5)]) { $1 })
    let result = engine.run(explained: true)
    #expect(result.constraintPrices.contains { $0.fact == "weeklyHours" })
    let end = try #require(result.routes.map(\.end).min())
    for price in result.constraintPrices {
      let gains =
        price.end < end || price.cost < (result.routes.map(\.cost).min() ?? .zero)
        || price.hours < (result.routes.map(\.hours).min() ?? 0)
        || price.recognition > (result.routes.map(\.recognition).max() ?? 0)
      #expect(gains)
      // The same limit lifted among the facts gives the same figures.
      guard price.fact == "budget" else { continue }
      var free = facts.merging(["diplomaLevel": .number(5)]) { $1 }
      free["budget"] = nil
      let opened = try Shipped.engine(free).run().routes
      #expect(opened.map(\.end).min() == price.end && opened.map(\.cost).min() == price.cost)
    }
  }
}
