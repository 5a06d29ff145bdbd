import Document
import Kernel
import Roadmap
import Testing

/// The roadmap as people see it: whatever the profile, at any width, drawn or read aloud.
@Suite struct RoadmapViewTests {
  private func view(_ facts: [String: FactValue]) throws -> (RoadmapView, RoadmapResult) {
    let knowledge = try #require(RoadmapEngineTests.knowledge)
    let today = try #require(CivilDate(iso: "2026-11-27"))
    let result = RoadmapEngine(knowledge, facts: Facts(facts), today: today).run()
    return (RoadmapView(result, knowledge: knowledge, facts: Facts(facts), today: today), result)
  }

  static let profiles: [[String: FactValue]] = [
    [:],
    ["goal": .choice("employee"), "diplomaLevel": .number(4), "weeklyHours": .number(35)],
    ["goal": .choice("socialMediaManager"), "diplomaLevel": .number(0), "weeklyHours": .number(3)],
    [
      "goal": .choice("employee"), "diplomaLevel": .number(4), "weeklyHours": .number(35), "budget": .money(.zero),
      "apprenticeshipWanted": .flag(true),
    ],
  ]

  @Test(arguments: profiles.indices)
  func everyLineFits(index: Int) throws {
    let document = try view(Self.profiles[index]).0.document()
    for width in [20, 40, 60, 100, 160] {
      for accessible in [false, true] {
        let text = render(document, RenderOptions(width: width, accessible: accessible))
        for line in text.split(separator: "\n") where displayWidth(line) > width {
          Issue.record("\(width): \(line)")
        }
      }
    }
  }

  @Test(arguments: profiles.indices)
  func aScreenReaderHearsNoDrawing(index: Int) throws {
    let (view, result) = try view(Self.profiles[index])
    let text = render(view.document(), RenderOptions(width: 100, accessible: true))
    for glyph in "█▒┊◆│┤└─═•" { #expect(!text.contains(glyph), "\(glyph)") }
    if result.routes.count > 1 {
      #expect(text.contains("- N°\u{A0}: 1"))
      #expect(text.contains(" (conseillé)\u{202F}; Fin\u{A0}:"))
    }
  }

  @Test func theFrontIsDrawnWithItsNumbers() throws {
    let (view, result) = try view(Self.profiles[1])
    try #require(result.routes.count > 1)
    let recommended = try #require(result.recommended).index + 1
    let screen = render(view.document(), RenderOptions(width: 100))
    #expect(screen.contains("[\(recommended)] : conseillé"))
    #expect(screen.contains("└──"))
    let page = renderHTML(view.document())
    #expect(page.contains("Reste à payer selon fin du parcours"))
    #expect(page.contains("Calendrier en "))
  }

  /// Words of the document are the same everywhere: a page, a text and a screen name the same steps.
  @Test func everyFormNamesEveryStep() throws {
    let (view, result) = try view(Self.profiles[1])
    let route = result.routes[try #require(result.recommended).index]
    for step in route.steps {
      for text in [renderHTML(view.document()), renderMarkdown(view.document())] { #expect(text.contains(step.title)) }
    }
  }
}
