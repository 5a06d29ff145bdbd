import Kernel

/// The part of the catalogue that pages about the trade read.
public struct TradeKnowledge: Sendable {
  public let topics: [Topic]

  public init(topics: [Topic]) {
    self.topics = topics.sorted { $0.order < $1.order }
  }

  /// A page by its id or by a word that people use for it, accents and case free.
  public func topic(_ word: String) -> Topic? {
    let key = FrenchText.fold(word)
    return topics.first { $0.id == key }
      ?? topics.first { FrenchText.fold($0.title) == key || $0.aliases.contains { FrenchText.fold($0) == key } }
  }

  public func nearest(to word: String) -> String? {
    FrenchText.nearest(to: word, among: topics.map(\.id) + topics.flatMap(\.aliases))
  }
}
