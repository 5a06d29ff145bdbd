import Glibc

/// Files that a person names, read whole up to a bound, with errors in French.
enum InputFile {
  static func read(_ path: String, atMost limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let why = errno == ENOENT ? "n’existe pas" : "ne peut pas être lu"
      throw Failure(.notFound, "« \(path) » \(why). Vérifiez le nom et les droits.")
    }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.notFound, "« \(path) » n’est pas un fichier ordinaire.")
    }
    guard info.st_size <= limit else { throw Failure(.data, "« \(path) » est trop gros (\(limit / 1024) Ko au plus).") }
    var bytes = [UInt8](repeating: 0, count: Int(info.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), $0.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(.notFound, "« \(path) » ne peut pas être lu jusqu’au bout.") }
      if count == 0 { break }
      filled += count
    }
    return Array(bytes.prefix(filled))
  }
}
