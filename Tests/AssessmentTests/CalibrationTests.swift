import Assessment
import Kernel
import Testing

@Suite struct CalibrationTests {
  /// A cohort that answers by the model, with true difficulties that the expert got wrong by .6.
  private func cohort(
    _ count: Int, items: [Item], seed: UInt64, mean: Double = 0, oddItem: Int? = nil, hard: Int? = nil
  )
    -> (people: [CohortPerson], truth: [Double])
  {
    var generator = SeededGenerator(seed: seed)
    let truth = items.map { $0.difficulty + 0.6 * generator.normal() }
    let people = (0..<count).map { index in
      let theta = mean + generator.normal()
      let group = index % 2 == 0 ? "a" : "b"
      return CohortPerson(
        group: group,
        answers: items.indices.map { i in
          let shift = i == hard && group == "b" ? 1.2 : 0
          let p = ItemParameters(a: items[i].discrimination, b: truth[i] + shift, c: items[i].guessing)
            .probability(at: theta)
          return (items[i].id, generator.unit() < (i == oddItem ? 0.5 : p))
        })
    }
    return (people, truth)
  }

  /// Typed numbers, which luck cannot win.
  private let items = (0..<15).map { index in
    Bank.item(
      #"{"id":"k0-\#(index)","competence":"k0","kind":"numeric","level":\#(index % 4 + 1),"nuance":"moyen","prompt":"Combien font \#(index) ?","answer":{"value":\#(index)},"explanation":"Une explication."}"#
    )
  }

  /// The zero of the scale is the experts’: what they all got wrong together nobody can tell from the cohort’s level.
  private func errors(_ result: Calibration, _ truth: [Double]) -> [Double] {
    let raw = result.items.enumerated().map { $1.difficulty - truth[$0] }
    let mean = raw.reduce(0, +) / Double(raw.count)
    return raw.map { $0 - mean }
  }

  private func error(_ result: Calibration, _ truth: [Double]) -> Double {
    let squares = errors(result, truth).map { $0 * $0 }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }

  @Test func recoversKnownDifficulties() throws {
    let (people, truth) = cohort(900, items: items, seed: 3)
    let result = Calibration(items, people)
    #expect(result.converged)
    #expect(result.items.count == items.count)
    #expect(error(result, truth) < 0.2)
    // The doubt that is announced is about the error that is made.
    let inside = zip(result.items, errors(result, truth)).filter { abs($1) < 2.5 * $0.standardError }.count
    #expect(inside >= 13)
  }

  @Test func moreAnswersBringItNearer() {
    let (few, truth) = cohort(60, items: items, seed: 4)
    let (many, _) = cohort(900, items: items, seed: 4)
    let expert = error(Calibration(items, [CohortPerson(group: nil, answers: [])] + few.prefix(1)), truth)
    #expect(error(Calibration(items, few), truth) < expert)
    #expect(error(Calibration(items, many), truth) < error(Calibration(items, few), truth))
  }

  @Test func aStrongCohortDoesNotMakeTheQuestionsEasy() {
    let (people, truth) = cohort(700, items: items, seed: 5, mean: 0.8)
    let result = Calibration(items, people)
    #expect(abs(result.abilities[0].mean - 0.8) < 0.3)
    #expect(error(result, truth) < 0.35)
  }

  @Test func aQuestionAnsweredAtRandomIsFlagged() {
    let (people, _) = cohort(600, items: items, seed: 6, oddItem: 7)
    let flagged = Calibration(items, people).items.filter(\.misfits).map(\.item.id)
    #expect(flagged == [items[7].id])
  }

  @Test func aQuestionHarderForAGroupIsFlagged() {
    let (people, _) = cohort(1_200, items: items, seed: 7, hard: 4)
    let found = Calibration(items, people).items.filter { $0.differences.contains { $0.grade == "C" } }
    #expect(found.map(\.item.id) == [items[4].id])
    #expect(found.first?.differences.first.map { $0.group == "b" ? $0.delta < 0 : $0.delta > 0 } == true)
  }

  @Test func withoutGroupsNothingIsSaidOfThem() {
    let (people, _) = cohort(100, items: items, seed: 8)
    let anonymous = people.map { CohortPerson(group: nil, answers: $0.answers) }
    #expect(Calibration(items, anonymous).items.allSatisfy { $0.differences.isEmpty })
  }

  @Test(arguments: [
    ("{\"answers\":{\"k0-1\":1}}\n\n{\"group\":\"x\",\"answers\":{\"k0-2\":0}}\n", 2, 0), ("", 0, 0),
    ("{\"answers\":{\"k0-1\":2}}\n", 1, 1), ("{\"answers\":[1]}\n", 1, 1), ("{\"answers\":{\"zz\":1}}\n", 1, 1),
    ("pas du json\n", 0, 1), ("{\"group\":\"x\"}\n", 1, 1), ("{\"answers\":{},\"nom\":\"x\"}\n", 1, 1),
  ])
  func readsLinesAndPlacesProblems(text: String, people: Int, problems: Int) {
    let read = CohortPerson.read(Array(text.utf8), file: "f", items: Set(items.map(\.id)))
    #expect(read.people.count == people)
    #expect(read.problems.count == problems)
    #expect(read.problems.allSatisfy { $0.position?.line == 1 })
  }
}
