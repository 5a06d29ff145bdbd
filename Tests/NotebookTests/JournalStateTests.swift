import Testing

@testable import Notebook

struct JournalStateTests {
  private func entry(
    _ seq: Int, _ kind: EntryKind, _ payload: String = "{}", version: Int = 1, conversation: String? = nil
  ) -> Entry {
    Entry(
      seq: seq, formatVersion: version, kind: kind, recordedAt: fixedClock(), asOf: today.asOf, catalogKey: "k",
      conversation: conversation, deed: seq, payload: payload)
  }

  @Test func aNewDeedEndsTheRedo() {
    var state = JournalState(entries: [entry(1, .facts), entry(2, .undo, #"{"deed":1}"#)])
    #expect(state.lastRedoable?.id == 1)
    state.apply(entry(3, .conversationStarted, #"{"kind":"p"}"#, conversation: "c3"))
    state.apply(entry(4, .reply, conversation: "c3"))
    #expect(state.lastRedoable?.id == 1, "a reply is not a deed")
    state.apply(entry(5, .step))
    #expect(state.lastRedoable == nil)
    #expect(state.history.map(\.isUndone) == [true, false])
  }

  @Test func anUnknownKindIsKeptAndReported() {
    let state = JournalState(entries: [entry(1, "horoscope")])
    #expect(state.activeConclusions.map(\.kind) == ["horoscope"])
    #expect(state.unknown.map(\.seq) == [1])
  }

  @Test func oldPayloadsAreReadThroughUpcasters() {
    let upcasters = Upcasters([
      .init(.facts, from: 1): { #"{"v2":"# + $0 + "}" }, .init(.facts, from: 2): { #"{"v3":"# + $0 + "}" },
    ])
    let state = JournalState(
      entries: [entry(1, .facts), entry(2, .facts, version: 3), entry(3, .facts, version: 4), entry(4, .step)],
      upcasters: upcasters)
    #expect(state.activeConclusions.map(\.payload) == [#"{"v3":{"v2":{}}}"#, "{}", "{}"])
    #expect(state.unread.map(\.seq) == [3], "newer than this program: kept, without effect")
    #expect(state.history.count == 4)
  }

  @Test func aFailingUpcasterLeavesTheEntryUnread() {
    struct Bad: Error {}
    let upcasters = Upcasters([.init(.facts, from: 1): { _ in throw Bad() }])
    #expect(JournalState(entries: [entry(1, .facts)], upcasters: upcasters).unread.count == 1)
  }

  @Test func whatDoesNotHoldTogetherIsReported() {
    let state = JournalState(entries: [
      entry(1, .reply, conversation: "c9"), entry(2, .undo, #"{"deed":9}"#), entry(3, .redo, "[]"),
      entry(3, .conversationFinished, conversation: "c9"),
      entry(4, .conversationStarted, #"{"kind":"p"}"#, conversation: "c4"),
      entry(5, .replyWithdrawn, conversation: "c4"),
    ])
    #expect(
      state.oddities.map(\.what) == [
        .noSuchConversation, .cannotTurn(deed: 9), .unreadablePayload, .outOfOrder, .noSuchConversation,
        .nothingToWithdraw,
      ])
  }
}
