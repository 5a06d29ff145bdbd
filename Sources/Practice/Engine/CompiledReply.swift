import Kernel

/// A reply in numbers. An order holds its items, first in the lowest four bits.
public enum CompiledReply: Sendable, Equatable {
  case option(Int)
  /// Options as bits.
  case options(UInt32)
  case number(Double)
  case order(UInt32)
  /// Of a text, 0…100.
  case score(Double)
  /// For `info`, and for a decision that the person leaves aside.
  case none
}

/// The few outcomes of one reply, without an array.
struct OutcomePick: Sequence, IteratorProtocol {
  private var bits: UInt32
  init(_ index: Int) { bits = 1 << UInt32(index) }
  init(bits: UInt32) { self.bits = bits }

  mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    let index = bits.trailingZeroBitCount
    bits &= bits - 1
    return index
  }
}

extension CompiledDecision {
  /// The share of the asked pairs that an order keeps.
  func share(of order: UInt32) -> Double {
    guard !before.isEmpty else { return 1 }
    var kept = 0
    for (a, b) in before where place(of: a, in: order) < place(of: b, in: order) { kept += 1 }
    return Double(kept) / Double(before.count)
  }

  private func place(of item: Int, in order: UInt32) -> Int {
    for place in 0..<items where Int(order >> UInt32(4 * place)) & 15 == item { return place }
    return items
  }
}

extension Decision {
  /// A reply by ids, in numbers; nil where it does not fit.
  public func compiled(_ reply: ScriptedReply) -> CompiledReply? {
    guard accepts(reply) else { return nil }
    switch (kind, reply) {
    case (.choice, .word(let id)): return options.firstIndex { $0.id == id }.map { .option($0) }
    case (.pick, .words(let ids)): return .options(bits(ids))
    case (.pick, .word(let id)): return .options(bits([id]))
    case (.number, .number(let value)): return .number(value)
    case (.order, .words(let ids)):
      var order: UInt32 = 0
      for (place, id) in ids.enumerated() {
        guard let item = items.firstIndex(where: { $0.id == id }) else { return nil }
        order |= UInt32(item) << UInt32(4 * place)
      }
      return .order(order)
    case (.text, .number(let score)): return .score(score)
    default: return nil
    }
  }

  private func bits(_ ids: [String]) -> UInt32 {
    ids.reduce(0) { bits, id in options.firstIndex { $0.id == id }.map { bits | 1 << UInt32($0) } ?? bits }
  }

  /// The reply as it is stored and shown: by ids.
  public func written(_ reply: CompiledReply) -> ScriptedReply? {
    switch reply {
    case .option(let index): .word(options[index].id)
    case .options(let bits): .words(options.indices.filter { bits & (1 << UInt32($0)) != 0 }.map { options[$0].id })
    case .number(let value), .score(let value): .number(value)
    case .order(let order): .words(items.indices.map { items[Int(order >> UInt32(4 * $0)) & 15].id })
    case .none: nil
    }
  }
}
