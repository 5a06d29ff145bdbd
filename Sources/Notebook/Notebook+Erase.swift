/// What an erasure removed, and what it left.
public struct EraseReport: Hashable, Sendable {
  /// Full paths, in the order removed; the folder last where it was left empty.
  public var removed: [String] = []
  /// Links among them: the link is gone, what it pointed to was not touched.
  public var links: [String] = []
}

extension Notebook {
  /// Removes the notebook, the files that SQLite keeps beside it, and the former ones kept by restorations.
  ///
  /// Only names of ours directly in the folder are removed, never what a link points to; the folder goes if it is empty.
  /// Backups that the person made elsewhere stay. A session that is writing is waited for, then ``NotebookError/busy(file:)``.
  public static func erase(
    _ location: NotebookLocation, lockTimeout: Double = usualLockTimeout
  ) throws(NotebookError) -> EraseReport {
    switch Disk.kind(of: location.folder, following: true) {
    case .folder: break
    case .missing: return EraseReport()
    default: throw .cannotWrite(location.folder, .notAFolder)
    }
    // Under the write lock, so that no session is acknowledged an entry that is being erased. Not had on a damaged file.
    let connection: Connection?
    do {
      connection = try Disk.kind(of: location.file) == .file ? createOrOpen(location, lockTimeout: lockTimeout) : nil
    } catch {
      if case .busy = error { throw error }
      connection = nil
    }
    defer { connection?.close() }
    guard let connection else { return try removeAll(location) }
    return try connection.transaction { _ in try removeAll(location) }
  }

  private static func removeAll(_ location: NotebookLocation) throws(NotebookError) -> EraseReport {
    var report = EraseReport()
    for name in Disk.names(in: location.folder) where isOurs(name) {
      let path = location.folder + "/" + name
      let kind = Disk.kind(of: path)
      guard kind != .folder else { continue }
      guard Disk.remove(path) else { throw .cannotWrite(path, Disk.obstacle()) }
      report.removed.append(path)
      if kind == .symbolicLink { report.links.append(path) }
    }
    Disk.syncFolder(location.folder)
    if Disk.kind(of: location.folder) == .folder, Disk.removeFolder(location.folder) {
      report.removed.append(location.folder)
    }
    return report
  }

  static func isOurs(_ name: String) -> Bool {
    if suffixes.contains(where: { name == "carnet.sqlite" + $0 }) { return true }
    if name.hasPrefix(".carnet-"), suffixes.contains(where: { name.hasSuffix(".ebauche" + $0) }) { return true }
    return name.hasPrefix(formerPrefix) && suffixes.contains { name.hasSuffix(".sqlite" + $0) }
  }
}
