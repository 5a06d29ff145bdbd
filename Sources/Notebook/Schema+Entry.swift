import GRDB
import Kernel

extension Schema {
  static let columns = "seq, formatVersion, kind, recordedAt, asOf, catalogKey, conversation, deed, payload"

  /// The entries after a `seq`, in order, decoded one by one.
  static func entries(_ db: Database, after seq: Int, file: String) throws -> [Entry] {
    let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM journal WHERE seq > ? ORDER BY seq")
    let rows = try Row.fetchCursor(statement, arguments: [seq])
    var entries: [Entry] = []
    while let row = try rows.next() {
      guard let entry = entry(row) else {
        let place = (Int.fromDatabaseValue(row[0] as DatabaseValue)).map { "entrée \($0)" } ?? "une entrée"
        throw NotebookError.damaged(file: file, detail: "\(place) : champs illisibles")
      }
      entries.append(entry)
    }
    return entries
  }

  private static func entry(_ row: Row) -> Entry? {
    func number(_ column: Int) -> Int? { Int.fromDatabaseValue(row[column] as DatabaseValue) }
    func text(_ column: Int) -> String? {
      guard case .string(let text) = (row[column] as DatabaseValue).storage else { return nil }
      return text
    }
    guard let seq = number(0), let version = number(1), let kind = text(2), let recordedAt = text(3),
      let day = text(4).flatMap({ CivilDate(iso: $0) }), let catalogKey = text(5), let deed = number(7),
      let payload = text(8), text(6) != nil || (row[6] as DatabaseValue).isNull
    else { return nil }
    return Entry(
      seq: seq, formatVersion: version, kind: EntryKind(rawValue: kind), recordedAt: recordedAt, asOf: day,
      catalogKey: catalogKey, conversation: text(6), deed: deed, payload: payload)
  }

  static func insert(_ entry: Entry, _ db: Database) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO journal (\(columns)) VALUES (?,?,?,?,?,?,?,?,?)")
    try statement.execute(arguments: [
      entry.seq, entry.formatVersion, entry.kind.rawValue, entry.recordedAt, entry.asOf.description, entry.catalogKey,
      entry.conversation, entry.deed, entry.payload,
    ])
  }

  static func lastSeq(_ db: Database) throws -> Int { try db.number("SELECT max(seq) FROM journal") ?? 0 }

  /// Puts other entries in place of all those present, in the caller's transaction. Only `restaurer` does this.
  ///
  /// The dropped triggers change SQLite's `schema_version`, by which other sessions see that their fold is stale.
  static func replaceAll(_ db: Database, with entries: [Entry]) throws {
    for trigger in guards { try db.execute(sql: "DROP TRIGGER IF EXISTS \(trigger.name)") }
    try db.execute(sql: "DELETE FROM journal")
    for entry in entries { try insert(entry, db) }
    for trigger in guards { try db.execute(sql: trigger.sql) }
  }
}
