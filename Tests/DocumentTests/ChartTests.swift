import Document
import Testing

/// The drawings of a terminal: what stands where, and what is said when it cannot be drawn.
struct ChartTests {
  private func shown(_ block: Block, _ width: Int = 60, accessible: Bool = false) -> String {
    render(Document(blocks: [block]), RenderOptions(width: width, accessible: accessible))
  }

  private func step(_ title: String, _ days: ClosedRange<Int>, deadline: Int? = nil) -> TimelineItem {
    TimelineItem(Inline(title), from: "début", to: "fin", days: days, nil, deadline: deadline)
  }

  // MARK: Calendar

  /// Day 20 819 is the 1st of January 2027.
  @Test(arguments: [
    (20_819...20_849, "4 janv."), (20_819...20_940, "févr. 2027"), (20_819...21_548, "2028"),
    (20_819...25_000, "2030"),
  ])
  func theScaleFollowsTheSpan(days: ClosedRange<Int>, label: String) {
    let chart = Block.timeline([step("a", days), step("b", days.upperBound...days.upperBound)])
    #expect(lines(shown(chart, 80))[0].contains(label))
  }

  @Test func labelsOfTheScaleNeverTouch() {
    for span in [5, 20, 60, 100, 400, 1_000, 4_000, 40_000] {
      for width in 40...120 {
        let chart = Block.timeline([step("a", 20_819...20_819 + span), step("b", 20_819...20_820)])
        // Two letters of two labels side by side would show as a digit followed by a letter.
        let scale = lines(shown(chart, width))[0].replacing("1er ", with: "")
        #expect(!scale.contains(/\d[a-zéû]/), "\(span) \(width)")
      }
    }
  }

  @Test func aDeadlineIsDrawnBeforeItsBar() {
    let text = shown(.timeline([step("a", 100...110), step("b", 200...300, deadline: 150)]))
    let row = lines(text).first { $0.hasPrefix("2. b") } ?? ""
    #expect(row.contains(/◆[ ┊]+█/))
    #expect(text.contains("◆ : dernier jour pour candidater"))
    #expect(!shown(.timeline([step("a", 1...2), step("b", 3...4)])).contains("◆"))
  }

  @Test func oneStepAloneIsNotDrawn() {
    #expect(!shown(.timeline([step("a", 1...9)])).contains("█"))
  }

  // MARK: Plane

  private func plane(_ points: [(Double, Double)], marked: Int? = nil) -> ScatterChart {
    ScatterChart(
      points.enumerated().map { ScatterPoint("\($0 + 1)", x: $1.0, y: $1.1, isMarked: $0 == marked) },
      x: ScatterAxis("Fin", .date), y: ScatterAxis("Prix", .euros), markTitle: "conseillé", caption: "Comment lire.",
      table: Table(["N°"], rows: points.indices.map { ["numéro \($0 + 1)"] }))
  }

  @Test func everyPointIsDrawnOrNamed() {
    var random = Seeded(3)
    for _ in 0..<60 {
      let count = Int.random(in: 2...20, using: &random)
      let points = (0..<count).map { _ in
        (
          Double(Int.random(in: 20_819...20_830, using: &random)),
          Double(Int.random(in: 0...3, using: &random) * 10_000)
        )
      }
      let text = shown(.scatter(plane(points, marked: 0)), Int.random(in: 40...110, using: &random))
      let drawing = lines(text).prefix { !$0.contains("numéro 1") }.joined(separator: " ")
      for number in 1...count {
        #expect(drawing.contains(try! Regex("(^|[^0-9])\(number)([^0-9]|$)")), "\(number) of \(points)")
      }
      #expect(drawing.contains("[1] : conseillé"))
    }
  }

  @Test func cheaperIsLowerAndSoonerIsLefter() {
    let drawing = lines(shown(.scatter(plane([(20_819, 90_000), (21_900, 0)])))).filter { $0.contains(/[│┤]/) }
    let first = drawing.firstIndex { $0.contains(/[│┤] +1$/) } ?? -1
    let second = drawing.firstIndex { $0.contains(/[│┤] +2$/) } ?? -1
    #expect(first >= 0 && second > first)
    #expect(first >= 0 && second > 0 && displayWidth(drawing[first]) < displayWidth(drawing[second]))
  }

  @Test func aScreenReaderGetsTheTableAlone() {
    let text = shown(.scatter(plane([(1, 2), (3, 4)])), accessible: true)
    #expect(text == "- N°\u{A0}: numéro 1\n- N°\u{A0}: numéro 2\n")
  }

  // MARK: Intervals

  @Test func theThreeMarksStandWhereTheyShould() {
    let chart = IntervalChart([IntervalRow("x", 2, between: 1...3, mark: 4)], scale: 0...4)
    let drawing = lines(shown(.intervals(chart), 60))[0].filter { "├─●┤·○".contains($0) }
    #expect(drawing.contains(/^·+├─+●─+┤·+○$/))
  }

  @Test func aStarNeedsThreeAxes() {
    let two = IntervalChart([IntervalRow("x", 1), IntervalRow("y", 2)], scale: 0...4)
    #expect(!renderHTML(Document(blocks: [.radar(RadarChart(two))])).contains("class=\"outline\""))
    let three = IntervalChart(two.rows + [IntervalRow("z", 3)], scale: 0...4)
    #expect(renderHTML(Document(blocks: [.radar(RadarChart(three))])).contains("class=\"outline\""))
    #expect(shown(.radar(RadarChart(three))) == shown(.intervals(three)))
  }

  /// A point at the top of fourteen axes stands at the top of the star, and turns clockwise.
  @Test func theStarIsDrawnClockwiseFromTheTop() throws {
    let rows = (0..<14).map { IntervalRow("axe \($0)", 4) }
    let page = renderHTML(Document(blocks: [.radar(RadarChart(IntervalChart(rows, scale: 0...4)))]))
    let outline = try #require(page.firstMatch(of: /class="outline" points="([^"]*)"/)).output.1
    let points = outline.split(separator: " ").map { $0.split(separator: ",").compactMap { Double($0) } }
    #expect(points.count == 14 && points[0] == [380, 60] && points[7] == [380, 410])
    for index in 1...6 { #expect(points[index][0] > 380 && points[14 - index][0] < 380) }
    for index in 1...7 { #expect(points[index][1] > points[index - 1][1]) }
  }
}
