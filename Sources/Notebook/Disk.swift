#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The few things asked of the file system, by path and without Foundation.
///
/// - Important: nothing here opens the live database file. Closing any descriptor on it would drop the POSIX locks that
///   SQLite holds for the whole process.
enum Disk {
  enum Kind { case missing, file, folder, symbolicLink, other, unreachable }

  struct Identity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
  }

  static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  static func message(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "?" }

  private static func status(_ path: String, following: Bool) -> stat? {
    var status = stat()
    let answer = following ? stat(path, &status) : lstat(path, &status)
    return answer == 0 ? status : nil
  }

  static func kind(of path: String, following: Bool = false) -> Kind {
    guard let status = status(path, following: following) else { return errno == ENOENT ? .missing : .unreachable }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .symbolicLink
    default: .other
    }
  }

  static func identity(of path: String) -> Identity? {
    status(path, following: true).map { Identity(device: UInt64($0.st_dev), inode: UInt64($0.st_ino)) }
  }

  static func permissions(of path: String) -> UInt32? {
    status(path, following: false).map { UInt32($0.st_mode) & 0o777 }
  }

  static func size(of path: String) -> Int? { status(path, following: true).map { Int($0.st_size) } }

  static func isFull(_ path: String) -> Bool {
    var status = statvfs()
    return statvfs(path, &status) == 0 && (status.f_bavail == 0 || (status.f_files > 0 && status.f_favail == 0))
  }

  static func canWrite(_ path: String) -> Bool { access(path, W_OK) == 0 }
  static func canRead(_ path: String) -> Bool { access(path, R_OK) == 0 }

  static func obstacle(_ code: Int32 = errno) -> NotebookError.Obstacle {
    switch code {
    case ENOSPC, EDQUOT: .diskFull
    case EROFS: .readOnly
    case EACCES, EPERM: .permissionDenied
    case ENOTDIR: .notAFolder
    case EISDIR: .notAFile
    case ELOOP: .symbolicLink
    case ENOENT: .missing
    case EEXIST: .alreadyExists
    default: .system(code)
    }
  }

  /// Makes the folder and those above it that are missing, each 0700 whatever the umask, each one on disk on return.
  static func makeFolder(_ path: String) throws(NotebookError) {
    switch kind(of: path, following: true) {
    case .folder: return
    case .missing: break
    case .unreachable: throw .cannotCreate(path, obstacle())
    default: throw .cannotCreate(path, .notAFolder)
    }
    if kind(of: path) == .symbolicLink { throw .cannotCreate(path, .symbolicLink) }
    let parent = parent(of: path)
    try makeFolder(parent)
    guard mkdir(path, 0o700) == 0 else {
      if errno == EEXIST, kind(of: path, following: true) == .folder { return }
      throw .cannotCreate(path, obstacle())
    }
    _ = chmod(path, 0o700)
    syncFolder(parent)
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// An empty file, 0600 whatever the umask. It is made without being opened.
  static func makeFile(_ path: String) throws(NotebookError) {
    guard mknod(path, S_IFREG | 0o600, 0) == 0 else { throw .cannotCreate(path, obstacle()) }
    _ = chmod(path, 0o600)
  }

  static func mode(_ path: String, _ mode: UInt32) -> Bool { chmod(path, mode_t(mode)) == 0 }

  /// What was renamed or created in a folder is on disk on return, where the file system can say so.
  static func syncFolder(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    close(descriptor)
  }

  static func remove(_ path: String) -> Bool { unlink(path) == 0 }
  static func removeFolder(_ path: String) -> Bool { rmdir(path) == 0 }

  static func rename(_ from: String, to: String) throws(NotebookError) {
    guard Disk.renameFile(from, to) == 0 else { throw .cannotWrite(to, obstacle()) }
  }

  /// A second name for a file; never over another file.
  static func link(_ from: String, to: String) throws(NotebookError) {
    guard linkFile(from, to) == 0 else { throw .cannotCreate(to, obstacle()) }
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let item = readdir(stream) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  // Inside the methods of the same name, the C functions cannot be seen.
  private static func renameFile(_ from: String, _ to: String) -> Int32 {
    #if canImport(Musl)
      Musl.rename(from, to)
    #else
      Glibc.rename(from, to)
    #endif
  }

  private static func linkFile(_ from: String, _ to: String) -> Int32 {
    #if canImport(Musl)
      Musl.link(from, to)
    #else
      Glibc.link(from, to)
    #endif
  }
}
