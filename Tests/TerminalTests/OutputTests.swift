import Glibc
import Testing

@testable import Terminal

@Suite struct OutputTests {
  @Test func writesAll() throws {
    let pipe = PipePair()
    #expect(try Output(fileDescriptor: pipe.writing).write("é\nfin"))
    pipe.closeWriting()
    var reader = PipeReader(fileDescriptor: pipe.reading)
    #expect(reader.readLine() == .line("é"))
    #expect(reader.readLine() == .line("fin"))
  }

  @Test func aReaderWhoLeftIsNoError() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    #expect(try !Output(fileDescriptor: ends[1]).write("personne"))
  }

  @Test func aFullDiskIsAnError() throws {
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    defer { close(full) }
    let error = #expect(throws: OutputError.self) { try Output(fileDescriptor: full).write("x") }
    #expect(error?.isDiskFull == true)
    #expect(error?.description.contains("place") == true)
  }

  @Test func nothingIsAlwaysWritten() throws {
    #expect(try Output(fileDescriptor: -1).write(""))
  }
}
