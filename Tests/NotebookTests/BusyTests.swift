import Testing

@testable import Notebook

struct BusyTests {
  @Test func aWriterGivesUpWithinTwoSecondsAndReadingWorks() throws {
    let scratch = try Scratch()
    let notebook = try scratch.notebook()
    let written = try notebook.append([facts(1)], in: today)
    var (error, elapsed) = (NotebookError?.none, Duration.zero)
    try scratch.raw().transaction { _ in
      elapsed = ContinuousClock().measure { error = failure { try notebook.append([facts(2)], in: today) } }
      let seen = try scratch.notebook(.readOnlyIfExists).entries()
      #expect(seen == written)
      let erasure = failure { _ = try Notebook.erase(scratch.location, lockTimeout: 0) }
      #expect(erasure == .busy(file: scratch.location.file))
    }
    #expect(error == .busy(file: scratch.location.file))
    #expect(error?.exitCode == 75)
    #expect(elapsed > .seconds(1.5) && elapsed < .seconds(3))
    try notebook.append([facts(2)], in: today)
    #expect(try notebook.entries().count == 2)
  }
}
