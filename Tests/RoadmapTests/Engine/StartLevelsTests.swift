import Kernel
import Testing

@testable import Roadmap

/// A measure counts by how sure it is.
@Suite struct StartLevelsTests {
  private func level(_ facts: [String: FactValue], _ progress: Progress = Progress()) throws -> Int {
    let engine = try Shipped.engine(
      facts.merging(["goal": .choice("freelance"), "tier": .choice("posts")]) { $1 }, progress)
    let goal = try #require(engine.knowledge.goals.first { $0.tier == "posts" })
    return RoadmapBuild(engine: engine, goal: goal).levels["redaction"]
  }

  private func measure(_ level: String, _ sd: String?) -> [String: FactValue] {
    var facts: [String: FactValue] = ["competence.redaction": .number(Quantity(level) ?? 0)]
    facts["competence.redaction.sd"] = sd.flatMap { Quantity($0) }.map { .number($0) }
    return facts
  }

  @Test(
    arguments: [
      ("2.3", nil, 2), ("1.9", nil, 1), ("2.3", "0.2", 2), ("2.3", "0.6", 2), ("2.3", "1.2", 1), ("1.7", "0.6", 1),
      ("2.0", "0.05", 2), ("1.4", "0.05", 1), ("3.2", "0.3", 3),
      ("0", "0.3", 0), ("4", "0.1", 4),
    ] as [(String, String?, Int)])
  func aThresholdIsHeldWhenLittleGapIsExpected(level: String, sd: String?, held: Int) throws {
    #expect(try self.level(measure(level, sd)) == held)
  }

  /// A diploma of the past counts where nothing was measured.
  @Test func aDiplomaHeldGivesItsLevelsUntilMeasured() throws {
    let diploma: [String: FactValue] = ["diplomas": .choices(["bts-communication"])]
    #expect(try level(diploma) == 2)
    #expect(try level(diploma.merging(measure("1", nil)) { $1 }) == 1)
  }

  /// A surer measure of the same level never holds less.
  @Test func surerNeverHoldsLess() throws {
    for level in ["1.5", "2.2", "2.6", "3.4"] {
      var last = 0
      for sd in ["1.2", "0.8", "0.5", "0.3", "0.1"] {
        let held = try self.level(measure(level, sd))
        #expect(held >= last || (Quantity(level)?.whole != nil))
        last = held
      }
    }
  }

  /// The assessment's own probability decides where it was written.
  @Test func theWrittenProbabilityWins() throws {
    var facts = measure("2.3", "0.25")
    facts["competence.redaction.p2"] = .number(Quantity("0.7") ?? 0)
    #expect(try level(facts) == 1)
    facts["competence.redaction.p2"] = .number(Quantity("0.9") ?? 0)
    #expect(try level(facts) == 2)
  }

  @Test(arguments: [("2027-01-01", 2), ("2028-01-01", 1)])
  func aLaterMeasureWinsOverAStepDone(measuredOn: String, held: Int) throws {
    let done = Progress(done: ["atelier-redaction": Shipped.day("2027-06-01")])
    #expect(try level([:], done) == 2)
    var facts = measure("1.2", nil)
    facts["competence.redaction.measuredOn"] = .date(Shipped.day(measuredOn))
    #expect(try level(facts, done) == held)
  }

  @Test(arguments: [(0.0, 0.5), (1.0, 0.841_344_746), (-1.959_964, 0.025), (3.0, 0.998_650_102), (-8.0, 0.0)])
  func theNormalLawIsRight(z: Double, expected: Double) {
    #expect((Normal.cumulative(z) - expected).magnitude < 1e-7)
  }
}
