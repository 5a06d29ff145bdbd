import Document
import Kernel
import Roadmap
import Testing

@Suite struct PlanViewTests {
  private func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(daysSinceEpoch: 0) }

  private func shown(_ iso: String, width: Int, accessible: Bool = false) -> String {
    let steps = [
      PlanStep(
        id: "a", title: "S’exercer sur ses propres comptes", start: day("2026-11-27"), end: day("2027-01-22"),
        applyBefore: nil),
      PlanStep(
        id: "b", title: "Un diplôme au nom assez long pour être coupé", start: day("2027-09-01"),
        end: day("2029-07-01"),
        applyBefore: day("2027-03-11")),
    ]
    return render(
      Document(blocks: PlanView.blocks(steps, today: day(iso))), RenderOptions(width: width, accessible: accessible))
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
        2. Un diplôme au nom assez long pour être coupé (à venir), du 01/09/2027 au 01/07/2029.
           - candidater avant le 11 mars 2027

        Maintenant : « S’exercer sur ses propres comptes », jusqu’au 22 janvier 2027.

        """)
  }

  @Test(arguments: [
    ("2026-12-01", "« S’exercer sur ses propres comptes », jusqu’au 22 janvier 2027"),
    ("2027-01-22", "candidatez à « Un diplôme au nom assez long pour être coupé » avant le 11 mars 2027"),
    ("2027-03-12", "est passée : refaites le parcours"), ("2028-01-01", "jusqu’au 1er juillet 2029"),
  ])
  func theNextGestureIsSaid(iso: String, words: String) {
    #expect(shown(iso, width: 200).contains(words))
  }
}
