import Document
import Testing

struct WrappingTests {
  @Test func noLineIsWiderThanTheScreen() {
    var random = Seeded(2)
    for _ in 0..<400 {
      let width = Int.random(in: 20...100, using: &random)
      let text = Inline(random.text(words: 60))
      for line in lines(render(text, RenderOptions(width: width))) { #expect(displayWidth(line) <= width) }
    }
  }

  /// Nothing lost, nothing added, nothing moved: only ordinary spaces become ends of line.
  @Test func keepsEveryCharacterInOrder() {
    var random = Seeded(3)
    for _ in 0..<400 {
      let width = Int.random(in: 20...100, using: &random)
      let text = random.text(words: 60)
      let spaces: Set<Unicode.Scalar> = [" ", "\n", "\t"]
      let expected = visible(String(String.UnicodeScalarView(text.unicodeScalars.filter { !spaces.contains($0) })))
      let shown = render(Inline(text), RenderOptions(width: width)).unicodeScalars.filter { !spaces.contains($0) }
      #expect(String(String.UnicodeScalarView(shown)) == expected)
    }
  }

  /// A word that fits a line is never cut, and lines are as full as they can be.
  @Test func fillsLinesWithWholeWords() {
    var random = Seeded(4)
    for _ in 0..<200 {
      let width = Int.random(in: 25...100, using: &random)
      let words = (0..<80).map { _ in String(repeating: "é", count: Int.random(in: 1...25, using: &random)) }
      let shown = lines(render(Inline(words.joined(separator: " ")), RenderOptions(width: width)))
      #expect(shown.flatMap { $0.split(separator: " ").map(String.init) } == words)
      for (line, next) in zip(shown, shown.dropFirst()) {
        #expect(displayWidth(line) + 1 + next.prefix { $0 != " " }.count > width)
      }
    }
  }

  @Test(arguments: ["1\u{202F}200,50\u{A0}€", "Pourquoi\u{A0}?", "«\u{A0}oui\u{A0}»", "« oui »", "vraiment !", "25 %"])
  func staysTogether(group: String) {
    for padding in 1...40 {
      let text = Inline(String(repeating: "a ", count: padding) + group + " fin")
      let shown = lines(render(text, RenderOptions(width: 20)))
      #expect(shown.contains { $0.contains(group) }, "\(shown)")
    }
  }

  @Test func aCommandStaysOnOneLine() {
    let text: Inline = "Pour continuer, tapez \(command: "parcours lister tout") maintenant."
    #expect(
      render(text, RenderOptions(width: 30))
        == "Pour continuer, tapez\n«\u{A0}parcours lister tout\u{A0}»\nmaintenant.\n")
  }

  @Test func citationsStickToTheirWord() {
    let text: Inline = "Le taux est de 25,6\u{A0}%\(cite: "a")\(cite: "b") puis\(cite: "a")."
    #expect(render(text, RenderOptions(width: 80)) == "Le taux est de 25,6\u{A0}%\u{A0}[1][2] puis\u{A0}[1].\n")
  }

  @Test func aMegabyteTakesNoTime() {
    let prose = String(repeating: "Une œuvre à écrire, 1\u{202F}200\u{A0}€ : « déjà ». ", count: 20_000)
    let word = String(repeating: "é", count: 500_000)
    let clock = ContinuousClock()
    let took = clock.measure {
      for text in [prose, word] { #expect(render(Inline(text), RenderOptions(width: 80)).utf8.count > 1_000_000) }
    }
    // A hundred times what it takes optimised: a law of growth, not a race.
    #expect(took < .seconds(20), "\(took)")
  }
}

func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
