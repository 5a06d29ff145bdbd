import Kernel

/// Builds the full-text index of a catalogue, when it is compiled.
///
/// Each word of each entry gets a weight, worked out once: a BM25F score with the title worth eight times the body and
/// the keywords five times. A search then only adds whole numbers. Nothing but + − × ÷ is used, so that the index has
/// the same bytes on every machine.
struct SearchIndexBuilder {
  private struct Document {
    let kind: CatalogKind
    let id: String
    let title: String
    /// How often each stem stands in the title, the keywords, the body.
    var counts: [String: [Int]] = [:]
    var lengths = [0, 0, 0]
  }

  private static let fieldWeights: [Double] = [8, 5, 1]
  private var documents: [Document] = []
  /// How often each spelling stands for a stem, to show a whole word to the person.
  private var surfaces: [String: [String: Int]] = [:]

  init(_ nodes: CatalogNodes) {
    for kind in CatalogKind.allCases {
      for node in nodes.entries[kind] ?? [] {
        if let id = nodes.id(of: node) { add(node, kind, id) }
      }
    }
  }

  private mutating func add(_ node: Node, _ kind: CatalogKind, _ id: String) {
    let title = node[kind.fields.title]?.text ?? id
    var document = Document(kind: kind, id: id, title: title.split(whereSeparator: \.isNewline).joined(separator: " "))
    count(title, 0, in: &document)
    count(id, 1, in: &document)
    guard kind != .items, case .map(let entries) = node.value else {
      documents.append(document)
      return
    }
    // A search must not tell the answer of a question that the person may be asked, nor what a practice client hides.
    let told = kind == .scenarios ? ["summary", "persona"] : kind == .events ? ["prompt", "law"] : nil
    for entry in entries where entry.key != "id" && entry.key != kind.fields.title && told?.contains(entry.key) != false
    {
      collect(entry.key, entry.value, kind.fields.keywords, in: &document)
    }
    documents.append(document)
  }

  private mutating func collect(_ key: String, _ node: Node, _ keywords: Set<String>, in document: inout Document) {
    switch node.value {
    case .null: break
    case .scalar(let text, _):
      if keywords.contains(key) {
        count(text, 1, in: &document)
      } else if text.utf8.contains(32), key != "url" {
        // One word alone is an id, a date or a figure; a sentence is something to find.
        count(text, 2, in: &document)
      }
    case .list(let items): for item in items { collect(key, item, keywords, in: &document) }
    case .map(let entries): for entry in entries { collect(entry.key, entry.value, keywords, in: &document) }
    }
  }

  private mutating func count(_ text: String, _ field: Int, in document: inout Document) {
    for word in FrenchText.searchWords(text) {
      document.counts[word.stem, default: [0, 0, 0]][field] += 1
      document.lengths[field] += 1
      surfaces[word.stem, default: [:]][word.surface, default: 0] += 1
    }
  }

  /// The section of the compiled form; see `SearchIndex` for its lines.
  func encode() -> [UInt8] {
    var postings: [String: [(document: Int, weight: Int)]] = [:]
    let averages = (0..<3).map { field in
      max(1, Double(documents.reduce(0) { $0 + $1.lengths[field] }) / Double(max(1, documents.count)))
    }
    var frequencies: [String: Int] = [:]
    for document in documents { for stem in document.counts.keys { frequencies[stem, default: 0] += 1 } }
    for (index, document) in documents.enumerated() {
      for (stem, counts) in document.counts {
        var frequency = 0.0
        for field in 0..<3 where counts[field] > 0 {
          let length = 0.4 + 0.6 * Double(document.lengths[field]) / averages[field]
          frequency += SearchIndexBuilder.fieldWeights[field] * Double(counts[field]) / length
        }
        let rarity = SearchIndexBuilder.rarity(frequencies[stem] ?? 1, of: documents.count)
        let weight = 100 * document.kind.fields.worth * rarity * frequency / (frequency + 1.5)
        postings[stem, default: []].append((index, max(1, Int(weight))))
      }
    }
    var head = ""
    for document in documents { head += "\(document.kind.rawValue)\t\(document.id)\t\(document.title)\n" }
    var words: [UInt8] = []
    var lists: [UInt8] = []
    for stem in postings.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      words.append(contentsOf: "\(stem)\t\(surface(of: stem))\t\(frequencies[stem] ?? 0)\t\(lists.count)\n".utf8)
      var last = 0
      for (document, weight) in postings[stem] ?? [] {
        lists.append(contentsOf: "\(document - last):\(weight) ".utf8)
        last = document
      }
      lists.append(10)
    }
    return Array("\(documents.count) \(head.utf8.count) \(words.count) \(lists.count)\n\(head)".utf8) + words + lists
  }

  /// Grows with how few entries hold the word: a logarithm drawn as straight pieces between powers of two.
  static func rarity(_ frequency: Int, of count: Int) -> Double {
    var ratio = 1 + (Double(count - frequency) + 0.5) / (Double(frequency) + 0.5)
    var whole = 0.0
    while ratio >= 2 {
      ratio /= 2
      whole += 1
    }
    return whole + ratio - 1
  }

  /// The spelling met most often; small letters win over the capital that begins a sentence.
  private func surface(of stem: String) -> String {
    let spellings = surfaces[stem] ?? [:]
    let small = spellings.filter { $0.key.first?.isLowercase == true }
    return (small.isEmpty ? spellings : small).min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? stem
  }
}
