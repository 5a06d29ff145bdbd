import Kernel

/// What only the whole bank can show: twins, positions and lengths that give the answer away, thin levels, stale facts.
public struct ItemLinter {
  public struct Finding: Equatable, Sendable {
    /// Where the fault is; nil for the bank as a whole.
    public let item: String?
    public let kind: Problem.Kind
    public let message: String
  }

  private let items: [Item]

  public init(_ items: [Item]) { self.items = items }

  /// What must be mended before the bank is used.
  public var errors: [Finding] {
    var first: [String: String] = [:]
    var found: [Finding] = []
    for item in items {
      let prompt = ShortText.normal(item.prompt)
      if let twin = first[prompt], twin != item.id {
        found.append(
          Finding(
            item: item.id, kind: .duplicateID,
            message: "« \(item.id) » pose la même question que « \(twin) ». Changez l’une des deux."))
      } else {
        first[prompt] = item.id
      }
    }
    return found
  }

  /// What a careful editor looks at; `today` decides what is stale.
  public func warnings(on today: CivilDate) -> [Finding] {
    items.flatMap { item(warnings: $0, today) } + twins + lengths + positions + levels
  }

  // MARK: One item

  private func item(warnings item: Item, _ today: CivilDate) -> [Finding] {
    var found: [Finding] = []
    func warn(_ message: String) {
      found.append(Finding(item: item.id, kind: .unreachable, message: "« \(item.id) » : \(message)"))
    }
    let words = FrenchText.words(item.prompt).count
    if words > 60 { warn("l’énoncé compte \(words) mots ; 60 suffisent.") }
    if item.explanation.count < 40 { warn("l’explication est bien courte (moins de 40 caractères).") }
    if let until = item.validUntil, until < today {
      warn("n’est plus vraie depuis le \(until) : la question n’est plus posée. Mettez-la à jour.")
    }
    if let review = item.reviewBy, review < today.adding(days: 60) { warn("est à relire avant le \(review).") }
    let texts = item.body.choiceTexts
    if let longest = texts.map(\.count).max(), let shortest = texts.map(\.count).min(), longest >= 24,
      longest > 2 * shortest
    {
      warn("la plus longue réponse fait plus du double de la plus courte (\(longest) et \(shortest) signes).")
    }
    if let right = item.body.rightChoices {
      func isAbsolute(_ text: String) -> Bool { FrenchText.words(text).contains { $0 == "toujours" || $0 == "jamais" } }
      let inWrong = texts.indices.contains { !right.contains($0) && isAbsolute(texts[$0]) }
      let inRight = texts.indices.contains { right.contains($0) && isAbsolute(texts[$0]) }
      if inWrong, !inRight {
        warn("« toujours » ou « jamais » ne figure que dans une réponse fausse : cela la trahit.")
      }
    }
    return found
  }

  // MARK: The whole bank

  /// Pairs that share more than 60 % of the five-word runs of the shorter one.
  private var twins: [Finding] {
    let runs = items.map { item -> Set<String> in
      let words = FrenchText.words(item.prompt)
      guard words.count >= 5 else { return [] }
      return Set((0...(words.count - 5)).map { words[$0..<($0 + 5)].joined(separator: " ") })
    }
    var byRun: [String: [Int]] = [:]
    for (index, set) in runs.enumerated() { for run in set { byRun[run, default: []].append(index) } }
    var shared: [Int: [Int: Int]] = [:]
    for holders in byRun.values where holders.count > 1 {
      for (position, a) in holders.enumerated() {
        for b in holders[(position + 1)...] { shared[a, default: [:]][b, default: 0] += 1 }
      }
    }
    var found: [Finding] = []
    for a in shared.keys.sorted() {
      for (b, count) in (shared[a] ?? [:]).sorted(by: { $0.key < $1.key }) {
        guard Double(count) > 0.6 * Double(min(runs[a].count, runs[b].count)) else { continue }
        found.append(
          Finding(
            item: items[b].id, kind: .duplicateID,
            message: "« \(items[b].id) » ressemble beaucoup à « \(items[a].id) » : plus de 60 % de mots en commun."))
      }
    }
    return found
  }

  private var singles: [(texts: [String], right: Int)] {
    items.compactMap { item in
      if case .single(let texts, let right, false) = item.body, texts.indices.contains(right) {
        (texts, right)
      } else {
        nil
      }
    }
  }

  /// Replies to a situation, and the best one.
  private var judgements: [(texts: [String], right: Int)] {
    items.compactMap { item in
      if case .judgement(let texts, let best, _) = item.body, texts.indices.contains(best) {
        (texts, best)
      } else {
        nil
      }
    }
  }

  private var lengths: [Finding] {
    lengths(singles, "la bonne réponse", "choix simples") + lengths(judgements, "la meilleure réponse", "situations")
  }

  /// Whoever picks the longest, or the shortest, without reading must not be right too often.
  private func lengths(_ choices: [(texts: [String], right: Int)], _ right: String, _ kind: String) -> [Finding] {
    guard choices.count >= 20 else { return [] }
    func share(_ isExtreme: (Int, Int) -> Bool) -> Int {
      let count = choices.filter { choice in
        choice.texts.indices.allSatisfy {
          $0 == choice.right || isExtreme(choice.texts[choice.right].count, choice.texts[$0].count)
        }
      }.count
      return count * 100 / choices.count
    }
    return [("longue", share(>)), ("courte", share(<))].filter { $0.1 > 45 }.map { word, share in
      Finding(
        item: nil, kind: .contradiction,
        message: "\(right) est la plus \(word) dans \(share) % des \(kind) (45 % au plus).")
    }
  }

  /// A stored position that holds the right answer far more often than chance would.
  private var positions: [Finding] {
    let choices = singles
    guard choices.count >= 20 else { return [] }
    return (0..<5).compactMap { position in
      let count = choices.filter { $0.right == position }.count
      let expected = choices.reduce(0) { $0 + ($1.texts.count > position ? 1 / Double($1.texts.count) : 0) }
      let share = Double(count) / Double(choices.count)
      let spread = expected * (1 - expected / Double(choices.count))
      // χ² with one degree of freedom, p < .01.
      guard share > 0.4, spread > 0, (Double(count) - expected) * (Double(count) - expected) / spread > 6.63 else {
        return nil
      }
      return Finding(
        item: nil, kind: .contradiction,
        message: "la bonne réponse est rangée en position \(position + 1) dans \(Int(share * 100)) % des choix simples."
      )
    }
  }

  private var levels: [Finding] {
    var counts: [String: [Int]] = [:]
    for item in items { counts[item.competence, default: [0, 0, 0, 0]][min(max(item.level, 1), 4) - 1] += 1 }
    return counts.keys.sorted().flatMap { competence -> [Finding] in
      let count = counts[competence] ?? []
      let total = count.reduce(0, +)
      var found: [Finding] = []
      if total < 12 {
        found.append(
          Finding(item: nil, kind: .outOfRange, message: "\(competence) : \(total) questions seulement (12 au moins)."))
      }
      for (index, number) in count.enumerated() where number < 3 {
        found.append(
          Finding(
            item: nil, kind: .outOfRange,
            message: "\(competence) : \(number) question(s) de niveau \(index + 1) (3 au moins)."))
      }
      return found
    }
  }
}

extension ItemBody {
  /// The texts among which one chooses; empty for the kinds that are typed.
  var choiceTexts: [String] {
    switch self {
    case .single(let texts, _, _), .multiple(let texts, _, _), .judgement(let texts, _, _): texts
    default: []
    }
  }

  /// The indices of right options, where some are right and others wrong.
  var rightChoices: Set<Int>? {
    switch self {
    case .single(_, let right, _): [right]
    case .multiple(_, let right, _): right
    case .judgement(_, let best, _): [best]
    default: nil
    }
  }
}
