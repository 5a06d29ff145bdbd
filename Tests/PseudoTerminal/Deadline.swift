import Glibc

/// A moment after which waiting is a failure. Everything in this harness has one.
struct Deadline {
  private let moment: ContinuousClock.Instant

  init(in duration: Duration) {
    moment = ContinuousClock.now + duration
  }

  var isPast: Bool { ContinuousClock.now >= moment }

  /// For `poll`: rounded up, so that a wait never ends just before the deadline and spins.
  var milliseconds: Int32 {
    let left = ContinuousClock.now.duration(to: moment).components
    let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000 + 1
    return Int32(clamping: max(0, milliseconds))
  }
}

/// What a test sees when its program did not do what was awaited. The whole transcript is in it.
public struct HarnessError: Error, CustomStringConvertible {
  public let description: String

  init(_ what: String, transcript: [UInt8] = []) {
    let shown = transcript.isEmpty ? "(rien)" : visible(transcript)
    description = "\(what)\n--- tout ce qui a été affiché ---\n\(shown)\n---------------------------------"
  }
}

/// Bytes as text, with the control characters written out.
func visible(_ bytes: [UInt8]) -> String {
  var result = ""
  for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
    switch scalar.value {
    case 0x0A: result += "\n"
    case 0x0D: result += "␍"
    case 0x1B: result += "␛"
    case 0..<0x20, 0x7F..<0xA0: result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
