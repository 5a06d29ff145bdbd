import Foundation
import PseudoTerminal
import Testing

@Suite struct BatchTests {
  private func lines(_ input: String, _ arguments: String...) throws -> (PipedResult, [[String: Any]]) {
    // Neither HOME nor anything else is needed.
    let result = try runPiped(Home.program, ["lot"] + arguments, environment: [:], stdin: input)
    let objects = try result.stdout.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    return (result, objects)
  }

  @Test func solvesARouteProblem() throws {
    let (result, objects) = try lines(
      #"{"id":7,"engine":"routeProblem","input":{"today":"2026-11-23","has":[],"levels":{},"goal":{"credentials":["d"],"levels":{"r":2}},"steps":[{"id":"a","gives":{"credentials":["d"]},"starts":["09-01"],"applyBefore":{"09-01":"03-12"},"months":12,"hours":100.5,"cost":10},{"id":"b","gives":{"levels":{"r":2}},"starts":null,"months":2,"hours":3,"cost":0},{"id":"c","requires":{"levels":{"r":2}},"gives":{"credentials":["d"]},"starts":["02-29"],"months":1,"hours":1,"cost":99.99}]}}"#
        + "\n")
    #expect(result.status == 0)
    let front = try #require((objects[0]["output"] as? [String: Any])?["front"] as? [[String: Any]])
    #expect(objects[0]["id"] as? Int == 7)
    #expect(front.map { $0["end"] as? String } == ["2028-03-29", "2028-09-01"])
    #expect(
      front.contains {
        $0["end"] as? String == "2028-03-29" && $0["cost"] as? Double == 99.99 && $0["hours"] as? Int == 4
      })
    #expect(
      front.contains {
        $0["end"] as? String == "2028-09-01" && $0["cost"] as? Int == 10 && $0["hours"] as? Double == 103.5
      })
  }

  @Test func aGoalAlreadyHeldIsAnEmptyRoute() throws {
    let (_, objects) = try lines(
      #"{"id":"x","engine":"routeProblem","input":{"today":"2026-11-23","has":["d"],"goal":{"credentials":["d"]},"steps":[]}}"#
        + "\n")
    let front = try #require((objects[0]["output"] as? [String: Any])?["front"] as? [[String: Any]])
    #expect(
      front.count == 1 && front[0]["end"] as? String == "2026-11-23"
        && (front[0]["route"] as? [String])?.isEmpty == true)
  }

  @Test func badLinesAreAnsweredInOrderAndTheRestGoOn() throws {
    let input = """
      {"id":1,"engine":"roadmap","date":"2026-11-23","input":{"profile":{"goal":"freelance"}}}
      pas du json
      {"id":3,"engine":"roadmp","input":{}}
      {"id":4,"engine":"roadmap","input":{"profile":{"gaol":"freelance"}}}
      {"id":5,"engine":"roadmap","input":{"profile":{"weeklyHours":"dix"}}}
      {"id":6,"engine":"roadmap","input":{"profile":{"competences":{"redaction":2},"practice":{"volunteersWithFeedback":2}}}}
      {"id":7,"engine":"roadmap","input":{"profile":{}},"extra":1}

      """
    let (result, objects) = try lines(input)
    #expect(result.status == 65)
    #expect(objects.map { $0["id"] as? Int } == [1, nil, 3, 4, 5, 6, 7])
    #expect(objects.map { $0["error"] == nil } == [true, false, false, false, false, true, false])
    let unknown = try #require(objects[3]["error"] as? [String: Any])
    #expect(unknown["kind"] as? String == "unknownFact")
    #expect(unknown["path"] as? String == "input.profile.gaol")
    #expect((unknown["message"] as? String)?.contains("goal") == true)
  }

  @Test func coresDoNotChangeTheBytes() throws {
    let input =
      (0..<12).map {
        #"{"id":\#($0),"engine":"roadmap","date":"2026-11-23","input":{"profile":{"weeklyHours":\#($0 % 20 + 1),"budget":\#($0 * 10),"goal":"freelance"}}}"#
      }
      .joined(separator: "\n") + "\n"
    let one = try lines(input).0
    let two = try lines(input, "--coeurs", "2").0
    #expect(one.outputBytes == two.outputBytes)
    #expect(one.status == 0)
  }

  /// Decimals as computers write them are taken to the ninth at least; what is too large is refused by its own path.
  @Test(
    arguments: [
      ("33.333333333333336", "33.33333333333334"), ("0.30000000000000004", "0.3"), ("12.5", "12.5"),
      ("123456789012345678901", nil), ("1e300", nil),
    ] as [(String, String?)])
  func decimalsAreRead(hours: String, expected: String?) throws {
    let (result, objects) = try lines(
      #"{"id":1,"engine":"routeProblem","input":{"today":"2026-11-23","goal":{"credentials":["d"]},"steps":[{"id":"a","gives":{"credentials":["d"]},"months":1,"hours":\#(hours),"cost":0}]}}"#
        + "\n")
    if let expected {
      #expect(result.stdout.contains("\"hours\":\(expected),"), "\(result.stdout)")
    } else {
      let error = try #require(objects[0]["error"] as? [String: Any])
      #expect(error["path"] as? String == "input.steps[0].hours" && result.status == 65)
    }
  }

  /// `routeProblem` has its own day: the envelope’s is ignored there, whatever it is, and checked elsewhere.
  @Test func theDateOfTheEnvelopeCountsWhereItIsUsed() throws {
    let input = #""date":"zzz","input":{"today":"2026-11-23","goal":{"credentials":[]},"steps":[]}}"# + "\n"
    #expect(try lines(#"{"id":1,"engine":"routeProblem","# + input).0.status == 0)
    let (result, objects) = try lines(#"{"id":1,"engine":"roadmap","# + input)
    #expect(result.status == 65 && (objects[0]["error"] as? [String: Any])?["path"] as? String == "date")
  }
}
