import GRDB

/// The file's format: two numbers in its header, one table, three triggers. Only SQL; a shipped step never changes.
enum Schema {
  /// « TRMP » in ASCII: says that a SQLite file is a notebook.
  static let applicationID = 0x5452_4D50

  /// What this program writes, and the newest that it reads (`user_version`).
  static var version: Int { steps.count }

  /// Step *n* leads from version *n* to *n + 1*.
  static let steps = [
    """
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY CHECK (seq > 0),
      formatVersion INTEGER NOT NULL CHECK (formatVersion > 0),
      kind TEXT NOT NULL CHECK (kind <> ''),
      recordedAt TEXT NOT NULL,
      asOf TEXT NOT NULL,
      catalogKey TEXT NOT NULL,
      conversation TEXT,
      deed INTEGER NOT NULL,
      payload TEXT NOT NULL
    );
    \(guards.map(\.sql).joined(separator: ";\n"));
    """
  ]

  /// What makes the journal append-only. The third also stops INSERT OR REPLACE, which fires no DELETE trigger everywhere.
  static let guards = [
    (
      name: "journalNoUpdate",
      sql: """
      CREATE TRIGGER journalNoUpdate BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
      """
    ),
    (
      name: "journalNoDelete",
      sql: """
      CREATE TRIGGER journalNoDelete BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
      """
    ),
    (
      name: "journalGrows",
      sql: """
      CREATE TRIGGER journalGrows BEFORE INSERT ON journal
      WHEN NEW.seq <= (SELECT max(seq) FROM journal)
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
      """
    ),
  ]

  /// The version in the header: 0 for a file where nothing was made yet.
  ///
  /// Reads the header and one page, nothing else: that is all that a normal opening checks.
  static func check(_ db: Database, file: String) throws -> Int {
    let owner = try db.number("PRAGMA application_id") ?? 0
    let found = try db.number("PRAGMA user_version") ?? 0
    if owner == 0, found == 0, try db.number("SELECT count(*) FROM sqlite_master") == 0 {
      // SQLite takes a file shorter than its smallest page for an empty one, and would write over it.
      let size = Disk.size(of: file) ?? 0
      guard size == 0 || size >= 512 else { throw NotebookError.damaged(file: file, detail: "fichier tronqué") }
      return 0
    }
    guard owner == applicationID else { throw NotebookError.notANotebook(file: file) }
    guard found <= version else { throw NotebookError.newerVersion(file: file, found: found, known: version) }
    guard found > 0 else { throw NotebookError.damaged(file: file, detail: "numéro de version impossible : \(found)") }
    return found
  }

  /// Brings the file to today's version, in the caller's transaction.
  static func migrate(_ db: Database, file: String) throws {
    let found = try check(db, file: file)
    guard found < version else { return }
    for step in steps[found...] { try db.execute(sql: step) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }
}

extension Database {
  /// One number, or nil for anything else: a damaged file may hold anything, and GRDB traps on some of it.
  func number(_ sql: String) throws -> Int? {
    try Row.fetchOne(self, sql: sql).flatMap { Int.fromDatabaseValue($0[0] as DatabaseValue) }
  }

  /// The first column, as text.
  func texts(_ sql: String) throws -> [String] {
    try Row.fetchAll(self, sql: sql).map { String.fromDatabaseValue($0[0] as DatabaseValue) ?? "?" }
  }
}
