import Kernel

/// One whole-day event of the calendar file.
public struct CalendarEvent: Sendable, Equatable {
  /// The same from one export to the next, whatever else changes: a second import updates and does not double.
  public let uid: String
  public let summary: String
  public let description: String
  public let start: CivilDate
  /// The day after the last one.
  public let end: CivilDate
  /// Days before the start at which an alarm rings; empty for none.
  public let alarms: [Int]

  public init(
    uid: String, summary: String, description: String, start: CivilDate, end: CivilDate? = nil, alarms: [Int] = []
  ) {
    (self.uid, self.summary, self.description) = (uid, summary, description)
    (self.start, self.alarms) = (start, alarms)
    self.end = max(end ?? start.adding(days: 1), start.adding(days: 1))
  }

  /// What tells a changed event from an unchanged one.
  public var content: String {
    [summary, description, start.description, end.description, alarms.map(String.init).joined(separator: ",")].joined(
      separator: "\u{1F}")
  }
}

/// What an export sent of one event: enough to raise its sequence when it changes, and to cancel it when it is gone.
public struct SentEvent: Sendable, Equatable {
  public let uid: String
  public var sequence: Int
  public let content: String
  public let summary: String
  public let start: CivilDate
  public let end: CivilDate
  public var isCancelled: Bool

  public var json: JSON {
    [
      "uid": .string(uid), "sequence": .int(sequence), "content": .string(content), "summary": .string(summary),
      "start": .date(start), "end": .date(end), "cancelled": .bool(isCancelled),
    ]
  }

  init(
    uid: String, sequence: Int, content: String, summary: String, start: CivilDate, end: CivilDate, isCancelled: Bool
  ) {
    (self.uid, self.sequence, self.content, self.summary) = (uid, sequence, content, summary)
    (self.start, self.end, self.isCancelled) = (start, end, isCancelled)
  }

  public init?(_ node: Node) {
    func text(_ key: String) -> String? {
      if case .scalar(let text, _)? = node[key]?.value { text } else { nil }
    }
    guard let uid = text("uid"), let sequence = text("sequence").flatMap({ Int($0) }), let content = text("content"),
      let start = text("start").flatMap({ CivilDate(iso: $0) }), let end = text("end").flatMap({ CivilDate(iso: $0) })
    else { return nil }
    self.init(
      uid: uid, sequence: sequence, content: content, summary: text("summary") ?? "", start: start, end: end,
      isCancelled: text("cancelled") == "true")
  }
}
