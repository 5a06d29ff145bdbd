import Kernel
import Testing

@Suite struct JSONTests {
  private func read(_ text: String) throws(Problem) -> Node { try JSONReader.read(Array(text.utf8)) }

  @Test(arguments: [
    #"{"a":1,"b":[true,false,null,"x"],"c":{"d":-1.5e2}}"#, "[]", "{}", #""é \" \\ 😀""#, "0", "12.5",
  ])
  func writesBackWhatItReads(text: String) throws {
    #expect(JSON(try read(text)).text == text)
  }

  @Test func readsEscapes() throws {
    #expect(JSON(try read(#""é😀\n\/""#)).text == "\"é😀\\n/\"")
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "nul", "01", "1.", "\"\u{1}\"", #""\x""#, #""\ud83d""#, "[1] 2",
    #"{"a":1,"a":2}"#,
    String(repeating: "[", count: 100_000),
  ])
  func refusesWithAPlace(text: String) {
    #expect {
      try read(text)
    } throws: { error in
      (error as? Problem)?.position != nil
    }
  }

  @Test func invalidUTF8IsSaid() {
    #expect(throws: Problem.self) { try JSONReader.read([34, 0xFF, 34]) }
  }

  @Test func controlCharactersNeverLeave() {
    let text = JSON.string("\u{1B}[31m\u{9B}\u{202E}").text
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value < 0x7F })
  }

  /// Random bytes: an answer or a Problem, never a crash.
  @Test func survivesNoise() {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("{}[]\",:0123456789.eE+-truefalsn\\u \n".utf8) + [0, 0xC3, 0xA9, 0xFF]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      _ = try? JSONReader.read(bytes)
    }
  }
}
