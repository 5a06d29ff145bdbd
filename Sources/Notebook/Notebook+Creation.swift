extension Notebook {
  /// Whether there is an ordinary file to open. A link is refused: the `-wal` would stand beside its target.
  static func fileIsThere(_ location: NotebookLocation) throws(NotebookError) -> Bool {
    switch Disk.kind(of: location.file) {
    case .file: return true
    case .missing: break
    case .symbolicLink: throw .cannotRead(location.file, .symbolicLink)
    case .folder, .other: throw .cannotRead(location.file, .notAFile)
    case .unreachable: throw .cannotRead(location.folder, Disk.obstacle())
    }
    switch Disk.kind(of: location.folder, following: true) {
    case .folder, .missing: return false
    case .unreachable: throw .cannotRead(location.folder, Disk.obstacle())
    default: throw .cannotRead(location.folder, .notAFolder)
    }
  }

  /// The notebook's files are the person's alone, in whatever folder: whose mode is their own choice.
  ///
  /// SQLite gives what it keeps beside the file the mode of the file. A refusal is no obstacle: `verify` says it.
  private static func makePrivate(_ location: NotebookLocation) {
    for path in [location.file, location.file + "-wal", location.file + "-shm"] where Disk.kind(of: path) == .file {
      if Disk.permissions(of: path) != 0o600 { _ = Disk.mode(path, 0o600) }
    }
  }

  /// The notebook, made where it was missing: folder 0700, file 0600, WAL, today's schema.
  static func createOrOpen(_ location: NotebookLocation, lockTimeout: Double) throws(NotebookError) -> Connection {
    let file = location.file
    try Disk.makeFolder(location.folder)
    if try !fileIsThere(location) {
      do {
        try Disk.makeFile(file)
      } catch {
        // Another session was faster.
        guard case .cannotCreate(_, .alreadyExists) = error else { throw error }
      }
      Disk.syncFolder(location.folder)
    }
    for path in [file, location.folder] where !Disk.canWrite(path) {
      throw .cannotWrite(path, Disk.obstacle())
    }
    makePrivate(location)
    let connection = try Connection(file: file, access: .readWrite, lockTimeout: lockTimeout)
    do {
      let version = try connection.direct(writing: true) { db in
        let version = try Schema.check(db, file: file)
        // FULL: the log is synced at each commit, so that what is acknowledged survives a power cut.
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // Nothing changes where the file is in this mode already. Set it again in a file that was copied by hand.
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        return version
      }
      // Checked again under the lock: two sessions may be the first at once.
      if version < Schema.version { try connection.transaction { try Schema.migrate($0, file: file) } }
    } catch {
      connection.close()
      throw error
    }
    return connection
  }
}
