import Kernel

/// Chance by name: the draw for (seed, week, place, purpose) is the same whatever was drawn before.
///
/// So a changed decision shifts no other draw, and « et si… » compares two worlds that differ by that decision alone.
struct KeyedChance: Sendable {
  let seed: UInt64

  enum Purpose: UInt64 {
    case post = 1
    case event, eventChoice, shuffle, slip, lure, pick, number, text, order, skill
  }

  /// Sixty-four bits: SplitMix64's finaliser over the words, one after the other.
  @inline(__always)
  func bits(_ purpose: Purpose, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> UInt64 {
    var state = KeyedChance.mix(seed &+ 0x9E37_79B9_7F4A_7C15)
    state = KeyedChance.mix(state ^ (purpose.rawValue &* 0xD6E8_FEB8_6659_FD93))
    state = KeyedChance.mix(state ^ (UInt64(truncatingIfNeeded: a) &* 0xA24B_AED4_963E_E407))
    return KeyedChance.mix(
      state ^ (UInt64(truncatingIfNeeded: b) &* 0x9FB2_1C65_1E98_DF25) ^ (UInt64(truncatingIfNeeded: c) &<< 32))
  }

  /// In (0, 1), never an end.
  @inline(__always)
  func uniform(_ purpose: Purpose, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> Double {
    (Double(bits(purpose, a, b, c) >> 11) + 0.5) * 0x1p-53
  }

  /// Standard normal, cut at ±2,5.
  @inline(__always)
  func normal(_ purpose: Purpose, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> Double {
    max(-2.5, min(2.5, PortableMath.normalQuantile(uniform(purpose, a, b, c))))
  }

  /// 0 ..< count.
  @inline(__always)
  func index(_ purpose: Purpose, below count: Int, _ a: Int, _ b: Int = 0, _ c: Int = 0) -> Int {
    min(count - 1, Int(uniform(purpose, a, b, c) * Double(count)))
  }

  @inline(__always)
  static func mix(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
