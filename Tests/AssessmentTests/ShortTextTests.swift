import Kernel
import Testing

@testable import Assessment

@Suite struct ShortTextTests {
  /// Reading the bytes of a plain text finds the words that reading its characters does.
  @Test func theFastWayIsTheSlowOne() {
    var generator = SeededGenerator(seed: 11)
    let signs = Array("ab z9-'`.,;!?\t\n\r :«»…–—é1")
    for _ in 0..<2_000 {
      let length = Int.random(in: 0...12, using: &generator)
      let text = String((0..<length).map { _ in signs.randomElement(using: &generator) ?? "a" })
      let folded = FrenchText.fold(text)
      guard folded.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
      #expect(ShortText.plainWords(folded) == ShortText.signedWords(folded), "\(text.debugDescription)")
    }
  }
}
