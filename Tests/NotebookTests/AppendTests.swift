import Foundation
import Testing

@testable import Notebook

struct AppendTests {
  @Test func aSecondConnectionSeesEveryAcknowledgedEntry() throws {
    let scratch = try Scratch()
    let writer = try scratch.notebook()
    let reader = try scratch.notebook(.readOnlyIfExists)
    for number in 1...30 {
      let written = try writer.append([facts(number)], in: today)
      #expect(try reader.entries().suffix(1) == written[...])
      #expect(try reader.state().lastSeq == number)
    }
  }

  @Test func readingCreatesNothing() throws {
    let scratch = try Scratch()
    for mode in [Notebook.Mode.readOnlyIfExists, .createOnFirstWrite] {
      let notebook = try scratch.notebook(mode)
      #expect(try notebook.state().history.isEmpty && notebook.entries().isEmpty)
    }
    #expect(Disk.names(in: scratch.path).isEmpty)
    #expect(throws: NotebookError.cannotWrite(scratch.location.file, .openedForReading)) {
      try scratch.notebook(.readOnlyIfExists).append([facts(1)], in: today)
    }
    let late = try scratch.notebook(.createOnFirstWrite)
    #expect(try late.undo(in: today) == nil)
    #expect(Disk.names(in: scratch.path).isEmpty)
    try late.append([facts(1)], in: today)
    #expect(try late.entries().count == 1)
  }

  @Test func twoWritersShareOneOrder() async throws {
    let scratch = try Scratch()
    let location = scratch.location
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          let notebook = try Notebook.open(at: location, mode: .readWrite, clock: fixedClock, lockTimeout: 20)
          for number in 0..<40 { try notebook.append([facts(writer), facts(number)], in: today) }
        }
      }
      try await group.waitForAll()
    }
    let entries = try scratch.notebook(.readOnlyIfExists).entries()
    #expect(entries.map(\.seq) == Array(1...160))
    #expect(try scratch.notebook().history().allSatisfy { $0.conclusions.count == 2 })
  }

  @Test(arguments: [
    "UPDATE journal SET payload = '{}'", "DELETE FROM journal", "INSERT OR REPLACE INTO journal SELECT * FROM journal",
    "REPLACE INTO journal SELECT 1, 1, 'x', '', '', '', NULL, 1, '{}'",
  ])
  func sqlItselfForbidsRewriting(sql: String) throws {
    let scratch = try Scratch()
    let notebook = try scratch.notebook()
    let written = try notebook.append([facts(1)], in: today)
    let raw = try scratch.raw()
    #expect(throws: NotebookError.self) { try raw.transaction { try $0.execute(sql: sql) } }
    #expect(try notebook.entries() == written)
  }

  @Test(arguments: ["", "{", "{\"a\":1,}", "\u{0}"])
  func aPayloadThatIsNotJSONIsADefect(payload: String) throws {
    let scratch = try Scratch()
    let notebook = try scratch.notebook()
    let error = failure { try notebook.append([facts(1), Draft(.facts, payload: payload)], in: today) }
    #expect(error?.exitCode == 70)
    #expect(try notebook.entries().isEmpty, "all or nothing")
  }

  @Test func aConversationThatMovedElsewhereTakesNoReply() throws {
    let scratch = try Scratch()
    let (here, there) = (try scratch.notebook(), try scratch.notebook())
    let id = try here.startConversation("practice", input: "café \"1\"\n", in: today)
    #expect(try there.unfinishedConversations().first?.input == "café \"1\"\n")
    try there.reply("1", to: id, in: today, expecting: 0)
    #expect(throws: NotebookError.conversationMoved(id: id)) { try here.reply("2", to: id, in: today, expecting: 0) }
    try there.finishConversation(id, with: [], in: today)
    #expect(throws: NotebookError.conversationMoved(id: id)) { try here.reply("2", to: id, in: today) }
    #expect(try here.lastUndoableID == nil, "nothing was concluded")
  }
}

extension Notebook {
  fileprivate var lastUndoableID: Int? { get throws { try state().lastUndoable?.id } }
}
