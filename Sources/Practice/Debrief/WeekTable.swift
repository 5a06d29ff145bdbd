import Document
import Kernel

/// What each week brought: publications reach people, replies change the course.
struct WeekTable {
  let run: PracticeRun

  init(_ run: PracticeRun) { self.run = run }

  var block: Block {
    let accounts = run.world.accounts
    var reach = [[Double]](repeating: [Double](repeating: 0, count: accounts.count), count: 13)
    var followers = reach
    var played = Set<Int>()
    for entry in run.engagement.log.entries {
      guard case .played(let week, let account, let outcome, let count) = entry, (1...12).contains(week) else {
        continue
      }
      reach[week][account] = outcome.reach
      followers[week][account] = count
      played.insert(week)
    }
    let followed = accounts.indices.filter { accounts[$0].hasFollowers }
    let rows = (1...12).filter { played.contains($0) }.map { week -> [Inline] in
      let met = run.turns.filter { $0.week == week }
        .map { (PlayedDecision(run.world, $0.index).title ?? $0.id).shortened(to: 30) }
      return [
        Inline("\(week)"), WeekTable.cell(reach[week]), WeekTable.cell(followed.map { followers[week][$0] }),
        Inline(met.isEmpty ? "—" : met.joined(separator: ", ")),
      ]
    }
    return .table([.right("Semaine"), .right("Touchées"), .right("Abonnés"), "Décisions"], rows: rows)
  }

  /// What the pairs of figures stand for; nil where there is one account only.
  var legend: String? {
    let names = run.world.accounts.map(\.name)
    return names.count > 1 ? "Les chiffres vont par compte : \(French.list(names, "puis"))." : nil
  }

  private static func cell(_ values: [Double]) -> Inline {
    Inline(values.isEmpty ? "—" : values.map(\.inFrenchGroups).joined(separator: " / "))
  }
}
