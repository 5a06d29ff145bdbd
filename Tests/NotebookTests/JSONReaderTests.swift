import Testing

@testable import Notebook

struct JSONReaderTests {
  @Test(arguments: [
    "0", "-1.5e+3", "\"\"", "[]", "{}", " [ 1 , [ ] ] ", "{\"a\":{\"b\":null}}", "\"\\ud83d\\ude00 é\"", "true",
  ])
  func reads(text: String) { #expect(throws: Never.self) { try JSONReader.read(text) } }

  @Test(arguments: [
    "", " ", "01", "1.", ".5", "+1", "nul", "[1,]", "{\"a\"}", "{a:1}", "'a'", "\"\\x\"", "\"\\ud800\"", "\"a", "1 2",
    "\"\n\"", "{\"a\":1,\"a\":1}", "-", "1e", "NaN", "\"\\u12g4\"", "\"\\ud800\\u0041\"",
  ])
  func refuses(text: String) { #expect(throws: JSONFault.self) { try JSONReader.read(text) } }

  @Test func deepNestingIsRefusedNotCrashedOn() {
    #expect(throws: JSONFault.self) { try JSONReader.read(String(repeating: "[", count: 1_000_000)) }
  }

  @Test func quotingIsUndoneByReading() throws {
    let text = String(String.UnicodeScalarView((0...0x17F).compactMap { Unicode.Scalar($0 as UInt32) })) + "😀"
    #expect(try JSONReader.read(jsonQuoted(text)).string == text)
  }
}
