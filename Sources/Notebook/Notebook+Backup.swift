import GRDB

extension Notebook {
  /// Writes a SQLite backup (0600): a notebook in one file, compacted, that appears whole or not at all.
  ///
  /// - Parameter overwriting: without it, an existing file is refused. The notebook itself always is.
  public func backup(to path: String, overwriting: Bool = false) throws(NotebookError) {
    let target = path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
    if case .nowhere(let fault) = mode { throw .noLocation(fault) }
    guard let connection = try connectionForReading() else { throw .cannotRead(location.file, .missing) }
    try Notebook.backup(connection, to: target, overwriting: overwriting)
  }

  static func backup(_ connection: Connection, to target: String, overwriting: Bool) throws(NotebookError) {
    let draft = try Notebook.draft(for: target, overwriting: overwriting, never: connection.identity)
    try Disk.makeFile(draft)
    defer { _ = Disk.remove(draft) }
    do {
      // Reads every entry under one snapshot, and needs no write lock.
      try connection.direct(writing: false) { try $0.execute(sql: "VACUUM INTO ?", arguments: [draft]) }
    } catch {
      throw error.blaming(target, insteadOf: connection.file)
    }
    // VACUUM INTO leaves the syncing to us.
    try Disk.syncFile(draft)
    try Notebook.finish(draft, at: target, overwriting: overwriting)
  }

  /// A name that only this process uses, and that `erase` knows.
  static func draftName(in folder: String) -> String { "\(folder)/.carnet-\(Disk.processID).ebauche" }
}

extension NotebookError {
  /// A full disk while copying is about the copy. What else SQLite says is about the source.
  fileprivate func blaming(_ target: String, insteadOf source: String) -> NotebookError {
    switch self {
    case .cannotWrite(source, let obstacle): .cannotWrite(target, obstacle)
    default: self
    }
  }
}

extension Disk {
  /// Gives a finished draft its name, never over another file: a link where the file system has them.
  static func place(_ draft: String, at target: String) throws(NotebookError) {
    do {
      try link(draft, to: target)
    } catch {
      // FAT and some network disks have no hard links.
      guard case .cannotCreate(_, let obstacle) = error, obstacle != .alreadyExists, kind(of: target) == .missing else {
        throw error
      }
      try rename(draft, to: target)
    }
  }
}
