import Kernel

/// A search over everything that the catalogue says.
///
///     let found = Search(index).run("coûts des apprentis")
///     found.hits.first?.entry.id   // "apprentissage"
///
/// Accents, case, œ, apostrophes, plural and feminine do not count; the beginning of a word is enough. Entries that
/// hold every word come before those that hold some; within them, the heaviest weight wins.
public struct Search {
  private let index: SearchIndex

  public init(_ index: SearchIndex) { self.index = index }

  public struct Hit: Sendable, Hashable {
    public let entry: SearchIndex.Entry
    public let score: Int
  }

  /// A word that stands nowhere, and the words that were perhaps meant, the likeliest first.
  public struct Unknown: Sendable, Hashable {
    public let typed: String
    public let nearest: [String]
  }

  public struct Outcome: Sendable {
    public let query: String
    public let hits: [Hit]
    public let unknown: [Unknown]
    /// What was searched, where a mistyped word was replaced by the likeliest.
    public let corrected: String?
  }

  /// Longer queries are cut: nobody types so much.
  static let longest = 200
  static let mostWords = 12

  public func run(_ query: String) -> Outcome {
    let typed = Array(FrenchText.searchWords(query.prefix(Search.longest)).prefix(Search.mostWords))
    var scores = [Int](repeating: 0, count: index.entryCount)
    var matched = scores
    var unknown: [Unknown] = []
    var searched: [String] = []
    for word in typed {
      var shown = word.surface
      var weights = weights(of: word)
      if weights.isEmpty {
        let nearest = nearest(to: word)
        unknown.append(Unknown(typed: word.surface, nearest: nearest))
        guard let best = nearest.first, let meant = FrenchText.searchWords(best).first else { continue }
        shown = best
        weights = self.weights(of: meant)
      }
      searched.append(shown)
      for (entry, weight) in weights {
        scores[entry] += weight
        matched[entry] += 1
      }
    }
    let hits = ranked(scores, matched, query: FrenchText.fold(query), words: typed.map(\.folded))
    let replaced = unknown.contains { !$0.nearest.isEmpty }
    return Outcome(
      query: query, hits: hits, unknown: unknown, corrected: replaced ? searched.joined(separator: " ") : nil)
  }

  /// What each entry gains from one word: whole stems count most, beginnings less, the best of them alone.
  private func weights(of word: FrenchText.SearchWord) -> [Int: Int] {
    let found = index.words(beginning: word.stem)
    let hasWhole = found.contains { $0.stem.count == word.stem.utf8.count }
    var best: [Int: Int] = [:]
    for candidate in found {
      let isWhole = candidate.stem.count == word.stem.utf8.count
      // « le » is not the beginning of « lead ».
      guard isWhole || !word.isEmpty else { continue }
      let factor = isWhole ? 4 : hasWhole ? 1 : 2
      index.forEachWeight(of: candidate) { entry, weight in
        best[entry] = max(best[entry] ?? 0, factor * weight)
      }
    }
    return best
  }

  private func ranked(_ scores: [Int], _ matched: [Int], query: String, words: [String]) -> [Hit] {
    guard scores.contains(where: { $0 > 0 }) else { return [] }
    var hits: [Hit] = []
    for (number, entry) in index.entries.enumerated() where number < scores.count && scores[number] > 0 {
      guard let entry else { continue }
      // What bears the very name that was typed stands first, articles aside: « l’Acre » names « Acre ».
      let title = FrenchText.fold(entry.title)
      let isNamed =
        entry.id == query || title == query || (words.count == 1 && (title == words[0] || entry.id == words[0]))
      let bonus = 1_000_000 * matched[number] + (isNamed ? 500_000 : 0)
      hits.append(Hit(entry: entry, score: scores[number] + bonus))
    }
    return hits.sorted { a, b in
      if a.score != b.score { return a.score > b.score }
      return (a.entry.kind.rawValue, a.entry.id) < (b.entry.kind.rawValue, b.entry.id)
    }
  }

  /// The words of the catalogue that look most like a mistyped one, at most three.
  private func nearest(to word: FrenchText.SearchWord) -> [String] {
    let length = word.stem.utf8.count
    // A short code or an article is no mistyped word.
    guard !word.isEmpty, length >= 3, length >= 5 || !word.stem.contains(where: \.isNumber) else { return [] }
    var limit = length <= 3 ? 1 : length <= 7 ? 2 : 3
    let letters = SearchIndex.letters(word.stem.utf8)
    var likeness = WordDistance(from: word.stem)
    var found: [(spelling: Range<Int>, distance: Int, frequency: Int)] = []
    index.forEachWord { candidate in
      guard abs(candidate.stem.count - length) <= limit,
        (index.letters(candidate.stem) ^ letters).nonzeroBitCount <= 2 * limit,
        let distance = likeness.distance(to: index.bytes(candidate.stem), limit: limit)
      else { return }
      found.append((candidate.spelling, distance, candidate.frequency))
      // Three are shown: once three are so near, nothing farther matters.
      if found.count % 16 == 0, found.count(where: { $0.distance < limit }) >= 3 {
        limit -= 1
        found.removeAll { $0.distance > limit }
      }
    }
    return found.map { (spelling: index.text($0.spelling), distance: $0.distance, frequency: $0.frequency) }
      .sorted { ($0.distance, $1.frequency, $0.spelling) < ($1.distance, $0.frequency, $1.spelling) }
      .prefix(3).map(\.spelling)
  }
}
