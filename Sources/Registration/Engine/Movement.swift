import Kernel

/// What a change of facts moved among the deadlines: a start date told late recomputes everything, and says so.
public struct Movement: Sendable, Equatable {
  public struct Move: Sendable, Equatable {
    public let title: String
    public let from: CivilDate
    public let to: CivilDate
  }

  /// One-time deadlines whose date changed.
  public let moved: [Move]
  /// Deadlines that are late from now on, and were not known before.
  public let late: [Deadline]
  /// Those that appeared, and how many vanished.
  public let added: [Deadline]
  public let removed: Int

  public init(from old: [Deadline], to new: [Deadline]) {
    var moved: [Move] = []
    var oldOnce: [String: CivilDate] = [:]
    for (id, group) in Dictionary(grouping: old, by: \.id) where group.count == 1 { oldOnce[id] = group[0].due }
    for (id, group) in Dictionary(grouping: new, by: \.id).sorted(by: { $0.key < $1.key }) where group.count == 1 {
      if let before = oldOnce[id], let after = group[0].due, before != after {
        moved.append(Move(title: group[0].title, from: before, to: after))
      }
    }
    // The first declaration is the one that people wait for: it moves with the start.
    if let before = old.first(where: { $0.period != nil }), let after = new.first(where: { $0.period != nil }),
      let from = before.due, let to = after.due, from != to
    {
      moved.append(Move(title: "Première déclaration de chiffre d’affaires", from: from, to: to))
    }
    self.moved = moved
    let oldKeys = Set(old.map(\.key))
    let newKeys = Set(new.map(\.key))
    late = new.filter { $0.isLate && !oldKeys.contains($0.key) }
    added = new.filter { !oldKeys.contains($0.key) }
    removed = oldKeys.subtracting(newKeys).count
  }

  public var isEmpty: Bool { moved.isEmpty && late.isEmpty && added.isEmpty && removed == 0 }
}
