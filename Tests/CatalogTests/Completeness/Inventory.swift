import Catalog
import Foundation
import Kernel

/// The inventory of what a person could need to know, and whether the catalogue answers.
struct Inventory {
  /// One thing: where the catalogue answers, and what it must say; or what it must declare unknown.
  struct Fact {
    let section: String
    let what: String
    let place: String
    let words: [String]
    let unknown: String?

    /// Each word or figure counts for one; so does what is unknown.
    var count: Int { unknown == nil ? words.count : 1 }
  }

  let facts: [Fact]

  init(file: String) throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: file)))
    var found: [Fact] = []
    for section in try YAMLReader.read(bytes, file: file)["sections"]?.items ?? [] {
      let title = section["title"]?.text ?? "?"
      for line in section["facts"]?.items ?? [] {
        if let words = line.items?.compactMap(\.text), words.count > 2 {
          found.append(
            Fact(section: title, what: words[0], place: words[1], words: Array(words.dropFirst(2)), unknown: nil))
        } else {
          found.append(
            Fact(
              section: title, what: line["what"]?.text ?? "?", place: line["at"]?.text ?? "?", words: [],
              unknown: line["unknown"]?.text ?? "?"))
        }
      }
    }
    facts = found
  }

  /// The words of a fact that the catalogue does not say; what should be unknown and is not declared so.
  func missing(_ fact: Fact, in nodes: CatalogNodes) -> [String] {
    let parts = fact.place.split(separator: "#", maxSplits: 1).map(String.init)
    let address = parts[0].split(separator: "/", maxSplits: 1).map(String.init)
    guard address.count == 2, let kind = CatalogKind(rawValue: address[0]),
      let entry = nodes.entries[kind]?.first(where: { nodes.id(of: $0) == address[1] }),
      let node = parts.count == 2 ? entry[parts[1]] : entry
    else { return ["(pas d’entrée \(fact.place))"] }
    if let word = fact.unknown {
      let said = Inventory.gaps(node).contains { Inventory.says($0, word) }
      return said ? [] : ["(« \(word) » n’est pas déclaré inconnu)"]
    }
    let texts = Inventory.texts(node, key: "").map { Array(Inventory.folded($0).unicodeScalars) }
    return fact.words.filter { word in
      let word = Array(Inventory.folded(word).unicodeScalars)
      return !texts.contains { Inventory.holds($0, word) }
    }
  }

  /// Every scalar, alone and after its key: « RNCP37198 », « code RNCP37198 ».
  private static func texts(_ node: Node, key: String) -> [String] {
    switch node.value {
    case .scalar(let text, _): [text, key + " " + text]
    case .list(let items): items.flatMap { texts($0, key: key) }
    case .map(let entries): entries.flatMap { texts($0.value, key: $0.key) }
    case .null: []
    }
  }

  /// `unknown: raison`, or a gap with what, reason and ask; each as one text.
  private static func gaps(_ node: Node) -> [String] {
    switch node.value {
    case .scalar, .null: return []
    case .list(let items): return items.flatMap(gaps)
    case .map(let entries):
      var found = entries.flatMap { gaps($0.value) }
      if let reason = node["unknown"]?.text { found.append(reason) }
      if let what = node["what"]?.text, let reason = node["reason"]?.text, node["ask"] != nil {
        found.append(what + " " + reason)
      }
      return found
    }
  }

  /// Whether a text holds a word, accents, case and the spaces inside numbers apart; a figure must stand whole.
  static func says(_ text: String, _ word: String) -> Bool {
    holds(Array(folded(text).unicodeScalars), Array(folded(word).unicodeScalars))
  }

  /// The same, of texts that are folded already.
  private static func holds(_ text: [Unicode.Scalar], _ word: [Unicode.Scalar]) -> Bool {
    guard !word.isEmpty, text.count >= word.count else { return false }
    func isDigit(_ index: Int) -> Bool { text.indices.contains(index) && (48...57).contains(text[index].value) }
    func isMark(_ index: Int) -> Bool { text.indices.contains(index) && (text[index] == "." || text[index] == ",") }
    for start in 0...(text.count - word.count)
    where text[start] == word[0] && text[start..<(start + word.count)].elementsEqual(word) {
      let end = start + word.count
      let isCutBefore = isDigit(start) && (isDigit(start - 1) || isMark(start - 1) && isDigit(start - 2))
      let isCutAfter = isDigit(end - 1) && (isDigit(end) || isMark(end) && isDigit(end + 1))
      if !isCutBefore, !isCutAfter { return true }
    }
    return false
  }

  /// Folded, with « 62 950 » as « 62950 ».
  private static func folded(_ text: String) -> String {
    let scalars = Array(FrenchText.fold(text).unicodeScalars)
    func isDigit(_ index: Int) -> Bool { scalars.indices.contains(index) && (48...57).contains(scalars[index].value) }
    var out = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let parts =
        scalar == " " && isDigit(index - 1) && isDigit(index + 1) && isDigit(index + 2) && isDigit(index + 3)
        && !isDigit(index + 4)
      if !parts { out.append(scalar == "\n" ? " " : scalar) }
    }
    return String(out)
  }
}
