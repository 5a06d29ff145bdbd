import GRDB

/// One SQLite connection to one file, whose errors are ours.
///
/// A `DatabaseQueue` and not a pool: one thread, one connection, and no second one to open at start-up. GRDB's own WAL
/// set-up is not used either: it lowers `synchronous` to NORMAL, under which a power cut may lose acknowledged entries.
final class Connection {
  enum Access { case readWrite, readOnly }

  let file: String
  let access: Access
  /// The file that was opened: after an erasure or a replacement by another process, the path names another one.
  let identity: Disk.Identity?
  private let queue: DatabaseQueue

  /// - Important: in `.readWrite`, SQLite would create a missing file with the umask's mode: make it first.
  init(file: String, identifiedBy original: String? = nil, access: Access, lockTimeout: Double) throws(NotebookError) {
    var configuration = Configuration()
    configuration.readonly = access == .readOnly
    configuration.busyMode = .timeout(lockTimeout)
    configuration.foreignKeysEnabled = false
    configuration.label = "carnet"
    (self.file, self.access) = (original ?? file, access)
    identity = Disk.identity(of: original ?? file)
    do {
      queue = try DatabaseQueue(path: file, configuration: configuration)
    } catch {
      throw NotebookError(error, file: original ?? file, writing: false)
    }
  }

  /// Several reads that see one state.
  func read<T>(_ body: (Database) throws -> T) throws(NotebookError) -> T {
    do { return try queue.read(body) } catch { throw explain(error, writing: false) }
  }

  /// One transaction that holds the write lock from its start; on disk on return.
  func transaction<T>(_ body: (Database) throws -> T) throws(NotebookError) -> T {
    do {
      var result: T?
      try queue.inTransaction(.immediate) { db in
        result = try body(db)
        return .commit
      }
      guard let result else { throw NotebookError.cannotWrite(file, .system(0)) }
      return result
    } catch { throw explain(error, writing: true) }
  }

  /// Statements that cannot run in a transaction.
  func direct<T>(writing: Bool, _ body: (Database) throws -> T) throws(NotebookError) -> T {
    do { return try queue.inDatabase(body) } catch { throw explain(error, writing: writing) }
  }

  func close() { try? queue.close() }

  /// What `quick_check` or `integrity_check` says against the file; empty when it is sound.
  func faults(thorough: Bool) -> [String] {
    let pragma = thorough ? "integrity_check" : "quick_check"
    guard let answers = try? queue.inDatabase({ try $0.texts("PRAGMA \(pragma)(20)") }) else { return ["illisible"] }
    return answers == ["ok"] ? [] : answers
  }

  /// SQLite's answer in our words. Where it may come from bad pages, they are checked first.
  private func explain(_ error: any Error, writing: Bool) -> NotebookError {
    let translated = NotebookError(error, file: file, writing: writing)
    switch translated {
    case .cannotRead(_, .sqlite), .cannotWrite(_, .sqlite):
      let faults = faults(thorough: false)
      guard !faults.isEmpty else { return translated }
      return .damaged(file: file, detail: "pages incohérentes : \(faults.count) défaut(s)")
    default: return translated
    }
  }
}
