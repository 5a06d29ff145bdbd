import Kernel
import Testing

@Suite struct NFCTests {
  private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test(arguments: [
    ("e\u{301}", [0xE9]), ("c\u{327}a", [0xE7, 0x61]), ("\u{212B}", [0xC5]), ("été", [0xE9, 0x74, 0xE9]),
    ("\u{1112}\u{1161}\u{11AB}", [0xD55C]), ("abc", [0x61, 0x62, 0x63]), ("œ’€", [0x153, 0x2019, 0x20AC]),
    ("q\u{301}", [0x71, 0x301]),
  ])
  func composes(text: String, expected: [UInt32]) {
    #expect(scalars(text.nfc) == expected)
    #expect(scalars(text.nfc.nfc) == expected)
  }

  @Test func jsonTextsAndKeysAreComposed() throws {
    let node = try JSONReader.read(Array("{\"re\u{301}gion\": [\"e\u{301}te\\u0301\"]}".utf8))
    guard case .map(let entries) = node.value, case .list(let items) = entries[0].value.value,
      case .scalar(let text, plain: false) = items[0].value
    else {
      Issue.record("not the shape that was written")
      return
    }
    #expect(scalars(entries[0].key) == scalars("r\u{E9}gion"))
    #expect(scalars(text) == scalars("\u{E9}t\u{E9}"))
  }
}
