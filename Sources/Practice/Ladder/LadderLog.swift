import Kernel

/// The practice log as a whole: what it proves.
public struct LadderLog: Sendable {
  public let notes: [LadderNote]

  public init(_ notes: [LadderNote]) { self.notes = notes }

  /// Monday of a day’s week.
  static func week(of day: CivilDate) -> Int { (day.daysSinceEpoch + 3).quotient(7) }

  /// Weeks with two posts or more: days of posting count where they are noted, in one note or in several.
  public var regularWeeks: Int {
    var posts: [Int: Int] = [:]
    for note in notes where note.kind == .week {
      posts[LadderLog.week(of: note.day), default: 0] += note.number("posts")?.whole ?? 0
    }
    return posts.values.count { $0 >= 2 }
  }

  public var volunteers: [String] {
    var seen = Set<String>()
    return notes.filter { $0.kind == .volunteer }.compactMap { $0.text("who") }
      .filter { seen.insert(FrenchText.fold($0)).inserted }
  }

  public var volunteersWithFeedback: Int {
    let heard = Set(notes.filter { $0.kind == .feedback }.compactMap { $0.text("who") }.map { FrenchText.fold($0) })
    return volunteers.count { heard.contains(FrenchText.fold($0)) }
  }

  /// Days between a change and the look that says whether it holds.
  static let checkAfter = 14

  /// Each change once, as it was last noted.
  var changes: [LadderNote] {
    var last: [String: LadderNote] = [:]
    var order: [String] = []
    for note in notes where note.kind == .change {
      let key = FrenchText.fold((note.text("what") ?? "") + "\n" + (note.text("changed") ?? ""))
      if last[key] == nil { order.append(key) }
      last[key] = note
    }
    return order.compactMap { last[$0] }
  }

  public var checkedChanges: Int { changes.count { $0.flag("checked") } }

  public var hours: Double { notes.reduce(0) { $0 + ($1.number("hours")?.double ?? 0) } }

  /// The facts that the log writes, over those known.
  public func facts(_ known: Facts) -> Facts {
    var facts = known
    facts["practice.ownAccountRegularWeeks"] = .number(Quantity(regularWeeks))
    facts["practice.volunteersWithFeedback"] = .number(Quantity(volunteersWithFeedback))
    facts["practice.remarksTurnedIntoChange"] = .number(Quantity(checkedChanges))
    if let last = notes.map(\.day).max() { facts["practice.lastNoteOn"] = .date(last) }
    for note in notes where note.kind == .file {
      for (question, fact) in [("quote", "practice.quoteTemplateReady"), ("insurance", "practice.insuranceConsidered")]
      {
        if case .flag(let yes)? = note.values[question] { facts[fact] = .flag(yes) }
      }
    }
    return facts
  }
}

extension Int {
  /// Floor division: days before 1970 too.
  fileprivate func quotient(_ divisor: Int) -> Int { self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor) }
}
