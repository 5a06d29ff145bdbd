import Kernel

/// What a question shows beside its prompt, and which reply is right.
public enum ItemBody: Sendable {
  case single([String], right: Int, ordered: Bool)
  case multiple([String], right: Set<Int>, ordered: Bool)
  /// What one should do: the best and the worst of the replies.
  case judgement([String], best: Int, worst: Int)
  /// Pieces in the right order; shown shuffled.
  case order([String])
  /// `pairs[i]` is the index in `right` of what goes with `left[i]`.
  case match(left: [String], right: [String], pairs: [Int])
  case numeric(NumericKey)
  case text(TextKey)
  /// Segments of a post, some of which are wrong; their number is announced.
  case spot([String], wrong: Set<Int>)

  init(_ kind: ItemKind, _ fields: Fields) {
    if fields.isDescribing { ItemBody.describe(fields) }
    switch kind {
    case .single: self = ItemBody.single(fields)
    case .multiple: self = ItemBody.multiple(fields)
    case .judgement: self = ItemBody.judgement(fields)
    case .order: self = ItemBody.order(fields)
    case .match: self = ItemBody.match(fields)
    case .numeric: self = .numeric(NumericKey(fields))
    case .text: self = .text(TextKey(fields))
    case .spot: self = ItemBody.spot(fields)
    }
  }

  /// Every key that some kind takes, for the schema.
  private static func describe(_ fields: Fields) {
    _ = fields.records("options", of: OptionEntry.self)
    _ = fields.optional("ordered", Bool.self)
    _ = fields.values("sequence", String.self)
    _ = fields.records("left", of: LeftEntry.self)
    _ = fields.records("right", of: RightEntry.self)
    _ = fields.optionalRecord("answer", AnswerEntry.self)
    fields.describe("reject", ["type": "array"], required: false)
    _ = fields.values("accept", String.self)
    _ = fields.optional("pattern", String.self)
    _ = fields.records("segments", of: SegmentEntry.self)
  }

  // MARK: Readers

  private static func texts(_ entries: [OptionEntry], _ key: String, _ range: ClosedRange<Int>, _ fields: Fields)
    -> [String]
  {
    let texts = entries.map(\.text)
    distinct(texts, key, range, fields)
    return texts
  }

  /// So many of them, and no two alike.
  private static func distinct(_ texts: [String], _ key: String, _ range: ClosedRange<Int>, _ fields: Fields) {
    guard !fields.isDescribing, !fields.reading.trusted else { return }
    if !range.contains(texts.count) {
      fields.problem(
        .outOfRange, key: key, "il faut de \(range.lowerBound) à \(range.upperBound) « \(key) » (\(texts.count) ici).")
    }
    var seen = Set<String>()
    let forms = texts.map { ShortText.normal($0) }
    for (text, form) in zip(texts, forms) where !seen.insert(form).inserted {
      fields.problem(.contradiction, key: key, "« \(text.prefix(60)) » figure deux fois. Changez l’un des deux.")
    }
    for (text, form) in zip(texts, forms) where bannedOptions.contains(where: { form.hasPrefix($0) }) {
      fields.problem(
        .wrongValue, key: key,
        "« \(text.prefix(60)) » : une réponse ne renvoie pas aux autres. Écrivez une vraie réponse fausse.")
    }
  }

  private static let bannedOptions = [
    "toutes les reponses", "toutes ces reponses", "aucune des reponses", "aucune de ces reponses", "a et b",
    "les deux reponses", "tout ce qui precede", "rien de tout cela",
  ]

  private static func only(
    _ entries: [OptionEntry], _ mark: String, _ isMarked: (OptionEntry) -> Bool, _ fields: Fields
  ) -> Int {
    let marked = entries.indices.filter { isMarked(entries[$0]) }
    if marked.count != 1, !fields.isDescribing {
      fields.problem(
        marked.isEmpty ? .missingKey : .contradiction, key: "options",
        "une option, et une seule, porte « \(mark): true » (\(marked.count) ici).")
    }
    return marked.first ?? 0
  }

  private static func unmarked(_ entries: [OptionEntry], right: Bool, _ fields: Fields) {
    guard !fields.isDescribing else { return }
    if right ? entries.contains(where: { $0.best || $0.worst }) : entries.contains(where: \.right) {
      fields.problem(
        .contradiction, key: "options",
        right
          ? "« best » et « worst » sont pour « kind: judgement » ; ici, c’est « right: true »."
          : "« right » n’est pas pour « kind: judgement » : écrivez « best: true » et « worst: true ».")
    }
  }

  private static func single(_ fields: Fields) -> ItemBody {
    let entries: [OptionEntry] = fields.records("options")
    unmarked(entries, right: true, fields)
    return .single(
      texts(entries, "options", 3...5, fields), right: only(entries, "right", \.right, fields),
      ordered: fields.optional("ordered") ?? false)
  }

  private static func multiple(_ fields: Fields) -> ItemBody {
    let entries: [OptionEntry] = fields.records("options")
    unmarked(entries, right: true, fields)
    let right = Set(entries.indices.filter { entries[$0].right })
    if !fields.isDescribing, right.count < 2 || right.count == entries.count {
      fields.problem(
        .contradiction, key: "options",
        "il faut au moins deux options justes et au moins une fausse (\(right.count) justes sur \(entries.count)).")
    }
    return .multiple(
      texts(entries, "options", 4...6, fields), right: right, ordered: fields.optional("ordered") ?? false)
  }

  private static func judgement(_ fields: Fields) -> ItemBody {
    let entries: [OptionEntry] = fields.records("options")
    unmarked(entries, right: false, fields)
    let best = only(entries, "best", \.best, fields)
    let worst = only(entries, "worst", \.worst, fields)
    if best == worst, !entries.isEmpty, entries[best].best, entries[best].worst {
      fields.problem(.contradiction, key: "options", "la meilleure option ne peut pas être aussi la pire.")
    }
    return .judgement(texts(entries, "options", 4...5, fields), best: best, worst: worst)
  }

  private static func order(_ fields: Fields) -> ItemBody {
    let pieces: [String] = fields.values("sequence")
    distinct(pieces, "sequence", 3...5, fields)
    return .order(pieces)
  }

  private static func match(_ fields: Fields) -> ItemBody {
    let left: [LeftEntry] = fields.records("left")
    let right: [RightEntry] = fields.records("right")
    distinct(left.map(\.text), "left", 2...6, fields)
    distinct(right.map(\.text), "right", 2...8, fields)
    var pairs: [Int] = []
    for entry in left {
      let index = right.firstIndex { $0.id == entry.with }
      if index == nil, !fields.isDescribing {
        fields.problem(
          .unknownReference, key: "left",
          "« with: \(entry.with.prefix(20)) » ne désigne rien à droite. Ids de droite : \(right.map(\.id).joined(separator: ", "))."
        )
      }
      pairs.append(index ?? 0)
    }
    if Set(pairs).count != pairs.count, !fields.isDescribing {
      fields.problem(.contradiction, key: "left", "deux éléments de gauche vont avec le même de droite.")
    }
    return .match(left: left.map(\.text), right: right.map(\.text), pairs: pairs)
  }

  private static func spot(_ fields: Fields) -> ItemBody {
    let segments: [SegmentEntry] = fields.records("segments")
    distinct(segments.map(\.text), "segments", 3...9, fields)
    let wrong = Set(segments.indices.filter { segments[$0].wrong })
    if !fields.isDescribing, wrong.isEmpty || wrong.count == segments.count {
      fields.problem(
        .contradiction, key: "segments", "il faut au moins un segment à reprendre (« wrong: true ») et un de juste.")
    }
    return .spot(segments.map(\.text), wrong: wrong)
  }
}

// MARK: - Entries of the files

struct OptionEntry: Record {
  static var recordName: String { "ItemOption" }
  let text: String
  let right: Bool
  let best: Bool
  let worst: Bool

  init(_ fields: Fields) {
    text = fields.value("text")
    right = fields.optional("right") ?? false
    best = fields.optional("best") ?? false
    worst = fields.optional("worst") ?? false
  }
}

struct LeftEntry: Record {
  static var recordName: String { "ItemLeft" }
  let text: String
  let with: String

  init(_ fields: Fields) {
    text = fields.value("text")
    with = fields.value("with")
  }
}

struct RightEntry: Record {
  static var recordName: String { "ItemRight" }
  let id: String
  let text: String

  init(_ fields: Fields) {
    id = fields.value("id")
    text = fields.value("text")
  }
}

struct SegmentEntry: Record {
  static var recordName: String { "ItemSegment" }
  let text: String
  let wrong: Bool

  init(_ fields: Fields) {
    text = fields.value("text")
    wrong = fields.optional("wrong") ?? false
  }
}
