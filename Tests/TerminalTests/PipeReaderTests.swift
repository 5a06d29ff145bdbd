import Foundation
import Testing

@testable import Terminal

/// All outcomes up to the first end, failure included.
private func outcomes(_ bytes: [UInt8], limit: Int = LineLimit.bytes) -> [LineOutcome] {
  let pipe = PipePair(holding: bytes)
  var reader = PipeReader(fileDescriptor: pipe.reading, limit: limit)
  var all: [LineOutcome] = []
  repeat { all.append(reader.readLine(prompt: "jamais vue", mode: .command())) } while all.last != .end
  return all
}

@Suite struct PipeReaderTests {
  @Test(arguments: [
    ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]),
    ("\n\na", ["", "", "a"]), ("a\rb\n", ["a\rb"]), ("étudiant·e\n", ["étudiant·e"]), ("\u{FEFF}aide\n", ["aide"]),
  ])
  func splitsLines(text: String, expected: [String]) {
    #expect(outcomes(Array(text.utf8)) == expected.map { .line($0) } + [.end])
  }

  @Test func aBadLineDoesNotSpoilTheNext() {
    #expect(
      outcomes([0x61, 0xFF, 0x0A, 0x62, 0x0A, 0xC3, 0x0A, 0x63, 0x00, 0x0A, 0x64])
        == [.notUTF8, .line("b"), .notUTF8, .containsNUL, .line("d"), .end])
  }

  @Test(arguments: [("12345678", true), ("12345678\r", true), ("123456789", false), ("123456789\r", false)])
  func theLimitIsExact(line: String, fits: Bool) {
    let expected: LineOutcome = fits ? .line("12345678") : .tooLong
    #expect(outcomes(Array("\(line)\nok\n".utf8), limit: 8) == [expected, .line("ok"), .end])
    #expect(outcomes(Array(line.utf8), limit: 8) == [expected, .end])
  }

  @Test func aLineAcrossManyReadsComesWhole() {
    let long = String(repeating: "é", count: 200_000)
    #expect(outcomes(Array("\(long)\nok".utf8)) == [.line(long), .line("ok"), .end])
  }

  @Test func afterTheEndComesTheEnd() {
    let pipe = PipePair(holding: Array("a".utf8))
    var reader = PipeReader(fileDescriptor: pipe.reading)
    #expect(reader.readLine() == .line("a"))
    #expect(reader.readLine() == .end)
    #expect(reader.readLine() == .end)
  }

  @Test func aFolderCannotBeRead() {
    let folder = open("/", O_RDONLY | O_CLOEXEC)
    defer { close(folder) }
    var reader = PipeReader(fileDescriptor: folder)
    #expect(reader.readLine() == .failed(EISDIR))
  }

  @Test func aNonBlockingPipeIsWaitedFor() throws {
    let pipe = PipePair()
    _ = fcntl(pipe.reading, F_SETFL, O_NONBLOCK)
    var reader = PipeReader(fileDescriptor: pipe.reading)
    let end = pipe.writing
    Thread.detachNewThread { _ = write(end, "ab\n", 3) }
    #expect(reader.readLine() == .line("ab"))
    pipe.closeWriting()
    #expect(reader.readLine() == .end)
  }
}
