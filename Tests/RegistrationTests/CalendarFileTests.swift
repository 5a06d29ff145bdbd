import Kernel
import Registration
import Testing

@Suite struct CalendarFileTests {
  private let stamp = "2026-11-23T09:00:00Z"
  private func event(_ uid: String, _ day: CivilDate, _ summary: String = "Déclaration") -> CalendarEvent {
    CalendarEvent(
      uid: uid, summary: summary, description: "Une ; deux, trois\\quatre\nfin", start: day, alarms: [14, 1, 0])
  }

  @Test func linesAreFoldedAtSeventyFiveBytesAndEndWithCRLF() {
    let long = event("a@t", "2027-01-22", String(repeating: "été 😀 ", count: 60))
    let file = CalendarFile([long], after: [], stamp: stamp, name: "Tremplin")
    #expect(file.text.hasSuffix("END:VCALENDAR\r\n"))
    let bytes = Array(file.text.utf8)
    for (index, byte) in bytes.enumerated() where byte == 10 { #expect(bytes[index - 1] == 13) }
    for line in file.text.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
    // Unfolded, the summary is whole.
    #expect(file.text.replacing("\r\n ", with: "").contains("SUMMARY:" + long.summary))
  }

  @Test func textIsEscapedAndCannotAddALine() {
    let hostile = event("a@t", "2027-01-22", "x\r\nATTACH:file\u{1B}[2J")
    let file = CalendarFile([hostile], after: [], stamp: stamp, name: "T")
    #expect(!file.text.contains("\r\nATTACH"))
    #expect(!file.text.contains("\u{1B}"))
    #expect(file.text.contains("DESCRIPTION:Une \\; deux\\, trois\\\\quatre\\nfin"))
  }

  @Test func theSameEventsGiveTheSameBytes() {
    let first = CalendarFile(
      [event("a@t", "2027-01-22"), event("b@t", "2027-03-31")], after: [], stamp: stamp, name: "T")
    let again = CalendarFile(
      [event("b@t", "2027-03-31"), event("a@t", "2027-01-22")], after: first.sent, stamp: stamp, name: "T")
    #expect(first.text == again.text)
    #expect(first.sent.map(\.sequence) == [0, 0])
  }

  @Test func whatChangedIsRaisedAndWhatVanishedIsCancelledOnce() {
    let first = CalendarFile(
      [event("a@t", "2027-01-22"), event("b@t", "2027-03-31")], after: [], stamp: stamp, name: "T")
    let second = CalendarFile([event("a@t", "2027-01-25")], after: first.sent, stamp: stamp, name: "T")
    #expect(second.sent.first { $0.uid == "a@t" }?.sequence == 1)
    let gone = second.sent.first { $0.uid == "b@t" }
    #expect(gone?.isCancelled == true && gone?.sequence == 1)
    #expect(second.text.contains("STATUS:CANCELLED"))
    let third = CalendarFile([event("a@t", "2027-01-25")], after: second.sent, stamp: stamp, name: "T")
    #expect(third.text == second.text)
    // Come back: a higher sequence than the cancellation.
    let fourth = CalendarFile([event("b@t", "2027-03-31")], after: third.sent, stamp: stamp, name: "T")
    #expect(fourth.sent.first { $0.uid == "b@t" }?.sequence == 2)
  }

  @Test func whatIsRememberedReadsBack() throws {
    let file = CalendarFile([event("a@t", "2027-01-22")], after: [], stamp: stamp, name: "T")
    let back = try #require(SentEvent(JSONReader.read(Array(file.sent[0].json.text.utf8))))
    #expect(back == file.sent[0])
  }

  @Test func aDateThatMovesKeepsItsIdentity() {
    func uids(_ start: CivilDate) -> Set<String> {
      let facts = Facts(["registration.startDate": .date(start), "registration.date": .date(start)])
      let followUp = FollowUp(Shipped.knowledge, facts: facts, records: StepRecords(), today: start)
      return Set(followUp.events(Shipped.knowledge).map(\.uid))
    }
    let (a, b) = (uids("2026-11-23"), uids("2026-11-27"))
    #expect(a == b)
    #expect(a.count > 10)
  }
}
