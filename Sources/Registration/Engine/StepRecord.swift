import Kernel

/// What the person said of the steps: done, put off, not concerned, a note. A fold over the journal.
public struct StepRecords: Sendable, Equatable {
  public struct Record: Sendable, Equatable {
    public var state = State.todo
    public var note: String?
    public init() {}

    public var doneOn: CivilDate? { if case .done(let day, _) = state { day } else { nil } }
  }

  public enum State: Sendable, Equatable {
    case todo
    /// On that day; with what proves it, such as the name of a file.
    case done(on: CivilDate, piece: String?)
    case postponed(until: CivilDate)
    case notConcerned(reason: String)
  }

  public private(set) var byStep: [String: Record] = [:]

  public init() {}

  public subscript(step: String) -> Record { byStep[step] ?? Record() }

  public var done: [String] { byStep.keys.filter { isDone($0) }.sorted() }

  public func isDone(_ step: String) -> Bool {
    if case .done = self[step].state { true } else { false }
  }

  public func isNotConcerned(_ step: String) -> Bool {
    if case .notConcerned = self[step].state { true } else { false }
  }

  public mutating func apply(_ change: StepChange) {
    var record = self[change.step]
    if let state = change.state { record.state = state }
    if let note = change.note { record.note = note.isEmpty ? nil : note }
    byStep[change.step] = record
  }
}

/// One thing said of one step, as the journal keeps it: `{"step": "siret", "state": "done", "on": "2026-12-01"}`.
public struct StepChange: Sendable, Equatable {
  public let step: String
  public var state: StepRecords.State?
  /// Empty to take a note away.
  public var note: String?

  public init(_ step: String, _ state: StepRecords.State? = nil, note: String? = nil) {
    (self.step, self.state, self.note) = (step, state, note)
  }

  public var json: JSON {
    var entries: [(String, JSON)] = [("step", .string(step))]
    switch state {
    case .todo?: entries.append(("state", "todo"))
    case .done(let day, let piece)?:
      entries += [("state", "done"), ("on", .date(day))]
      if let piece { entries.append(("piece", .string(piece))) }
    case .postponed(let day)?: entries += [("state", "postponed"), ("until", .date(day))]
    case .notConcerned(let reason)?: entries += [("state", "notConcerned"), ("reason", .string(reason))]
    case nil: break
    }
    if let note { entries.append(("note", .string(note))) }
    return .object(entries)
  }

  /// Nil where the journal holds what this version cannot read.
  public init?(_ node: Node) {
    func text(_ key: String) -> String? {
      if case .scalar(let text, _)? = node[key]?.value { text } else { nil }
    }
    guard let step = text("step") else { return nil }
    self.init(step, nil, note: text("note"))
    switch text("state") {
    case "todo"?: state = .todo
    case "done"?:
      guard let day = text("on").flatMap({ CivilDate(iso: $0) }) else { return nil }
      state = .done(on: day, piece: text("piece"))
    case "postponed"?:
      guard let day = text("until").flatMap({ CivilDate(iso: $0) }) else { return nil }
      state = .postponed(until: day)
    case "notConcerned"?: state = .notConcerned(reason: text("reason") ?? "")
    default: break
    }
  }

  /// « étape « Demander l’Acre » faite le 02/12/2026 ».
  public func words(_ title: String) -> String {
    let what =
      switch state {
      case .todo?: " remise à faire"
      case .done(let day, _)?: " faite le \(day.inFrenchDigits)"
      case .postponed(let day)?: " reportée au \(day.inFrenchDigits)"
      case .notConcerned?: " écartée"
      case nil: note?.isEmpty == true ? " : note retirée" : " : note ajoutée"
      }
    return "étape « \(title) »" + what
  }
}
