import Kernel
import Testing

@Suite struct DatedValueTests {
  private struct Holder: Record {
    let values: DatedValue<Quantity>
    init(_ fields: Fields) { values = fields.dated("values") }
  }

  private func read(_ periods: String) throws -> (DatedValue<Quantity>, [Problem]) {
    let reading = Reading()
    let holder: Holder = reading.read(try JSONReader.read(Array("{\"values\":[\(periods)]}".utf8)))
    return (holder.values, reading.problems.sorted)
  }

  private func period(_ value: String, _ from: String, _ until: String? = nil) -> String {
    #"{"value":\#(value),"from":"\#(from)"\#(until.map { #","until":"\#($0)""# } ?? ""),"sources":["s"],"checked":"2026-11-23","confidence":"twoSources"}"#
  }

  @Test func answersByTheRulesOfTheDayAndSaysWhenItCannot() throws {
    let (value, problems) = try read(
      [
        period("100", "2024-05-02", "2024-12-31"), period("102.23", "2025-01-01", "2025-12-31"),
        period("103.20", "2026-01-01", "2026-12-31"),
      ]
      .joined(separator: ","))
    #expect(problems.isEmpty)
    func at(_ iso: String) throws -> DatedValue<Quantity>.Answer { try #require(value.at(day(iso))) }
    #expect(try at("2025-03-01").value == Quantity("102.23"))
    #expect(try at("2025-03-01").notice == nil)
    #expect(try at("2020-01-01").notice == .before(firstKnown: day("2024-05-02")))
    #expect(try at("2027-01-01").value == Quantity("103.2"))
    #expect(try at("2027-01-01").notice == .after(lastKnown: day("2026-12-31")))
  }

  @Test func findsOverlapsGapsAndReversedPeriods() throws {
    #expect(
      try read(period("1", "2024-01-01", "2024-06-30") + "," + period("2", "2024-06-30")).1.contains {
        $0.message.contains("chevauchent")
      })
    #expect(
      try read(period("1", "2024-01-01", "2024-06-30") + "," + period("2", "2024-08-01")).1.contains {
        $0.message.contains("trou")
      })
    #expect(try read(period("1", "2024-01-01") + "," + period("2", "2024-08-01")).1.contains { $0.kind == .period })
    #expect(try read(period("1", "2024-06-01", "2024-01-01")).1.contains { $0.kind == .period })
  }
}
