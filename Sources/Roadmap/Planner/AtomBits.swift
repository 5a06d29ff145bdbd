/// What the search needs of a set of atoms. One algorithm, three widths: one word, four words, any number.
protocol AtomBits: MixedKey, Hashable, Sendable {
  init()
  init(_ atoms: some Sequence<Int>)
  var isEmpty: Bool { get }
  func union(_ other: Self) -> Self
  func subtracting(_ other: Self) -> Self
  func intersection(_ other: Self) -> Self
  func isSubset(of other: Self) -> Bool
  func intersects(_ other: Self) -> Bool
  func contains(_ atom: Int) -> Bool
  /// The lowest atom.
  var first: Int? { get }
  mutating func insert(_ atom: Int)
}

/// Spreads the bits of a word (the finaliser of MurmurHash3).
@inline(__always) func mix(_ word: UInt64) -> UInt64 {
  var x = word
  x = (x ^ (x >> 33)) &* 0xff51_afd7_ed55_8ccd
  x = (x ^ (x >> 33)) &* 0xc4ce_b9fe_1a85_ec53
  return x ^ (x >> 33)
}

/// Up to 64 atoms: what is left of nearly every problem once it is reduced.
struct Bits64: AtomBits {
  var word: UInt64 = 0

  init() {}
  init(_ atoms: some Sequence<Int>) { for atom in atoms { insert(atom) } }

  var isEmpty: Bool { word == 0 }
  @inline(__always) func union(_ other: Bits64) -> Bits64 {
    var result = self
    result.word |= other.word
    return result
  }
  @inline(__always) func intersection(_ other: Bits64) -> Bits64 {
    var result = self
    result.word &= other.word
    return result
  }
  @inline(__always) func subtracting(_ other: Bits64) -> Bits64 {
    var result = self
    result.word &= ~other.word
    return result
  }
  @inline(__always) func isSubset(of other: Bits64) -> Bool { word & ~other.word == 0 }
  @inline(__always) func intersects(_ other: Bits64) -> Bool { word & other.word != 0 }
  @inline(__always) var first: Int? { word == 0 ? nil : word.trailingZeroBitCount }
  @inline(__always) func contains(_ atom: Int) -> Bool { word & (1 << UInt64(atom)) != 0 }
  @inline(__always) mutating func insert(_ atom: Int) { word |= 1 << UInt64(atom) }
  @inline(__always) var mixed: UInt64 { mix(word) }
}

/// Up to 256 atoms.
struct Bits256: AtomBits {
  var words = SIMD4<UInt64>(repeating: 0)

  init() {}
  init(_ atoms: some Sequence<Int>) { for atom in atoms { insert(atom) } }

  var isEmpty: Bool { words == SIMD4(repeating: 0) }
  @inline(__always) func union(_ other: Bits256) -> Bits256 {
    var result = self
    result.words |= other.words
    return result
  }
  @inline(__always) func intersection(_ other: Bits256) -> Bits256 {
    var result = self
    result.words &= other.words
    return result
  }
  @inline(__always) func subtracting(_ other: Bits256) -> Bits256 {
    var result = self
    result.words &= ~other.words
    return result
  }
  @inline(__always) func isSubset(of other: Bits256) -> Bool {
    words & ~other.words == SIMD4(repeating: 0)
  }
  @inline(__always) func intersects(_ other: Bits256) -> Bool {
    words & other.words != SIMD4(repeating: 0)
  }
  var first: Int? {
    (0..<4).first { words[$0] != 0 }.map { $0 << 6 + words[$0].trailingZeroBitCount }
  }
  @inline(__always) func contains(_ atom: Int) -> Bool {
    words[atom >> 6] & (1 << UInt64(atom & 63)) != 0
  }
  @inline(__always) mutating func insert(_ atom: Int) { words[atom >> 6] |= 1 << UInt64(atom & 63) }
  var mixed: UInt64 { mix(words[0] &+ mix(words[1] &+ mix(words[2] &+ mix(words[3])))) }
}

extension AtomSet: AtomBits {
  func intersection(_ other: AtomSet) -> AtomSet { subtracting(subtracting(other)) }
  var first: Int? { words.firstIndex { $0 != 0 }.map { $0 << 6 + words[$0].trailingZeroBitCount } }
  var mixed: UInt64 { words.reduce(0) { mix($0 &+ $1) } }
}
