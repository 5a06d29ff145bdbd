import GRDB

extension NotebookError {
  /// What SQLite (through GRDB) answered, as one of ours. Its English message is left out: the code says enough.
  init(_ error: any Error, file: String, writing: Bool) {
    if let own = error as? NotebookError {
      self = own
      return
    }
    guard let error = error as? DatabaseError else {
      self = .damaged(file: file, detail: "contenu inattendu")
      return
    }
    let folder = Disk.parent(of: file)
    let cannot = writing ? NotebookError.cannotWrite : NotebookError.cannotRead
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy(file: file)
    case .SQLITE_FULL: self = .cannotWrite(file, .diskFull)
    case .SQLITE_READONLY: self = .cannotWrite(file, Disk.canWrite(file) ? .readOnly : .permissionDenied)
    case .SQLITE_PERM, .SQLITE_AUTH: self = cannot(file, .permissionDenied)
    case .SQLITE_NOTADB: self = .damaged(file: file, detail: "ce n’est pas, ou plus, une base SQLite")
    case .SQLITE_CORRUPT: self = .damaged(file: file, detail: "pages incohérentes")
    case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_SCHEMA, .SQLITE_FORMAT:
      self = .damaged(file: file, detail: "erreur \(error.extendedResultCode.rawValue) de la base de données")
    case .SQLITE_ERROR:
      // No such table or column, malformed schema: the header is ours, the content is not.
      self = .damaged(file: file, detail: "structure inattendue")
    case .SQLITE_IOERR, .SQLITE_CANTOPEN:
      if Disk.isFull(folder) {
        self = .cannotWrite(file, .diskFull)
      } else if Disk.kind(of: file) == .missing {
        self = cannot(file, .missing)
      } else if !Disk.canRead(file) {
        self = .cannotRead(file, .permissionDenied)
      } else if !Disk.canWrite(folder) {
        self = cannot(folder, .permissionDenied)
      } else {
        self = cannot(file, .sqlite(error.extendedResultCode.rawValue))
      }
    default: self = cannot(file, .sqlite(error.extendedResultCode.rawValue))
    }
  }
}
