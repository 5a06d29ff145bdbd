#if canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Disk {
  /// The bytes of a file that is not the live database.
  static func read(_ path: String, atMost limit: Int = .max) throws(NotebookError) -> [UInt8] {
    switch kind(of: path, following: true) {
    case .file: break
    case .missing: throw .cannotRead(path, .missing)
    case .unreachable: throw .cannotRead(path, obstacle())
    default: throw .cannotRead(path, .notAFile)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(path, obstacle()) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < limit {
      let count = Glue.read(descriptor, &chunk, min(chunk.count, limit - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotRead(path, obstacle()) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Writes a new file (0600, never over another), whole and on disk on return.
  static func write(_ bytes: [UInt8], toNew path: String) throws(NotebookError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path, obstacle()) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glue.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .cannotWrite(path, obstacle()) }
      rest = rest.dropFirst(count)
    }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path, obstacle()) }
  }

  /// The content of a file that no SQLite connection holds is on disk on return.
  static func syncFile(_ path: String) throws(NotebookError) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(path, obstacle()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path, obstacle()) }
  }

  /// A folder that only this person can read, under `TMPDIR`.
  static func temporaryFolder() throws(NotebookError) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/tremplin-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw .cannotCreate(base, obstacle()) }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static var processID: Int32 { getpid() }

  /// The C functions that share a name with methods of ``Disk``.
  private enum Glue {
    #if canImport(Musl)
      static let read = Musl.read
      static let write = Musl.write
    #else
      static let read = Glibc.read
      static let write = Glibc.write
    #endif
  }
}
