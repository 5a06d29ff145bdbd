/// What can go wrong with the notebook: what, which file, and (in its description) the mend.
public enum NotebookError: Error, Hashable, Sendable {
  /// Not SQLite any more, pages that contradict one another, entries that cannot be read.
  case damaged(file: String, detail: String)
  case newerVersion(file: String, found: Int, known: Int)
  /// A sound SQLite file of some other program.
  case notANotebook(file: String)
  /// The portable form is wrong at a line; `entry` counts from 1.
  case malformed(file: String, line: Int, column: Int, entry: Int?, detail: String)
  case cannotCreate(String, Obstacle)
  case cannotWrite(String, Obstacle)
  case cannotRead(String, Obstacle)
  /// Another process kept the write lock.
  case busy(file: String)
  /// Another session answered, finished or abandoned this conversation meanwhile.
  case conversationMoved(id: String)
  /// A defect of the caller: the entry cannot be stored.
  case invalidEntry(String)
  case noLocation(LocationFault)

  public enum Obstacle: Hashable, Sendable {
    case diskFull, readOnly, permissionDenied, notAFolder, notAFile, symbolicLink, missing, alreadyExists
    /// The folder that a new file would go into.
    case folderMissing
    /// The backup would replace the notebook itself, or be restored from itself.
    case sameFile
    case openedForReading
    case system(Int32)
    case sqlite(Int32)
  }

  public enum LocationFault: Hashable, Sendable {
    case emptyOption
    case homeUnset
    case homeMissing(String)
  }

  /// The process's exit code, as `interface.md` promises.
  public var exitCode: Int32 {
    switch self {
    case .damaged, .newerVersion, .notANotebook, .malformed: 65
    case .cannotRead: 66
    case .invalidEntry: 70
    case .cannotCreate: 73
    case .noLocation(.emptyOption): 64
    case .noLocation: 73
    case .cannotWrite: 74
    case .busy, .conversationMoved: 75
    }
  }
}
