import Kernel

/// Which question comes next: first which competence, then which of its questions.
struct ItemChooser: Sendable {
  let items: [Item]
  let parameters: [ItemParameters]
  /// The questions that may be asked, by place of their competence in the list.
  let pools: [[Int]]
  private let selectors: [ItemSelector]
  /// Places in the list of competences that the sitting asks about.
  let scope: [Int]
  /// The level that each competence needs; nil for a profile.
  let needed: [Int]?
  let setting: SittingSetting
  private let enemies: [Set<Int>]

  /// A competence is not asked about more often than this in one sitting.
  var mostPerCompetence: Int { setting.competence == nil ? 8 : setting.length.most(forOne: true) }
  var most: Int { setting.length.most(forOne: setting.competence != nil) }

  /// Below this, another question would hardly tell more.
  static let fineEnough = 0.45
  static let firstPass = 2
  /// Where the first question of a competence stands: easier than the middle.
  static let gentleDifficulty = -0.5
  /// The draw is among so many of the best.
  static let draw = 3

  init(items: [Item], pools: [[Int]], scope: [Int], needed: [Int]?, setting: SittingSetting) {
    (self.items, self.pools, self.scope) = (items, pools, scope)
    (self.needed, self.setting) = (needed, setting)
    parameters = items.map { ItemParameters(a: $0.discrimination, b: $0.difficulty, c: $0.guessing) }
    let all = parameters
    selectors = pools.map { pool in ItemSelector(pool.map { all[$0] }) }
    let places = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var enemies = Array(repeating: Set<Int>(), count: items.count)
    for (index, item) in items.enumerated() {
      for enemy in item.enemies.compactMap({ places[$0] }) {
        enemies[index].insert(enemy)
        enemies[enemy].insert(index)
      }
    }
    self.enemies = enemies
  }

  /// Nil when the sitting is over.
  ///
  /// - Parameters:
  ///   - answered: questions of this sitting, in order.
  ///   - deferred: questions put aside.
  ///   - estimator: all that measures, this sitting included.
  func next(answered: [Int], deferred: Set<Int>, estimator: SkillEstimator, competenceOf: [Int]) -> Int? {
    guard answered.count < most else { return nil }
    var counts = [Int](repeating: 0, count: pools.count)
    for item in answered where competenceOf[item] >= 0 { counts[competenceOf[item]] += 1 }
    var closed = deferred.union(answered)
    for item in answered { closed.formUnion(enemies[item]) }
    let open = scope.filter { k in
      counts[k] < mostPerCompetence && pools[k].contains { !closed.contains($0) }
    }
    guard !open.isEmpty else { return nil }
    let estimates = estimator.estimates(intervals: false)
    guard let competence = competence(among: open, counts, estimates) else { return nil }
    var generator = SeededGenerator(
      seed: setting.seed ^ (UInt64(answered.count + deferred.count) &* 0x9E37_79B9_7F4A_7C15))
    return item(
      of: competence, estimates[competence], isFirst: estimates[competence].answers == 0, closed, &generator)
  }

  private func competence(among open: [Int], _ counts: [Int], _ estimates: [SkillEstimate]) -> Int? {
    if setting.competence != nil { return open.first { estimates[$0].deviation > ItemChooser.fineEnough } }
    // First pass: a turn of one question each, then another.
    let wanted = open.filter { counts[$0] < ItemChooser.firstPass && (needed?[$0] ?? 1) > 0 }
    if let least = wanted.map({ counts[$0] }).min() { return wanted.first { counts[$0] == least } }
    let undecided = open.filter { k in
      guard estimates[k].deviation > ItemChooser.fineEnough else { return false }
      guard let needed, needed[k] > 0 else { return needed == nil }
      return !estimates[k].verdict(forLevel: needed[k]).isConclusive
    }
    func worth(_ k: Int) -> Double {
      guard let needed else { return 0 }
      let p = estimates[k].probability(ofLevel: needed[k])
      return p * (1 - p)
    }
    return undecided.max { a, b in
      (worth(a), estimates[a].deviation, -a) < (worth(b), estimates[b].deviation, -b)
    }
  }

  private func item(
    of competence: Int, _ estimate: SkillEstimate, isFirst: Bool, _ closed: Set<Int>,
    _ generator: inout SeededGenerator
  ) -> Int? {
    let pool = pools[competence]
    if isFirst {
      let gentle = pool.filter { !closed.contains($0) }.sorted {
        (abs(parameters[$0].b - ItemChooser.gentleDifficulty), $0)
          < (abs(parameters[$1].b - ItemChooser.gentleDifficulty), $1)
      }.prefix(ItemChooser.draw)
      return gentle.isEmpty ? nil : gentle[gentle.startIndex + generator.below(gentle.count)]
    }
    return selectors[competence].oneOf(ItemChooser.draw, at: estimate.mean, using: &generator) {
      !closed.contains(pool[$0])
    }.map { pool[$0.index] }
  }
}
