import Kernel

/// Small damages to YAML text, as hands, editors and bad merges do them: the same seed does the same damage.
public enum Mutation: CaseIterable, Sendable {
  case byte, removedBytes, indicators, invalidBytes
  case lineTwice, lineGone, linesSwapped, lineElsewhere, indentation
  case key, reference, date, number, cut

  /// Damages a text in place; what cannot be done here (no date, no second line) is left undone.
  public func apply(to bytes: inout [UInt8], ids: [String], using generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    switch self {
    case .byte: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case .removedBytes:
      bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...30, using: &generator)))
    case .indicators:
      let signs = Array(" \n:-[]{}\"'&*#|>0,?!%@`\t".utf8)
      bytes.insert(
        contentsOf: signs.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)), at: place)
    case .invalidBytes:
      bytes.insert(contentsOf: [0xC3, 0x28, 0x00, 0xFF].shuffled(using: &generator).prefix(2), at: place)
    case .cut: bytes.removeSubrange(place...)
    case .lineTwice, .lineGone, .linesSwapped, .lineElsewhere, .indentation: mutateLines(&bytes, &generator)
    case .key: replaceWord(&bytes, &generator, before: 58) { word, generator in Mutation.misspelt(word, &generator) }
    case .reference:
      replaceWord(&bytes, &generator, before: nil) { word, generator in
        Bool.random(using: &generator)
          ? ids.randomElement(using: &generator) ?? word : Mutation.misspelt(word, &generator)
      }
    case .date, .number: mutateDigits(&bytes, &generator)
    }
  }

  private func mutateLines(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let index = Int.random(in: 0..<lines.count, using: &generator)
    let other = Int.random(in: 0..<lines.count, using: &generator)
    switch self {
    case .lineTwice: lines.insert(lines[index], at: index)
    case .lineGone: lines.remove(at: index)
    case .linesSwapped: lines.swapAt(index, other)
    case .lineElsewhere: lines.insert(lines.remove(at: index), at: min(other, lines.count))
    default:
      if lines[index].first == 32, Bool.random(using: &generator) {
        lines[index].removeFirst(min(lines[index].prefix { $0 == 32 }.count, Int.random(in: 1...3, using: &generator)))
      } else {
        lines[index].insert(contentsOf: [UInt8](repeating: 32, count: Int.random(in: 1...3, using: &generator)), at: 0)
      }
    }
    bytes = Array(lines.joined(separator: [10]))
  }

  /// Replaces one word of ASCII letters, digits and hyphens: one that `end` follows, or any.
  private func replaceWord(
    _ bytes: inout [UInt8], _ generator: inout SeededGenerator, before end: UInt8?,
    _ change: (String, inout SeededGenerator) -> String
  ) {
    var words: [Range<Int>] = []
    var start: Int?
    for (index, byte) in bytes.enumerated() {
      let isLetter = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45
      if isLetter {
        start = start ?? index
      } else if let first = start {
        if end == nil || byte == end { words.append(first..<index) }
        start = nil
      }
    }
    guard let range = words.randomElement(using: &generator) else { return }
    bytes.replaceSubrange(range, with: change(String(decoding: bytes[range], as: UTF8.self), &generator).utf8)
  }

  private static func misspelt(_ word: String, _ generator: inout SeededGenerator) -> String {
    var letters = Array(word.utf8)
    guard letters.count > 1 else { return word + word }
    let index = Int.random(in: 0..<(letters.count - 1), using: &generator)
    switch Int.random(in: 0...2, using: &generator) {
    case 0: letters.swapAt(index, index + 1)
    case 1: letters.remove(at: index)
    default: letters.insert(letters[index], at: index)
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Other digits in a date (`2026-13-45`), or in any number.
  private func mutateDigits(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && (48...57).contains(bytes[index]) }
    var places: [Int] = []
    for index in bytes.indices where isDigit(index) {
      if self == .number || (index > 4 && bytes[index - 1] == 45 && isDigit(index - 2)) { places.append(index) }
    }
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      guard let place = places.randomElement(using: &generator) else { return }
      bytes[place] = UInt8.random(in: 48...57, using: &generator)
    }
  }
}
