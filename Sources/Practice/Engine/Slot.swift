/// What one fact of a running engagement holds: nothing yet, a number, a word or a yes and no, all as a number.
struct Slot: Sendable, Equatable {
  enum Kind: UInt8, Sendable { case nothing, number, word, flag }
  var kind: Kind
  var number: Double

  static let nothing = Slot(kind: .nothing, number: 0)
  static func number(_ value: Double) -> Slot { Slot(kind: .number, number: value) }
  static func flag(_ value: Bool) -> Slot { Slot(kind: .flag, number: value ? 1 : 0) }
  static func word(_ index: Int) -> Slot { Slot(kind: .word, number: Double(index)) }
}

/// The facts that every engagement has, at fixed places; those of a scenario follow.
enum BuiltIn: Int, CaseIterable {
  case trust, reputation, quality, hours, costs, stock, followers
  case cadence, replyHours, adsPerWeek, offerShare, videoShare, price, months
  case redLines, week, followersGained, reachLastWeek, clicks

  static let names = ScenarioFacts.builtIn

  /// What `effects` may change stays between 0 and this.
  @inline(__always)
  static func most(_ fact: Int) -> Double {
    switch fact {
    case BuiltIn.trust.rawValue, BuiltIn.reputation.rawValue, BuiltIn.quality.rawValue, BuiltIn.stock.rawValue: 100
    default: 1_000_000
    }
  }

  @inline(__always)
  static func share(_ slot: Slot) -> Double { Swift.max(0, Swift.min(1, slot.number)) }
}

/// All conditions of one world, flattened: a tree walk over plain numbers, with nothing to retain.
struct ConditionProgram: Sendable {
  /// Where a condition begins; negative for « always ».
  typealias Entry = Int32
  static let always: Entry = -1

  private enum Code: UInt8, Sendable { case all, any, not, isValue, atLeast, atMost, revealed, never }

  private struct Step: Sendable {
    var code: Code
    var kind: Slot.Kind = .nothing
    var fact: Int32 = 0
    /// Steps of this condition, itself included.
    var length: Int32 = 1
    var number = 0.0
  }

  private var steps: [Step] = []

  /// Adds a condition; its names are looked up, and given out where they are new.
  mutating func add(_ condition: ScenarioCondition?, _ names: inout FactNames) -> Entry {
    guard let condition else { return ConditionProgram.always }
    let start = steps.count
    write(condition, &names)
    return Entry(start)
  }

  /// A condition that never holds.
  mutating func addNever() -> Entry {
    steps.append(Step(code: .never))
    return Entry(steps.count - 1)
  }

  private mutating func write(_ condition: ScenarioCondition, _ names: inout FactNames) {
    let start = steps.count
    switch condition {
    case .all(let parts):
      steps.append(Step(code: .all))
      for part in parts { write(part, &names) }
    case .any(let parts):
      steps.append(Step(code: .any))
      for part in parts { write(part, &names) }
    case .not(let part):
      steps.append(Step(code: .not))
      write(part, &names)
    case .test("revealed", .contains(let id)):
      let bit = names.hidden.firstIndex(of: id)
      steps.append(bit.map { Step(code: .revealed, fact: Int32($0)) } ?? Step(code: .never))
    case .test(let fact, let comparison):
      let slot = Int32(names.slot(fact))
      switch comparison {
      case .isValue(let value): writeValue(slot, names.value(value))
      case .isOneOf(let values):
        steps.append(Step(code: .any))
        for value in values { writeValue(slot, names.value(value)) }
      case .atLeast(let bound): steps.append(Step(code: .atLeast, fact: slot, number: bound))
      case .atMost(let bound): steps.append(Step(code: .atMost, fact: slot, number: bound))
      case .contains: steps.append(Step(code: .never))
      }
    }
    steps[start].length = Int32(steps.count - start)
  }

  private mutating func writeValue(_ fact: Int32, _ value: Slot) {
    steps.append(Step(code: .isValue, kind: value.kind, fact: fact, number: value.number))
  }

  @inline(__always)
  func holds(_ entry: Entry, _ slots: [Slot], _ revealed: UInt64) -> Bool {
    entry < 0 || walk(Int(entry), slots, revealed)
  }

  private func walk(_ index: Int, _ slots: [Slot], _ revealed: UInt64) -> Bool {
    let step = steps[index]
    switch step.code {
    case .never: return false
    case .revealed: return revealed & (1 << UInt64(step.fact)) != 0
    case .isValue:
      let slot = slots[Int(step.fact)]
      return slot.kind == step.kind && slot.number == step.number
    case .atLeast:
      let slot = slots[Int(step.fact)]
      return slot.kind == .number && slot.number >= step.number
    case .atMost:
      let slot = slots[Int(step.fact)]
      return slot.kind == .number && slot.number <= step.number
    case .not: return !walk(index + 1, slots, revealed)
    case .all, .any:
      let wanted = step.code == .any
      let end = index + Int(step.length)
      var part = index + 1
      while part < end {
        if walk(part, slots, revealed) == wanted { return wanted }
        part += Int(steps[part].length)
      }
      return !wanted
    }
  }
}
