extension Connection {
  /// Opens a file to read it, whatever the folder allows.
  ///
  /// Normally with full access, never used to write: so SQLite can leave no `-wal` or `-shm` behind. In a folder where
  /// those cannot be made, reading still works while another process has the notebook open (its `-shm` is there), and
  /// otherwise from the lone file, taken as immutable, or from a private copy when a crash left entries in the `-wal`.
  /// What is impossible: to read such a left-over `-wal` where no temporary folder can be written either.
  static func forReading(_ file: String, lockTimeout: Double) throws(NotebookError) -> Connection {
    guard Disk.canRead(file) else { throw .cannotRead(file, .permissionDenied) }
    if Disk.canWrite(Disk.parent(of: file)), Disk.canWrite(file) {
      return try Connection(file: file, access: .readWrite, lockTimeout: lockTimeout)
    }
    do {
      return try Connection(file: file, access: .readOnly, lockTimeout: lockTimeout)
    } catch {
      switch error {
      case .cannotRead, .cannotWrite: break
      default: throw error
      }
    }
    if (Disk.size(of: file + "-wal") ?? 0) == 0,
      let connection = try? Connection(
        file: "file:\(percentEncoded(file))?immutable=1", identifiedBy: file, access: .readOnly, lockTimeout: 0)
    {
      return connection
    }
    return try copy(of: file, lockTimeout: lockTimeout)
  }

  /// A copy in a private folder that is gone as soon as it is open: the descriptors keep it alive.
  private static func copy(of file: String, lockTimeout: Double) throws(NotebookError) -> Connection {
    let folder = try Disk.temporaryFolder()
    let names = ["", "-wal"].filter { Disk.kind(of: file + $0, following: true) == .file }
    let copies = (names + ["-shm", "-journal"]).map { folder + "/copie.sqlite" + $0 }
    defer {
      for copy in copies { _ = Disk.remove(copy) }
      _ = Disk.removeFolder(folder)
    }
    for name in names { try Disk.write(Disk.read(file + name), toNew: folder + "/copie.sqlite" + name) }
    let connection = try Connection(
      file: folder + "/copie.sqlite", identifiedBy: file, access: .readWrite, lockTimeout: lockTimeout)
    _ = try connection.read { try $0.number("SELECT count(*) FROM sqlite_master") }
    return connection
  }

  private static func percentEncoded(_ path: String) -> String {
    var encoded = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII, scalar == "/" || scalar.properties.isAlphabetic || (48...57).contains(byte) {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return encoded
  }
}
