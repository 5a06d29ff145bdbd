import Kernel

/// The full-text index of a compiled catalogue, read in place.
///
///     720 61000 210000 190000\n             entries; bytes of the three blocks that follow
///     terms⇥acre⇥Acre\n …                   an entry: kind, id, title
///     apprentissag⇥apprentissage⇥41⇥1203\n  a stem, its usual spelling, in how many entries, where its list begins
///     3:812 2:95 …\n                        its list: entries (each as the step from the one before) and weights
public struct SearchIndex: @unchecked Sendable {
  // The bytes belong to the compiled catalogue, which `owner` keeps alive; nobody writes to them.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let owner: AnyObject?
  let entryCount: Int
  private let entriesStart: Int
  private let words: Range<Int>
  private let lists: Range<Int>

  /// Nil where the bytes are not such an index.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, owner: AnyObject?) {
    guard let end = bytes.firstIndex(of: 10) else { return nil }
    let numbers = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 4, numbers.allSatisfy({ (0...bytes.count).contains($0) }) else { return nil }
    (self.bytes, self.owner, entryCount, entriesStart) = (bytes, owner, numbers[0], end + 1)
    let wordsStart = entriesStart + numbers[1]
    words = wordsStart..<(wordsStart + numbers[2])
    lists = words.upperBound..<(words.upperBound + numbers[3])
    guard lists.upperBound == bytes.count else { return nil }
  }

  /// An entry as the index names it.
  public struct Entry: Sendable, Hashable {
    public let kind: CatalogKind
    public let id: String
    public let title: String
  }

  /// Every entry of the catalogue, without decoding any.
  public var entries: [Entry?] {
    var found: [Entry?] = []
    found.reserveCapacity(entryCount)
    var index = entriesStart
    while index < words.lowerBound {
      let end = endOfLine(index, words.lowerBound)
      let parts = String(decoding: bytes[index..<end], as: UTF8.self).split(separator: "\t", maxSplits: 2)
      // A kind of a later version keeps its number but is not shown.
      let kind = parts.first.flatMap { CatalogKind(rawValue: String($0)) }
      found.append(
        parts.count == 3 ? kind.map { Entry(kind: $0, id: String(parts[1]), title: String(parts[2])) } : nil)
      index = end + 1
    }
    return found
  }

  /// A stem of the index.
  struct Word {
    let stem: Range<Int>
    let spelling: Range<Int>
    let frequency: Int
    let list: Int
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }

  /// Calls `body` with each entry and weight of a word.
  func forEachWeight(of word: Word, _ body: (_ entry: Int, _ weight: Int) -> Void) {
    var index = lists.lowerBound + word.list
    var entry = 0
    while index < lists.upperBound, bytes[index] != 10 {
      entry += number(&index, until: 58)
      let weight = number(&index, until: 32)
      if entry < entryCount { body(entry, weight) }
    }
  }

  /// Every stem that begins so, in their order.
  func words(beginning prefix: String) -> [Word] {
    let wanted = Array(prefix.utf8)
    var found: [Word] = []
    var index = firstLine(notBefore: wanted)
    while index < words.upperBound {
      let word = word(at: &index)
      guard word.stem.count >= wanted.count, bytes[word.stem].prefix(wanted.count).elementsEqual(wanted) else { break }
      found.append(word)
    }
    return found
  }

  /// Calls `body` with every stem.
  func forEachWord(_ body: (Word) -> Void) {
    var index = words.lowerBound
    while index < words.upperBound { body(word(at: &index)) }
  }

  /// The letters a…z of a stem as bits: two words at distance d differ by 2d letters at most.
  func letters(_ range: Range<Int>) -> UInt32 { SearchIndex.letters(bytes[range]) }

  static func letters(_ text: some Sequence<UInt8>) -> UInt32 {
    text.reduce(0) { (97...122).contains($1) ? $0 | 1 << UInt32($1 - 97) : $0 }
  }

  // MARK: Bytes

  private func firstLine(notBefore wanted: [UInt8]) -> Int {
    var (low, high) = (words.lowerBound, words.upperBound)
    while low < high {
      var middle = low + (high - low) / 2
      while middle > low, bytes[middle - 1] != 10 { middle -= 1 }
      var next = middle
      let word = word(at: &next)
      if bytes[word.stem].lexicographicallyPrecedes(wanted) { low = next } else { high = middle }
    }
    return low
  }

  private func word(at index: inout Int) -> Word {
    let stem = field(&index, until: 9)
    let spelling = field(&index, until: 9)
    let frequency = number(&index, until: 9)
    return Word(stem: stem, spelling: spelling, frequency: frequency, list: number(&index, until: 10))
  }

  private func field(_ index: inout Int, until end: UInt8) -> Range<Int> {
    let start = index
    while index < bytes.count, bytes[index] != end { index += 1 }
    defer { index += 1 }
    return start..<index
  }

  private func number(_ index: inout Int, until end: UInt8) -> Int {
    var value = 0
    while index < bytes.count, bytes[index] != end {
      value = value &* 10 &+ Int(bytes[index] &- 48)
      index += 1
    }
    index += 1
    return value
  }

  private func endOfLine(_ start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit, bytes[index] != 10 { index += 1 }
    return index
  }
}
