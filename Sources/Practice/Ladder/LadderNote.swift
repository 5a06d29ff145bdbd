import Kernel

/// One entry of the practice log: what was done, with its proof.
public struct LadderNote: Sendable, Equatable {
  public enum Kind: String, CaseIterable, Sendable {
    case week, volunteer, feedback, change, goal, file

    public var inFrench: String {
      switch self {
      case .week: "Une semaine sur mes comptes"
      case .volunteer: "Une mission bénévole"
      case .feedback: "Un avis reçu"
      case .change: "Un changement après une remarque"
      case .goal: "Un objectif pour la semaine"
      case .file: "Mon dossier : devis, assurance"
      }
    }
  }

  public let kind: Kind
  public let notedOn: CivilDate
  /// By the names of the questions: date, what, link, posts, hours, figures, who…
  public let values: [String: FactValue]

  public init(_ kind: Kind, notedOn: CivilDate, values: [String: FactValue]) {
    (self.kind, self.notedOn, self.values) = (kind, notedOn, values)
  }

  public var json: JSON {
    [
      "capability": "practice", "note": .string(kind.rawValue), "notedOn": .date(notedOn),
      "values": .object(
        values.keys.sorted().compactMap { key in
          values[key].map { (key, ["type": .string($0.typeNameForNotes), "value": $0.json]) }
        }),
    ]
  }

  public init?(_ node: Node, reading: (Node) -> FactValue?) {
    guard node["capability"]?.text == "practice", let kind = node["note"]?.text.flatMap({ Kind(rawValue: $0) }),
      let day = node["notedOn"]?.text.flatMap({ CivilDate(iso: $0) }), case .map(let entries)? = node["values"]?.value
    else { return nil }
    self.init(
      kind, notedOn: day,
      values: Dictionary(
        entries.compactMap { entry in reading(entry.value).map { (entry.key, $0) } }, uniquingKeysWith: { a, _ in a }))
  }

  public var day: CivilDate { if case .date(let day)? = values["date"] { day } else { notedOn } }
  func text(_ name: String) -> String? { if case .text(let text)? = values[name] { text } else { nil } }
  func flag(_ name: String) -> Bool { if case .flag(true)? = values[name] { true } else { false } }
  func number(_ name: String) -> Quantity? { if case .number(let n)? = values[name] { n } else { nil } }
  func choice(_ name: String) -> String? { if case .choice(let id)? = values[name] { id } else { nil } }
}

extension FactValue {
  fileprivate var typeNameForNotes: String {
    switch self {
    case .choice: "choice"
    case .choices: "choices"
    case .flag: "flag"
    case .number: "number"
    case .money: "money"
    case .date: "date"
    case .text: "text"
    }
  }
}

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

  public var checkedChanges: Int { notes.count { $0.kind == .change && $0.flag("checked") } }

  public var hours: Double { notes.reduce(0) { $0 + ($1.number("hours")?.double ?? 0) } }

  /// The facts that the log writes, over those known.
  public func facts(_ known: Facts) -> Facts {
    var facts = known
    facts["practice.ownAccountRegularWeeks"] = .number(Quantity(regularWeeks))
    facts["practice.volunteersWithFeedback"] = .number(Quantity(volunteersWithFeedback))
    facts["practice.remarksTurnedIntoChange"] = .number(Quantity(checkedChanges))
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
