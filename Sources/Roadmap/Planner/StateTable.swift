/// A key whose mixing is the same on any machine, unlike `Hasher`'s.
protocol MixedKey: Equatable {
  var mixed: UInt64 { get }
}

/// Numbers the states that a search meets: the same state, the same number. Open addressing with a fixed mixing.
struct StateTable<Key: MixedKey> {
  private(set) var keys: [Key] = []
  private var slots: [Int32] = Array(repeating: -1, count: 256)

  mutating func number(of key: Key) -> Int {
    if keys.count * 2 >= slots.count { grow() }
    var slot = Int(truncatingIfNeeded: key.mixed) & (slots.count - 1)
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    return keys.count - 1
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key.mixed) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}
