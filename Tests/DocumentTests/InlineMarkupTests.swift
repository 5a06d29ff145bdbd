import Document
import Testing

@Suite struct InlineMarkupTests {
  @Test func readsStrongAndCommands() {
    let inline = Inline(markup: "Lancez `tremplin profil` : c’est **gratuit**.")
    #expect(
      inline == Inline("Lancez ") + .command("tremplin profil") + Inline(" : c’est ") + .strong("gratuit") + Inline(".")
    )
  }

  @Test(arguments: ["", "a * b", "**ouvert", "`ouvert", "****", "prix : 2*3", "é`"])
  func unfinishedMarksStayAsTheyAre(text: String) {
    let plain = Inline(markup: text).spans.map { if case .text(let text, _) = $0 { text } else { "" } }.joined()
    #expect(plain == text || text == "****")
  }
}
