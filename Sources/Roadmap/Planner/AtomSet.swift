/// A set of atoms: the small numbered facts that steps require and give.
///
///     var held: AtomSet = [0, 3]
///     held.formUnion([70])
///     AtomSet([3, 70]).isSubset(of: held)   // true
///
/// An atom is a credential, or « this competence has reached this threshold ». Levels add up by maximum, so a level
/// is the set of the thresholds that it reaches, and levels add up by plain union.
public struct AtomSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// 64 atoms a word, without trailing empty words: equal sets have equal words.
  private(set) var words: [UInt64] = []

  public init() {}

  public init(_ atoms: some Sequence<Int>) {
    for atom in atoms { insert(atom) }
  }

  public init(arrayLiteral atoms: Int...) {
    self.init(atoms)
  }

  public var isEmpty: Bool { words.isEmpty }

  public func contains(_ atom: Int) -> Bool {
    atom >> 6 < words.count && words[atom >> 6] & (1 << UInt64(atom & 63)) != 0
  }

  /// Adds an atom, which is not negative.
  public mutating func insert(_ atom: Int) {
    while words.count <= atom >> 6 { words.append(0) }
    words[atom >> 6] |= 1 << UInt64(atom & 63)
  }

  public mutating func formUnion(_ other: AtomSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  public func union(_ other: AtomSet) -> AtomSet {
    var result = self
    result.formUnion(other)
    return result
  }

  public func subtracting(_ other: AtomSet) -> AtomSet {
    var result = self
    for index in 0..<min(words.count, other.words.count) { result.words[index] &= ~other.words[index] }
    result.trim()
    return result
  }

  public func isSubset(of other: AtomSet) -> Bool {
    guard words.count <= other.words.count else { return false }
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }

  public func intersects(_ other: AtomSet) -> Bool {
    for index in 0..<min(words.count, other.words.count) where words[index] & other.words[index] != 0 { return true }
    return false
  }

  /// The atoms, in ascending order.
  public var atoms: [Int] {
    var result: [Int] = []
    visit { result.append($0) }
    return result
  }

  /// Visits the atoms in ascending order.
  @inline(__always)
  func visit(_ body: (Int) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}
