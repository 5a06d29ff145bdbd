/// Takes the escape sequences out of what a program wrote to its terminal, as the bytes come.
///
/// It is no screen: what was redrawn appears twice. Carriage returns, bells and backspaces are dropped.
struct ScreenText {
  private(set) var bytes: [UInt8] = []
  private var state = State.text

  private enum State {
    case text, escape, designation, control, string, stringEscape
  }

  mutating func append(_ new: some Sequence<UInt8>) {
    for byte in new { append(byte) }
  }

  private mutating func append(_ byte: UInt8) {
    switch (state, byte) {
    case (.text, 0x1B), (.control, 0x1B): state = .escape
    case (.text, 0x0A), (.text, 0x09): bytes.append(byte)
    case (.text, 0..<0x20), (.text, 0x7F): break
    case (.text, _): bytes.append(byte)
    case (.escape, UInt8(ascii: "[")): state = .control
    case (.escape, UInt8(ascii: "]")), (.escape, UInt8(ascii: "P")): state = .string
    case (.escape, UInt8(ascii: "(")), (.escape, UInt8(ascii: ")")): state = .designation
    case (.escape, _), (.designation, _): state = .text
    case (.control, 0x40...0x7E): state = .text
    case (.control, _): break
    case (.string, 0x07): state = .text
    case (.string, 0x1B): state = .stringEscape
    case (.string, _): break
    case (.stringEscape, _): state = .text
    }
  }
}
