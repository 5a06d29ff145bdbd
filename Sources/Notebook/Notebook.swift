import GRDB

/// The person's notebook: an append-only journal in one SQLite file.
///
///     let notebook = try Notebook.open(at: location, mode: .readWrite, clock: { "2026-11-23T09:00:00Z" })
///     try notebook.append([Draft(.facts, payload: #"{"age":31}"#)], in: context)
///
/// What `append` returned is on disk. Several sessions may hold the same notebook: each read sees what the others wrote.
///
/// - Important: not `Sendable`; one thread at a time.
///
/// ## Topics
/// ### Writing
/// ``append(_:in:)``, ``startConversation(_:input:in:)``, ``reply(_:to:in:expecting:)``, ``withdrawReply(from:in:)``,
/// ``finishConversation(_:with:in:)``, ``abandonConversation(_:in:)``, ``undo(in:)``, ``redo(in:)``
/// ### Reading
/// ``entries(after:)``, ``state()``, ``exportJSON()``
/// ### Keeping
/// ``backup(to:overwriting:)``, ``restore(from:into:clock:lockTimeout:)``, ``verify(_:mending:lockTimeout:)``,
/// ``erase(_:lockTimeout:)``
public final class Notebook {
  public enum Mode: Sendable, Equatable {
    /// Creates nothing: a missing notebook reads as an empty one.
    case readOnlyIfExists
    /// As above until the first append, which creates what is missing: for a session that may end without a word.
    case createOnFirstWrite
    /// Creates folder and file at once, so that what prevents it is said before any question.
    case readWrite
    /// Reads as an empty notebook; the first append says why there is no place for one.
    case nowhere(NotebookError.LocationFault)
  }

  /// The UTC instant, as text. Handed in, so that nothing here reads a clock.
  public typealias Clock = () -> String

  /// How long a writer waits for another, in seconds.
  public static let usualLockTimeout = 2.0

  public let location: NotebookLocation
  public let mode: Mode
  let clock: Clock
  let upcasters: Upcasters
  let lockTimeout: Double
  private let knownKinds: Set<EntryKind>
  private var connection: Connection?
  private var fold: (schemaVersion: Int, state: JournalState)?

  private init(
    _ location: NotebookLocation, _ mode: Mode, _ clock: @escaping Clock, _ upcasters: Upcasters,
    _ knownKinds: Set<EntryKind>, _ lockTimeout: Double
  ) {
    (self.location, self.mode, self.clock) = (location, mode, clock)
    (self.upcasters, self.knownKinds, self.lockTimeout) = (upcasters, knownKinds, lockTimeout)
  }

  deinit { connection?.close() }

  /// Opens the notebook, and checks no more than its header.
  public static func open(
    at location: NotebookLocation, mode: Mode, clock: @escaping Clock, upcasters: Upcasters = .none,
    knownKinds: Set<EntryKind> = EntryKind.known, lockTimeout: Double = usualLockTimeout
  ) throws(NotebookError) -> Notebook {
    let notebook = Notebook(location, mode, clock, upcasters, knownKinds, lockTimeout)
    _ = try mode == .readWrite ? notebook.connectionForWriting() : notebook.connectionForReading()
    return notebook
  }

  /// A notebook that has no place: what only reads works all the same.
  public static func nowhere(_ fault: NotebookError.LocationFault, clock: @escaping Clock) throws(NotebookError)
    -> Notebook
  {
    try open(at: NotebookLocation(folder: "/nulle-part"), mode: .nowhere(fault), clock: clock)
  }

  /// Lets go of the file. The next call opens it again.
  public func close() {
    connection?.close()
    (connection, fold, isWritable) = (nil, nil, false)
  }

  /// Whether there is a notebook on disk now.
  public var exists: Bool {
    if case .nowhere = mode { return false }
    return Disk.kind(of: location.file) == .file
  }

  // MARK: Connection

  /// Nil where there is no notebook, or one in which nothing was ever made.
  func connectionForReading() throws(NotebookError) -> Connection? {
    if let connection, connection.identity == Disk.identity(of: location.file) { return connection }
    close()
    if case .nowhere = mode { return nil }
    guard try Notebook.fileIsThere(location) else { return nil }
    let opened = try Connection.forReading(location.file, lockTimeout: lockTimeout)
    let file = location.file
    guard try opened.read({ try Schema.check($0, file: file) }) > 0 else {
      opened.close()
      return nil
    }
    connection = opened
    return opened
  }

  func connectionForWriting() throws(NotebookError) -> Connection {
    if case .nowhere(let fault) = mode { throw .noLocation(fault) }
    guard mode != .readOnlyIfExists else { throw .cannotWrite(location.file, .openedForReading) }
    if let connection, isWritable, connection.identity == Disk.identity(of: location.file) { return connection }
    close()
    let opened = try Notebook.createOrOpen(location, lockTimeout: lockTimeout)
    connection = opened
    isWritable = true
    return opened
  }

  /// Whether the present connection went through ``createOrOpen(_:lockTimeout:)``, which sets `synchronous`.
  private var isWritable = false

  // MARK: Transactions

  func reading<T>(_ body: (Database) throws -> T) throws(NotebookError) -> T? {
    try connectionForReading()?.read(body)
  }

  func writing<T>(_ body: (Database) throws -> T) throws(NotebookError) -> T {
    // Once more when another process erased or replaced the file between the opening and the lock.
    for _ in 0..<3 {
      let connection = try connectionForWriting()
      let file = location.file
      let result: T? = try connection.transaction { db in
        guard Disk.identity(of: file) == connection.identity else { return nil as T? }
        return try body(db)
      }
      if let result { return result }
    }
    throw .busy(file: location.file)
  }

  /// The fold, brought up to date with what any session wrote since the last call.
  func refreshedState(_ db: Database) throws -> JournalState {
    let schemaVersion = try db.number("PRAGMA schema_version") ?? 0
    var state = fold.flatMap { $0.schemaVersion == schemaVersion ? $0.state : nil } ?? emptyState
    // Taken out while it grows, so that it is not copied.
    fold = nil
    for entry in try Schema.entries(db, after: state.lastSeq, file: location.file) { state.apply(entry) }
    fold = (schemaVersion, state)
    return state
  }

  var emptyState: JournalState { JournalState(upcasters: upcasters, knownKinds: knownKinds) }
}
