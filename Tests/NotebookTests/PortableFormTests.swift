import Testing

@testable import Notebook

struct PortableFormTests {
  private static let line =
    #"{"seq":1,"formatVersion":1,"kind":"facts","recordedAt":"t","asOf":"2026-11-23","#
    + #""catalogKey":"k","deed":1,"payload":{"a": 1}}"#

  private func read(_ text: String) throws -> [Entry] { try PortableForm.read(Array(text.utf8), file: "f") }

  private func whole(_ lines: String) -> String {
    #"{"tremplin":"carnet","formatVersion":1,"entries":["# + lines + "]}"
  }

  @Test func thePayloadIsCutOutByteForByte() throws {
    #expect(try read(whole(PortableFormTests.line)).map(\.payload) == [#"{"a": 1}"#])
  }

  @Test func aPayloadThatIsNotJSONTravelsAsText() throws {
    let entry = Entry(
      seq: 1, kind: .facts, recordedAt: "t", asOf: today.asOf, catalogKey: "k", deed: 1, payload: "{\"a\":\u{FFFD}")
    #expect(try read(PortableForm.write([entry])) == [entry])
  }

  @Test(arguments: [
    (",", "« , »", nil), (line + ",\n" + line, "ne suit pas", 2),
    (line + ",\n" + line.replacing("\"seq\":1", with: "\"seq\":2,\"x\":1"), "clé inconnue « x »", 2),
    (line.replacing("11-23", with: "02-30"), "« asOf »", 1), (line.replacing("\"k\"", with: "7"), "« catalogKey »", 1),
    (line.replacing("\"deed\":1,", with: ""), "« deed » manque", 1), (line + "]", "« } »", nil),
    (line.replacing("facts", with: "a\\u0000b"), "contrôle", 1), ("3", "objet", 1),
    (line.replacing("{\"a\": 1}", with: "{\"a\": 1, \"a\": 2}"), "deux fois", nil),
  ])
  func aFaultNamesItsPlace(lines: String, what: String, entry: Int?) throws {
    let error = failure { _ = try read(whole("\n" + lines)) }
    guard case .malformed("f", let line, _, entry, let detail) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(line == (entry ?? 1) + 1)
    #expect(detail.contains(what) || what == "« , »", "\(detail)")
  }

  @Test func aNewerFormIsSaid() {
    let text = #"{"tremplin":"carnet","formatVersion":2,"entries":[]}"#
    #expect(failure { _ = try read(text) } == .newerVersion(file: "f", found: 2, known: 1))
  }
}
