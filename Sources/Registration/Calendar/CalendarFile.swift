import Kernel

/// A calendar file (RFC 5545), which remembers what the one before sent: changed events carry a higher SEQUENCE, those
/// that are gone are sent once more as CANCELLED.
public struct CalendarFile: Sendable {
  /// The text, CRLF at each end of line, no line over 75 bytes.
  public let text: String
  /// What to remember for the next one.
  public let sent: [SentEvent]

  /// - Parameters:
  ///   - stamp: when the file was made, UTC, ISO 8601: `2026-11-23T09:00:00Z`.
  ///   - before: what the last export sent.
  public init(_ events: [CalendarEvent], after before: [SentEvent], stamp: String, name: String) {
    var known = Dictionary(before.map { ($0.uid, $0) }, uniquingKeysWith: { $1 })
    var sent: [SentEvent] = []
    var writer = ContentLines()
    writer.line("BEGIN", "VCALENDAR")
    writer.line("VERSION", "2.0")
    writer.line("PRODID", "-//Tremplin//Tremplin//FR")
    writer.line("CALSCALE", "GREGORIAN")
    writer.line("METHOD", "PUBLISH")
    writer.text("X-WR-CALNAME", name)
    let stamp = CalendarFile.utc(stamp)
    for event in events.sorted(by: { ($0.start, $0.uid) < ($1.start, $1.uid) }) {
      let old = known.removeValue(forKey: event.uid)
      let hasChanged = old.map { $0.content != event.content || $0.isCancelled } ?? false
      let sequence = (old?.sequence ?? 0) + (hasChanged ? 1 : 0)
      writer.event(event, sequence, stamp)
      sent.append(
        SentEvent(
          uid: event.uid, sequence: sequence, content: event.content, summary: event.summary, start: event.start,
          end: event.end, isCancelled: false))
    }
    for var gone in known.values.sorted(by: { ($0.start, $0.uid) < ($1.start, $1.uid) }) {
      if !gone.isCancelled { gone.sequence += 1 }
      gone.isCancelled = true
      writer.cancelled(gone, stamp)
      sent.append(gone)
    }
    writer.line("END", "VCALENDAR")
    text = writer.out
    self.sent = sent
  }

  /// `20261123T090000Z`, or the beginning of time where the stamp is no instant.
  private static func utc(_ stamp: String) -> String {
    let digits = stamp.filter { $0.isNumber || $0 == "T" || $0 == "Z" }
    return digits.count == 16 ? digits : "19700101T000000Z"
  }
}

/// Content lines, escaped and folded.
struct ContentLines {
  var out = ""

  /// A value that needs no escape.
  mutating func line(_ name: String, _ value: String) { fold(name + ":" + value) }

  /// A TEXT value (§3.3.11). Control characters would break the line: they are taken out.
  mutating func text(_ name: String, _ value: String) { line(name, ContentLines.escaped(value)) }

  static func escaped(_ value: String) -> String {
    var out = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case ";": out += "\\;"
      case ",": out += "\\,"
      case "\n": out += "\\n"
      default: if scalar.value >= 32, !(0x7F...0x9F).contains(scalar.value) { out.unicodeScalars.append(scalar) }
      }
    }
    return out
  }

  /// At most 75 bytes a line, cut between characters, the rest after a space (§3.1).
  private mutating func fold(_ content: String) {
    var width = 0
    for scalar in content.unicodeScalars {
      let bytes = UTF8.width(scalar)
      if width + bytes > 75 {
        out += "\r\n "
        width = 1
      }
      out.unicodeScalars.append(scalar)
      width += bytes
    }
    out += "\r\n"
  }

  static func day(_ date: CivilDate) -> String { date.description.filter { $0 != "-" } }

  mutating func event(_ event: CalendarEvent, _ sequence: Int, _ stamp: String) {
    head(event.uid, sequence, stamp, event.start, event.end, event.summary)
    text("DESCRIPTION", event.description)
    line("STATUS", "CONFIRMED")
    line("TRANSP", "TRANSPARENT")
    for days in event.alarms {
      line("BEGIN", "VALARM")
      line("ACTION", "DISPLAY")
      text("DESCRIPTION", event.summary)
      // Whole days begin at midnight: nine in the morning, so many days before.
      line("TRIGGER", days == 0 ? "PT9H" : days == 1 ? "-PT15H" : "-P\(days - 1)DT15H")
      line("END", "VALARM")
    }
    line("END", "VEVENT")
  }

  mutating func cancelled(_ event: SentEvent, _ stamp: String) {
    head(event.uid, event.sequence, stamp, event.start, event.end, event.summary)
    line("STATUS", "CANCELLED")
    line("END", "VEVENT")
  }

  private mutating func head(
    _ uid: String, _ sequence: Int, _ stamp: String, _ start: CivilDate, _ end: CivilDate, _ summary: String
  ) {
    line("BEGIN", "VEVENT")
    text("UID", uid)
    line("DTSTAMP", stamp)
    line("SEQUENCE", String(sequence))
    line("DTSTART;VALUE=DATE", ContentLines.day(start))
    line("DTEND;VALUE=DATE", ContentLines.day(end))
    text("SUMMARY", summary)
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x80: 1
    case 0x80..<0x800: 2
    case 0x800..<0x10000: 3
    default: 4
    }
  }
}
