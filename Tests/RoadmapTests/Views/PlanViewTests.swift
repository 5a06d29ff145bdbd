import Document
import Kernel
import Testing

@testable import Roadmap

@Suite struct PlanViewTests {
  private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }

  private func shown(_ iso: String, width: Int, accessible: Bool = false) -> String {
    let steps = [
      Progress.Step(
        id: "a", offer: nil, title: "S’exercer sur ses propres comptes", start: day("2026-11-27"),
        end: day("2027-01-22"), applyBefore: nil, cost: .zero, hours: 48),
      Progress.Step(
        id: "b", offer: nil, title: "Un diplôme au nom assez long pour être coupé", start: day("2027-09-01"),
        end: day("2029-07-01"), applyBefore: day("2027-03-11"), cost: .zero, hours: 2_600),
    ]
    let progress = Progress(done: day(iso) > day("2027-01-21") ? ["a": day("2027-01-22")] : [:], steps: steps)
    let review = PlanReview(
      steps: steps.map {
        .init(step: $0, state: progress.state($0, day(iso)), start: nil, end: nil, applyBefore: $0.applyBefore)
      }, rest: nil,
      moved: [], blockedBy: [], alternative: nil, isFinished: false)
    return render(
      Document(blocks: PlanView(review, today: day(iso)).blocks), RenderOptions(width: width, accessible: accessible))
  }

  @Test func thePlanIsDrawnToTheWidth() {
    #expect(
      shown("2026-12-01", width: 60) == """
                                   2027         2028         2029
        1. S’exercer sur ses pr…  ███           ┊            ┊
        2. Un diplôme au nom as…   ┊ ◆     █████████████████████████
                                  ◆ : dernier jour pour candidater

        1. S’exercer sur ses propres comptes (en cours)
           du 27/11/2026 au 22/01/2027
           - À la fin : «\u{A0}tremplin parcours fait a\u{A0}».
        2. Un diplôme au nom assez long pour être coupé (à venir)
           du 01/09/2027 au 01/07/2029
           - candidater avant le 11 mars 2027

        Maintenant : « S’exercer sur ses propres comptes », jusqu’au
        22 janvier 2027.

        """)
  }

  @Test func aScreenReaderGetsSentences() {
    #expect(
      shown("2026-12-01", width: 100, accessible: true) == """
        1. S’exercer sur ses propres comptes (en cours), du 27/11/2026 au 22/01/2027.
           - À la fin : «\u{A0}tremplin parcours fait a\u{A0}».
        2. Un diplôme au nom assez long pour être coupé (à venir), du 01/09/2027 au 01/07/2029.
           - candidater avant le 11 mars 2027

        Maintenant : « S’exercer sur ses propres comptes », jusqu’au 22 janvier 2027.

        """)
  }

  @Test(arguments: [
    ("2026-12-01", "« S’exercer sur ses propres comptes », jusqu’au 22 janvier 2027"),
    ("2027-01-22", "candidatez à « Un diplôme au nom assez long pour être coupé » avant le 11 mars 2027"),
    ("2027-03-12", "(11 mars 2027) est passée"), ("2027-03-12", "--candidature"),
  ])
  func theNextGestureIsSaid(iso: String, words: String) {
    #expect(shown(iso, width: 200).contains(words))
  }
}
