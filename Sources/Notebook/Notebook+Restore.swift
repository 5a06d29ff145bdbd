/// What a restoration did.
public struct RestoreReport: Hashable, Sendable {
  /// How many entries the notebook holds now.
  public let entries: Int
  /// Where the former notebook was kept, if there was one.
  public let former: String?
}

extension Notebook {
  /// Puts a backup (SQLite, or the portable JSON form) in place of the present notebook, which is kept beside.
  ///
  /// The source is read and verified whole before anything is touched. A sound notebook is replaced by one transaction
  /// on the same file: killed at any moment, it is the former or the restored one, and sessions that have it open see
  /// the new one at their next read. A damaged one, which SQLite cannot write, is replaced by a rename.
  @discardableResult
  public static func restore(
    from path: String, into location: NotebookLocation, clock: Clock, lockTimeout: Double = usualLockTimeout
  ) throws(NotebookError) -> RestoreReport {
    let source = path.hasPrefix("/") ? path : Disk.currentFolder + "/" + path
    if let present = Disk.identity(of: location.file), present == Disk.identity(of: source) {
      throw .cannotRead(source, .sameFile)
    }
    let entries = try Notebook.entries(ofBackup: source)
    let instant = clock()
    guard try fileIsThere(location) else {
      let connection = try createOrOpen(location, lockTimeout: lockTimeout)
      defer { connection.close() }
      try connection.transaction { try Schema.replaceAll($0, with: entries) }
      return RestoreReport(entries: entries.count, former: nil)
    }
    let former = formerName(location, instant)
    do {
      try replaceContent(location, with: entries, keepingFormerAt: former, lockTimeout: lockTimeout)
    } catch {
      guard case .damaged = error else { throw error }
      try replaceFile(location, with: entries, keepingFormerAt: former)
    }
    return RestoreReport(entries: entries.count, former: former)
  }

  /// Everything that a backup holds, verified: integrity, version, every entry.
  static func entries(ofBackup path: String) throws(NotebookError) -> [Entry] {
    let start = try Disk.read(path, atMost: 16)
    guard start.starts(with: "SQLite format 3".utf8) else {
      var bytes = try Disk.read(path)
      // Some editors begin a file with a byte order mark.
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
      let first = bytes.first { $0 != 32 && !(9...13).contains($0) }
      guard first == UInt8(ascii: "{") else {
        throw .malformed(
          file: path, line: 1, column: 1, entry: nil, detail: "ce n’est ni une sauvegarde SQLite ni un export JSON")
      }
      return try PortableForm.read(bytes, file: path)
    }
    let connection = try Connection.forReading(path, lockTimeout: usualLockTimeout)
    defer { connection.close() }
    let version = try connection.read { try Schema.check($0, file: path) }
    guard version > 0 else { throw .notANotebook(file: path) }
    let faults = connection.faults(thorough: true)
    guard faults.isEmpty else { throw .damaged(file: path, detail: "pages incohérentes : \(faults.count) défaut(s)") }
    let entries = try connection.read { try Schema.entries($0, after: 0, file: path) }
    for entry in entries {
      if let fault = entry.fault { throw .damaged(file: path, detail: "entrée \(entry.seq) : \(fault)") }
    }
    return entries
  }

  private static func replaceContent(
    _ location: NotebookLocation, with entries: [Entry], keepingFormerAt former: String, lockTimeout: Double
  ) throws(NotebookError) {
    let connection = try createOrOpen(location, lockTimeout: lockTimeout)
    defer { connection.close() }
    let faults = connection.faults(thorough: false)
    guard faults.isEmpty else { throw .damaged(file: location.file, detail: "\(faults.count) défaut(s)") }
    // The copy is taken by a second connection while the first holds the lock: no entry can slip in between.
    let reader = try Connection.forReading(location.file, lockTimeout: lockTimeout)
    defer { reader.close() }
    try connection.transaction { db in
      try backup(reader, to: former, overwriting: false)
      try Schema.replaceAll(db, with: entries)
    }
  }

  /// The damaged bytes get a second name, then the new file takes the first: at each moment one of them stands there.
  private static func replaceFile(
    _ location: NotebookLocation, with entries: [Entry], keepingFormerAt former: String
  ) throws(NotebookError) {
    let draft = draftName(in: location.folder)
    _ = Disk.remove(draft)
    try Disk.makeFile(draft)
    defer { for suffix in suffixes { _ = Disk.remove(draft + suffix) } }
    let connection = try Connection(file: draft, access: .readWrite, lockTimeout: 0)
    do {
      try connection.transaction { db in
        try Schema.migrate(db, file: draft)
        try Schema.replaceAll(db, with: entries)
      }
    } catch {
      connection.close()
      throw error
    }
    connection.close()
    try Disk.syncFile(draft)
    // The log first: left behind, SQLite might replay it over the new file.
    for suffix in ["-wal", "-journal"] where Disk.kind(of: location.file + suffix) == .file {
      try Disk.rename(location.file + suffix, to: former + suffix)
    }
    _ = Disk.remove(location.file + "-shm")
    try Disk.link(location.file, to: former)
    try Disk.rename(draft, to: location.file)
    Disk.syncFolder(location.folder)
  }

  static let formerPrefix = "carnet-avant-restauration-"
  /// The database and the files that SQLite keeps beside it.
  static let suffixes = ["", "-wal", "-shm", "-journal"]

  /// `carnet-avant-restauration-20261123T090000Z.sqlite`, numbered where that name is taken.
  private static func formerName(_ location: NotebookLocation, _ instant: String) -> String {
    let stamp = instant.prefix { $0 != "." }.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    var name = "\(location.folder)/\(formerPrefix)\(stamp).sqlite"
    var number = 2
    while Disk.kind(of: name) != .missing {
      name = "\(location.folder)/\(formerPrefix)\(stamp)-\(number).sqlite"
      number += 1
    }
    return name
  }
}
