import Conversation
import Kernel

/// A question as one person sees it: its options in the order that the seed gives, and what their reply is worth.
struct ShownItem {
  let item: Item
  /// The place in the stored order of each option shown.
  private let order: [Int]

  init(_ item: Item, seed: UInt64) {
    self.item = item
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in item.id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var generator = SeededGenerator(seed: seed ^ hash)
    let stored: [Int]
    var mayStay = true
    switch item.body {
    case .single(let texts, _, let ordered), .multiple(let texts, _, let ordered):
      stored = Array(texts.indices)
      if ordered {
        order = stored
        return
      }
    case .judgement(let texts, _, _): stored = Array(texts.indices)
    case .order(let pieces):
      stored = Array(pieces.indices)
      // Shown in the right order, the question would be its own answer.
      mayStay = false
    case .match(_, let right, _): stored = Array(right.indices)
    case .numeric, .text, .spot:
      order = []
      return
    }
    var shuffled = stored
    repeat {
      for index in stride(from: shuffled.count - 1, to: 0, by: -1) {
        shuffled.swapAt(index, generator.below(index + 1))
      }
    } while !mayStay && shuffled == stored && stored.count > 1
    order = shuffled
  }

  private func options(_ texts: [String]) -> [ReplyKind.Option] {
    order.map { ReplyKind.Option(id: "\($0)", label: texts[$0]) }
  }

  var kind: ReplyKind {
    switch item.body {
    case .single(let texts, _, _): .letters(options(texts), .one)
    case .multiple(let texts, _, _): .letters(options(texts), .several)
    case .judgement(let texts, _, _): .letters(options(texts), .bestThenWorst)
    case .order(let pieces): .letters(options(pieces), .order)
    case .match(let left, let right, _): .pairs(left, options(right))
    case .numeric(let key): .decimal(unit: key.unit)
    case .text: .text(longest: ShortText.longest)
    case .spot(let segments, let wrong): .segments(segments, count: wrong.count)
    }
  }

  /// Whether a reply is right, and how much of it where it has parts.
  func credit(_ value: FactValue) -> (isRight: Bool, points: Int, of: Int) {
    func all(_ isRight: Bool) -> (Bool, Int, Int) { (isRight, isRight ? 1 : 0, 1) }
    var ids: [Int] = []
    if case .choice(let id) = value { ids = [Int(id) ?? -1] }
    if case .choices(let list) = value { ids = list.map { Int($0) ?? -1 } }
    switch item.body {
    case .single(_, let right, _): return all(ids == [right])
    case .multiple(_, let right, _):
      let ticked = Set(ids)
      let points = ticked.intersection(right).count - ticked.subtracting(right).count
      return (ticked == right, max(points, 0), right.count)
    case .judgement(_, let best, let worst):
      guard ids.count == 2 else { return all(false) }
      // The best taken for the worst is worth nothing at all.
      let points = ids[1] == best ? 0 : (ids[0] == best ? 1 : 0) + (ids[1] == worst ? 1 : 0)
      return (ids == [best, worst], points, 2)
    case .order(let pieces):
      var pairs = 0
      var kept = 0
      for i in ids.indices {
        for j in ids.indices where j > i {
          pairs += 1
          if ids[i] < ids[j] { kept += 1 }
        }
      }
      return (ids == Array(pieces.indices), kept, max(pairs, 1))
    case .match(_, _, let pairs): return (ids == pairs, zip(ids, pairs).filter { $0 == $1 }.count, pairs.count)
    case .numeric(let key):
      if case .number(let number) = value { return all(key.accepts(number)) }
      return all(false)
    case .text(let key):
      if case .text(let text) = value { return all(key.accepts(text)) }
      return all(false)
    case .spot(_, let wrong):
      let named = Set(ids.map { $0 - 1 })
      return (named == wrong, named.intersection(wrong).count, wrong.count)
    }
  }

  /// The reply that is right.
  var rightValue: FactValue {
    switch item.body {
    case .single(_, let right, _): .choice("\(right)")
    case .multiple(_, let right, _): .choices(right.sorted().map { "\($0)" })
    case .judgement(_, let best, let worst): .choices(["\(best)", "\(worst)"])
    case .order(let pieces): .choices(pieces.indices.map { "\($0)" })
    case .match(_, _, let pairs): .choices(pairs.map { "\($0)" })
    case .numeric(let key): .number(key.value)
    case .text(let key): .text(key.accept.first ?? "")
    case .spot(_, let wrong): .choices(wrong.sorted().map { "\($0 + 1)" })
    }
  }

  private func letter(_ stored: Int) -> String { ReplyReader.letter(order.firstIndex(of: stored) ?? 0) }

  /// What was right, with the letters as they were shown.
  var rightAnswer: String {
    switch item.body {
    case .single(let texts, let right, _): "\(letter(right)) : \(texts[right])"
    case .multiple(let texts, let right, _):
      order.filter { right.contains($0) }.map { "\(letter($0)) : \(texts[$0])" }.joined(separator: " ; ")
    case .judgement(let texts, let best, let worst):
      "la meilleure, \(letter(best)) : \(texts[best]) ; la pire, \(letter(worst)) : \(texts[worst])"
    case .order(let pieces): pieces.indices.map(letter).joined(separator: " ") + " : " + pieces.joined(separator: " → ")
    case .match(let left, let right, let pairs):
      left.indices.map { "\($0 + 1)\(letter(pairs[$0])) (\(left[$0]) → \(right[pairs[$0]]))" }.joined(separator: " ; ")
    case .numeric(let key): key.unit.map { key.value.inFrench(unit: $0) } ?? key.value.inFrench
    case .text(let key): key.accept.first ?? ""
    case .spot(let segments, let wrong):
      wrong.sorted().map { "\($0 + 1) : \(segments[$0])" }.joined(separator: " ; ")
    }
  }

  /// What the person reads after the answer.
  func feedback(_ mark: SkillEstimator.Mark, _ value: FactValue?) -> [String] {
    let verdict: String
    switch mark {
    case .right: verdict = "**✓ Juste.**"
    case .unknown: verdict = "**Noté.** Voici la réponse :"
    case .wrong:
      let credit: (isRight: Bool, points: Int, of: Int) = value.map { self.credit($0) } ?? (false, 0, 1)
      verdict =
        "**✗ À revoir.**"
        + (credit.of > 1 && credit.points > 0 ? " En partie juste (\(credit.points) sur \(credit.of))." : "")
    }
    return [mark == .right ? verdict : "\(verdict) \(rightAnswer)", item.explanation]
  }
}
